"""An e-mail address that is proved, and ways back in for who has lost their password."""

import subprocess
from pathlib import Path

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.mail import Habits, MailServer, code_in, mail_flags
from support.people import ADA, GRACE, Person
from support.screens import Screens
from support.story import Story

CHANGED = Person(ADA.username, ADA.display_name, "punched cards of another loom")


class Recovery(Story):
    def server_options(self) -> list[str]:
        folder = Path(self.folder)
        self.mail = MailServer(folder, Habits())
        self.addCleanup(self.mail.close)
        return mail_flags(self.mail)

    def test_from_an_address_at_registration_to_a_new_password_that_logs_out_elsewhere(self):
        ada = self.visit("ada")
        ada.go("/register")
        ada.page.get_by_label("E-mail address (optional)").fill("ada@example.org")
        ada.register(ADA)
        expect(ada.page).to_have_url(f"{self.server.origin}/profile")
        ada.page.get_by_label("Code", exact=True).fill("000000")
        ada.window.tolerate(r"status of 422 .*/api/v1/email-verifications/confirm")
        ada.page.get_by_role("button", name="Confirm").click()
        expect(ada.page.get_by_text("This code is wrong, used or too old.")).to_be_visible()
        ada.page.get_by_label("Code", exact=True).fill(code_in(self.mail.wait(1)[0]))
        ada.page.get_by_role("button", name="Confirm").click()
        expect(ada.page.get_by_text("Your address is confirmed.")).to_be_visible()
        expect(ada.page.get_by_text("ada@example.org")).to_be_visible()

        phone = self.visit("phone")
        phone.go("/login")
        phone.page.get_by_role("link", name="Forgotten your password?").click()
        phone.page.get_by_label("Username or e-mail address").fill("ada@example.org")
        phone.page.get_by_role("button", name="Continue").click()
        self._prove(phone, code_in(self.mail.wait(2)[1]), CHANGED.password)
        expect(phone.page.get_by_text("Your new password is set.")).to_be_visible()

        ada.window.tolerate(r"status of 401")
        expect(ada.login_button()).to_be_visible()
        expect(ada.session_ended()).to_be_visible()
        ada.window.tolerate(r"status of 401 .*/api/v1/sessions")
        ada.log_in(ADA)
        expect(ada.alert()).to_have_text("Username or password is wrong.")
        phone.page.get_by_role("link", name="Log in").click()
        phone.log_in(Person("ada@example.org", "", CHANGED.password))
        expect(phone.chats()).to_be_visible()
        self.assertIn("was reset", self.mail.wait(3)[2].header("Subject"))

    def test_an_address_is_changed_by_a_code_and_the_former_one_is_told(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        self._name_address(ada, "old@example.org")
        ada.page.get_by_label("Code", exact=True).fill(code_in(self.mail.wait(1)[0]))
        ada.page.get_by_role("button", name="Confirm").click()
        expect(ada.page.get_by_text("old@example.org")).to_be_visible()
        ada.page.get_by_role("button", name="Change", exact=True).click()
        ada.window.tolerate(r"status of 422 .*/api/v1/users/me")
        self._name_address(ada, "no address")
        expect(ada.page.get_by_text("This is no e-mail address.")).to_be_visible()

        ada.page.get_by_role("button", name="Cancel").click()
        section = ada.page.get_by_role("region", name="E-mail", exact=True)
        section.get_by_role("button", name="Remove").click()

        expect(ada.page.get_by_text("Your address was removed.")).to_be_visible()
        expect(section.get_by_label("E-mail address", exact=True)).to_be_visible()
        told = self.mail.wait(2)[1]
        self.assertEqual(told.recipients, ["old@example.org"])
        self.assertIn("was changed", told.header("Subject"))

    def test_every_screen_of_it_is_accessible(self):
        newcomer = self.visit("newcomer")
        newcomer.go("/register")
        newcomer.page.get_by_label("E-mail address (optional)").fill("grace@example.org")
        newcomer.register_up_to_codes(GRACE)
        expect(newcomer.codes_kept()).to_be_visible()
        self._look(newcomer, "codes")
        newcomer.codes_kept().click()
        newcomer.without_picture().click()
        expect(newcomer.page.get_by_label("Code", exact=True)).to_be_visible()
        self._look(newcomer, "email-code")
        newcomer.page.get_by_role("button", name="Another address").click()
        expect(newcomer.page.get_by_label("E-mail address", exact=True)).to_be_visible()
        self._look(newcomer, "email-address")
        newcomer.page.get_by_role("button", name="Make new ones").click()
        newcomer.page.get_by_label("Password", exact=True).fill("not the password")
        newcomer.window.tolerate(r"status of 401 .*/api/v1/recovery-codes")
        newcomer.page.get_by_role("button", name="Make new ones").click()
        expect(newcomer.page.get_by_text("This is not your password.")).to_be_visible()
        self._look(newcomer, "renew")

        visitor = self.visit("visitor")
        visitor.go("/reset-password")
        expect(visitor.page.get_by_label("Username or e-mail address")).to_be_visible()
        self._look(visitor, "forgotten")
        visitor.page.get_by_label("Username or e-mail address").fill("grace")
        visitor.page.get_by_role("button", name="Continue").click()
        expect(visitor.page.get_by_label("New password")).to_be_visible()
        visitor.window.tolerate(r"status of 422 .*/api/v1/password-resets/confirm")
        self._prove(visitor, "000000", CHANGED.password)
        expect(visitor.page.get_by_text("This code is wrong, used or too old.")).to_be_visible()
        self._look(visitor, "new-password")

    def _look(self, screens: Screens, name: str) -> None:
        self.assertEqual(violations_in_every_look(screens), [], name)

    def _name_address(self, screens: Screens, address: str) -> None:
        section = screens.page.get_by_role("region", name="E-mail", exact=True)
        section.get_by_label("E-mail address", exact=True).fill(address)
        section.get_by_role("button", name="Send a code").click()

    def _prove(self, screens: Screens, code: str, password: str) -> None:
        self.stage.secrets.add(password)
        screens.page.get_by_label("Code", exact=True).fill(code)
        screens.page.get_by_label("New password", exact=True).fill(password)
        screens.page.get_by_role("button", name="Set password").click()


class RecoveryWithoutMail(Story):
    def test_a_recovery_code_sets_a_new_password_and_there_is_one_less(self):
        ada = self.visit("ada")
        ada.go("/register")
        ada.register_up_to_codes(ADA)
        codes = ada.recovery_codes()
        self.assertEqual(len(codes), 10)
        ada.codes_kept().click()
        ada.without_picture().click()
        expect(ada.chats()).to_be_visible()
        ada.go("/profile")
        expect(ada.page.get_by_text("This server sends no mail")).to_be_visible()
        expect(ada.page.get_by_text("10 codes are left.")).to_be_visible()

        phone = self.visit("phone")
        phone.go("/reset-password")
        phone.page.get_by_label("Username or e-mail address").fill(ADA.username)
        phone.page.get_by_role("button", name="Continue").click()
        expect(phone.page.get_by_text("This server sends no mail")).to_be_visible()
        phone.page.get_by_label("Code", exact=True).fill(codes[4].lower())
        self._choose(phone)
        phone.page.get_by_role("link", name="Log in").click()
        phone.log_in(CHANGED)

        expect(phone.chats()).to_be_visible()
        phone.go("/profile")
        expect(phone.page.get_by_text("9 codes are left.")).to_be_visible()
        ada.window.tolerate(r"status of 401")

    def test_a_link_of_the_operator_sets_a_new_password_once(self):
        self.register(ADA)
        link = self._link(ADA.username)
        visitor = self.visit("visitor")

        visitor.page.goto(link)
        expect(visitor.page.get_by_label("New password", exact=True)).to_be_visible()
        expect(visitor.page).to_have_url(f"{self.server.origin}/reset-password")
        self._choose(visitor)

        again = self.visit("again")
        again.window.tolerate(r"status of 422 .*/api/v1/password-resets/confirm")
        again.page.goto(link)
        again.page.get_by_label("New password", exact=True).fill(CHANGED.password)
        again.page.get_by_role("button", name="Set password").click()
        expect(again.alert()).to_have_text("This link was used or is too old. Ask for another one.")

    def _choose(self, screens: Screens) -> None:
        self.stage.secrets.add(CHANGED.password)
        screens.page.get_by_label("New password", exact=True).fill(CHANGED.password)
        screens.page.get_by_role("button", name="Set password").click()
        expect(screens.page.get_by_text("Your new password is set.")).to_be_visible()

    def _link(self, username: str) -> str:
        command = [str(self.stage.binary), "user", "reset-link", username]
        command += ["--data", str(Path(self.folder) / "data"), "--public-url", self.server.origin]
        made = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        link = made.stdout.strip()
        self.stage.secrets.add(link.rsplit(":", 1)[1])
        return link
