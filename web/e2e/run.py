"""Runs the stories: a real browser, the real binary, a real store.

    .venv/bin/python web/e2e/run.py --binary .build/debug/martlet [--long] [NAME...]

A NAME is a story's module or a part of its sentence; --long tells those that take minutes, and only
those. --slow pages and --slow way look for stories that only a fast machine can tell: every page has
a quarter of the processor, or everything between browser and server takes a moment, never twice the
same. What failed leaves pictures and the server's log in test-results/stories.
"""

import argparse
import importlib
import shutil
import signal
import sys
import time
import unittest
from pathlib import Path

from playwright.sync_api import Playwright, expect, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

from support.story import Stage, Story, failed_of  # noqa: E402
from support.window import PATIENCE  # noqa: E402

# The table of contents. The logs come last: they are read over everything that ran before.
STORIES = [
    "first_light",
    "accounts",
    "sessions",
    "leaving",
    "exporting",
    "second_factor",
    "password",
    "privacy",
    "friends",
    "inviting",
    "terms",
    "reporting",
    "operating",
    "presence",
    "typing",
    "unread",
    "messages",
    "words",
    "keyboard",
    "long_log",
    "markup",
    "tokens",
    "restart",
    "liveness",
    "drafts",
    "offline",
    "storage",
    "tabs",
    "mid_send",
    "media_sending",
    "phone",
    "start",
    "keeping",
    "updates",
    "media_showing",
    "media_waiting",
    "notices",
    "tidying",
    "palette",
    "languages",
    "replica_set",
    "recovery",
    "accessibility",
    "logs",
]
LONG_STORIES = ["absence"]

SLOWNESS = 4


class Telling(unittest.TextTestResult):
    """Prints each story as a sentence with its time."""

    def startTest(self, test) -> None:
        unittest.TestResult.startTest(self, test)
        self._started = time.monotonic()
        print(f"    {sentence(test)} ", end="", flush=True)

    def stopTest(self, test) -> None:
        seconds = time.monotonic() - self._started
        skipped = any(test is other for other, _ in self.skipped)
        verdict = "FAILED" if test in failed_of(self) else "skipped" if skipped else "ok"
        print(f"... {verdict} ({seconds:.1f} s)", flush=True)
        super().stopTest(test)


def sentence(test) -> str:
    return test.id().rsplit(".", 1)[-1].removeprefix("test_").replace("_", " ")


def stories(modules: list[str], names: list[str]) -> unittest.TestSuite:
    suite = unittest.TestSuite()
    for module in modules:
        loaded = unittest.defaultTestLoader.loadTestsFromModule(
            importlib.import_module(f"stories.{module}")
        )
        for case in loaded:
            for test in case:
                if not names or any(n == module or n in sentence(test) for n in names):
                    suite.addTest(test)
    return suite


def launch(playwright: Playwright):
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=["--no-sandbox", "--no-proxy-server", "--disable-dev-shm-usage"],
    )


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", type=Path, default=ROOT / ".build/debug/martlet")
    arguments.add_argument("--web-root", type=Path, default=ROOT / "web/dist")
    arguments.add_argument("--long", action="store_true")
    arguments.add_argument("--slow", choices=["pages", "way"])
    arguments.add_argument("names", nargs="*")
    given = arguments.parse_args()

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    results = ROOT / "test-results/stories"
    shutil.rmtree(results, ignore_errors=True)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        Story.stage = Stage(
            given.binary.resolve(),
            given.web_root.resolve(),
            results,
            browser,
            slowness=SLOWNESS if given.slow == "pages" else 1,
            slow_way=given.slow == "way",
        )
        runner = unittest.TextTestRunner(sys.stdout, verbosity=0, resultclass=Telling)
        modules = LONG_STORIES if given.long else STORIES
        result = runner.run(stories(modules, given.names))
        browser.close()

    failed, skipped = len(failed_of(result)), len(result.skipped)
    passed = result.testsRun - failed - skipped
    print(f"stories: {passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
