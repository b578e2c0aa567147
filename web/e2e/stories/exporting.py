"""All of one's data as a file, which is read without Martlet."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import expect

from support.axe import violations_in_every_look
from support.people import ADA, GRACE
from support.screens import Screens
from support.sending import Sender
from support.specimens import Specimens
from support.story import Story

MARKUP = "<img src=x onerror=alert(1)>"
ROUTE = "**/api/v1/users/me/export"


class Exporting(Story):
    def test_what_is_downloaded_is_read_without_a_server_and_runs_nothing(self):
        grace = replace(GRACE, display_name=MARKUP)
        ada_account, grace_account = self.register(replace(ADA, display_name=MARKUP), grace)
        talk = ada_account.befriend(grace_account)
        grace_account.write(talk, "c1", MARKUP)
        ada_account.write(talk, "c2", "I keep this.")
        picture = Specimens(self.folder).picture(f"{MARKUP}.jpg")
        Sender(self.server, grace_account, talk).send(picture, body="A picture", alt=MARKUP)
        ada = self.enter(ADA, "/profile")
        expect(self._start(ada)).to_be_enabled()
        self.assertEqual(violations_in_every_look(ada), [])

        folder = self._unpacked(self._download(ada))

        expect(ada.page.get_by_text("Done. The file is with your downloads")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        self.assertEqual(
            sorted(path.name for path in folder.iterdir()),
            ["conversations", "data", "index.html", "media"],
        )
        page = self.stage.browser.new_context(offline=True).new_page()
        self.addCleanup(page.context.close)
        ran: list[str] = []
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        page.goto(f"file://{folder}/index.html")
        expect(page.get_by_role("heading", name="Everything of @ada")).to_be_visible()
        page.get_by_role("link", name=MARKUP).click()
        expect(page.get_by_text("I keep this.")).to_be_visible()
        expect(page.get_by_role("paragraph").filter(has_text=MARKUP)).to_have_count(1)
        expect(page.locator("article img")).to_have_count(1)
        self.eventually(
            "the picture is shown",
            lambda: page.locator("article img").evaluate("image => image.naturalWidth > 0"),
        )
        expect(page.locator("script, [onerror], [src=x]")).to_have_count(0)
        self.assertEqual(ran, [])

    def test_whoever_cancels_is_where_they_were_and_nothing_is_left_behind(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        ada.page.route(ROUTE, lambda route: None)
        ada.settle()

        self._start(ada).click()
        expect(ada.page.get_by_text("looking through your data")).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.page.get_by_role("button", name="Cancel").click()

        expect(self._start(ada)).to_be_visible()
        self.comes_to([], lambda: self._left(ada))
        ada.page.unroute(ROUTE)
        self._unpacked(self._download(ada))

    def test_it_says_how_far_it_is_until_somebody_has_enough(self):
        ada_account, grace_account = self.register(ADA, GRACE)
        talk = ada_account.befriend(grace_account)
        plans = Specimens(self.folder).document("plans.pdf")
        plans.file.write_bytes(bytes(3_000_000))
        Sender(self.server, grace_account, talk).send(plans, body="All of them")
        ada = self.enter(ADA, "/profile")
        ada.settle()
        tools = ada.window.context.new_cdp_session(ada.page)
        way = {"offline": False, "latency": 0, "uploadThroughput": -1}
        tools.send("Network.emulateNetworkConditions", way | {"downloadThroughput": 40_000})

        self._start(ada).click()

        bar = ada.page.get_by_role("progressbar", name="Download of my data")
        expect(bar).to_be_visible()
        expect(bar).to_have_attribute("aria-valuetext", re.compile("of about 3 MB"))
        self.assertEqual(violations_in_every_look(ada), [])
        ada.page.get_by_role("button", name="Cancel").click()
        expect(bar).to_have_count(0)
        expect(self._start(ada)).to_be_enabled()
        self.comes_to([], lambda: self._left(ada))

    def test_a_failed_download_is_said_and_can_be_tried_again(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        ada.window.tolerate("status of 503")
        ada.page.route(ROUTE, lambda route: route.fulfill(status=503))

        self._start(ada).click()
        expect(ada.alert()).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.page.unroute(ROUTE)

        self._unpacked(self._download(ada, "Try again"))

        expect(ada.page.get_by_text("Done. The file is with your downloads")).to_be_visible()
        expect(ada.alert()).to_have_count(0)

    def test_without_a_network_it_says_so(self):
        self.register(ADA)
        ada = self.enter(ADA, "/profile")
        expect(self._start(ada)).to_be_enabled()

        ada.lose_network()
        ada.page.reload()

        expect(ada.page.get_by_text("The download needs a connection.")).to_be_visible()
        expect(self._start(ada)).to_be_disabled()
        ada.find_network()
        expect(self._start(ada)).to_be_enabled()

    def _start(self, screens: Screens):
        return screens.page.get_by_role("button", name="Download my data")

    def _download(self, screens: Screens, button: str = "Download my data") -> Path:
        with screens.page.expect_download() as download:
            screens.page.get_by_role("button", name=button).click()
        self.assertEqual(download.value.suggested_filename, "martlet-ada.zip")
        path = self.folder / "archive.zip"
        download.value.save_as(path)
        return path

    def _unpacked(self, path: Path) -> Path:
        folder = self.folder / "archive"
        with zipfile.ZipFile(path) as archive:
            self.assertIsNone(archive.testzip())
            archive.extractall(folder)
        return folder

    def _left(self, screens: Screens) -> list[str]:
        """What is of archives on this browser's disk."""
        return screens.page.evaluate(
            """async () => {
              const names = [];
              for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
              return names.filter((name) => name.startsWith('martlet-archive-'));
            }"""
        )
