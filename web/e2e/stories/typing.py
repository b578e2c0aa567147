"""Seeing the friend type."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story


class Typing(Story):
    def test_typing_shows_in_conversation_and_list_and_ends_with_the_message(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada, grace = self.enter(ADA, f"/c/{talk}"), self.enter(GRACE, f"/c/{talk}")
        expect(ada.online(GRACE)).to_be_visible()

        grace.type("Just thinking aloud")
        expect(ada.typing_in_header()).to_be_visible()
        expect(ada.typing_in_row(GRACE)).to_be_visible()

        grace.send()
        expect(ada.message("Just thinking aloud")).to_be_visible()
        expect(ada.typing_in_header()).to_have_count(0, timeout=3_000)

    def test_typing_that_stops_is_forgotten(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada, grace = self.enter(ADA, f"/c/{talk}"), self.enter(GRACE, f"/c/{talk}")
        expect(ada.online(GRACE)).to_be_visible()

        grace.type("On second thoughts")
        expect(ada.typing_in_header()).to_be_visible()

        expect(ada.typing_in_header()).to_have_count(0)
