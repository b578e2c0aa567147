"""What friends send is seen, heard and downloaded, and nothing moves for it."""

import re
import time

from playwright.sync_api import Page, Route, expect

from support.axe import violations_in_every_look
from support.endless import PictureTalk
from support.looking import Looking
from support.people import ADA, GRACE
from support.sending import Sender
from support.smoothness import SlowProcessor
from support.specimens import Specimens
from support.steadiness import WATCH_NODES, WATCH_SHIFTS, layout_shifts, most_nodes
from support.story import Story
from support.window import DESKTOP, PHONE

# What a window that looks for something gone, or is without its cookie, is told by the browser.
REFUSED = r"status of 40[14] .*/api/v1/media/"


# Without a worker a window fetches everything itself, and the story can hold it.
NO_WORKER = "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined })"

# The status of what the browser has, or gets, of an address.
ASK = """([path, cache]) => fetch(path, { cache, mode: 'same-origin' }).then(
  answer => answer.arrayBuffer().then(() => answer.status), () => 'nothing')"""

WATCH_PICTURES = """
globalThis.mostPictures = 0
const countPictures = () => {
  mostPictures = Math.max(mostPictures, document.images.length)
  requestAnimationFrame(countPictures)
}
countPictures()
"""


def most_pictures(page: Page) -> int:
    """The most that were there in any frame."""
    return page.evaluate("mostPictures")


