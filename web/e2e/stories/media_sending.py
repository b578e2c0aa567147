"""Pictures and files are sent, whatever happens meanwhile."""

import hashlib
from pathlib import Path

from playwright.sync_api import expect

from support.attaching import Attaching
from support.axe import violations_in_every_look
from support.gate import Gate
from support.people import ADA, GRACE
from support.pictures import document, png
from support.specimens import Specimens
from support.story import Story
from support.window import PHONE

PATIENCE = 60_000
MB = 1024 * 1024


class Sending(Story):
    """Ada and Grace are friends, and have their conversation open."""

    def setUp(self) -> None:
        super().setUp()
        self.account, grace_account = self.register(ADA, GRACE)
        self.talk = self.account.befriend(grace_account)
        self.account.write(self.talk, "first", "First words.")
        self.ada = self.enter(ADA, f"/c/{self.talk}")
        self.files = Attaching(self.ada)
        expect(self.ada.message("First words.")).to_be_visible()
        expect(self.files.button()).to_be_visible()

    def choose(self, *files: Path) -> None:
        """By the button, until they are in the tray; before, words alone could be sent."""
        self.files.choose(*files)
        expect(self.files.chosen()).to_have_count(len(files))

    def send(self) -> None:
        self.eventually("all is looked into", self.files.is_ready)
        self.ada.send()

    def arrives_once(self, *names: str, body: str = "") -> list[dict]:
        """The message is there once, with these files; answers with what the server tells of them."""
        self.eventually("it has arrived", lambda: len(self.account.bodies(self.talk)) > 1, 60)
        expect(self.files.upload(names[-1])).to_have_count(0, timeout=PATIENCE)
        self.assertEqual(self.account.bodies(self.talk), ["First words.", body])
        attachments = self.account.attachments(self.talk)
        self.assertEqual([one["name"] for one in attachments], list(names))
        return attachments

    def prepared(self) -> list[dict]:
        """What the server has made of everything that came."""
        told: list[dict] = []

        def is_prepared() -> bool:
            told[:] = self.account.attachments(self.talk)
            return all(one["state"] == "ready" for one in told)

        self.eventually("all is prepared", is_prepared, 60)
        return told


