"""What came with messages, and the viewer, in the words of who looks at them."""

import re
import time

from playwright.sync_api import Locator

from support.screens import Screens

# Every picture that stands in the log, once the browser has all of it.
ALL_SHOWN = """() => {
  const pictures = [...document.querySelectorAll('[role=log] article img')]
  return pictures.length > 0 && pictures.every(one => one.complete && one.naturalWidth > 0)
}"""


class Looking:
    def __init__(self, screens: Screens):
        self._screens = screens
        self._page = screens.page

    def log(self) -> Locator:
        return self._page.get_by_role("log")

    def is_at_the_end(self) -> bool:
        return self.log().evaluate(
            "log => log.scrollHeight - log.scrollTop - log.clientHeight < 2"
            " && log.querySelectorAll('[data-row]').length > 0"
        )

    def is_longer_than_its_window(self) -> bool:
        return self.log().evaluate("log => log.scrollHeight > log.clientHeight")

    def picture(self, name: str) -> Locator:
        """The button that opens it."""
        return self.log().get_by_role("button", name=name)

    def shown(self) -> bool:
        return self._page.evaluate(ALL_SHOWN)

    def play(self, name: str) -> Locator:
        return self.log().get_by_role("button", name=re.compile(f"^Play {name}"))

    def film(self) -> Locator:
        return self._page.locator("video")

    def sound(self) -> Locator:
        return self._page.locator("audio")

    def place_in_sound(self) -> Locator:
        return self.log().get_by_role("slider", name="Place in the recording")

    def download(self, name: str) -> Locator:
        return self.log().get_by_role("link", name=f"Download {name}")

    # The viewer

    def viewer(self) -> Locator:
        return self._page.get_by_role("dialog", name="Photos and videos")

    def told(self) -> Locator:
        """What is said of the one that is looked at."""
        return self.viewer().get_by_role("status")

    def scale(self) -> float:
        moved = self.viewer().locator("[style*=scale]").get_attribute("style") or ""
        return float(re.search(r"scale\(([\d.]+)\)", moved).group(1))

    def touch(self, *paths: list[tuple[int, int]]) -> None:
        """Fingers, each along its way, all of them at the same time."""
        session = self._page.context.new_cdp_session(self._page)

        def tell(kind: str, step: int) -> None:
            points = [
                {"x": path[step][0], "y": path[step][1], "id": i} for i, path in enumerate(paths)
            ]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        tell("touchStart", 0)
        for step in range(1, len(paths[0])):
            tell("touchMove", step)
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        session.detach()

    def touch_twice(self, place: tuple[int, int]) -> None:
        """A double tap: the touches say when they were, however late they are told."""
        session = self._page.context.new_cdp_session(self._page)
        begun = time.time() - 0.2
        for after in (0, 0.1):
            for kind, later in (("touchStart", 0), ("touchEnd", 0.04)):
                points = [{"x": place[0], "y": place[1]}] if kind == "touchStart" else []
                touch = {"type": kind, "touchPoints": points, "timestamp": begun + after + later}
                session.send("Input.dispatchTouchEvent", touch)
        session.detach()

    # What the worker keeps

    def kept(self) -> list[str]:
        """The paths of what is kept of media, for whomever."""
        return self._page.evaluate(
            """async () => {
              const names = (await caches.keys()).filter(name => name.startsWith('martlet-media-'))
              const all = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
              return all.flat().map(request => new URL(request.url).pathname)
            }"""
        )

    def is_keeping(self) -> bool:
        """Whether the worker may keep what is seen from now on."""
        return self._page.evaluate(
            "caches.keys().then(names => names.some(name => name.startsWith('martlet-media-')))"
        )
