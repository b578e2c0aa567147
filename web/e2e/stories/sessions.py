"""Devices: logging out here, and ending a session elsewhere."""

from playwright.sync_api import expect

from support.people import ADA, GRACE, LINUS
from support.story import Story


class Sessions(Story):
    def test_logging_out_ends_the_session_and_a_reload_does_not_bring_it_back(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")

        ada.log_out()
        expect(ada.login_button()).to_be_visible()
        ada.page.reload()
        expect(ada.login_button()).to_be_visible()

        self.eventually("no cookie", lambda: "martlet-refresh" not in ada.cookie_names())

    def test_a_revoked_device_is_told_that_its_session_has_ended(self):
        self.register(ADA)
        laptop = self.enter(ADA, "/profile")
        phone = self.enter(ADA, "/", device="Ada's phone")
        phone.window.tolerate(r"status of 401")
        expect(phone.chats()).to_be_visible()
        laptop.page.reload()

        laptop.revoke("Ada's phone")

        expect(phone.login_button()).to_be_visible()
        expect(phone.session_ended()).to_be_visible()
        expect(laptop.device("Ada's phone")).to_have_count(0)

    def test_all_other_devices_are_logged_out_at_once(self):
        self.register(ADA)
        laptop = self.enter(ADA, "/profile")
        others = [self.enter(ADA, "/", device=name) for name in ("phone", "tablet")]
        for other in others:
            other.window.tolerate(r"status of 401")
            expect(other.chats()).to_be_visible()
        laptop.page.reload()

        laptop.revoke_others()

        for other in others:
            expect(other.login_button()).to_be_visible()
            expect(other.session_ended()).to_be_visible()
        expect(laptop.toast("All other devices are logged out.")).to_be_visible()
        expect(laptop.device("phone")).to_have_count(0)
        expect(laptop.device("This device")).to_be_visible()

    def test_logging_in_as_somebody_else_shows_nothing_of_the_one_before(self):
        ada, grace = self.register(ADA, GRACE)
        talk = ada.befriend(grace)
        ada.write(talk, "c1", "Between the two of us only.")
        shared = self.enter(ADA, "/profile")
        shared.log_out()
        expect(shared.login_button()).to_be_visible()

        shared.go("/register")
        shared.register(LINUS)

        expect(shared.empty_list()).to_be_visible()
        expect(shared.row(GRACE)).to_have_count(0)