class MediaSending(Sending):
    def test_files_get_into_a_conversation_by_button_drop_paste_and_camera(self):
        loom = png(self.folder / "loom.png", 160, 120)
        card = png(self.folder / "card.png", 160, 120, seed=2)
        letter = document(self.folder / "letter.pdf", 3_000)

        self.choose(loom, letter)
        expect(self.files.drop_zone()).to_be_hidden()
        self.files.drag(card)
        expect(self.files.drop_zone()).to_be_visible()
        self.files.drop(card)
        expect(self.files.drop_zone()).to_be_hidden()
        expect(self.files.chosen()).to_have_count(3)
        self.files.paste(card)
        expect(self.files.chosen()).to_have_count(4)
        self.ada.type("By three ways.")
        self.send()
        self.arrives_once("loom.png", "letter.pdf", "card.png", "image.png", body="By three ways.")
        kinds = [one["kind"] for one in self.prepared()]
        self.assertEqual(kinds, ["image", "file", "image", "image"])

        phone = self.enter(ADA, f"/c/{self.talk}", device="phone", size=PHONE)
        expect(phone.message("By three ways.")).to_be_visible()
        Attaching(phone).take_picture(loom)
        expect(Attaching(phone).chosen()).to_have_count(1)
        self.eventually("it is looked into", Attaching(phone).is_ready)
        phone.send()
        self.eventually("by the fourth", lambda: len(self.account.attachments(self.talk)) == 5, 60)

    def test_a_camera_of_this_device_takes_a_picture(self):
        self.ada.page.evaluate(
            """() => {
                const canvas = document.createElement('canvas');
                const draw = () => canvas.getContext('2d').fillRect(0, 0, 300, 150);
                setInterval(draw, 50);
                navigator.mediaDevices.enumerateDevices = async () => [{ kind: 'videoinput' }];
                navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(5);
            }"""
        )
        self.ada.open_people()
        self.ada.open_conversations()
        self.ada.open_conversation(GRACE)
        self.ada.page.get_by_role("button", name="Take a picture").click()
        self.ada.page.get_by_role("button", name="Take it").click()
        expect(self.files.chosen()).to_have_count(1)
        self.send()

        self.arrives_once("picture.jpg")
        self.assertEqual(self.prepared()[0]["kind"], "image")

    def test_a_picture_goes_smaller_unless_its_original_is_wanted_and_keeps_its_words(self):
        wide = png(self.folder / "wide.png", 3_000, 600)
        self.choose(wide)
        self.files.describe("wide.png", "A loom")
        self.send()
        self.arrives_once("wide.webp")
        told = self.prepared()[0]
        self.assertEqual((told["alt"], told["width"], told["height"]), ("A loom", 2_560, 512))

        self.choose(wide)
        self.files.originals().check()
        self.send()
        self.eventually("it is there", lambda: len(self.account.attachments(self.talk)) == 2, 60)
        told = self.prepared()[1]
        self.assertEqual((told["name"], told["width"]), ("wide.png", 3_000))

    def test_what_only_claims_to_be_a_picture_is_sent_as_a_file(self):
        self.choose(document(self.folder / "loom.png", 3_000))
        self.send()

        self.arrives_once("loom.png")
        self.eventually(
            "it is one", lambda: self.account.attachments(self.talk)[0]["kind"] == "file"
        )

    def test_a_damaged_picture_is_refused_and_the_others_go_without_it(self):
        media: list[str] = []
        self.ada.page.on(
            "response",
            lambda answer: media.extend(filter(None, [answer.headers.get("martlet-media")])),
        )
        damaged = png(self.folder / "damaged.png", 160, 120)
        damaged.write_bytes(damaged.read_bytes()[:2_000])
        gate = Gate(self.ada, lets_through=1)
        self.choose(damaged, document(self.folder / "letter.pdf", 3_000))
        self.send()
        self.eventually("the picture is there", lambda: len(media) == 1)
        self.eventually("and looked at", lambda: self.account.media(media[0])["state"] == "failed")
        gate.open()

        told = self.ada.page.get_by_text("The server could not make anything of it.")
        expect(told).to_be_visible()
        self.files.cancel("damaged.png").click()
        self.ada.page.get_by_role("button", name="Retry").click()
        self.arrives_once("letter.pdf")

    def test_what_moves_and_sounds_goes_as_it_is_with_its_size_and_length(self):
        make = Specimens(self.folder)
        self.choose(
            make.film("loom.mp4").file, make.moving("gears.gif").file, make.sound("hum.ogg").file
        )
        expect(self.files.chosen().first).to_contain_text("320 × 180")
        self.send()

        self.arrives_once("loom.mp4", "gears.gif", "hum.ogg")
        film, moving, sound = self.prepared()
        self.assertEqual([film["kind"], moving["kind"], sound["kind"]], ["video", "image", "audio"])
        self.assertEqual((film["width"], film["height"]), (320, 180))
        self.assertLess(abs(film["duration"] - 4_000), 300)
        self.assertEqual((moving["width"], moving["height"]), (240, 180))
        self.assertLess(abs(sound["duration"] - 8_000), 300)

    def test_files_are_put_in_order_described_and_removed_by_keyboard_alone(self):
        names = ["one.png", "two.png", "three.png"]
        self.choose(*(png(self.folder / name, 64, 64) for name in names))

        self.files.grip("three.png").focus()
        self.ada.press("ArrowUp")
        self.ada.press("ArrowUp")
        self.comes_to(["three.png", "one.png", "two.png"], self.files.names)
        expect(self.files.grip("three.png")).to_be_focused()
        self.ada.press("Tab")
        self.ada.page.keyboard.type("The third one")
        self.ada.press("Tab")
        expect(self.files.remove("three.png")).to_be_focused()
        self.files.remove("one.png").focus()
        self.ada.press("Enter")
        expect(self.files.remove("two.png")).to_be_focused()
        self.ada.composer().focus()
        self.send()

        self.assertEqual(self.arrives_once("three.png", "two.png")[0]["alt"], "The third one")

    def test_files_are_put_in_order_by_hand(self):
        names = ["one.png", "two.png", "three.png"]
        self.choose(*(png(self.folder / name, 64, 64) for name in names))
        self.eventually("all is looked into", self.files.is_ready)
        self.ada.settle()

        self.files.grip("three.png").hover()
        self.ada.page.mouse.down()
        first = self.files.grip("one.png").bounding_box()
        self.ada.page.mouse.move(first["x"] + 8, first["y"] + 8, steps=6)
        self.ada.page.mouse.up()

        self.comes_to(["three.png", "one.png", "two.png"], self.files.names)

    def test_what_was_chosen_waits_while_another_page_is_looked_at(self):
        self.choose(png(self.folder / "loom.png", 64, 64))

        self.ada.open_people()
        self.ada.open_conversations()
        self.ada.open_conversation(GRACE)

        expect(self.files.chosen()).to_have_count(1)
        self.send()
        self.arrives_once("loom.png")

    def test_the_tray_and_an_upload_suit_everybody_in_every_look(self):
        self.choose(
            png(self.folder / "loom.png", 160, 120), document(self.folder / "letter.pdf", 3_000)
        )
        self.eventually("all is looked into", self.files.is_ready)
        self.assertEqual(violations_in_every_look(self.ada), [])

        gate = Gate(self.ada, lets_through=0)
        self.ada.send()
        self.eventually("it is on its way", gate.is_closed)
        self.assertEqual(violations_in_every_look(self.ada), [])
        gate.open()
        self.arrives_once("loom.png", "letter.pdf")


