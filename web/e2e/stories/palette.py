"""Everything from the keyboard: the palette and the list of keys."""

import re

from playwright.sync_api import expect

from support.people import ADA, GRACE, LINUS
from support.story import Story


class Palette(Story):
    def test_the_palette_leads_to_chats_and_pages_and_knows_the_commands(self):
        ada_account, grace_account, linus_account = self.register(ADA, GRACE, LINUS)
        ada_account.befriend(grace_account)
        ada_account.befriend(linus_account)
        ada = self.enter(ADA)
        expect(ada.row(GRACE)).to_be_visible()

        ada.press("Control+k")
        expect(ada.palette()).to_be_focused()
        ada.palette().press_sequentially("hop")
        expect(ada.chosen_option()).to_contain_text(GRACE.display_name)
        ada.press("Enter")
        expect(ada.heading(GRACE)).to_be_visible()
        expect(ada.palette()).to_have_count(0)

        ada.press("Control+k")
        ada.palette().fill("mute")
        expect(ada.chosen_option()).to_contain_text("Mute")
        ada.press("Enter")
        expect(ada.row(GRACE)).to_contain_text("muted")

        ada.press("Control+k")
        ada.palette().fill("dark")
        expect(ada.chosen_option()).to_contain_text(re.compile("dark", re.IGNORECASE))
        ada.press("Enter")
        expect(ada.page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(ada.palette()).to_have_count(0)

        ada.press("Control+k")
        ada.palette().fill("nobody of that name")
        expect(ada.options()).to_have_count(1)
        expect(ada.chosen_option()).to_contain_text("nobody of that name")
        ada.press("Enter")
        expect(ada.search_field()).to_have_value("nobody of that name")

    def test_it_leads_to_inviting_somebody(self):
        self.register(ADA, GRACE)
        grace = self.enter(GRACE)
        expect(grace.empty_list()).to_be_visible()

        grace.press("Control+k")
        grace.palette().fill("invite")
        expect(grace.chosen_option()).to_contain_text("Invite somebody")
        grace.press("Enter")

        expect(grace.page.get_by_role("button", name="Make a link")).to_be_visible()

    def test_arrows_move_escape_closes_and_the_focus_returns(self):
        self.register(ADA)
        ada = self.enter(ADA)
        expect(ada.empty_list()).to_be_visible()
        search = ada.chats().get_by_role("searchbox")
        search.focus()

        ada.press("Control+k")
        expect(ada.palette()).to_be_focused()
        first = ada.chosen_option().inner_text()
        ada.press("ArrowDown")
        self.eventually("another one", lambda: ada.chosen_option().inner_text() != first)
        ada.press("ArrowUp")
        self.comes_to(first, lambda: ada.chosen_option().inner_text())
        ada.press("Escape")
        expect(ada.palette()).to_have_count(0)
        expect(search).to_be_focused()

    def test_a_question_mark_lists_the_keys_but_not_while_writing(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada = self.enter(ADA, f"/c/{talk}")
        ada.composer().press_sequentially("Really?")
        expect(ada.composer()).to_have_value("Really?")
        sheet = ada.page.get_by_role("dialog", name="Keyboard shortcuts")
        expect(sheet).to_have_count(0)

        ada.row(GRACE).focus()
        ada.press("?")
        expect(sheet).to_be_visible()
        ada.press("Escape")
        expect(sheet).to_have_count(0)
        expect(ada.row(GRACE)).to_be_focused()
