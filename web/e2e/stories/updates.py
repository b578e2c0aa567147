"""A newer build is offered and never forced, and a broken one changes nothing."""

import shutil
from pathlib import Path

from playwright.sync_api import Locator, expect

from support.axe import violations_in_every_look
from support.people import ADA
from support.screens import Screens
from support.story import Story
from support.window import DESKTOP, PHONE


class Updates(Story):
    def web_root(self) -> Path:
        self.client = self.folder / "client"
        shutil.copytree(
            self.stage.web_root, self.client, ignore=shutil.ignore_patterns("*.gz", "*.br")
        )
        return self.client

    def test_a_new_version_waits_until_the_person_agrees_and_then_reaches_every_tab(self):
        self.register(ADA)
        ada = self.enter(ADA)
        ada.window.tolerate_outages()
        expect(ada.empty_list()).to_be_visible()
        ada.wait_until_kept()
        other = self.tab(ada, "/profile")

        self._serve("second")
        for tab in (ada, other):
            expect(self._offer(tab)).to_be_visible(timeout=60_000)
        ada.page.reload()
        expect(self._offer(ada)).to_be_visible()
        self.assertEqual(violations_in_every_look(ada), [])
        ada.window.unplug()
        expect(ada.offline_notice()).to_be_visible()
        self._covers_nothing(ada)
        ada.window.plug_in()
        expect(ada.offline_notice()).to_have_count(0)
        expect(self._build(ada, "second")).to_have_count(0)

        self._offer(ada).click()

        for tab in (ada, other):
            expect(self._build(tab, "second")).to_have_count(1)
            expect(self._offer(tab)).to_have_count(0)
        self.comes_to(1, lambda: self._builds(ada))  # the first is forgotten

    def test_a_version_that_cannot_be_fetched_whole_leaves_the_old_one_running(self):
        self.register(ADA)
        ada = self.enter(ADA)
        ada.window.tolerate_outages()
        ada.window.tolerate("404")
        expect(ada.empty_list()).to_be_visible()
        ada.wait_until_kept()

        self._serve("broken", missing="/assets/not-there.js")
        ada.page.evaluate(
            """async () => {
              const registration = await navigator.serviceWorker.getRegistration()
              await registration.update().catch(() => undefined)
              const { installing } = registration
              if (!installing) return
              await new Promise(done => {
                installing.addEventListener('statechange', () => {
                  if (installing.state === 'redundant') done()
                })
              })
            }"""
        )
        ada.window.unplug()
        ada.page.reload()

        expect(ada.waiting_notice()).to_be_visible()
        expect(self._build(ada, "broken")).to_have_count(0)
        self.comes_to(1, lambda: self._builds(ada))

    def _serve(self, build: str, missing: str | None = None) -> None:
        """The server comes back with another build of the client."""
        page, worker = self.client / "index.html", self.client / "sw.js"
        page.write_text(
            page.read_text().replace("<title>", f'<meta name="build" content="{build}"><title>')
        )
        script = worker.read_text().replace('"version":"', f'"version":"{build}-')
        if missing:
            script = script.replace('"files":[', f'"files":["{missing}",')
        worker.write_text(script)
        self.server.stop()
        self.server.start()

    def _covers_nothing(self, screens: Screens) -> None:
        """Neither what one uses nor what is said of the connection, wide and narrow."""
        role = screens.page.get_by_role
        for size in (PHONE, DESKTOP):
            screens.page.set_viewport_size(size)
            for other in (role("main"), role("navigation"), screens.offline_notice()):
                self.eventually(
                    f"it stands above {other}",
                    lambda other=other: self._is_above(self._offer(screens), other),
                )

    def _is_above(self, one: Locator, other: Locator) -> bool:
        upper, lower = one.bounding_box(), other.bounding_box()
        return upper["y"] + upper["height"] <= lower["y"]

    def _builds(self, screens: Screens) -> int:
        """How many of them the worker keeps."""
        return screens.page.evaluate(
            "caches.keys().then(all => all.filter(one => one.startsWith('martlet-shell-')).length)"
        )

    def _offer(self, screens: Screens):
        return screens.page.get_by_role("button", name="Reload")

    def _build(self, screens: Screens, build: str):
        return screens.page.locator(f'meta[name="build"][content="{build}"]')
