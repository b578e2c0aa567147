"""The language can be chosen, and everything speaks it at once."""

from playwright.sync_api import expect

from support.people import ADA
from support.story import Story


class Languages(Story):
    def test_a_chosen_language_is_spoken_at_once_and_after_a_reload(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        ada.page.get_by_text("Deutsch").click()
        expect(ada.page.get_by_role("heading", name="Profil", level=1)).to_be_visible()
        expect(ada.page.get_by_role("radio", name="Deutsch")).to_be_focused()
        expect(ada.page.locator("html")).to_have_attribute("lang", "de")

        ada.page.reload()
        expect(ada.page.get_by_role("heading", name="Geräte")).to_be_visible()
        ada.page.get_by_text("English").click()
        expect(ada.page.get_by_role("heading", name="Profile", level=1)).to_be_visible()