class Interrupted(Sending):
    """A letter of 6 MB goes in several pieces."""

    def setUp(self) -> None:
        super().setUp()
        self.letter = document(self.folder / "letter.pdf", 6 * MB)
        self.ada.window.tolerate_outages()

    def begin(self, lets_through: int = 2) -> Gate:
        """In the middle of it."""
        gate = Gate(self.ada, lets_through)
        self.choose(self.letter)
        self.send()
        self.eventually("it is in the middle", gate.is_closed)
        return gate

    def is_whole(self) -> None:
        told = self.arrives_once("letter.pdf")[0]
        sent = hashlib.sha256(self.letter.read_bytes()).hexdigest()
        self.eventually("it is ready", lambda: self.account.attachments(self.talk)[0]["urls"], 60)
        got = hashlib.sha256(self.account.original(told["id"])).hexdigest()
        self.assertEqual(got, sent, "every byte of it")

    def test_an_upload_outlives_a_lost_network(self):
        gate = self.begin()
        self.ada.window.unplug()
        gate.cut()
        self.let_pass(1)
        gate.open()
        self.ada.window.plug_in()

        self.is_whole()
        self.assertEqual(gate.requests.count("POST"), 1, "it went on where it was")

    def test_an_upload_outlives_a_reload(self):
        gate = self.begin()
        expect(self.files.upload("letter.pdf")).to_be_visible()
        self.ada.page.reload()
        gate.cut()
        expect(self.files.upload("letter.pdf")).to_be_visible()
        gate.open()

        self.is_whole()
        self.assertEqual(gate.requests.count("POST"), 1, "it went on where it was")

    def test_an_upload_outlives_the_death_of_the_server(self):
        gate = self.begin()
        self.server.kill()
        gate.open()
        self.let_pass(1)
        self.server.start()

        self.is_whole()

    def test_an_upload_goes_on_in_another_tab_when_the_one_that_leads_closes(self):
        self.enter(GRACE, f"/c/{self.talk}")
        other = self.tab(self.ada, f"/c/{self.talk}")
        expect(other.message("First words.")).to_be_visible()
        gate = self.begin()
        expect(Attaching(other).upload("letter.pdf")).to_be_visible()

        gate.cut()
        self.ada.page.close()
        self.ada, self.files = other, Attaching(other)
        gate.open()

        self.is_whole()

    def test_words_overtake_an_upload(self):
        grace = self.enter(GRACE, f"/c/{self.talk}")
        gate = self.begin()

        self.ada.say("Words are faster.")
        expect(grace.message("Words are faster.")).to_be_visible()
        gate.open()
        self.eventually("the letter", lambda: len(self.account.attachments(self.talk)) == 1, 60)

        self.assertEqual(self.account.bodies(self.talk), ["First words.", "Words are faster.", ""])

    def test_an_upload_is_paused_resumed_and_cancelled(self):
        gate = self.begin()
        self.eventually("some of it has gone", lambda: self.files.share("letter.pdf") > 0)
        self.files.pause("letter.pdf").click()
        expect(self.ada.page.get_by_text("Paused")).to_be_visible()
        gate.cut()
        before = len(gate.requests)
        self.let_pass(2)
        self.assertEqual(len(gate.requests), before, "nothing is sent meanwhile")

        self.files.resume("letter.pdf").click()
        self.eventually("it goes on", gate.is_closed)
        self.files.cancel("letter.pdf").click()
        expect(self.files.upload("letter.pdf")).to_have_count(0)
        gate.open()
        self.eventually("the server is told", lambda: "DELETE" in gate.requests)
        self.ada.say("Never mind.")
        expect(self.ada.rung("Never mind.", "Sent")).to_be_visible()

        self.assertEqual(self.account.bodies(self.talk), ["First words.", "Never mind."])

    def test_a_message_with_an_upload_is_discarded_as_a_whole(self):
        self.ada.composer().fill("With a letter.")
        gate = self.begin()
        self.ada.choose("With a letter.", "Discard")
        expect(self.ada.message("With a letter.")).to_have_count(0)
        gate.open()
        self.eventually("the server is told", lambda: "DELETE" in gate.requests)

        self.assertEqual(self.account.bodies(self.talk), ["First words."])


