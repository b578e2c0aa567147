"""A day away: what was written meanwhile is on every device, once and in its order."""

import os
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import expect

from support.people import ADA, GRACE, Account
from support.screens import Screens
from support.story import Story

ENTRIES = int(os.environ.get("ABSENCE_ENTRIES", "10000"))
BY_ADA = 7  # of them; the rest is Grace's
MOST_COUNTED = 100
WRITERS = 8
PATIENCE = 60_000
NEAR, FAR = 100, 300  # how many messages are read back, in one tab and in the other


class Absence(Story):
    server_flags = ["--limits-sends-per-minute", "100000"]

    def test_after_a_day_away_three_devices_with_two_tabs_each_hold_the_same_conversation(self):
        self.ada, self.grace = self.register(ADA, GRACE)
        self.talk = self.ada.befriend(self.grace)
        self.ada.write(self.talk, "first", "First words.")
        laptop, tablet, desk = (
            self._been_here(ADA, "laptop"),
            self._been_here(ADA, "tablet"),
            self._been_here(GRACE, "desk"),
        )
        tablets = [tablet, self.tab(tablet, "/")]
        self._into_a_tunnel(tablet)
        laptop.page.close()
        desk.page.close()

        written = self._a_day_passes()

        laptops = [self.tab(laptop), self.tab(laptop)]
        desks = [self.tab(desk), self.tab(desk)]
        self._count(laptops, GRACE, MOST_COUNTED)
        self._count(desks, ADA, BY_ADA)
        tablet.window.plug_in()
        self._count(tablets, GRACE, MOST_COUNTED)
        self._count(desks, ADA, BY_ADA + 1)
        held = self.ada.all_bodies(self.talk)
        self.assertEqual(sorted(held), sorted(["First words.", "In a tunnel.", *written]))

        self._read(laptops, GRACE, held)
        for tab in tablets:
            expect(tab.unread(GRACE)).to_have_count(0, timeout=PATIENCE)
        self._read(tablets, GRACE, held)
        self._read(desks, ADA, held)
        for tab in desks:
            expect(tab.unread(ADA)).to_have_count(0, timeout=PATIENCE)

    def _been_here(self, person, device: str) -> Screens:
        screens = self.enter(person, f"/c/{self.talk}", device=device)
        screens.window.tolerate_outages()
        expect(screens.message("First words.")).to_be_visible()
        screens.wait_until_kept()
        return screens

    def _into_a_tunnel(self, screens: Screens) -> None:
        """It stays open without a network, and something is written on it."""
        screens.window.unplug()
        screens.say("In a tunnel.")
        expect(screens.rung("In a tunnel.", "Waiting")).to_be_visible()
        screens.open_conversations()
        expect(screens.composer()).to_have_count(0)

    def _a_day_passes(self) -> list[str]:
        every = ENTRIES // BY_ADA
        lines = [f"Line {number}." for number in range(ENTRIES)]

        def write(number: int) -> None:
            hers = number % every == 0 and number < every * BY_ADA
            author: Account = self.ada if hers else self.grace
            author.write(self.talk, f"line-{number}", lines[number])

        with ThreadPoolExecutor(WRITERS) as writers:
            list(writers.map(write, range(ENTRIES)))
        return lines

    def _count(self, tabs: list[Screens], friend, unread: int) -> None:
        for tab in tabs:
            expect(tab.unread(friend)).to_have_text(f"{unread} unread messages", timeout=PATIENCE)

    def _read(self, tabs: list[Screens], friend, held: list[str]) -> None:
        """In each tab the newest words, and from there back."""
        for tab, far in zip(tabs, (FAR, NEAR), strict=True):
            tab.open_conversation(friend)
            self.eventually("the newest", lambda tab=tab: self._at_the_end(tab, held[-1]), 60)
            self._read_back(tab, held, min(far, len(held)))

    def _at_the_end(self, tab: Screens, newest: str) -> bool:
        expect(tab.any_message()).to_be_visible()
        tab.scroll_to(1)
        return tab.message(newest).is_visible()

    def _read_back(self, tab: Screens, held: list[str], far: int) -> None:
        """Whatever is drawn on the way is a piece of the log, and one piece joins the next."""
        place = {body: at for at, body in enumerate(held)}
        reached = len(held)

        def back_there() -> bool:
            nonlocal reached
            drawn = tab.all_messages()
            first = place[drawn[0]]
            self.assertEqual(drawn, held[first : first + len(drawn)])
            self.assertGreaterEqual(first + len(drawn), reached, "nothing was passed unseen")
            reached = min(reached, first)
            tab.page_up()
            return reached <= len(held) - far

        self.eventually(f"{far} messages back", back_there, 120)
