"""Changing a password that is known: what is wrong with one, and what the new one ends."""

from dataclasses import replace

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA
from support.story import Story
from support.window import PHONE

NEW = "difference engine number two"


class Password(Story):
    def setUp(self) -> None:
        super().setUp()
        self.register(ADA)
        self.ada = self.enter(ADA, "/profile")
        self.ada.window.tolerate(r"status of 4(01|22|29) .*/users/me/password")

    def test_it_is_changed_and_every_other_device_is_logged_out(self):
        phone = self.enter(ADA, "/", device="phone", size=PHONE)
        phone.window.tolerate(r"status of 401")
        expect(phone.chats()).to_be_visible()

        self.ada.begin_to_change_password()
        self.ada.change_password(ADA.password, NEW)

        expect(self.ada.toast("Your password is changed")).to_be_visible()
        expect(self.ada.dialog()).to_have_count(0)
        expect(phone.session_ended()).to_be_visible()
        self.ada.page.reload()
        expect(self.ada.device("This device")).to_be_visible()
        expect(self.ada.device("phone")).to_have_count(0)
        phone.log_in(ADA)
        expect(phone.alert()).to_contain_text("wrong")
        phone.log_in(replace(ADA, password=NEW))
        expect(phone.chats()).to_be_visible()

    def test_what_is_wrong_is_told_in_words_beside_it(self):
        self.ada.begin_to_change_password()

        self.ada.change_password(ADA.password, "short")
        self.ada.expect_told_of("New password", "8 to 128 characters")
        self.ada.change_password(ADA.password, "password123")
        self.ada.expect_told_of("New password", "most common ones")
        self.ada.change_password("not the password", NEW)
        expect(self.ada.alert()).to_contain_text("This is not your password.")

        self.ada.change_password(ADA.password, NEW)
        expect(self.ada.toast("Your password is changed")).to_be_visible()

    def test_a_change_without_a_network_is_told_and_can_be_tried_again(self):
        self.ada.begin_to_change_password()
        expect(self.ada.dialog()).to_be_visible()
        self.ada.lose_network()
        self.ada.change_password(ADA.password, NEW)
        expect(self.ada.alert()).to_be_visible()

        self.ada.find_network()
        self.ada.confirm("Change password")

        expect(self.ada.toast("Your password is changed")).to_be_visible()

    def test_it_is_all_done_from_the_keyboard_and_escape_leaves_it(self):
        button = self.ada.page.get_by_role("button", name="Change password")
        button.focus()
        self.ada.press("Enter")
        expect(self.ada.page.get_by_label("Password", exact=True)).to_be_focused()
        self.ada.press("Escape")
        expect(self.ada.dialog()).to_have_count(0)
        expect(button).to_be_focused()

    def test_nothing_speaks_against_its_screens(self):
        self.ada.begin_to_change_password()
        self.ada.change_password("not the password", NEW)
        expect(self.ada.alert()).to_contain_text("This is not your password.")

        self.assertEqual(violations_in_every_look(self.ada), [])
