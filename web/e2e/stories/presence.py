"""The green dot tells the truth, for friends only."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story
from support.window import PATIENCE

LINGER = 10  # s between the last connection's end and being offline


class Befriended(Story):
    def _befriended(self) -> None:
        ada, grace = self.register(ADA, GRACE)
        ada.befriend(grace)


class Presence(Befriended):
    def test_a_friend_is_green_while_connected_and_not_long_after(self):
        self._befriended()
        ada = self.enter(ADA)
        expect(ada.row(GRACE)).to_be_visible()
        expect(ada.online(GRACE)).to_have_count(0)

        grace = self.enter(GRACE)
        expect(ada.online(GRACE)).to_be_visible()

        grace.page.goto("about:blank")
        expect(ada.online(GRACE)).to_have_count(0, timeout=LINGER * 1_000 + PATIENCE)

    def test_after_my_own_reload_the_dots_are_right(self):
        self._befriended()
        ada, _ = self.enter(ADA), self.enter(GRACE)
        expect(ada.online(GRACE)).to_be_visible()

        ada.page.reload()

        expect(ada.online(GRACE)).to_be_visible()

    def test_without_a_connection_nobody_is_green(self):
        self._befriended()
        ada, _ = self.enter(ADA), self.enter(GRACE)
        expect(ada.online(GRACE)).to_be_visible()

        ada.window.unplug()
        expect(ada.offline_notice()).to_be_visible()
        expect(ada.online(GRACE)).to_have_count(0)

        ada.window.plug_in()
        expect(ada.online(GRACE)).to_be_visible()


class Lingering(Befriended):
    """Where nobody is offline before a slow machine has done whatever it does."""

    server_flags = ["--presence-linger", "300"]

    def test_a_reload_of_the_friend_does_not_flicker(self):
        self._befriended()
        ada, grace = self.enter(ADA), self.enter(GRACE)
        expect(ada.online(GRACE)).to_be_visible()
        ada.watch_dot_of(GRACE)

        grace.page.reload()
        expect(grace.online(ADA)).to_be_visible()

        self.let_pass(1)
        self.assertEqual(ada.times_the_dot_went_out(), 0)  # at once: it is counted all the time

    def test_logging_out_counts_at_once(self):
        self._befriended()
        ada, grace = self.enter(ADA), self.enter(GRACE, "/profile")
        expect(ada.online(GRACE)).to_be_visible()

        grace.log_out()

        expect(ada.online(GRACE)).to_have_count(0)
