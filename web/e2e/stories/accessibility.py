"""axe finds nothing on any screen: desktop and phone, light and dark."""

from dataclasses import replace

from playwright.sync_api import Locator, expect

from support.axe import violations_in_both_schemes
from support.people import ADA, GRACE, LINUS, Account
from support.screens import Screens
from support.story import Story
from support.window import DESKTOP, PHONE


class Accessibility(Story):
    def test_every_screen_on_a_desktop(self):
        self._examine(DESKTOP)

    def test_every_screen_on_a_phone(self):
        self._examine(PHONE)

    def _examine(self, size: dict) -> None:
        ada, grace, linus = self.register(ADA, GRACE, LINUS)
        talk = ada.befriend(grace)
        ada.write(talk, "c1", "Something said by Ada.")
        grace.write(talk, "c2", "Something said by Grace: https://example.com/page")
        grace.write(talk, "c3", "> It was *that* `moth`\n```\nrelay 70\n```", reply_to=1)
        linus.ask(ada)

        stranger = self.visit("stranger", size=size)
        stranger.window.tolerate(r"status of 401 .*/api/v1/sessions")
        wrong = replace(ADA, password="wrong")
        self._pass_axe(stranger, "/login", stranger.login_button())
        self._pass_axe(stranger, "/register", stranger.page.get_by_label("Display name"))
        self._pass_axe(stranger, "/login", stranger.alert(), lambda: stranger.log_in(wrong))
        newcomer = self.enter(LINUS, size=size)
        self._pass_axe(newcomer, "/", newcomer.empty_list())
        member = self.enter(ADA, size=size)
        self._examine_pages(member, talk)
        self._examine_what_opens(member, talk)
        self._examine_what_is_tidied(member, ada, talk)
        member.wait_until_kept()
        member.window.unplug()
        self._pass_axe(member, "/", member.waiting_notice())

    def _examine_pages(self, member: Screens, talk: str) -> None:
        for path, shown in (
            ("/", member.row(GRACE)),
            (f"/c/{talk}", member.message("said by Ada").first),
            ("/archive", member.page.get_by_text("Nothing archived")),
            ("/requests", member.incoming(LINUS)),
            ("/friends", member.friend(GRACE)),
            ("/profile", member.device("This device")),
            ("/no-such-page", member.page.get_by_role("heading", level=1)),
        ):
            self._pass_axe(member, path, shown)

    def _examine_what_opens(self, member: Screens, talk: str) -> None:
        menu, dialog = member.page.get_by_role("menu"), member.dialog()
        said = "said by Ada"
        for act, opened in (
            (member.open_chat_menu, menu),
            (lambda: member.open_actions(said), menu),
            (lambda: member.choose(said, "Delete"), dialog),
            (lambda: member.choose(said, "Info"), dialog),
            (lambda: member.choose(said, "Reply"), member.reply_note()),
            (lambda: self._react(member), member.reaction(said, "👍")),
            (lambda: self._look_for_emoji(member, "moon"), member.emoji("full moon")),
            (
                lambda: self._look_for_emoji(member, "no such"),
                member.page.get_by_text("No emoji by that name"),
            ),
        ):
            self._pass_axe(member, f"/c/{talk}", opened, act)
        for path, act, opened in (
            ("/requests", lambda: self._press(member, "Control+k"), member.palette()),
            ("/requests", lambda: self._press(member, "?"), dialog),
            ("/people", lambda: member.find("grace"), member.result(GRACE)),
            ("/friends", lambda: member.begin_to_unfriend(GRACE), dialog),
        ):
            self._pass_axe(member, path, opened, act)

    def _examine_what_is_tidied(self, member: Screens, ada: Account, talk: str) -> None:
        """With a chat that is muted and pinned, and then in the archive."""
        ada.change(talk, muted=True, pinned=True)
        self._pass_axe(member, "/", member.row(GRACE).filter(has_text="muted"))
        ada.change(talk, archived=True)
        self._pass_axe(member, "/", member.archive_link())

    def _press(self, screens: Screens, keys: str) -> None:
        """Where there is somebody to hear it."""
        expect(screens.requests_heading()).to_be_visible()
        screens.press(keys)

    def _react(self, screens: Screens) -> None:
        screens.choose("said by Ada", "👍", role="menuitemcheckbox")

    def _look_for_emoji(self, screens: Screens, query: str) -> None:
        screens.emoji_button().click()
        screens.emoji("grinning face").wait_for()
        screens.emoji_search().fill(query)

    def _pass_axe(self, screens: Screens, path: str, shown: Locator, act=lambda: None) -> None:
        """Not before what the page is about, or what the act has brought, is there."""
        with self.subTest(path):
            screens.go(path)
            act()
            expect(shown).to_be_visible()
            self.assertEqual(violations_in_both_schemes(screens), [])
