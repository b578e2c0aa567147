"""What people write is text, whatever it looks like."""

from playwright.sync_api import expect

from support.people import ADA, Person
from support.story import Story

MARKUP = "<img src=x onerror=alert(1)>"
MALLORY = Person("linus", MARKUP, "vitamins and chemical bonds")


class Markup(Story):
    def test_markup_in_a_name_is_only_text(self):
        self.register(ADA, MALLORY)
        ada = self.enter(ADA, "/people")

        ada.find("linus")

        expect(ada.result(MALLORY)).to_contain_text(MARKUP)
        expect(ada.page.locator("img")).to_have_count(0)

    def test_markup_in_a_message_is_only_text(self):
        ada_account, mallory_account = self.register(ADA, MALLORY)
        talk = ada_account.befriend(mallory_account)
        ada = self.enter(ADA, f"/c/{talk}")
        expect(ada.heading(MALLORY)).to_be_visible()
        text = f"{MARKUP} [link](javascript:alert(2)) javascript:alert(3)"

        mallory_account.write(talk, "c1", text)

        expect(ada.message(MARKUP)).to_be_visible()
        self.assertEqual(ada.all_messages(), [text])
        expect(ada.page.locator("img, a[href^=javascript]")).to_have_count(0)
