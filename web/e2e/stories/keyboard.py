"""Everything without a pointer."""

from playwright.sync_api import Locator, expect

from support.people import ADA, GRACE
from support.story import Story


class Keyboard(Story):
    def test_from_the_log_in_to_a_sent_message(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        ada_account.befriend(grace_account)
        ada = self.visit("ada")
        self.stage.secrets.add(ADA.password)
        ada.go("/login")

        self._tab_to(ada, ada.page.get_by_label("Username", exact=True))
        ada.page.keyboard.type(ADA.username)
        self._tab_to(ada, ada.page.get_by_label("Password", exact=True))
        ada.page.keyboard.type(ADA.password)
        ada.page.keyboard.press("Enter")
        expect(ada.row(GRACE)).to_be_visible()
        self._tab_to(ada, ada.row(GRACE))
        ada.page.keyboard.press("Enter")
        expect(ada.composer()).to_be_focused()
        ada.page.keyboard.type("Not one click.")
        ada.page.keyboard.press("Enter")

        expect(ada.rung("Not one click.", "Sent")).to_be_visible()

    def test_arrows_walk_through_the_messages_and_enter_opens_what_can_be_done(self):
        ada, grace = self._talk(60)
        self._into_the_log(ada)
        expect(ada.bubble("Number 59.")).to_be_focused()

        ada.page.keyboard.press("ArrowUp")
        ada.page.keyboard.press("ArrowUp")
        expect(ada.bubble("Number 57.")).to_be_focused()
        ada.page.keyboard.press("Home")
        expect(ada.bubble("Number 0.")).to_be_focused()
        expect(ada.bubble("Number 0.")).to_be_in_viewport()
        ada.page.keyboard.press("End")
        expect(ada.bubble("Number 59.")).to_be_focused()
        expect(ada.bubble("Number 59.")).to_be_in_viewport()

        ada.page.keyboard.press("Enter")
        menu = ada.page.get_by_role("menu")
        expect(menu).to_be_visible()
        ada.page.keyboard.press("ArrowRight")
        ada.page.keyboard.press("Enter")
        expect(ada.reaction("Number 59.", "❤️, 1")).to_be_visible()
        expect(ada.bubble("Number 59.")).to_be_focused()

    def test_the_focus_stays_on_a_message_that_is_scrolled_far_away(self):
        ada, grace = self._talk(99)
        self._into_the_log(ada)
        expect(ada.bubble("Number 98.")).to_be_focused()

        ada.scroll_to(0)
        expect(ada.bubble("Number 0.")).to_be_in_viewport()
        expect(ada.bubble("Number 98.")).to_be_focused()
        ada.page.keyboard.press("ArrowUp")

        expect(ada.bubble("Number 97.")).to_be_focused()
        expect(ada.bubble("Number 97.")).to_be_in_viewport()

    def test_an_emoji_is_found_and_written_by_its_name(self):
        ada, grace = self._talk(1)
        ada.composer().fill("Look: ")
        ada.page.keyboard.press("Shift+Tab")
        expect(ada.emoji_button()).to_be_focused()
        ada.page.keyboard.press("Enter")
        expect(ada.emoji_search()).to_be_focused()
        ada.page.keyboard.type("butterfly")
        expect(ada.emoji("butterfly")).to_be_visible()
        ada.page.keyboard.press("Enter")

        expect(ada.composer()).to_have_value("Look: 🦋")
        expect(ada.composer()).to_be_focused()
        ada.page.keyboard.type("!")
        ada.page.keyboard.press("Enter")
        expect(grace.message("Look: 🦋!")).to_be_visible()

    def test_arrows_walk_through_the_emoji_and_escape_leaves_them(self):
        ada, _ = self._talk(1)
        ada.emoji_button().click()
        expect(ada.emoji("grinning face")).to_be_visible()
        expect(ada.emoji_search()).to_be_focused()

        ada.page.keyboard.press("ArrowDown")
        expect(ada.emoji("grinning face")).to_be_focused()
        ada.page.keyboard.press("ArrowRight")
        expect(ada.emoji("grinning face with big eyes")).to_be_focused()
        ada.page.keyboard.press("Escape")

        expect(ada.emoji_search()).to_have_count(0)
        expect(ada.composer()).to_have_value("")

    def _talk(self, lines: int):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(lines):
            ada_account.write(talk, f"c{number}", f"Number {number}.")
        ada, grace = self.enter(ADA, f"/c/{talk}"), self.enter(GRACE, f"/c/{talk}")
        expect(ada.message(f"Number {lines - 1}.")).to_be_visible()
        ada.wait_until_all_are_here(lines)
        expect(ada.composer()).to_be_focused()
        return ada, grace

    def _into_the_log(self, screens) -> None:
        """Backwards out of the composer; in a message there is more that takes the focus."""
        for _ in range(4):
            screens.page.keyboard.press("Shift+Tab")
            # at once: the focus has moved when the key is up
            if screens.page.evaluate("document.activeElement.matches('article')"):
                return

    def _tab_to(self, screens, target: Locator) -> None:
        expect(target).to_be_visible()
        for _ in range(20):
            # at once: the focus has moved when the key is up
            if target.evaluate("element => element === document.activeElement"):
                return
            screens.page.keyboard.press("Tab")
        self.fail(f"Tab does not reach {target}")
