"""Requests and friendships: each step is seen by the other one without a reload."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story


class Friends(Story):
    def test_a_request_appears_live_and_declining_it_clears_both_sides(self):
        self.register(ADA, GRACE)
        ada, grace = self.enter(ADA, "/people"), self.enter(GRACE, "/requests")

        ada.find("grace")
        ada.ask(GRACE)
        expect(grace.incoming(ADA)).to_be_visible()
        expect(grace.pending(1)).to_be_visible()
        ada.open_requests()
        expect(ada.outgoing(GRACE)).to_be_visible()

        grace.decline(ADA)
        expect(grace.incoming(ADA)).to_have_count(0)
        expect(grace.pending(0)).to_be_visible()
        expect(ada.outgoing(GRACE)).to_have_count(0)

    def test_declining_can_be_undone(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        ada_account.ask(grace_account)
        grace = self.enter(GRACE, "/requests")
        grace.decline(ADA)
        expect(grace.incoming(ADA)).to_have_count(0)

        grace.undo()
        expect(grace.incoming(ADA)).to_be_visible()
        grace.accept(ADA)

        grace.open_conversations()
        expect(grace.row(ADA)).to_be_visible()

    def test_an_accepted_request_opens_a_conversation_on_both_sides(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        ada_account.ask(grace_account)
        ada, grace = self.enter(ADA), self.enter(GRACE, "/requests")
        expect(ada.empty_list()).to_be_visible()

        grace.accept(ADA)

        expect(ada.row(GRACE)).to_be_visible()
        grace.open_conversations()
        expect(grace.row(ADA)).to_be_visible()

    def test_a_withdrawn_request_disappears_from_the_other_side(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        ada_account.ask(grace_account)
        ada, grace = self.enter(ADA, "/requests"), self.enter(GRACE, "/requests")
        expect(grace.incoming(ADA)).to_be_visible()

        ada.withdraw(GRACE)

        expect(grace.incoming(ADA)).to_have_count(0)
        expect(grace.pending(0)).to_be_visible()
        expect(ada.outgoing(GRACE)).to_have_count(0)

    def test_two_who_ask_each_other_are_friends(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        grace = self.enter(GRACE, "/people")
        grace.find("ada")
        expect(grace.result(ADA)).to_be_visible()

        grace_account.ask(ada_account)
        ada_account.ask(grace_account)

        grace.open_conversations()
        expect(grace.row(ADA)).to_be_visible()
        expect(grace.pending(0)).to_be_visible()

    def test_an_ended_friendship_closes_the_composer_and_keeps_the_history(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada_account.write(talk, "c1", "Something to remember.")
        ada, grace = self.enter(ADA, "/friends"), self.enter(GRACE, f"/c/{talk}")
        expect(grace.composer()).to_be_editable()

        ada.unfriend(GRACE)

        expect(grace.not_friends_notice()).to_be_visible()
        expect(grace.message("Something to remember.")).to_be_visible()
        expect(ada.friend(GRACE)).to_have_count(0)
