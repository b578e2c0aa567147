"""Access tokens end all the time, and nobody notices."""

import itertools

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story

LIFETIME = 15  # s; a fifth of it is the time there is to renew
SHORT = 5


class Tokens(Story):
    server_flags = ["--tokens-access-lifetime", str(LIFETIME)]

    def test_a_conversation_outlives_its_tokens_on_one_connection(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada, grace = self.enter(ADA, f"/c/{talk}"), self.enter(GRACE, f"/c/{talk}")
        expect(ada.online(GRACE)).to_be_visible()
        expect(grace.online(ADA)).to_be_visible()

        numbers = itertools.count(1)

        def is_renewed_twice() -> bool:
            number = next(numbers)
            ada.say(f"Ada's remark number {number}.")
            expect(grace.message(f"Ada's remark number {number}.")).to_be_visible()
            grace.say(f"Grace's reply number {number}.")
            expect(ada.message(f"Grace's reply number {number}.")).to_be_visible()
            self.let_pass(LIFETIME / 6)
            return min(len(each.window.frames("auth")) for each in (ada, grace)) >= 2

        self.eventually("both are renewed in every lifetime", is_renewed_twice, LIFETIME * 3)
        for screens in (ada, grace):
            window = screens.window
            self.assertEqual(len(window.sockets), 1, "the first connection is still the one")
            self.assertEqual(window.refused, [], "no request was ever refused")


class ShortTokens(Story):
    server_flags = ["--tokens-access-lifetime", str(SHORT)]

    def test_requests_with_an_ended_token_wait_for_one_refresh(self):
        self.register(ADA, GRACE)
        ada = self.enter(ADA, "/people")
        expect(ada.search_field()).to_be_visible()
        ada.window.unplug()
        self.let_pass(SHORT + 1)

        ada.window.plug_in()
        ada.find("grace")

        expect(ada.result(GRACE)).to_be_visible()
