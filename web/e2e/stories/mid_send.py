"""Whatever breaks in the middle of sending, the message is there once, and the same everywhere."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import expect

from support.people import ADA, GRACE
from support.pictures import document
from support.story import Story
from support.wire import Wire

PATIENCE = 60_000


class MidSend(Story):
    server_flags = ["--limits-sends-per-minute", "10000"]

    def test_the_server_dies_while_two_people_send_from_three_devices_with_two_tabs_each(self):
        account, grace_account = self.register(ADA, GRACE)
        self.talk = account.befriend(grace_account)
        account.write(self.talk, "first", "First words.")
        devices = [
            self.enter(ADA, f"/c/{self.talk}"),
            self.enter(ADA, f"/c/{self.talk}", device="other"),
            self.enter(GRACE, f"/c/{self.talk}"),
        ]
        tabs = []
        for screens in devices:
            screens.window.tolerate_outages()
            expect(screens.message("First words.")).to_be_visible()
            tabs += [screens, self.tab(screens, f"/c/{self.talk}")]
        sent = []
        for number, screens in enumerate(tabs):
            sent.append(f"Before, {number}.")
            screens.say(sent[-1])
            expect(screens.message(sent[-1])).to_be_visible()
            expect(screens.composer()).to_have_value("")
        tabs[1].page.reload()
        expect(tabs[1].composer()).to_be_visible()

        self.server.kill()
        for number, screens in enumerate(tabs):
            sent.append(f"Meanwhile, {number}.")
            screens.say(sent[-1])
            expect(screens.message(sent[-1])).to_be_visible()
        self.server.start()

        for screens in tabs:
            for text in sent:
                expect(screens.message(text)).to_be_visible(timeout=PATIENCE)
        stored = account.bodies(self.talk)
        self.assertEqual(sorted(stored), sorted(["First words.", *sent]), "each of them once")
        for screens in tabs:
            self.comes_to(stored, screens.all_messages)

    def test_a_message_that_was_lost_with_the_network_arrives_once_everywhere(self):
        account, wire, tabs = self._on_a_wire()
        ada, other, *_ = tabs

        wire.carries_up = False
        ada.say("Into the wire.")
        self.eventually("the frame has left", lambda: "Into the wire." in wire.sent)
        wire.cut()
        for tab in (ada, other):
            expect(tab.rung("Into the wire.", "Waiting")).to_be_visible()
        self.assertEqual(account.bodies(self.talk), ["First words."])
        wire.mend()

        self._arrives_once(account, tabs, ["First words.", "Into the wire."])

    def test_a_message_whose_answer_was_lost_with_the_network_arrives_once_everywhere(self):
        account, wire, tabs = self._on_a_wire()
        ada, other, *_ = tabs

        wire.carries_down = False
        ada.say("Stored in silence.")
        self.eventually(
            "the server has it", lambda: "Stored in silence." in account.bodies(self.talk)
        )
        wire.cut()
        other.say("And one more.")
        for tab in (ada, other):
            expect(tab.rung("Stored in silence.", "Waiting")).to_be_visible()
            expect(tab.rung("And one more.", "Waiting")).to_be_visible()
        wire.mend()

        self._arrives_once(account, tabs, ["First words.", "Stored in silence.", "And one more."])

    def test_a_message_survives_a_browser_that_is_killed_before_it_could_be_sent(self):
        account, grace_account = self.register(ADA, GRACE)
        self.talk = account.befriend(grace_account)
        grace = self.enter(GRACE, f"/c/{self.talk}")
        expect(grace.composer()).to_be_visible()
        profile = Path(tempfile.mkdtemp(prefix="martlet-profile-"))
        self.addCleanup(shutil.rmtree, profile, ignore_errors=True)
        page = self._browser(profile)
        grace.window.tolerate_outages()
        self.server.stop()
        self.stage.secrets.add("Said to nobody yet.")
        page.get_by_role("textbox", name="Message").fill("Said to nobody yet.")
        page.keyboard.press("Enter")
        expect(page.get_by_role("log").get_by_text("Said to nobody yet.")).to_be_visible()
        expect(page.get_by_role("textbox", name="Message")).to_have_value("")

        self._kill(profile)
        self.server.start()
        # Browsers write new cookies to the disk only after a while, so that this one may be lost.
        page = self._browser(profile)

        expect(grace.message("Said to nobody yet.")).to_be_visible(timeout=PATIENCE)
        expect(page.get_by_role("log").get_by_text("Said to nobody yet.")).to_have_count(1)
        self.assertEqual(account.bodies(self.talk), ["Said to nobody yet."])

    def test_an_upload_survives_a_browser_that_is_killed_in_its_middle(self):
        account, grace_account = self.register(ADA, GRACE)
        self.talk = account.befriend(grace_account)
        grace = self.enter(GRACE, f"/c/{self.talk}")
        expect(grace.composer()).to_be_visible()
        profile = Path(tempfile.mkdtemp(prefix="martlet-profile-"))
        self.addCleanup(shutil.rmtree, profile, ignore_errors=True)
        letter = document(self.folder / "letter.pdf", 3_000_000)
        page = self._browser(profile)
        held = []
        page.route("**/api/v1/uploads/**", lambda route: held.append(route))
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Attach files").click()
        chooser.value.set_files([letter])
        send = page.get_by_role("button", name="Send", exact=True)
        expect(send).to_be_enabled()
        send.click()
        self.eventually("it is in the middle", lambda: len(held) > 0)
        self.let_pass(1)  # Browsers write to their disk when they find the time.

        self._kill(profile)
        page = self._browser(profile)

        self.eventually("it has arrived", lambda: len(account.attachments(self.talk)) == 1, 60)
        self.assertEqual(account.bodies(self.talk), [""])
        self.eventually("it is ready", lambda: account.attachments(self.talk)[0]["urls"], 60)
        got = account.original(account.attachments(self.talk)[0]["id"])
        self.assertEqual(got, letter.read_bytes(), "every byte of it")

    def test_after_a_restored_backup_everybody_has_what_it_holds_and_nothing_unsent_is_lost(self):
        account, grace_account = self.register(ADA, GRACE)
        self.talk = account.befriend(grace_account)
        ada, grace = self.enter(ADA, f"/c/{self.talk}"), self.enter(GRACE, f"/c/{self.talk}")
        for screens in (ada, grace):
            screens.window.tolerate_outages()
        ada.say("In the backup.")
        expect(grace.message("In the backup.")).to_be_visible()
        # Else it would be sent once more.
        expect(ada.rung("In the backup.", "Read")).to_be_visible()
        self._martlet("backup", str(self.folder / "copy"))
        ada.say("After the backup.")
        expect(grace.message("After the backup.")).to_be_visible()
        expect(ada.rung("After the backup.", "Read")).to_be_visible()

        self.server.stop()
        ada.say("Never sent before.")
        expect(ada.rung("Never sent before.", "Waiting")).to_be_visible()
        shutil.rmtree(self.folder / "data")
        self._martlet("restore", str(self.folder / "copy"))
        self.server.start()

        held = ["In the backup.", "Never sent before."]
        for screens in (ada, grace):
            self.comes_to(held, screens.all_messages, 60)
        self.assertEqual(account.bodies(self.talk), held)

    def _on_a_wire(self):
        """Two tabs of Ada's behind a wire, a second device of hers, and Grace."""
        account, grace_account = self.register(ADA, GRACE)
        self.talk = account.befriend(grace_account)
        account.write(self.talk, "first", "First words.")
        ada = self.enter(ADA, f"/c/{self.talk}")
        ada.window.tolerate_outages()
        wire = Wire(ada)
        ada.page.reload()
        expect(ada.message("First words.")).to_be_visible()
        tabs = [
            ada,
            self.tab(ada, f"/c/{self.talk}"),
            self.enter(ADA, f"/c/{self.talk}", device="other"),
            self.enter(GRACE, f"/c/{self.talk}"),
        ]
        for tab in tabs:
            expect(tab.message("First words.")).to_be_visible()
        return account, wire, tabs

    def _arrives_once(self, account, tabs, held: list[str]) -> None:
        for tab in tabs:
            expect(tab.message(held[-1])).to_be_visible(timeout=PATIENCE)
            self.comes_to(held, tab.all_messages, 60)
        self.assertEqual(account.bodies(self.talk), held)
        for tab in tabs[:3]:
            expect(tab.rung(held[-1], "Read")).to_be_visible(timeout=PATIENCE)

    def _martlet(self, *verb: str) -> None:
        command = [str(self.stage.binary), *verb, "--data", str(self.folder / "data")]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 0, done.stderr)

    def _browser(self, profile: Path):
        """A browser of its own, whose profile outlives it."""
        context = self.stage.browser.browser_type.launch_persistent_context(
            profile,
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--no-proxy-server", "--disable-dev-shm-usage"],
            base_url=self.server.origin,
            locale="en-GB",
        )
        self.addCleanup(self._close, context)
        context.request.post(
            "/api/v1/sessions",
            data={"login": ADA.username, "password": ADA.password, "device": "own"},
            headers={"Origin": self.server.origin},
        )
        page = context.new_page()
        page.goto(f"/c/{self.talk}")
        expect(page.get_by_role("textbox", name="Message")).to_be_visible()
        return page

    def _kill(self, profile: Path) -> None:
        """As when the machine kills it: no page hears of it. A profile is free when all are gone."""
        self.eventually("all of them are gone", lambda: self._kill_once(profile) == 0)

    def _kill_once(self, profile: Path) -> int:
        """How many were still there."""
        found = 0
        for process in Path("/proc").glob("[0-9]*"):
            try:
                if f"--user-data-dir={profile}".encode() in (process / "cmdline").read_bytes():
                    found += 1
                    os.kill(int(process.name), signal.SIGKILL)
            except OSError:
                continue
        return found

    def _close(self, context) -> None:
        try:
            context.close()
        except Exception:  # noqa: BLE001  It is dead, as the story wanted.
            pass
