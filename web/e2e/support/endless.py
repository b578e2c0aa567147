"""A conversation longer than anyone has patience to write: the window is told of it on the way from
the server, in frames and pages as the contract has them, and everything else is the real thing."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, Route, WebSocketRoute

PAGE = 5_000  # more than a client asks for, and less than a slow machine cannot carry in its time
MINUTE = 60_000


class EndlessTalk:
    """Both have said `count` messages in turn, one each minute, the last one a minute ago."""

    def __init__(self, conversation: str, members: list[str], count: int, now: int):
        self.count = count
        self._conversation = conversation
        self._members = members
        self._end = now

    def tell(self, page: Page) -> None:
        page.route_web_socket(re.compile("/api/v1/socket"), self._connect)
        page.route(re.compile(f"/conversations/{self._conversation}/messages"), self._answer)

    def message(self, seq: int) -> dict:
        return {
            "conversation": self._conversation,
            "seq": seq,
            "id": f"endless-{seq}",
            "author": self._members[seq % 7 % 2],
            "clientId": f"endless-{seq}",
            "sentAt": self._end - (self.count - seq + 1) * MINUTE,
            "body": f"Number {seq}. " + "On and on it goes. " * (seq * 7919 % 11),
            "attachments": [],
            "replyTo": None,
            "editedAt": None,
            "deletedAt": None,
            "reactions": [],
            "rev": 1,
        }

    def _connect(self, window: WebSocketRoute) -> None:
        server = window.connect_to_server()
        window.on_message(server.send)
        server.on_message(lambda text: window.send(self._longer(text)))

    def _longer(self, text: str) -> str:
        frame = json.loads(text)
        known = frame.get("conversation")
        if frame["type"] != "conversation" or known["id"] != self._conversation:
            return text
        last = self.message(self.count)
        pointers = {"readSeq": self.count, "deliveredSeq": self.count}
        members = [member | pointers for member in known["members"]]
        longer = {"head": self.count, "headId": last["id"], "lastMessage": last, "unread": 0}
        frame |= {"conversation": known | longer | {"members": members}}
        return json.dumps(frame | {"entries": [], "complete": False})

    def _answer(self, route: Route) -> None:
        before = int(re.search(r"before=(\d+)", route.request.url).group(1))
        first = max(1, before - PAGE)
        items = [self.message(seq) for seq in range(first, before)]
        page = {"items": items, "head": self.count, "older": first > 1, "newer": False}
        route.fulfill(json=page)


class PictureTalk(EndlessTalk):
    """The same, where everything that was said is the caption of a picture of its own."""

    def __init__(self, conversation: str, members: list[str], count: int, now: int, picture: Path):
        super().__init__(conversation, members, count, now)
        self._picture = picture
        self.asked: list[str] = []

    def tell(self, page: Page) -> None:
        super().tell(page)
        page.route(re.compile("/api/v1/media/"), self._show)

    def message(self, seq: int) -> dict:
        place = f"/api/v1/media/picture-{seq}"
        picture = {
            "id": f"picture-{seq}",
            "kind": "image",
            "state": "ready",
            "name": f"{seq}.jpg",
            "mime": "image/jpeg",
            "bytes": 100_000,
            "width": (1600, 900, 1200)[seq % 3],
            "height": 1200,
            "blurhash": "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
            "urls": {name: f"{place}/{name}" for name in ("original", "preview", "thumb")},
        }
        return super().message(seq) | {"attachments": [picture]}

    def _show(self, route: Route) -> None:
        self.asked.append(route.request.url.rsplit("/", 1)[-1])
        route.fulfill(path=self._picture, content_type="image/jpeg")
