"""Deleting one's account: a week to change one's mind, and what others keep."""

import sqlite3

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE, Person
from support.story import Story


class Leaving(Story):
    def test_a_wrong_password_deletes_nothing(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        ada.window.tolerate(r"status of 401 .*/api/v1/users/me")

        ada.ask_for_deletion()
        expect(ada.dialog()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.confirm_deletion(Person(ADA.username, "", "not the password at all"))
        expect(ada.dialog().get_by_role("alert")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.press("Escape")

        expect(ada.dialog()).to_have_count(0)
        ada.page.reload()
        expect(ada.device("This device")).to_be_visible()

    def test_whoever_logs_in_within_the_week_keeps_the_account(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada_account.write(talk, "c1", "I may be gone soon.")
        ada = self.enter(ADA, "/profile")
        phone = self.enter(ADA, "/", device="phone")
        phone.window.tolerate(r"status of 401")
        expect(phone.row(GRACE)).to_be_visible()

        ada.ask_for_deletion()
        ada.confirm_deletion(ADA)

        expect(ada.alert()).to_contain_text("Your account will be deleted on")
        expect(phone.login_button()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.log_in(ADA)
        expect(ada.toast("Your account stays.")).to_be_visible()
        ada.go(f"/c/{talk}")
        expect(ada.message("I may be gone soon.")).to_be_visible()

    def test_after_the_week_a_friend_keeps_their_own_words_and_tombstones(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada_account.write(talk, "c1", "Nobody shall read this later.")
        grace_account.write(talk, "c2", "I shall remember.")
        grace = self.enter(GRACE, f"/c/{talk}")
        grace.window.tolerate_outages()
        expect(grace.message("Nobody shall read this later.")).to_be_visible()
        ada = self.enter(ADA, "/profile")
        ada.window.tolerate_outages()
        ada.ask_for_deletion()
        ada.confirm_deletion(ADA)
        expect(ada.login_button()).to_be_visible()

        self._let_a_week_pass()

        expect(grace.page.get_by_role("heading", name="Deleted account")).to_be_visible(
            timeout=60_000
        )
        expect(grace.message("Nobody shall read this later.")).to_have_count(0)
        expect(grace.message("I shall remember.")).to_be_visible()
        expect(grace.page.get_by_text("Message deleted").first).to_be_visible()
        self.assertEqual(violations_in_every_look(grace), [])
        grace.go("/friends")
        expect(grace.friend(ADA)).to_have_count(0)

    def _let_a_week_pass(self) -> None:
        self.server.stop()
        with sqlite3.connect(self.folder / "data" / "martlet.sqlite") as database:
            database.execute("UPDATE account SET deleteAt = 0 WHERE deleteAt IS NOT NULL")
        database.close()
        self.server.start()
