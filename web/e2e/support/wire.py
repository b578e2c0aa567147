"""A browser's way to the server, which can fail in one direction before it is gone."""

import json

from playwright.sync_api import WebSocketRoute

from support.screens import Screens


class Wire:
    def __init__(self, screens: Screens):
        """Every tab that is opened from now on is connected by it."""
        self.carries_up = self.carries_down = True
        self.sent: list[str] = []
        self._window = screens.window
        self._ends: list[WebSocketRoute] = []
        self._window.context.route_web_socket("**/socket", self._connect)

    def cut(self) -> None:
        self._window.unplug()
        while self._ends:
            self._ends.pop().close()

    def mend(self) -> None:
        self.carries_up = self.carries_down = True
        self._window.plug_in()

    def _connect(self, window: WebSocketRoute) -> None:
        server = window.connect_to_server()
        self._ends += [window, server]
        window.on_message(lambda text: self._up(server, text))
        server.on_message(lambda text: window.send(text) if self.carries_down else None)

    def _up(self, server: WebSocketRoute, text: str) -> None:
        frame = json.loads(text)
        if frame["type"] == "send":
            self.sent.append(frame["body"])
        if self.carries_up:
            server.send(text)
