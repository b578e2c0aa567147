"""A conversation that is long, and a view of it that stands still."""

import time

from playwright.sync_api import Route, expect

from support.endless import EndlessTalk
from support.people import ADA, GRACE, LINUS
from support.renders import WATCH_RENDERS, log_renders
from support.smoothness import SlowProcessor
from support.steadiness import WATCH_NODES, WATCH_SHIFTS, layout_shifts, most_nodes
from support.story import Story
from support.window import DESKTOP, PHONE

NODES = 400
HEAP = 64 * 2**20  # bytes


class LongLog(Story):
    server_flags = ["--limits-sends-per-minute", "100000"]

    def test_100000_messages_are_fewer_than_400_nodes_wherever_one_scrolls(self):
        ada = self._endless(100_000)
        ada.page.evaluate(WATCH_NODES)

        ada.load_all()
        expect(ada.message("Number 1.")).to_be_visible()
        self.eventually("room for all", lambda: ada.log_height() > 100_000 * 30)
        for part in (0.9, 0.37, 0.5, 0.01, 1):
            ada.scroll_to(part)
            expect(ada.any_message()).to_be_visible()
            ada.wheel(-2_000)
            ada.wheel(2_000)

        expect(ada.message("Number 100000.")).to_be_visible()
        self.assertLess(most_nodes(ada.page), NODES)

    def test_a_slow_processor_scrolls_through_thousands_of_messages_in_little_memory(self):
        ada = self._endless(8_000)
        ada.load_all()
        ada.scroll_to(1)
        ada.page.evaluate(WATCH_NODES)

        processor = SlowProcessor(ada, 4)
        ada.wheel(-120)
        turns = [-120] * 100 + [-1_200] * 50 + [1_200] * 50
        for down in turns:
            ada.page.mouse.wheel(0, down)
            ada.page.wait_for_timeout(16)
        found = processor.read_off()

        print(f"[{found}] ", end="")
        expect(ada.any_message()).to_be_visible()
        self.assertLess(most_nodes(ada.page), NODES)
        self.assertLess(found.layouts, len(turns), "no more than one for each turn of the wheel")
        self.assertLess(found.heap, HEAP)

    def test_nothing_moves_by_itself_while_a_talk_opens_and_grows_at_both_ends(self):
        self._stand_still(DESKTOP)

    def test_nor_does_it_on_a_phone(self):
        self._stand_still(PHONE)

    def test_a_key_press_in_the_composer_computes_nothing_of_the_log(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(40):
            ada_account.write(talk, f"c{number}", f"Number {number}.")
        ada = self.visit("ada")
        ada.page.add_init_script(WATCH_RENDERS)
        ada.window.log_in_quietly(ADA)
        ada.go(f"/c/{talk}")
        expect(ada.message("Number 39.")).to_be_visible()
        self.assertGreater(log_renders(ada.page), 0, "what is drawn is counted")
        self._wait_until_at_rest(ada)

        before = log_renders(ada.page)
        ada.type("Forty keys, and the log stays as it is.")

        self.assertEqual(log_renders(ada.page), before)

    def test_a_quote_leads_to_a_message_that_has_yet_to_be_fetched(self):
        ada = self._far_quote()
        ada.quote("That one.").click()

        expect(ada.original("Number 3.")).to_be_in_viewport()
        expect(ada.original("Number 3.")).to_be_focused()

    def test_the_way_to_a_far_message_can_be_left(self):
        ada = self._far_quote()
        held: list[Route] = []
        ada.page.route("**/messages?before=*", lambda route: held.append(route))
        ada.quote("That one.").click()
        expect(ada.page.get_by_text("Looking through")).to_be_visible()

        ada.page.get_by_role("button", name="Cancel", exact=True).click()
        expect(ada.page.get_by_text("Looking through")).to_have_count(0)
        self.eventually("it was being fetched", lambda: len(held) > 0)
        with ada.page.expect_event("requestfinished", lambda one: "/messages?before=" in one.url):
            held.pop().continue_()
        ada.settle()

        expect(ada.message("That one.")).to_be_in_viewport()
        expect(ada.original("Number 3.")).to_have_count(0)

    def test_whoever_comes_back_reads_on_where_they_were(self):
        ada_account, grace_account, linus_account = self.register(ADA, GRACE, LINUS)
        talk = ada_account.befriend(grace_account)
        ada_account.befriend(linus_account)
        for number in range(90):
            ada_account.write(talk, f"c{number}", f"Number {number}.")
        ada = self.enter(ADA, f"/c/{talk}")
        expect(ada.message("Number 89.")).to_be_visible()
        ada.scroll_to(0.5)
        before = ada.places()

        ada.open_conversation(LINUS)
        expect(ada.heading(LINUS)).to_be_visible()
        ada.open_conversation(GRACE)
        expect(ada.heading(GRACE)).to_be_visible()
        expect(ada.any_message()).to_be_visible()

        self.comes_to(before, ada.places)

    def test_what_i_write_is_written_at_the_end_wherever_i_was_reading(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(90):
            ada_account.write(talk, f"c{number}", f"Number {number}.")
        ada = self.enter(ADA, f"/c/{talk}")
        expect(ada.message("Number 89.")).to_be_visible()
        ada.scroll_to(0.3)
        expect(ada.jump_to_newest()).to_be_visible()

        ada.say("Here I am.")

        expect(ada.message("Here I am.")).to_be_in_viewport()

    def test_a_growing_composer_and_a_smaller_window_leave_the_end_in_view(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(60):
            ada_account.write(talk, f"c{number}", f"Number {number}. " + "and so on " * 9)
        ada = self.enter(ADA, f"/c/{talk}")
        expect(ada.message("Number 59.")).to_be_in_viewport()

        ada.composer().fill("line\n" * 8)
        expect(ada.message("Number 59.")).to_be_in_viewport()
        ada.page.set_viewport_size({"width": 800, "height": 500})
        expect(ada.message("Number 59.")).to_be_in_viewport()
        ada.page.set_viewport_size(PHONE)
        expect(ada.message("Number 59.")).to_be_in_viewport()

    def _wait_until_at_rest(self, screens) -> None:
        """Connected, and nothing more comes of that."""
        self.eventually("it is connected", lambda: len(screens.window.sockets) > 0)
        screens.settle()
        renders = -1

        def is_at_rest() -> bool:
            nonlocal renders
            before, renders = renders, log_renders(screens.page)
            self.let_pass(1)
            return renders == before

        self.eventually("the log is at rest", is_at_rest, 60)

    def _endless(self, count: int):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        members = [ada_account.id, grace_account.id]
        ada = self.visit("ada")
        EndlessTalk(talk, members, count, int(time.time() * 1000)).tell(ada.page)
        ada.window.log_in_quietly(ADA)
        ada.go(f"/c/{talk}")
        expect(ada.message(f"Number {count}.")).to_be_visible()
        return ada

    def _far_quote(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(420):
            ada_account.write(talk, f"c{number}", f"Number {number}.")
        grace_account.write(talk, "answer", "That one.", reply_to=4)
        ada = self.enter(ADA, f"/c/{talk}")
        expect(ada.message("That one.")).to_be_in_viewport()
        return ada

    def _stand_still(self, size: dict) -> None:
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        for number in range(230):
            words = f"Number {number}. " + "and so on " * (number % 9)
            ada_account.write(talk, f"c{number}", words)
        ada = self.visit("ada", size=size)
        ada.page.add_init_script(WATCH_SHIFTS)
        ada.window.log_in_quietly(ADA)
        with ada.page.expect_event("requestfinished", lambda one: "/messages?before=" in one.url):
            ada.go(f"/c/{talk}")
        expect(ada.message("Number 229.")).to_be_visible()
        ada.wait_until_still()

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
        self.assertEqual(ada.places(), before)  # at once: nothing has moved, nor ever moves back
        self.assertEqual(layout_shifts(ada.page), [])

        ada.jump_to_newest(1).click()
        expect(ada.message("Not seen yet.")).to_be_in_viewport()
        expect(ada.jump_to_newest()).to_have_count(0)
