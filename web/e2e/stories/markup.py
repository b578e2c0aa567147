"""What people write is text, whatever it looks like."""

from dataclasses import replace

from playwright.sync_api import expect

from support.attaching import Attaching
from support.people import ADA, Person
from support.pictures import document
from support.sending import Sender
from support.specimens import Specimens
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
        self.comes_to([text], ada.all_messages)
        expect(ada.page.locator("img, a[href^=javascript]")).to_have_count(0)

    def test_markup_in_every_name_text_and_file_is_only_text_on_every_screen(self):
        grace = Person("grace", MARKUP, "nanoseconds of copper wire")
        ada_account, grace_account, stranger = self.register(
            replace(ADA, display_name=MARKUP), grace, MALLORY
        )
        talk = ada_account.befriend(grace_account)
        grace_account.write(talk, "c1", MARKUP)
        ada_account.write(talk, "c2", f"> {MARKUP}\n```\n{MARKUP}\n```", reply_to=1)
        picture = Specimens(self.folder).picture(f"{MARKUP}.jpg")
        Sender(self.server, grace_account, talk).send(picture, body=MARKUP, alt=MARKUP)
        stranger.ask(ada_account)

        ada = self.enter(replace(ADA, display_name=MARKUP), f"/c/{talk}", device=MARKUP)
        expect(ada.bubble("<img").nth(2)).to_be_visible()
        files = Attaching(ada)
        for look, shown in (
            (lambda: ada.choose("<img", "Reply"), ada.reply_note()),
            (lambda: ada.choose("<img", "Info"), ada.dialog()),
            (lambda: files.choose(document(self.folder / f"{MARKUP}.txt", 300)), files.chosen()),
            (lambda: ada.press("Control+k"), ada.palette()),
        ):
            ada.go(f"/c/{talk}")
            expect(ada.bubble("<img").nth(2)).to_be_visible()
            look()
            expect(shown).to_be_visible()
            self.is_harmless(ada)
        for path, shown in (
            ("/", ada.row(grace)),
            ("/archive", ada.page.get_by_text("Nothing archived")),
            ("/requests", ada.incoming(MALLORY)),
            ("/friends", ada.friend(grace)),
            ("/profile", ada.device("This device")),
        ):
            ada.go(path)
            expect(shown).to_be_visible()
            self.is_harmless(ada)
        ada.go("/people")
        ada.find("linus")
        expect(ada.result(MALLORY)).to_be_visible()
        self.is_harmless(ada)

    def is_harmless(self, screens) -> None:
        screens.settle()
        expect(screens.page.locator("[onerror], [src=x], a[href^=javascript]")).to_have_count(0)
