"""A password and a code: turned on, asked for, lost, turned off."""

from playwright.sync_api import expect

from support.authenticator import Authenticator, scanned
from support.axe import violations_in_every_look
from support.people import ADA, GRACE
from support.story import Story
from support.window import PHONE


class SecondFactor(Story):
    def test_it_is_set_up_by_scanning_and_asked_for_from_then_on(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        ada.window.tolerate(r"status of 401 .*/second-factor")
        key = ada.set_up_factor(ADA)
        picture = self.folder / "qr.png"
        ada.settle()
        ada.qr_code().screenshot(path=picture)

        self.assertEqual(
            scanned(picture),
            {
                "kind": "otpauth://totp",
                "label": "localhost:ada",
                "secret": key,
                "issuer": "localhost",
            },
        )
        authenticator = Authenticator(key)
        ada.show_code("000000", "Turn on")
        expect(ada.alert()).to_contain_text("This code is not good")
        ada.show_code(authenticator.code(), "Turn on")
        codes = ada.backup_codes()
        self.assertEqual(len(set(codes)), 10)
        ada.keep_backup_codes()
        expect(ada.factor()).to_contain_text("10 backup codes left")

        phone = self._asked()
        phone.show_code("123456", "Log in")
        expect(phone.alert()).to_contain_text("This code is not good")
        phone.show_code(authenticator.code(), "Log in")
        expect(phone.chats()).to_be_visible()

        lost = self._asked("lost")
        lost.show_code(codes[0].upper(), "Log in")
        expect(lost.chats()).to_be_visible()
        ada.page.reload()
        expect(ada.factor()).to_contain_text("9 backup codes left")

        ada.turn_factor_off(ADA, codes[1])
        expect(ada.toast("Two-step login is off.")).to_be_visible()
        plain = self.visit("plain")
        plain.go("/login")
        plain.log_in(ADA)
        expect(plain.chats()).to_be_visible()

    def test_a_trusted_device_is_not_asked_again(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        authenticator = Authenticator(ada.set_up_factor(ADA))
        ada.show_code(authenticator.code(), "Turn on")
        ada.keep_backup_codes()

        phone = self._asked()
        phone.page.get_by_role("checkbox", name="Do not ask on this device for 30 days").check()
        phone.show_code(authenticator.code(), "Log in")
        expect(phone.chats()).to_be_visible()
        phone.go("/profile")
        phone.log_out()
        expect(phone.login_button()).to_be_visible()
        phone.log_in(ADA)

        expect(phone.chats()).to_be_visible()

    def test_too_many_codes_are_told_with_the_time_to_wait(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        ada.show_code(Authenticator(ada.set_up_factor(ADA)).code(), "Turn on")
        ada.keep_backup_codes()

        phone = self._asked()
        phone.window.tolerate(r"status of 429 .*/second-factor")
        for _ in range(5):
            with phone.answered("POST", "/second-factor"):
                phone.show_code("000000", "Log in")
            expect(phone.alert()).to_contain_text("This code is not good")
        phone.show_code("000000", "Log in")

        expect(phone.alert()).to_contain_text("Too many attempts. Try again in")
        self.assertEqual(violations_in_every_look(phone), [])
        phone.page.get_by_role("button", name="Start over").click()
        expect(phone.login_button()).to_be_visible()

    def test_nothing_speaks_against_its_screens(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        expect(ada.factor()).to_contain_text("Off")
        ada.factor().get_by_role("button", name="Set up").click()
        expect(ada.dialog()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.page.keyboard.press("Escape")
        expect(ada.dialog()).to_have_count(0)
        key = ada.set_up_factor(ADA)
        self.assertEqual(violations_in_every_look(ada), [])
        ada.show_code(Authenticator(key).code(), "Turn on")
        ada.backup_codes()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.keep_backup_codes()
        expect(ada.factor()).to_contain_text("On since")
        self.assertEqual(violations_in_every_look(ada), [])
        ada.factor().get_by_role("button", name="Turn off").click()
        expect(ada.dialog()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])

        phone = self._asked()
        self.assertEqual(violations_in_every_look(phone), [])

    def test_a_status_that_does_not_come_can_be_asked_for_again(self):
        account, friend = self.register(ADA, GRACE)
        account.befriend(friend)
        ada = self.enter(ADA)
        # Once it is connected: with every new connection it asks again by itself.
        expect(ada.row(GRACE)).to_be_visible()
        ada.window.tolerate(r"second-factor")
        ada.page.route("**/users/me/second-factor", lambda route: route.abort())
        ada.open_profile()
        expect(ada.factor()).to_contain_text("It is not known whether this is on.")

        ada.page.unroute("**/users/me/second-factor")
        ada.factor().get_by_role("button", name="Try again").click()

        expect(ada.factor()).to_contain_text("Off")

    def _asked(self, name="phone"):
        """Somebody with Ada's password who is now asked for a code."""
        screens = self.visit(name, size=PHONE)
        screens.window.tolerate(r"status of 401 .*/api/v1/sessions")
        screens.go("/login")
        screens.log_in(ADA)
        expect(screens.page.get_by_role("heading", name="One more step")).to_be_visible()
        return screens
