"""axe finds nothing on any screen: light and dark, desktop and phone."""

from dataclasses import replace

from playwright.sync_api import expect

from support.axe import violations
from support.people import ADA, GRACE, LINUS
from support.story import Story
from support.window import DESKTOP, PHONE


class Accessibility(Story):
    def test_every_screen_on_a_desktop_in_light(self):
        self._examine(DESKTOP, dark=False)

    def test_every_screen_on_a_desktop_in_dark(self):
        self._examine(DESKTOP, dark=True)

    def test_every_screen_on_a_phone_in_light(self):
        self._examine(PHONE, dark=False)

    def test_every_screen_on_a_phone_in_dark(self):
        self._examine(PHONE, dark=True)

    def _examine(self, size: dict, dark: bool) -> None:
        ada, grace, linus = self.register(ADA, GRACE, LINUS)
        talk = ada.befriend(grace)
        ada.write(talk, "c1", "Something said by Ada.")
        grace.write(talk, "c2", "Something said by Grace: https://example.com/page")
        grace.write(talk, "c3", "> It was *that* `moth`\n```\nrelay 70\n```", reply_to=1)
        linus.ask(ada)

        stranger = self.visit("stranger", size=size, dark=dark)
        stranger.window.tolerate(r"status of 401 .*/api/v1/sessions")
        for path in ("/login", "/register"):
            self._pass_axe(stranger, path)
        self._pass_axe(stranger, "/login", lambda: stranger.log_in(replace(ADA, password="wrong")))
        newcomer = self.enter(LINUS, size=size, dark=dark)
        self._pass_axe(newcomer, "/")
        member = self.enter(ADA, size=size, dark=dark)
        pages = (
            "/",
            f"/c/{talk}",
            "/archive",
            "/requests",
            "/friends",
            "/profile",
            "/no-such-page",
        )
        for path in pages:
            self._pass_axe(member, path)
        self._pass_axe(member, f"/c/{talk}", member.open_chat_menu)
        self._pass_axe(member, "/requests", lambda: member.press("Control+k"))
        self._pass_axe(member, "/requests", lambda: member.press("?"))
        self._pass_axe(member, f"/c/{talk}", lambda: member.open_actions("said by Ada"))
        self._pass_axe(member, f"/c/{talk}", lambda: member.choose("said by Ada", "Delete"))
        self._pass_axe(member, f"/c/{talk}", lambda: member.choose("said by Ada", "Info"))
        self._pass_axe(member, f"/c/{talk}", lambda: member.choose("said by Ada", "Reply"))
        self._pass_axe(member, f"/c/{talk}", lambda: self._react(member))
        self._pass_axe(member, f"/c/{talk}", lambda: self._look_for_emoji(member, "moon"))
        self._pass_axe(member, f"/c/{talk}", lambda: self._look_for_emoji(member, "no such"))
        self._pass_axe(member, "/people", lambda: member.find("grace"))
        self._pass_axe(member, "/friends", lambda: member.begin_to_unfriend(GRACE))
        self._pass_axe_tidied(member, ada, talk)
        member.wait_until_kept()
        member.window.unplug()
        self._pass_axe(member, "/", lambda: expect(member.waiting_notice()).to_be_visible())

    def _pass_axe_tidied(self, member, ada, talk: str) -> None:
        """With a chat that is muted and pinned, and then in the archive."""
        ada.change(talk, muted=True, pinned=True)
        self._pass_axe(member, "/", lambda: expect(member.row(GRACE)).to_contain_text("muted"))
        ada.change(talk, archived=True)
        self._pass_axe(member, "/", lambda: expect(member.archive_link()).to_be_visible())

    def _react(self, screens) -> None:
        screens.choose("said by Ada", "👍", role="menuitemcheckbox")
        screens.reaction("said by Ada", "👍").wait_for()

    def _look_for_emoji(self, screens, query: str) -> None:
        screens.emoji_button().click()
        screens.emoji("grinning face").wait_for()
        screens.emoji_search().fill(query)

    def _pass_axe(self, screens, path: str, prepare=lambda: None) -> None:
        with self.subTest(path):
            screens.go(path)
            prepare()
            self.assertEqual(violations(screens), [])
