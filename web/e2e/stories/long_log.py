"""A conversation that is long, and a view of it that stands still."""

import time

from playwright.sync_api import Route, expect

from support.endless import EndlessTalk
from support.people import ADA, GRACE
from support.steadiness import WATCH_NODES, WATCH_SHIFTS, layout_shifts, most_nodes
from support.story import Story
from support.window import DESKTOP, PHONE

NODES = 400


class LongLog(Story):
    server_flags = ["--limits-sends-per-minute", "100000"]

    def test_100000_messages_are_fewer_than_400_nodes_wherever_one_scrolls(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        members = [ada_account.id, grace_account.id]
        endless = EndlessTalk(talk, members, 100_000, int(time.time() * 1000))
        ada = self.visit("ada")
        endless.tell(ada.page)
        ada.window.log_in_quietly(ADA)
        ada.go(f"/c/{talk}")
        expect(ada.message("Number 100000.")).to_be_visible()
        ada.page.evaluate(WATCH_NODES)

        ada.load_all()
        expect(ada.message("Number 1.")).to_be_visible()
        self.assertGreater(ada.log_height(), 100_000 * 30)
        for part in (0.9, 0.37, 0.5, 0.01, 1):
            ada.scroll_to(part)
            expect(ada.any_message()).to_be_visible()
            ada.wheel(-2_000)
            ada.wheel(2_000)

        expect(ada.message("Number 100000.")).to_be_visible()
        self.assertLess(most_nodes(ada.page), NODES)

    def test_nothing_moves_by_itself_while_a_talk_opens_and_grows_at_both_ends(self):
        self._stand_still(DESKTOP)

    def test_nor_does_it_on_a_phone(self):
        self._stand_still(PHONE)

    def _stand_still(self, size: dict) -> None:
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(230):
            words = f"Number {number}. " + "and so on " * (number % 9)
            ada_account.write(talk, f"c{number}", words)
        ada = self.visit("ada", size=size)
        ada.page.add_init_script(WATCH_SHIFTS)
        ada.window.log_in_quietly(ADA)
        ada.go(f"/c/{talk}")
        expect(ada.message("Number 229.")).to_be_visible()

        grace_account.write(talk, "at-the-end", "Seen at once.")
        expect(ada.message("Seen at once.")).to_be_in_viewport()
        held: list[Route] = []
        ada.page.route("**/messages?before=*", lambda route: held.append(route))
        ada.scroll_to(0.1)
        self.eventually("an older page is asked for", lambda: len(held) > 0)
        before, height = ada.places(), ada.log_height()
        self.assertGreater(len(before), 3)
        held.pop().continue_()
        self.eventually("the older page is here", lambda: ada.log_height() > height + 1_000)
        grace_account.write(talk, "meanwhile", "Not seen yet.")
        expect(ada.jump_to_newest(1)).to_be_visible()
        self.assertEqual(ada.places(), before)
        self.assertEqual(layout_shifts(ada.page), [])

        ada.jump_to_newest(1).click()
        expect(ada.message("Not seen yet.")).to_be_in_viewport()
        expect(ada.jump_to_newest()).to_have_count(0)
