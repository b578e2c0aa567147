"""Registering and logging in, and everything that may go wrong with it."""

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE, Person
from support.specimens import Specimens
from support.story import Story


class Accounts(Story):
    def test_a_wrong_password_is_told_and_the_right_one_works(self):
        self.register(ADA)
        ada = self.visit("ada")
        ada.window.tolerate(r"status of 401 .*/api/v1/sessions")
        ada.go("/login")
        # What hides it from others, and lets a password manager fill it in.
        password = ada.page.get_by_label("Password", exact=True)
        expect(password).to_have_attribute("type", "password")
        expect(password).to_have_attribute("autocomplete", "current-password")

        ada.log_in(Person(ADA.username, ADA.display_name, "not the password at all"))
        expect(ada.alert()).to_have_text("Username or password is wrong.")

        ada.log_in(ADA)
        expect(ada.chats()).to_be_visible()

    def test_an_unknown_name_is_answered_like_a_wrong_password(self):
        self.register(ADA)
        stranger = self.visit("stranger")
        stranger.window.tolerate(r"status of 401 .*/api/v1/sessions")
        stranger.go("/login")

        stranger.log_in(Person(ADA.username, "", "not the password at all"))
        expect(stranger.alert()).to_be_visible()
        wrong_password = stranger.alert().inner_text()
        stranger.go("/login")
        stranger.log_in(Person("nobody", "", "not the password at all"))
        expect(stranger.alert()).to_have_text(wrong_password)

    def test_a_name_that_is_taken_is_told_and_another_one_works(self):
        self.register(ADA)
        newcomer = self.visit("newcomer")
        newcomer.window.tolerate(r"status of 409 .*/api/v1/accounts")
        newcomer.go("/register")

        newcomer.register_up_to_codes(Person("ADA".lower(), "Another Ada", GRACE.password))
        newcomer.expect_told_of("Username", "Somebody has this username already.")

        newcomer.register(GRACE)
        expect(newcomer.chats()).to_be_visible()

    def test_a_newcomer_adds_a_picture_before_they_go_on(self):
        make = Specimens(self.folder)
        ada = self.visit("ada")
        ada.go("/register?return=%2Ffriends")
        ada.register_up_to_codes(ADA)
        ada.codes_kept().click()
        expect(ada.page.get_by_role("heading", name="Welcome, Ada Lovelace")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])

        with ada.page.expect_file_chooser() as chooser:
            ada.page.get_by_role("button", name="Add a picture").click()
        chooser.value.set_files(make.picture("portrait.jpg", 1200, 800).file)
        ada.page.get_by_role("button", name="Use this picture").click()
        expect(ada.page.get_by_role("button", name="Change picture")).to_be_visible()
        ada.page.get_by_role("link", name="Go on", exact=True).click()

        expect(ada.page).to_have_url(f"{self.server.origin}/friends")

    def test_a_reload_stays_logged_in(self):
        self.register(ADA)
        ada = self.enter(ADA, "/people")

        ada.page.reload()

        expect(ada.search_field()).to_be_visible()
        expect(ada.page).to_have_url(f"{self.server.origin}/people")

    def test_a_visitor_who_is_not_logged_in_comes_back_to_the_page_asked_for(self):
        self.register(ADA)
        ada = self.visit("ada")

        ada.go("/requests")
        expect(ada.login_button()).to_be_visible()
        ada.log_in(ADA)

        expect(ada.requests_heading()).to_be_visible()
