"""What friends send while it is not there yet, and what never will be."""

import re

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.looking import Looking
from support.people import ADA, GRACE
from support.sending import Sender
from support.slow_worker import SlowWorker
from support.specimens import Specimens
from support.steadiness import WATCH_SHIFTS, unexpected_shifts
from support.story import Story


class Waiting(Story):
    """A talk of a few words, which leave most of the window free."""

    def setUp(self) -> None:
        super().setUp()
        self.make = Specimens(self.folder)
        ada, grace = self.register(ADA, GRACE)
        self.talk = ada.befriend(grace)
        self.grace = Sender(self.server, grace, self.talk)
        for number in range(3):
            grace.write(self.talk, f"line-{number}", f"Line {number}.")
        self.ada = self.visit("ada")
        self.ada.page.add_init_script(WATCH_SHIFTS)
        self.ada.window.log_in_quietly(ADA)
        self.ada.go(f"/c/{self.talk}")
        expect(self.ada.message("Line 2.")).to_be_visible()
        self.looking = Looking(self.ada)

    def assert_steady(self) -> None:
        self.ada.settle()
        self.assertEqual(unexpected_shifts(self.ada.page), [])


class Short(Waiting):
    def test_what_comes_lifts_a_short_talk_without_a_jump(self):
        before = self.ada.message("Line 0.").bounding_box()
        self.assertGreater(before["y"], 400, "there is room above it")

        self.grace.send(self.make.picture("one.jpg"), width="1200", height="900")
        self.eventually("shown", self.looking.shown, within=60)
        self.grace.send(body="And this.")
        expect(self.ada.message("And this.")).to_be_visible()
        self.assert_steady()
        self.eventually(
            "it is lifted",
            lambda: self.ada.message("Line 0.").bounding_box()["y"] < before["y"] - 200,
        )

        for _ in range(3):
            self.grace.send(self.make.picture("two.jpg", hue=90), width="1200", height="900")
        self.eventually("at the end", self.looking.is_at_the_end)
        self.eventually("longer than the window", self.looking.is_longer_than_its_window)
        self.assert_steady()

    def test_what_is_broken_says_so(self):
        whole = self.make.picture("loom.jpg")
        whole.file.write_bytes(whole.file.read_bytes()[:2_000])
        seq = self.grace.send(whole, width="1200", height="900")

        expect(self.looking.log().get_by_text("This file is damaged.")).to_be_visible(
            timeout=60_000
        )
        self.assertEqual(self.grace.attachments(seq)[0]["reason"], "broken")
        expect(self.looking.log().get_by_role("img")).to_have_count(0)
        self.assert_steady()
        self.assertEqual(violations_in_every_look(self.ada), [])


class Slow(Waiting):
    def server_options(self) -> list[str]:
        real = self.stage.binary.parent / "martlet-media"
        self.worker = SlowWorker(self.folder, real)
        return ["--media-worker", str(self.worker.path)]

    def test_how_far_a_preparation_is_can_be_seen_until_it_is_there(self):
        seq = self.grace.send(self.make.film("loom.mp4"), alt="The loom", width="320")
        share = self.looking.log().get_by_text("Being prepared, 42% done")
        expect(share).to_be_visible()
        self.assertEqual(violations_in_every_look(self.ada), [])
        self.ada.page.reload()
        expect(self.looking.log().get_by_text(re.compile("^Being prepared"))).to_be_visible()

        self.worker.release()
        self.eventually("prepared", lambda: self.grace.is_ready(seq), within=60)

        expect(share).to_have_count(0)
        expect(self.looking.play("The loom, 0:04")).to_be_visible()
        self.assert_steady()
