"""The whole story, as two people who have never met on this server live it."""

import re

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story


class FirstLight(Story):
    def test_two_strangers_register_become_friends_and_talk(self):
        ada, grace = self.visit("ada"), self.visit("grace")
        ada.go("/register")
        ada.register(ADA)
        expect(ada.empty_list()).to_be_visible()
        grace.go("/register")
        grace.register(GRACE)
        expect(grace.empty_list()).to_be_visible()

        ada.open_people()
        ada.find("grac")
        ada.ask(GRACE)
        expect(ada.result(GRACE)).to_contain_text("Request sent")

        expect(grace.pending(1)).to_be_visible()
        grace.open_requests()
        grace.accept(ADA)
        expect(grace.pending(0)).to_be_visible()

        ada.open_conversations()
        grace.open_conversations()
        expect(ada.online(GRACE)).to_be_visible()
        expect(grace.online(ADA)).to_be_visible()

        ada.open_conversation(GRACE)
        ada.say("The engine can weave algebraical patterns.")
        grace.open_conversation(ADA)
        expect(grace.message("algebraical patterns")).to_be_visible()
        expect(ada.rung("algebraical patterns", "Read")).to_be_visible()

        grace.say("Mine found a moth in a relay.")
        expect(ada.message("moth in a relay")).to_be_visible()
        expect(grace.rung("moth in a relay", "Read")).to_be_visible()

        conversation = re.compile(f"^{self.server.origin}/c/[^/]+$")
        expect(ada.page).to_have_url(conversation)
        ada.page.reload()
        expect(ada.heading(GRACE)).to_be_visible()
        expect(ada.message("moth in a relay")).to_be_visible()
        expect(ada.page).to_have_url(conversation)
        ada.say("Still here after a reload.")
        expect(grace.message("Still here after a reload.")).to_be_visible()

        for screens in (ada, grace):
            stored = screens.window.stored_text()
            for secret in screens.window.secrets():
                self.assertNotIn(secret, stored)
