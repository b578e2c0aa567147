"""What newcomers agree to, where the operator wants that."""

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE, LINUS
from support.screens import Screens
from support.story import Story
from support.window import PHONE

CODEX = "Be kind.\n\nDo not sell moths."
NEEDED = "An account here takes your agreement."
CHANGED = "The terms have changed meanwhile."


class Terms(Story):
    def setUp(self) -> None:
        super().setUp()
        (self.operator,) = self.register(ADA)
        self.operator.set_terms(CODEX)

    def test_nobody_joins_without_agreeing_and_nothing_typed_is_lost(self):
        grace = self.visit("grace", size=PHONE)
        grace.go("/register")
        expect(self._agreement(grace)).not_to_be_checked()

        grace.register_up_to_codes(GRACE)
        expect(grace.alert().filter(has_text=NEEDED)).to_be_visible()
        expect(self._agreement(grace)).to_have_accessible_description(NEEDED)
        self.assertEqual(violations_in_every_look(grace), [])

        grace.page.get_by_role("button", name="Read the terms").focus()
        grace.press("Enter")
        text = grace.page.get_by_role("region", name="Terms of this server")
        expect(text).to_have_text(CODEX)
        self.assertEqual(violations_in_every_look(grace), [])
        grace.press("Escape")
        expect(text).to_have_count(0)
        expect(grace.page.get_by_role("button", name="Read the terms")).to_be_focused()

        expect(grace.page.get_by_label("Username")).to_have_value(GRACE.username)
        self._agreement(grace).check()
        grace.register(GRACE)
        expect(grace.chats()).to_be_visible()

    def test_terms_that_changed_meanwhile_are_asked_for_again(self):
        grace = self.visit("grace")
        grace.window.tolerate(r"status of 422 .*/api/v1/accounts")
        grace.go("/register")
        self._agreement(grace).check()
        self.operator.set_terms("Be very kind.")

        grace.register_up_to_codes(GRACE)
        expect(grace.alert().filter(has_text=CHANGED)).to_be_visible()
        expect(self._agreement(grace)).not_to_be_checked()
        expect(grace.page.get_by_label("Username")).to_have_value(GRACE.username)
        grace.page.get_by_role("button", name="Read the terms").click()
        expect(grace.page.get_by_text("Be very kind.")).to_be_visible()
        grace.page.get_by_role("button", name="Close").click()

        self._agreement(grace).check()
        grace.register(GRACE)
        expect(grace.chats()).to_be_visible()

    def test_who_is_invited_agrees_too_and_who_is_here_is_not_asked(self):
        ada = self.enter(ADA, "/friends#invite")
        link = self.make_invite(ada)

        linus = self.visit("linus")
        linus.go(link)
        linus.page.get_by_role("link", name="Create account").click()
        expect(self._agreement(linus)).to_be_visible()
        linus.register_up_to_codes(LINUS)
        expect(linus.alert().filter(has_text=NEEDED)).to_be_visible()
        self._agreement(linus).check()
        linus.register(LINUS)
        expect(linus.row(ADA)).to_be_visible()

        ada.go("/profile")
        ada.log_out()
        ada.log_in(ADA)
        expect(ada.chats()).to_be_visible()

    def test_a_text_that_cannot_be_loaded_can_be_asked_for_again(self):
        grace = self.visit("grace")
        grace.window.tolerate_outages()
        grace.go("/register")
        expect(self._agreement(grace)).to_be_visible()
        grace.page.route("**/instance/terms", lambda route: route.abort())

        grace.page.get_by_role("button", name="Read the terms").click()
        expect(grace.page.get_by_text("The terms could not be loaded.")).to_be_visible()
        grace.page.unroute("**/instance/terms")
        grace.page.get_by_role("button", name="Try again").click()

        expect(grace.page.get_by_text("Do not sell moths.")).to_be_visible()

    def test_where_there_are_none_nobody_is_asked(self):
        self.operator.set_terms(None)
        grace = self.visit("grace")
        grace.go("/register")

        grace.register(GRACE)

        expect(grace.chats()).to_be_visible()

    def _agreement(self, screens: Screens):
        return screens.page.get_by_role("checkbox", name="I agree to the terms of this server.")
