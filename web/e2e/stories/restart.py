"""The server dies as in a power cut, and comes back."""

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.story import Story


class Restart(Story):
    def test_what_is_sent_while_the_server_is_dead_arrives_exactly_once(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada, grace = self.enter(ADA, f"/c/{talk}"), self.enter(GRACE, f"/c/{talk}")
        for screens in (ada, grace):
            screens.window.tolerate_outages()
        expect(ada.online(GRACE)).to_be_visible()
        ada.say("Before the lights go out.")
        expect(grace.message("Before the lights go out.")).to_be_visible()

        self.server.kill()
        expect(ada.connection_banner()).to_be_visible()
        ada.say("Written in the dark.")
        expect(ada.rung("Written in the dark.", "Waiting")).to_be_visible()
        expect(ada.offline_notice()).to_have_count(0)
        self.server.start()

        expect(grace.message("Written in the dark.")).to_be_visible(timeout=60_000)
        expect(ada.connection_banner()).to_have_count(0, timeout=60_000)
        expect(grace.connection_banner()).to_have_count(0)
        expect(ada.online(GRACE)).to_be_visible(timeout=60_000)
        grace.say("And there was light.")
        expect(ada.message("And there was light.")).to_be_visible()

        sent = ["Before the lights go out.", "Written in the dark.", "And there was light."]
        self.assertEqual(ada_account.bodies(talk), sent)
        for screens in (ada, grace):
            self.comes_to(sent, screens.all_messages)

    def test_an_acknowledged_message_survives_the_kill(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        ada = self.enter(ADA, f"/c/{talk}")
        ada.window.tolerate_outages()

        ada.say("Acknowledged, hence durable.")
        expect(ada.rung("Acknowledged, hence durable.", "Sent")).to_be_visible()
        self.server.kill()
        self.server.start()

        self.assertEqual(grace_account.bodies(talk), ["Acknowledged, hence durable."])