class HeldMedia:
    """Pictures that are on their way for as long as the story wants."""

    def __init__(self, page: Page):
        self._held: list[Route] = []
        self._open = False
        page.route(re.compile("/api/v1/media/"), self._meet)

    def _meet(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._held.append(route)

    def release(self) -> None:
        self._open = True
        for route in self._held:
            route.continue_()

    def asked(self) -> int:
        return len(self._held)


class MediaShowing(Story):
    server_flags = ["--limits-sends-per-minute", "10000"]

    def setUp(self) -> None:
        super().setUp()
        self.make = Specimens(self.folder)
        ada, grace = self.register(ADA, GRACE)
        self.members = [ada.id, grace.id]
        self.talk = ada.befriend(grace)
        self.grace = Sender(self.server, grace, self.talk)
        for number in range(30):
            grace.write(self.talk, f"line-{number}", f"Line {number}.")

    def _look(self, *, size=DESKTOP, dark=False, device="browser", script=""):
        ada = self.visit(f"ada-{device}", size=size, dark=dark)
        ada.page.add_init_script(WATCH_SHIFTS + script)
        ada.window.log_in_quietly(ADA, device)
        ada.go(f"/c/{self.talk}")
        expect(ada.any_message()).to_be_visible()
        return ada, Looking(ada)

    def _send(self, *specimens, **told) -> int:
        seq = self.grace.send(*specimens, **told)
        self.eventually("prepared", lambda: self.grace.is_ready(seq), within=60)
        return seq

    def _to_the_end(self, ada) -> None:
        """Where the reader is left alone, once everything that is loading has come."""

        def is_there() -> bool:
            ada.scroll_to(1)
            ada.settle()
            return Looking(ada).is_at_the_end()

        self.eventually("at the end", is_there)

    def test_pictures_appear_without_the_page_moving(self):
        ada, looking = self._look(script=NO_WORKER)
        self._to_the_end(ada)
        held = HeldMedia(ada.page)

        self.grace.send(
            self.make.picture("one.jpg"),
            self.make.picture("two.jpg", 900, 1200, hue=90),
            self.make.picture("three.jpg", 1600, 900, hue=180),
            width="1200",
            height="900",
        )
        self.eventually("the pictures are asked for", lambda: held.asked() >= 3, within=60)
        self._to_the_end(ada)
        places = ada.places()
        blurs = looking.log().locator("canvas")
        expect(blurs).to_have_count(3)
        for blur in blurs.all():
            # at once: the pictures are held back
            self.assertGreater(blur.bounding_box()["height"], 80, "the room is kept")
        held.release()

        self.eventually("shown", looking.shown, within=60)
        self.assertEqual(ada.places(), places)  # at once: nothing has moved, nor ever moves back
        self.assertEqual(layout_shifts(ada.page), [])
        self.assertEqual(violations_in_every_look(ada), [])

    def test_a_film_plays_where_it_stands_and_to_its_end(self):
        # Longer than a machine may be busy with something else between two steps.
        self._send(self.make.film("loom.mp4", seconds=30), alt="The loom at work")
        ada, looking = self._look()
        self._to_the_end(ada)
        expect(looking.film()).to_have_count(0)

        looking.play("The loom at work, 0:30").click()
        film = looking.film()
        self.eventually("it plays", lambda: film.evaluate("one => one.currentTime") > 0)
        film.evaluate("one => { one.currentTime = one.duration - 0.3 }")

        self.eventually("it ends", lambda: film.evaluate("one => one.ended"))
        self.assertEqual(layout_shifts(ada.page), [])

    def test_a_sound_is_played_from_anywhere_at_any_speed_by_the_keyboard(self):
        # Longer than a machine may be busy with something else between two steps.
        self._send(self.make.sound("hum.ogg", seconds=60))
        ada, looking = self._look()
        self._to_the_end(ada)

        place = looking.place_in_sound()
        place.press("End")
        expect(place).to_have_attribute("aria-valuetext", "1:00 of 1:00")
        place.press("Home")
        for _ in range(3):
            place.press("ArrowRight")
        expect(place).to_have_attribute("aria-valuetext", "0:15 of 1:00")
        looking.log().get_by_role("button", name="Speed 1×").press("Enter")
        looking.play("hum.ogg").press("Enter")

        sound = looking.sound()
        self.eventually(
            "it goes on from there", lambda: sound.evaluate("one => one.currentTime") > 15
        )
        expect(sound).to_have_js_property("playbackRate", 1.5)
        looking.log().get_by_role("button", name="Pause hum.ogg").press("Enter")
        expect(sound).to_have_js_property("paused", True)
        self.assertEqual(violations_in_every_look(ada), [])

    def test_a_file_says_what_it_is_and_is_only_ever_downloaded(self):
        plan = self.make.document("The plan of the loom.pdf")
        self._send(plan, body="As promised")
        ada, looking = self._look()
        self._to_the_end(ada)

        expect(ada.bubble("As promised")).to_contain_text("1.8 kB · PDF")
        with ada.page.expect_download() as download:
            looking.download(plan.name).click()

        self.assertEqual(download.value.suggested_filename, plan.name)
        self.assertEqual(download.value.path().read_bytes(), plan.file.read_bytes())

    def test_lists_quotes_and_the_composer_say_what_came(self):
        ada, looking = self._look()
        seq = self._send(self.make.picture("one.jpg"), self.make.picture("two.jpg", hue=90))
        expect(ada.row(GRACE)).to_contain_text("2 photos")

        ada.open_conversations()
        ada.open_conversation(GRACE)
        self._to_the_end(ada)
        looking.picture("Photo 1 of 2").click(button="right")
        ada.page.get_by_role("menuitem", name="Reply").click()
        expect(ada.page.get_by_text("2 photos")).to_have_count(2)
        ada.say("Where was that?")

        quote = ada.message("Where was that?").get_by_role("button", name="2 photos")
        thumb = self.grace.attachments(seq)[0]["urls"]["thumb"]
        expect(quote.locator("img")).to_have_attribute("src", thumb)

    def test_the_viewer_leads_through_the_conversation_by_keyboard_and_gives_the_focus_back(self):
        self._send(self.make.picture("one.jpg"), alt="The first")
        self._send(self.make.picture("two.jpg", 900, 1200), body="A caption", alt="The second")
        self._send(self.make.film("loom.mp4"), alt="The loom")
        ada, looking = self._look()
        self._to_the_end(ada)

        looking.picture("The second").focus()
        ada.press("Enter")
        expect(looking.told()).to_contain_text("The second, from Grace Hopper")
        expect(looking.viewer()).to_contain_text("A caption")
        ada.press("ArrowLeft")
        expect(looking.told()).to_contain_text("The first")
        ada.press("End")
        expect(looking.told()).to_contain_text("The loom")
        expect(looking.film()).to_have_count(1)
        ada.press("Home")
        expect(looking.told()).to_contain_text("The first")
        for _ in range(3):
            ada.press("+")
        self.eventually("it is enlarged", lambda: looking.scale() > 2)
        ada.press("ArrowRight")
        expect(looking.told()).to_contain_text("The first")
        ada.press("0")
        self.comes_to(1, looking.scale)
        ada.press("Escape")

        expect(looking.viewer()).to_have_count(0)
        expect(looking.picture("The second")).to_be_focused()
        self.assertEqual(layout_shifts(ada.page), [])
        ada.press("Enter")
        expect(looking.viewer()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])

    def test_the_viewer_is_moved_by_fingers(self):
        self._send(self.make.picture("one.jpg"), alt="The first")
        self._send(self.make.picture("two.jpg", 900, 1200), alt="The second")
        ada, looking = self._look(size=PHONE)
        self._to_the_end(ada)

        looking.picture("The second").tap()
        expect(looking.told()).to_contain_text("The second")
        looking.touch([(110 + 25 * step, 420) for step in range(9)])
        expect(looking.told()).to_contain_text("The first")
        looking.touch(
            [(180 - 10 * step, 420) for step in range(9)],
            [(210 + 10 * step, 420) for step in range(9)],
        )
        self.eventually("it is enlarged", lambda: looking.scale() > 2)
        looking.touch_twice((195, 420))
        self.comes_to(1, looking.scale)
        looking.touch([(195, 300 + 30 * step) for step in range(9)])

        expect(looking.viewer()).to_have_count(0)

    def test_the_viewer_loads_what_came_before(self):
        first = self._send(self.make.picture("one.jpg"), alt="The first")
        for number in range(120):
            self.grace.send(body=f"Between {number}.")
        self._send(self.make.picture("two.jpg", hue=90), alt="The last")
        ada, looking = self._look()
        self._to_the_end(ada)

        looking.picture("The last").click()
        ada.press("ArrowLeft")

        self.assertGreater(first, 0)
        self.eventually(
            "the older page is here",
            lambda: ada.press("ArrowLeft") or "The first" in looking.told().inner_text(),
        )

    def test_of_two_thousand_pictures_only_those_near_the_view_are_there(self):
        picture = self.make.picture("one.jpg", 600, 450).file
        talk = PictureTalk(self.talk, self.members, 2_000, int(time.time() * 1000), picture)
        ada = self.visit("ada")
        ada.page.add_init_script(WATCH_SHIFTS + NO_WORKER + WATCH_PICTURES)
        talk.tell(ada.page)
        ada.window.log_in_quietly(ADA)
        ada.go(f"/c/{self.talk}")
        expect(ada.message("Number 2000.")).to_be_visible()
        ada.load_all()
        ada.scroll_to(1)
        ada.page.evaluate(WATCH_NODES)

        processor = SlowProcessor(ada, 1)
        for part in (0.9, 0.4, 0.1, 0):
            ada.scroll_to(part)
            for down in [-600] * 15 + [600] * 15:
                ada.page.mouse.wheel(0, down)
                ada.page.wait_for_timeout(16)
        found = processor.read_off()

        print(f"[{found}] ", end="")
        expect(ada.message("Number 1.")).to_be_visible()
        self.assertLess(most_pictures(ada.page), 30)
        self.assertLess(most_nodes(ada.page), 400)
        self.assertLess(found.heap, 64 * 2**20)
        self.assertNotIn("original", talk.asked)
        self.assertEqual(layout_shifts(ada.page), [])

    def test_a_deleted_message_takes_its_picture_away_everywhere(self):
        seq = self._send(self.make.picture("one.jpg"), alt="Too much")
        thumb = self.grace.attachments(seq)[0]["urls"]["thumb"]
        ada, looking = self._look()
        ada.wait_until_kept()
        self.eventually("kept for ada", looking.is_keeping)
        ada.page.reload()
        self._to_the_end(ada)
        self.eventually("shown", looking.shown)
        self.eventually("kept", lambda: looking.kept() != [])
        looking.picture("Too much").click()
        expect(looking.viewer()).to_be_visible()

        self.grace.delete(seq)

        expect(looking.viewer()).to_have_count(0)
        expect(looking.picture("Too much")).to_have_count(0)
        expect(ada.row(GRACE)).to_contain_text("Message deleted")
        self.eventually("forgotten", lambda: looking.kept() == [])
        ada.window.tolerate(REFUSED)
        self.comes_to(404, lambda: ada.page.evaluate(ASK, [thumb, "no-store"]))

    def test_without_a_network_what_was_seen_is_still_there_and_a_log_out_forgets_it(self):
        self._send(self.make.picture("one.jpg"), self.make.picture("two.jpg", 900, 1200))
        film = self._send(self.make.film("loom.mp4"))
        ada, looking = self._look()
        ada.wait_until_kept()
        self.eventually("kept for ada", looking.is_keeping)
        ada.page.reload()
        self._to_the_end(ada)
        self.eventually("shown", looking.shown)
        self.eventually("kept", lambda: len(looking.kept()) >= 3)
        kept = looking.kept()
        self.assertEqual([path for path in kept if path.endswith("original")], [])

        ada.window.unplug()
        ada.page.reload()
        self._to_the_end(ada)
        self.eventually("still shown", looking.shown)
        ada.window.plug_in()
        original = self.grace.attachments(film)[0]["urls"]["original"]
        ada.window.tolerate("ERR_CACHE_MISS")
        self.comes_to(200, lambda: ada.page.evaluate(ASK, [original, "default"]))
        self.comes_to(200, lambda: ada.page.evaluate(ASK, [original, "only-if-cached"]))

        ada.go("/profile")
        ada.log_out()
        expect(ada.login_button()).to_be_visible()
        self.eventually("forgotten", lambda: looking.kept() == [] and not looking.is_keeping())
        # By the browser, too.
        self.comes_to("nothing", lambda: ada.page.evaluate(ASK, [original, "only-if-cached"]))

    def test_a_cookie_that_has_ended_is_renewed_by_the_first_picture_that_misses_it(self):
        self._send(self.make.picture("one.jpg"))
        ada = self.enter(ADA)
        looking = Looking(ada)
        expect(ada.row(GRACE)).to_be_visible()
        ada.window.tolerate(REFUSED)
        ada.window.context.clear_cookies(name=re.compile("martlet-media"))

        ada.open_conversation(GRACE)
        self._to_the_end(ada)

        self.eventually("shown", looking.shown)
        self.eventually(
            "it was refused", lambda: any("/api/v1/media/" in url for url in ada.window.refused)
        )

    def test_what_moves_stands_still_for_those_who_want_that(self):
        seq = self._send(self.make.moving("wheel.gif"), alt="A wheel")
        urls = self.grace.attachments(seq)[0]["urls"]
        ada, looking = self._look()
        self._to_the_end(ada)
        picture = looking.picture("A wheel").locator("img")
        expect(picture).to_have_attribute("src", urls["preview"])

        ada.page.emulate_media(reduced_motion="reduce")
        ada.page.reload()
        self._to_the_end(ada)
        expect(picture).to_have_attribute("src", urls["thumb"])
        looking.log().get_by_role("button", name="Let it move").click()

        expect(picture).to_have_attribute("src", urls["preview"])

    def test_a_picture_of_a_person_is_cut_by_keys_and_seen_by_a_friend_at_once(self):
        file = self.make.picture("portrait.jpg", 1200, 800).file
        grace = self.enter(GRACE, f"/c/{self.talk}")
        ada = self.enter(ADA, "/profile")
        face = grace.page.locator("header img, [aria-label=Conversations] img")
        expect(grace.row(ADA)).to_be_visible()
        expect(face).to_have_count(0)

        with ada.page.expect_file_chooser() as chooser:
            ada.page.get_by_role("button", name="Add a picture").click()
        chooser.value.set_files(file)
        area = ada.page.get_by_role("application")
        expect(ada.page.get_by_role("button", name="Use this picture")).to_be_enabled()
        self.assertEqual(violations_in_every_look(ada), [])
        area.press("+")
        area.press("ArrowRight")
        ada.page.get_by_role("button", name="Use this picture").click()

        expect(ada.toast("Saved.")).to_be_visible()
        expect(face).to_have_count(2)
        self.eventually(
            "both are there",
            lambda: all(one.evaluate("one => one.naturalWidth > 0") for one in face.all()),
        )
        ada.page.get_by_role("button", name="Remove", exact=True).click()
        expect(face).to_have_count(0)

    def test_what_is_no_picture_is_said_to_be_none(self):
        ada = self.enter(ADA, "/profile")
        with ada.page.expect_file_chooser() as chooser:
            ada.page.get_by_role("button", name="Add a picture").click()
        chooser.value.set_files(self.make.document("plan.pdf").file)

        expect(ada.alert().filter(has_text="cannot be read")).to_be_visible()
        expect(ada.page.get_by_role("button", name="Use this picture")).to_be_disabled()
