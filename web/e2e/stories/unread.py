"""What has not been read is counted, and reading it clears the count everywhere."""

from playwright.sync_api import expect

from support.people import ADA, GRACE, LINUS
from support.story import Story


class Unread(Story):
    def test_unread_messages_are_counted_in_list_and_title_until_they_are_read(self):
        ada_account, grace_account, linus_account = self.register(ADA, GRACE, LINUS)
        talk = ada_account.befriend(grace_account)
        other_talk = ada_account.befriend(linus_account)
        ada, grace = self.enter(ADA, f"/c/{other_talk}"), self.enter(GRACE, f"/c/{talk}")
        expect(ada.row(GRACE)).to_be_visible()

        grace.say("First of two things.")
        grace.say("Second of two things.")
        expect(ada.unread(GRACE)).to_have_text("2 unread messages")
        expect(ada.page).to_have_title("(2) Martlet")
        expect(grace.rung("Second of two things.", "Delivered")).to_be_visible()

        ada.open_conversation(GRACE)
        expect(ada.unread(GRACE)).to_have_count(0)
        expect(ada.page).to_have_title("Martlet")
        expect(grace.rung("Second of two things.", "Read")).to_be_visible()

    def test_what_came_while_away_is_unread_and_reading_on_one_device_clears_the_other(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(3):
            grace_account.write(talk, f"c{number}", f"Written while away, {number}.")

        laptop = self.enter(ADA)
        other = self.enter(ADA, device="other")
        expect(laptop.unread(GRACE)).to_have_text("3 unread messages")
        expect(other.unread(GRACE)).to_have_text("3 unread messages")

        laptop.open_conversation(GRACE)
        expect(laptop.message("Written while away, 2.")).to_be_visible()
        expect(other.unread(GRACE)).to_have_count(0)

    def test_a_hidden_window_does_not_read(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada, grace = self.enter(ADA, f"/c/{talk}"), self.enter(GRACE, f"/c/{talk}")
        expect(ada.heading(GRACE)).to_be_visible()
        ada.look_away()

        grace.say("Are you looking?")
        expect(grace.rung("Are you looking?", "Delivered")).to_be_visible()
        self.let_pass(1.5)
        expect(grace.rung("Are you looking?", "Delivered")).to_be_visible()

        ada.look_back()
        expect(grace.rung("Are you looking?", "Read")).to_be_visible()
