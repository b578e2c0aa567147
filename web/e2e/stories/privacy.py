"""What others learn of me and may do, and from whom I want to hear nothing."""

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE, LINUS
from support.screens import Screens
from support.story import Story

RECEIPTS, LAST_SEEN = "Read receipts", "Last seen"


class Privacy(Story):
    def setUp(self) -> None:
        super().setUp()
        self.ada_account, self.grace_account, self.linus_account = self.register(ADA, GRACE, LINUS)

    def test_a_choice_shows_at_once_on_every_device_and_stays(self):
        desk, phone = self.enter(ADA, "/profile"), self.enter(ADA, "/profile", device="phone")
        for screens in (desk, phone):
            expect(screens.switch(RECEIPTS)).to_be_checked()
            expect(screens.switch(LAST_SEEN)).to_be_checked()
            expect(screens.who_may_ask("Everyone")).to_be_checked()

        desk.flip(RECEIPTS)
        desk.let_ask("Friends of friends")
        phone.flip(LAST_SEEN)

        for screens in (desk, phone):
            expect(screens.switch(RECEIPTS)).not_to_be_checked()
            expect(screens.switch(LAST_SEEN)).not_to_be_checked()
            expect(screens.who_may_ask("Friends of friends")).to_be_checked()
        desk.page.reload()
        expect(desk.switch(RECEIPTS)).not_to_be_checked()
        expect(desk.who_may_ask("Friends of friends")).to_be_checked()

    def test_without_receipts_neither_side_sees_what_was_read(self):
        talk = self.ada_account.befriend(self.grace_account)
        ada, grace = self.enter(ADA, "/profile"), self.enter(GRACE, f"/c/{talk}")
        with ada.privacy_saved():
            ada.flip(RECEIPTS)
        expect(ada.switch(RECEIPTS)).not_to_be_checked()
        ada.go(f"/c/{talk}")
        grace.say("Have you read this?")
        expect(ada.message("Have you read this?")).to_be_visible()
        self._has_read(ada, 1)

        ada.say("Perhaps.")

        expect(grace.message("Perhaps.")).to_be_visible()
        self._has_read(grace, 2)
        # What is told of the reading comes before it.
        grace.say("And this?")
        expect(ada.message("And this?")).to_be_visible()
        for screens, text in ((grace, "Have you read this?"), (ada, "Perhaps.")):
            expect(screens.rung(text, "Delivered")).to_be_visible()
            expect(screens.rung(text, "Read")).to_have_count(0)

    def test_a_refused_choice_is_taken_back_and_said(self):
        ada = self.enter(ADA, "/profile")
        ada.window.tolerate("status of 503")
        expect(ada.switch(RECEIPTS)).to_be_checked()
        ada.page.route("**/api/v1/users/me", lambda route: route.fulfill(status=503))

        ada.flip(RECEIPTS)

        expect(ada.alert()).to_be_visible()
        expect(ada.switch(RECEIPTS)).to_be_checked()

    def test_who_lets_nobody_ask_is_not_asked_but_may_ask(self):
        ada, linus = self.enter(ADA, "/profile"), self.enter(LINUS, "/people")
        linus.window.tolerate(r"status of 403 .*/friend-requests")
        with ada.privacy_saved():
            ada.let_ask("Nobody")
        expect(ada.who_may_ask("Nobody")).to_be_checked()

        linus.find("ada")
        linus.ask(ADA)

        expect(linus.alert()).to_contain_text("They take no requests")
        expect(ada.pending(0)).to_be_visible()
        ada.open_people()
        ada.find("linus")
        ada.ask(LINUS)
        linus.open_requests()
        linus.accept(ADA)
        expect(ada.result(LINUS).get_by_role("button", name="Message")).to_be_visible()

    def test_friends_of_friends_may_ask_where_others_may_not(self):
        ada, linus = self.enter(ADA, "/profile"), self.enter(LINUS, "/people")
        linus.window.tolerate(r"status of 403 .*/friend-requests")
        with ada.privacy_saved():
            ada.let_ask("Friends of friends")
        expect(ada.who_may_ask("Friends of friends")).to_be_checked()
        linus.find("ada")
        linus.ask(ADA)
        expect(linus.alert()).to_contain_text("only from friends of their friends")

        for account in (self.ada_account, self.linus_account):
            self.grace_account.befriend(account)
        linus.ask(ADA)

        expect(ada.pending(1)).to_be_visible()

    def test_somebody_is_blocked_and_let_back_in_and_every_device_follows(self):
        self.ada_account.befriend(self.grace_account)
        desk, phone = self.enter(ADA, "/friends"), self.enter(ADA, "/profile", device="phone")
        expect(phone.page.get_by_text("You have blocked nobody.")).to_be_visible()

        desk.block(desk.friend(GRACE), GRACE)

        expect(desk.toast(f"{GRACE.display_name} is blocked.")).to_be_visible()
        expect(desk.friend(GRACE)).to_have_count(0)
        expect(phone.blocked(GRACE)).to_be_visible()
        desk.open_people()
        desk.find("linus")
        desk.block(desk.result(LINUS), LINUS)
        expect(desk.result(LINUS)).to_contain_text("Blocked")
        expect(phone.blocked(LINUS)).to_be_visible()

        phone.blocked(LINUS).get_by_role("button", name="Unblock").click()

        expect(phone.toast(f"{LINUS.display_name} is not blocked any more.")).to_be_visible()
        expect(phone.blocked(LINUS)).to_have_count(0)
        expect(desk.result(LINUS).get_by_role("button", name="Add friend")).to_be_visible()

    def test_a_failed_unblocking_is_said_and_the_person_stays(self):
        self.ada_account.block(self.grace_account)
        ada = self.enter(ADA, "/profile")
        ada.window.tolerate("status of 503")
        ada.page.route("**/api/v1/blocks/*", lambda route: route.fulfill(status=503))

        ada.blocked(GRACE).get_by_role("button", name="Unblock").click()

        expect(ada.alert()).to_be_visible()
        expect(ada.blocked(GRACE)).to_be_visible()

    def test_nothing_speaks_against_its_screens(self):
        for other in (self.grace_account, self.linus_account):
            self.ada_account.block(other)
        ada = self.enter(ADA, "/profile")
        expect(ada.blocked(GRACE)).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])

        linus = self.enter(LINUS, "/people")
        linus.find("grace")
        linus.choose_for(linus.result(GRACE), GRACE, "Block")
        expect(linus.dialog()).to_be_visible()
        self.assertEqual(violations_in_every_look(linus), [])

    def _has_read(self, screens: Screens, seq: int) -> None:
        """It says so to the server, which keeps it to itself."""
        self.eventually(
            f"number {seq} is read",
            lambda: any(read["seq"] >= seq for read in screens.window.frames("read")),
        )
