"""The tabs of one browser are one client."""

import time

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story

HANDOVER = 60  # s; on an idle machine it takes less than one


class Tabs(Story):
    def test_tabs_share_one_connection_and_everything_that_happens(self):
        ada, other, grace = self._two_tabs()

        other.say("From the second tab.")
        expect(grace.message("From the second tab.")).to_be_visible()
        grace.say("To both of them.")

        for screens in (ada, other):
            expect(screens.message("To both of them.")).to_be_visible()
            expect(screens.rung("From the second tab.", "Read")).to_be_visible()
            held = ["First words.", "From the second tab.", "To both of them."]
            self.comes_to(held, screens.all_messages)
        self.assertEqual(len(ada.window.sockets), 1)
        self.assertEqual(len(other.window.sockets), 0)

    def test_what_is_typed_in_one_tab_stands_in_the_other(self):
        ada, other, grace = self._two_tabs()

        other.type("half a thought")

        # The first is gone soon after the last key.
        expect(grace.typing_in_header()).to_be_visible()
        expect(ada.composer()).to_have_value("half a thought")

    def test_tab_takes_over_when_the_leading_one_closes(self):
        ada, other, grace = self._two_tabs()

        ada.page.close()
        self._takes_over(other)

        other.say("I lead now.")
        expect(grace.message("I lead now.")).to_be_visible()
        grace.say("So you do.")
        expect(other.message("So you do.")).to_be_visible()

    def test_tab_takes_over_when_the_leading_one_freezes_and_it_follows_once_it_thaws(self):
        ada, other, grace = self._two_tabs()
        ada.say("Before the frost.")
        expect(ada.rung("Before the frost.", "Read")).to_be_visible()

        ada.window.freeze()
        other.say("Through the frost.")
        self._takes_over(other)
        expect(grace.message("Through the frost.")).to_be_visible()
        grace.say("Warm here.")
        expect(other.message("Warm here.")).to_be_visible()
        ada.window.thaw()

        expect(ada.message("Warm here.")).to_be_visible()
        ada.say("Thawed.")
        expect(grace.message("Thawed.")).to_be_visible()
        for screens in (ada, other, grace):
            expect(screens.message("Thawed.")).to_be_visible()
            self.comes_to(
                [
                    "First words.",
                    "Before the frost.",
                    "Through the frost.",
                    "Warm here.",
                    "Thawed.",
                ],
                screens.all_messages,
            )
        self.assertEqual(len(ada.window.sockets), 1, "it did not connect again")
        self.assertEqual(len(other.window.sockets), 1)

    def test_logging_out_in_one_tab_and_in_again_is_followed_by_the_other(self):
        ada, other, _ = self._two_tabs()
        other.go("/profile")

        other.log_out()
        for screens in (ada, other):
            expect(screens.login_button()).to_be_visible()
        other.log_in(ADA)

        for screens in (ada, other):
            expect(screens.row(GRACE)).to_be_visible()

    def _two_tabs(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada_account.write(talk, "first", "First words.")
        ada, grace = self.enter(ADA, f"/c/{talk}"), self.enter(GRACE, f"/c/{talk}")
        expect(ada.message("First words.")).to_be_visible()
        expect(grace.message("First words.")).to_be_visible()
        self.eventually("this tab leads", lambda: len(ada.window.sockets) > 0)
        other = self.tab(ada, f"/c/{talk}")
        expect(other.message("First words.")).to_be_visible()
        return ada, other, grace

    def _takes_over(self, screens) -> None:
        begun = time.monotonic()
        self.eventually("the other tab connects", lambda: len(screens.window.sockets) > 0, HANDOVER)
        print(f"[{time.monotonic() - begun:.2f} s] ", end="")