class Limits(Sending):
    server_flags = [
        "--limits-attachments", "2",
        "--limits-file-bytes", "100000",
        "--limits-media-bytes", "150000",
    ]  # fmt: skip

    def test_too_many_and_too_large_are_told_when_they_are_chosen(self):
        large = document(self.folder / "large.pdf", 100_001)
        small = [document(self.folder / f"{name}.pdf", 100) for name in ("a", "b", "c")]

        self.files.choose(large)
        expect(self.ada.toast("large.pdf is too large: at most 100 kB.")).to_be_visible()
        expect(self.files.tray()).to_have_count(0)
        self.files.choose(*small)
        expect(self.ada.toast("At most 2 files fit into one message.")).to_be_visible()
        self.comes_to(["a.pdf", "b.pdf"], self.files.names)

    def test_a_refusal_is_told_with_its_reason_and_can_be_retried_and_discarded(self):
        self.ada.window.tolerate("status of 409")
        first, second = (document(self.folder / f"{name}.pdf", 90_000) for name in ("a", "b"))
        self.choose(first)
        self.send()
        self.arrives_once("a.pdf")

        self.choose(second)
        self.ada.composer().fill("One more.")
        self.send()
        expect(self.ada.page.get_by_text("Your space on the server is used up.")).to_be_visible()
        with self.ada.answered("POST", "/api/v1/uploads"):
            self.ada.page.get_by_role("button", name="Retry").click()
        expect(self.ada.page.get_by_text("Your space on the server is used up.")).to_be_visible()
        self.ada.page.get_by_role("button", name="Discard").click()

        expect(self.ada.message("One more.")).to_have_count(0)
        self.assertEqual(self.account.bodies(self.talk), ["First words.", ""])


class WithoutUploads(Story):
    server_flags = ["--limits-attachments", "0"]

    def test_where_a_server_takes_no_uploads_nothing_is_offered(self):
        account, grace_account = self.register(ADA, GRACE)
        talk = account.befriend(grace_account)
        account.write(talk, "first", "First words.")
        ada = self.enter(ADA, f"/c/{talk}")
        expect(ada.message("First words.")).to_be_visible()

        ada.say("Only words.")
        expect(ada.rung("Only words.", "Sent")).to_be_visible()
        expect(Attaching(ada).button()).to_have_count(0)
