"""A connection is believed as long as it answers, and what is said of it is true."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.screens import Screens
from support.story import Story
from support.wire import Wire


class Liveness(Story):
    def test_whoever_comes_back_has_the_server_asked_for_a_sign_of_life(self):
        ada = self._with_grace_online(self.visit("ada"))
        ada.look_away()

        returns = {
            "it is looked at again": ada.look_back,
            "its window is chosen": lambda: self._tell(ada, "focus"),
            "the network is back": lambda: self._tell(ada, "online"),
            "it is taken out of the cache": lambda: self._tell(ada, "pageshow"),
        }
        for what, happens in returns.items():
            with self.subTest(what):
                before = len(ada.window.frames("ping"))
                happens()
                self.eventually("a ping", lambda: len(ada.window.frames("ping")) > before)  # noqa: B023

    def test_a_server_that_falls_silent_is_told_of_until_everything_is_up_to_date(self):
        ada = self.visit("ada")
        wire = Wire(ada)
        self._with_grace_online(ada)

        wire.carries_down = False
        ada.listen_for("Up to date")
        self._tell(ada, "focus")
        expect(ada.connection_banner()).to_be_visible()
        expect(ada.offline_notice()).to_have_count(0)
        expect(ada.online(GRACE)).to_have_count(0)
        wire.carries_down = True

        ada.wait_until_told()
        expect(ada.online(GRACE)).to_be_visible()
        expect(ada.page.get_by_text("Up to date")).to_have_count(0)

    def _with_grace_online(self, ada: Screens) -> Screens:
        ada_account, grace_account = self.register(ADA, GRACE)
        ada_account.befriend(grace_account)
        ada.window.log_in_quietly(ADA)
        ada.go("/")
        self.enter(GRACE)
        expect(ada.online(GRACE)).to_be_visible()
        return ada

    def _tell(self, screens: Screens, event: str) -> None:
        screens.page.evaluate(f"void window.dispatchEvent(new Event('{event}'))")
