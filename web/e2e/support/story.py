"""What every story starts from: a server of its own, a browser, and the cast."""

import re
import shutil
import tempfile
import time
import unittest
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser

from support.people import Account, Person
from support.screens import Screens
from support.server import Server
from support.window import DESKTOP, Window


@dataclass
class Stage:
    """What all stories of one run share."""

    binary: Path
    web_root: Path
    results: Path
    browser: Browser
    # How many times slower than this machine pages are, and whether the way to the server is long.
    slowness: int = 1
    slow_way: bool = False
    log_lines: list[str] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)


class Story(unittest.TestCase):
    stage: Stage
    server_flags: list[str] = []

    def run(self, result=None):
        self._result = result
        return super().run(result)

    def setUp(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="martlet-story-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.windows: dict[str, Window] = {}
        flags = self.server_flags + self.server_options()
        self.server = Server(
            self.stage.binary, self.web_root(), self.folder, flags, slow_way=self.stage.slow_way
        )
        self.addCleanup(self._keep_log)
        self.addCleanup(self.server.stop)
        self.server.start()
        self.addCleanup(self._close_windows)

    def web_root(self) -> Path:
        """The built client to serve; a story that is about builds brings its own."""
        return self.stage.web_root

    def server_options(self) -> list[str]:
        """Flags that depend on where this story happens."""
        return []

    def register(self, *people: Person) -> list[Account]:
        """Accounts made over HTTP, for stories that are not about registering."""
        return [Account(self.server, person, self.stage.secrets) for person in people]

    def make_invite(self, screens: Screens, *, uses: int = 1) -> str:
        """A new link, as it is shown, where one can be made."""
        screens.page.get_by_label("For how many people").fill(str(uses))
        screens.page.get_by_role("button", name="Make a link").click()
        link = screens.page.get_by_text("/i#").inner_text().strip()
        self.stage.secrets.add(link.rsplit("#", 1)[1])
        return link

    def visit(self, name: str, *, size=DESKTOP, dark=False) -> Screens:
        """A window of somebody whom the server does not know yet."""
        window = Window(
            self.stage.browser, self.server, size=size, dark=dark, slowness=self.stage.slowness
        )
        self.windows[name] = window
        return Screens(window, self.stage.secrets)

    def enter(
        self, person: Person, path="/", *, device="browser", size=DESKTOP, dark=False
    ) -> Screens:
        """A window in which this person is logged in, at `path`."""
        screens = self.visit(f"{person.username}-{device}", size=size, dark=dark)
        screens.window.log_in_quietly(person, device)
        screens.go(path)
        return screens

    def tab(self, screens: Screens, path="/") -> Screens:
        """One more tab of the same browser."""
        other = Screens(screens.window.tab(), self.stage.secrets)
        other.go(path)
        return other

    def eventually(self, what: str, holds: Callable[[], bool], within: float = 20) -> None:
        """For facts that no element on a page shows."""
        deadline = time.monotonic() + within
        while not holds():
            self.assertLess(time.monotonic(), deadline, f"after {within} s still not: {what}")
            self.let_pass(0.05)

    def comes_to(self, expected, look: Callable[[], object], within: float = 20) -> None:
        """For what is read off a page: it is so within the time, or is told as it is then."""
        deadline = time.monotonic() + within
        while (seen := look()) != expected and time.monotonic() < deadline:
            self.let_pass(0.05)
        self.assertEqual(seen, expected)

    def let_pass(self, seconds: float) -> None:
        """Time passes for the browser too; a plain sleep would hold back its events."""
        open_pages = (w.page for w in self.windows.values() if not w.page.is_closed())
        page = next(open_pages, None)
        if page is None:
            time.sleep(seconds)
        else:
            page.wait_for_timeout(seconds * 1000)

    def _close_windows(self) -> None:
        failed = self._has_failed()
        faults = []
        for name, window in self.windows.items():
            if failed and not window.page.is_closed():
                window.keep_picture(self._evidence(f"{name}.png"))
            faults += [f"{name}: {fault}" for fault in window.unexpected()]
            self.stage.secrets |= window.secrets()
            window.close()
        self.assertEqual(faults, [], "the console and the content policy stay silent")

    def _keep_log(self) -> None:
        if not self.server.log.exists():
            return
        self.stage.log_lines += self.server.log.read_text(errors="replace").splitlines()
        if self._has_failed():
            shutil.copy(self.server.log, self._evidence("server.log"))

    def _evidence(self, name: str) -> Path:
        folder = self.stage.results / re.sub(r"\W+", "-", self.id().removeprefix("stories."))
        folder.mkdir(parents=True, exist_ok=True)
        print(f"      kept {folder / name}")
        return folder / name

    def _has_failed(self) -> bool:
        return self in failed_of(self._result)


def failed_of(result: unittest.TestResult) -> set[unittest.TestCase]:
    """A story with several faults, or with faults in its parts, has failed once."""
    return {getattr(test, "test_case", test) for test, _ in result.failures + result.errors}
