"""Pinning, muting and archiving: at once here, soon on every device, and taken back when refused."""

from playwright.sync_api import expect

from support.people import ADA, GRACE, LINUS
from support.story import Story
from support.window import PHONE


class Tidying(Story):
    def setUp(self) -> None:
        super().setUp()
        self.ada_account, self.grace_account, linus = self.register(ADA, GRACE, LINUS)
        self.talk = self.ada_account.befriend(self.grace_account)
        linus.write(self.ada_account.befriend(linus), "c1", "The latest word.")

    def test_a_pinned_chat_stands_first_on_every_device(self):
        ada, other = self.enter(ADA), self.enter(ADA, device="other")
        expect(ada.row(GRACE)).to_be_visible()
        expect(other.row(GRACE)).to_be_visible()
        self.comes_to(LINUS.display_name, lambda: ada.rows()[0])

        ada.chat_action(GRACE, "Pin")

        for screens in (ada, other):
            expect(screens.row(GRACE)).to_contain_text("pinned")
            self.comes_to(GRACE.display_name, lambda it=screens: it.rows()[0])

    def test_a_muted_chat_counts_its_messages_but_not_in_the_title(self):
        ada = self.enter(ADA, "/profile")
        ada.open_conversations()
        ada.row(GRACE).focus()
        ada.press("Shift+F10")
        ada.choose_item("Mute")
        expect(ada.row(GRACE)).to_contain_text("muted")
        ada.open_conversation(LINUS)
        expect(ada.page).to_have_title("Martlet")

        self.grace_account.write(self.talk, "c2", "Nobody needs to hear this.")

        expect(ada.unread(GRACE)).to_have_text("1 unread message")
        expect(ada.page).to_have_title("Martlet")
        ada.chat_action(GRACE, "Unmute")
        expect(ada.page).to_have_title("(1) Martlet")

    def test_an_archived_chat_waits_in_its_own_place_and_comes_back(self):
        ada = self.enter(ADA, f"/c/{self.talk}")
        ada.open_chat_menu()
        ada.choose_item("Archive")
        expect(ada.row(GRACE)).to_have_count(0)
        ada.undo()
        expect(ada.row(GRACE)).to_be_visible()

        ada.chat_action(GRACE, "Archive")
        expect(ada.row(GRACE)).to_have_count(0)
        ada.archive_link().click()
        expect(ada.row(GRACE)).to_be_visible()
        ada.chat_action(GRACE, "Take out of the archive")
        expect(ada.page.get_by_text("Nothing archived")).to_be_visible()
        ada.back_button().click()
        expect(ada.row(GRACE)).to_be_visible()

    def test_a_refused_change_is_taken_back_and_said(self):
        ada = self.enter(ADA)
        ada.window.tolerate("status of 503")
        expect(ada.row(GRACE)).to_be_visible()
        ada.page.route("**/api/v1/conversations/*", lambda route: route.fulfill(status=503))

        ada.chat_action(GRACE, "Mute")

        expect(ada.toast("Not changed.")).to_be_visible()
        expect(ada.row(GRACE)).not_to_contain_text("muted")

    def test_with_a_finger_the_menu_opens_by_resting_on_the_row(self):
        ada = self.enter(ADA, size=PHONE)
        expect(ada.row(GRACE)).to_be_visible()
        ada.rest_at(ada.row(GRACE))
        ada.choose_item("Pin")
        expect(ada.row(GRACE)).to_contain_text("pinned")
        expect(ada.composer()).to_have_count(0)
