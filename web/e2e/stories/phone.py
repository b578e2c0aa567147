"""One pane, and a back button that does what it says."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story
from support.window import PHONE


class Phone(Story):
    def test_back_leads_from_the_conversation_to_the_list(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        ada_account.befriend(grace_account)
        ada = self.enter(ADA, size=PHONE)

        ada.open_conversation(GRACE)
        expect(ada.composer()).to_be_visible()
        expect(ada.row(GRACE)).to_be_hidden()
        ada.say("Written with a thumb.")
        expect(ada.rung("Written with a thumb.", "Sent")).to_be_visible()
        ada.page.go_back()
        expect(ada.row(GRACE)).to_be_visible()
        expect(ada.composer()).to_be_hidden()

        ada.open_conversation(GRACE)
        ada.back_button().click()
        expect(ada.row(GRACE)).to_be_visible()

    def test_nothing_is_wider_than_the_screen_or_lies_below_it(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada_account.write(talk, "c1", "endless" * 60)
        ada = self.enter(ADA, size=PHONE)

        screens = {
            "/": ada.row(GRACE),
            f"/c/{talk}": ada.any_message(),
            "/people": ada.search_field(),
            "/requests": ada.requests_heading(),
            "/friends": ada.friend(GRACE),
            "/profile": ada.device("This device"),
        }
        for path, whole in screens.items():
            with self.subTest(path):
                ada.go(path)
                expect(whole).to_be_visible()
                ada.settle()
                self.assertLessEqual(ada.widest(), PHONE["width"])  # at once: nothing moves
                # Else the focus could move all of the application up.
                self.assertLessEqual(ada.tallest(), PHONE["height"])  # at once: likewise
