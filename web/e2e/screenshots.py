"""Takes the README's pictures of a small circle of friends, from the real product.

    .venv/bin/python web/e2e/screenshots.py --binary .build/debug/martlet

`bin/screenshots` builds what it needs and calls it.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))

from run import launch  # noqa: E402
from support.looking import ALL_SHOWN  # noqa: E402
from support.people import ADA, GRACE, Account, Person  # noqa: E402
from support.scenes import EVENING, LOG_BOOK, MORNING, draw  # noqa: E402
from support.screens import Screens  # noqa: E402
from support.sending import Sender  # noqa: E402
from support.server import Server  # noqa: E402
from support.specimens import Specimen  # noqa: E402
from support.window import DESKTOP, PATIENCE, PHONE, Window  # noqa: E402

IMAGES = ROOT / "docs/images"

FRIENDS = [
    (Person("linus", "Linus Pauling", "vitamins and chemical bonds"), ["Dinner at eight, then?"]),
    (Person("emmy", "Emmy Noether", "symmetry conserves momentum"), ["It follows from symmetry."]),
    (
        Person("hedy", "Hedy Lamarr", "frequencies hop like pianos"),
        ["Are you coming to the concert?", "I kept you a seat in the third row 🎹"],
    ),
    (
        Person("katherine", "Katherine Johnson", "trajectories by hand, twice"),
        ["The numbers are right. I did them by hand."],
    ),
]

TALK = [
    ("grace", "Good morning! Did the engine behave last night?"),
    ("ada", "All of it. The loop came out at the 7th Bernoulli number, to the last digit."),
    ("ada", "I let it run twice to be sure."),
    ("grace", "🎉"),
    ("grace", "Ours stopped at three. We opened it up and found a moth in relay 70."),
    ("ada", "An actual moth?"),
    ("grace", "An actual moth. It is taped into the log book now, with the time beside it."),
    ("ada", "Then yours is the first machine that was ever truly debugged."),
    ("grace", "Lunch on Thursday? Bring the plans, I want to see how you feed it the cards."),
    ("ada", "Thursday is good. One o'clock, by the river."),
]


def photos(browser: Browser, folder: Path) -> dict[str, list[Specimen]]:
    """What comes with which lines of the talk."""
    river = [(MORNING, "morning.jpg"), (EVENING, "evening.jpg")]
    return {
        "An actual moth. It": [draw(browser, LOG_BOOK, folder / "moth.jpg", (800, 440))],
        "Thursday is good.": [draw(browser, one, folder / name, (480, 480)) for one, name in river],
    }


def seed(server: Server, pictures: dict[str, list[Specimen]]) -> str:
    """Answers with the conversation that is in the picture."""
    people = [ADA, GRACE, *(friend for friend, _ in FRIENDS)]
    accounts = {person.username: Account(server, person, set()) for person in people}
    ada = accounts["ada"]
    for friend, lines in FRIENDS:
        conversation = ada.befriend(accounts[friend.username])
        for number, line in enumerate(lines):
            accounts[friend.username].write(conversation, f"line-{number}", line)
    talk = ada.befriend(accounts["grace"])
    senders = {name: Sender(server, accounts[name], talk) for name in ("ada", "grace")}
    for author, line in TALK:
        shown = next((them for begin, them in pictures.items() if line.startswith(begin)), [])
        seq = senders[author].send(*shown, body=line)
        while not senders[author].is_ready(seq):
            time.sleep(0.1)
    return talk


def morning() -> str:
    """A time zone in which it is nine, or nearly, so that the talk fits the clock beside it."""
    east = max(-12, min(14, 9 - time.gmtime().tm_hour))
    return f"Etc/GMT{-east:+d}" if east else "Etc/GMT"


def open_window(browser: Browser, server: Server, person: Person, path: str, **look) -> Screens:
    screens = Screens(Window(browser, server, timezone=morning(), **look), set())
    screens.window.log_in_quietly(person)
    screens.go(path)
    return screens


def read_all(screens: Screens) -> None:
    expect(screens.any_message()).to_be_visible()
    screens.scroll_to(1)
    expect(screens.bubble("by the river")).to_be_in_viewport()


def keep(screens: Screens, image: Path) -> None:
    """In 256 colours, which take a third of the room, and hardly anybody sees it."""
    whole = image.with_suffix(".whole.png")
    screens.window.keep_picture(whole)
    fewer = "split[a][b];[a]palettegen=reserve_transparent=0[few];[b][few]paletteuse=dither=none"
    subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", whole, "-vf", fewer, image], check=True)
    whole.unlink()


def take(browser: Browser, server: Server, folder: Path) -> None:
    talk = seed(server, photos(browser, folder))
    others = [
        open_window(browser, server, GRACE, f"/c/{talk}"),
        open_window(browser, server, FRIENDS[2][0], "/"),
    ]
    read_all(others[0])
    desktop = open_window(browser, server, ADA, f"/c/{talk}", size=DESKTOP, scale=2)
    phone = open_window(browser, server, ADA, f"/c/{talk}", size=PHONE, dark=True, scale=2)
    for screens, name in ((desktop, "desktop-light"), (phone, "phone-dark")):
        read_all(screens)
        expect(screens.rung("by the river", "Read")).to_be_visible()
        screens.page.reload()  # what was new is read now
        expect(screens.rung("by the river", "Read")).to_be_visible()
        screens.page.wait_for_function(ALL_SHOWN)
        screens.settle()
        keep(screens, IMAGES / f"{name}.png")
        print(f"docs/images/{name}.png")
    for screens in (desktop, phone, *others):
        screens.window.close()


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--binary", type=Path, default=ROOT / ".build/debug/martlet")
    binary = arguments.parse_args().binary.resolve()
    expect.set_options(timeout=PATIENCE)
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="martlet-pictures-") as folder:
        server = Server(binary, ROOT / "web/dist", Path(folder), [])
        server.start()
        try:
            with sync_playwright() as playwright:
                browser = launch(playwright)
                take(browser, server, Path(folder))
                browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main()
