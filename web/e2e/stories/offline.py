"""What was here is here without a network, and what is written then is sent once there is one."""

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE
from support.story import Story


class Offline(Story):
    server_flags = ["--limits-sends-per-minute", "10000"]

    def test_list_and_conversation_stand_there_before_the_server_has_answered_anything(self):
        ada, _ = self._talk(80)
        ada.page.reload()
        expect(ada.message("Line 79.")).to_be_visible()
        ada.window.tolerate_outages()

        ada.page.route("**/api/**", lambda route: None)
        ada.page.route_web_socket("**/socket", lambda route: None)
        ada.page.reload()

        expect(ada.row(GRACE)).to_be_visible()
        expect(ada.message("Line 79.")).to_be_visible()
        ada.page.unroute_all(behavior="ignoreErrors")

    def test_without_a_network_everything_seen_can_be_read_and_what_is_written_is_sent_once(self):
        ada, _ = self._talk(120)
        ada.scroll_to_the_beginning("Line 0.")
        expect(ada.message("Line 0.")).to_be_visible()

        ada.lose_network()
        ada.page.reload()
        expect(ada.message("Line 119.")).to_be_visible()
        ada.say("Written in a tunnel.")
        ada.say("And a second line.")
        expect(ada.rung("And a second line.", "Waiting")).to_be_visible()
        ada.page.reload()
        expect(ada.rung("Written in a tunnel.", "Waiting")).to_be_visible()
        ada.scroll_to_the_beginning("Line 0.")
        expect(ada.login_button()).to_have_count(0)
        ada.find_network()

        lines = [f"Line {n}." for n in range(120)][-98:]
        sent = [*lines, "Written in a tunnel.", "And a second line."]
        self.eventually("sent once, in order", lambda: self.account.bodies(self.talk) == sent)
        expect(ada.row(GRACE).get_by_text("Waiting")).to_have_count(0)

    def test_a_browser_that_can_store_nothing_says_so_and_goes_on(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        grace = self.enter(GRACE, f"/c/{talk}")
        ada = self.visit("ada")
        ada.window.context.add_init_script(
            "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') }"
        )
        ada.window.log_in_quietly(ADA)
        ada.go(f"/c/{talk}")

        expect(ada.storage_notice()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        expect(ada.chat_search()).to_be_visible()

        def it_covers_nothing() -> bool:
            notice, search = ada.storage_notice().bounding_box(), ada.chat_search().bounding_box()
            return notice["y"] + notice["height"] <= search["y"]

        self.eventually("it covers nothing", it_covers_nothing)
        ada.say("Even so.")
        expect(grace.message("Even so.")).to_be_visible()

    def test_storage_that_is_cleared_under_the_page_costs_nothing_that_was_sent(self):
        ada, grace = self._talk(3)
        session = ada.window.context.new_cdp_session(ada.page)
        session.send(
            "Storage.clearDataForOrigin",
            {"origin": self.server.origin, "storageTypes": "indexeddb"},
        )

        ada.say("Into thin air?")
        expect(grace.message("Into thin air?")).to_be_visible()
        ada.page.reload()

        expect(ada.message("Into thin air?")).to_be_visible()
        self.comes_to([f"Line {n}." for n in range(3)] + ["Into thin air?"], ada.all_messages)

    def _talk(self, lines: int):
        self.account, grace_account = self.register(ADA, GRACE)
        self.talk = self.account.befriend(grace_account)
        for number in range(lines):
            self.account.write(self.talk, f"line-{number}", f"Line {number}.")
        ada, grace = self.enter(ADA, f"/c/{self.talk}"), self.enter(GRACE, f"/c/{self.talk}")
        expect(ada.message(f"Line {lines - 1}.")).to_be_visible()
        expect(grace.any_message()).to_be_visible()
        return ada, grace
