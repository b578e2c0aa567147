"""A browser window of one person's, watched for everything that must never happen in it."""

import json
import re
from copy import copy
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, WebSocket

from support.people import Person
from support.server import Server

DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
PATIENCE = 20_000  # ms, for the slowest machine this runs on

# Everything a policy blocks is reported as an error, so one watch sees both.
REPORT_VIOLATIONS = """
addEventListener('securitypolicyviolation', event =>
  console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`))
"""

# What browsers report of a server out of reach: of requests and sockets, of parts of the client that
# are fetched late, and of their own look for a newer service worker, which may be under way at any
# moment.
OUTAGE = re.compile(r"ERR_|WebSocket|status of 50|imported module|fetching the script")

# A visitor who is not logged in finds out by asking; browsers report that answer by themselves.
NOT_LOGGED_IN_YET = re.compile(r"status of 401 .*/sessions/refresh")


class Window:
    """One context (its own cookies and storage) with one page, for one person."""

    def __init__(
        self,
        browser: Browser,
        server: Server,
        *,
        size=DESKTOP,
        dark=False,
        scale=1,
        timezone="Europe/London",
        slowness=1,
    ):
        self._slowness = slowness
        self.touch = size == PHONE
        self.server = server
        self.context: BrowserContext = browser.new_context(
            base_url=server.origin,
            viewport=size,
            device_scale_factor=scale,
            color_scheme="dark" if dark else "light",
            has_touch=self.touch,
            is_mobile=self.touch,
            locale="en-GB",
            timezone_id=timezone,
        )
        self.context.set_default_timeout(PATIENCE)
        self.context.add_init_script(REPORT_VIOLATIONS)
        self.faults: list[str] = []
        self.tolerated: list[re.Pattern] = [NOT_LOGGED_IN_YET]
        self.sockets: list[WebSocket] = []
        self.sent_frames: list[dict] = []
        self._tokens: set[str] = set()
        self.refused: list[str] = []
        self.page: Page = self.context.new_page()
        self._watch(self.page)

    def tab(self) -> "Window":
        """One more page of the same browser, beside this one, and watched like it."""
        other = copy(self)
        other.sockets, other.sent_frames = [], []
        other.page = self.context.new_page()
        other._watch(other.page)
        return other

    def freeze(self) -> None:
        """From now on the page runs nothing: no timer, no event and no promise."""
        self._debugger = self.context.new_cdp_session(self.page)
        self._debugger.send("Debugger.enable")
        self._debugger.send("Debugger.pause")

    def thaw(self) -> None:
        """Everything that came meanwhile is there at once."""
        self._debugger.send("Debugger.resume")
        self._debugger.detach()

    def allow_notifications(self) -> None:
        self.context.grant_permissions(["notifications"], origin=self.server.origin)

    def forbid_notifications(self) -> None:
        """Granting something refuses everything else."""
        self.context.grant_permissions(["geolocation"], origin=self.server.origin)

    def tolerate(self, pattern: str) -> None:
        """For stories that provoke an answer which the browser reports as an error."""
        self.tolerated.append(re.compile(pattern))

    def tolerate_refusals(self) -> None:
        """For whoever ends their session: what is asked for at that moment is refused."""
        self.tolerate(r"status of 401 .*/api/v1/")

    def tolerate_outages(self) -> None:
        """For stories in which the server, or the way to it, is gone for a while."""
        self.tolerated.append(OUTAGE)

    def unplug(self) -> None:
        """The network is gone, and the browser knows it."""
        self.tolerate_outages()
        self.context.set_offline(True)

    def plug_in(self) -> None:
        self.context.set_offline(False)

    def log_in_quietly(self, person: Person, device="A browser") -> None:
        """Gets the cookies without the log-in screen."""
        answer = self.context.request.post(
            "/api/v1/sessions",
            data={"login": person.username, "password": person.password, "device": device},
            headers={"Origin": self.server.origin},
        )
        assert answer.ok, f"log-in answered {answer.status}: {answer.text()}"
        self._tokens.add(answer.json()["accessToken"])

    def frames(self, kind: str) -> list[dict]:
        """What this window has sent over its socket."""
        return [frame for frame in self.sent_frames if frame["type"] == kind]

    def unexpected(self) -> list[str]:
        return [
            fault for fault in self.faults
            if not any(pattern.search(fault) for pattern in self.tolerated)
        ]  # fmt: skip

    def stored_text(self) -> str:
        """Everything a script of the page could read from web storage."""
        return self.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")

    def secrets(self) -> set[str]:
        """Every access token seen so far, and the cookies of this moment."""
        return self._tokens | {cookie["value"] for cookie in self.context.cookies()}

    def close(self) -> None:
        self.context.close()

    def keep_picture(self, file: Path) -> None:
        self.page.screenshot(path=file)

    def _watch(self, page: Page) -> None:
        if self._slowness > 1:
            tools = self.context.new_cdp_session(page)
            tools.send("Emulation.setCPUThrottlingRate", {"rate": self._slowness})
        # Not the methods themselves: Playwright would know them again in another tab's watch.
        page.on("console", lambda message: self._heard(message))
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))
        page.on("websocket", lambda websocket: self._connected(websocket))
        page.on("response", lambda response: self._answered(response))

    def _heard(self, message) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.text} {message.location.get('url', '')}")

    def _answered(self, response) -> None:
        if response.status == 401:
            self.refused.append(response.url)

    def _connected(self, websocket: WebSocket) -> None:
        self.sockets.append(websocket)
        websocket.on("framesent", lambda payload: self._sent(payload))

    def _sent(self, payload) -> None:
        frame = json.loads(payload)
        self.sent_frames.append(frame)
        if "token" in frame:
            self._tokens.add(frame["token"])
