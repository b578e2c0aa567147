"""Holds up uploads, so that a story is in the middle of one for as long as it wants."""

from playwright.sync_api import Route

from support.screens import Screens


class Gate:
    def __init__(self, screens: Screens, lets_through: int):
        """From now on so many requests of uploads get through, of all tabs of this browser."""
        self.requests: list[str] = []
        self._left: int | None = lets_through
        self._held: list[Route] = []
        screens.window.context.route("**/api/v1/uploads**", self._meet)
        screens.window.context.route("**/api/v1/uploads/**", self._meet)

    def is_closed(self) -> bool:
        return len(self._held) > 0

    def cut(self) -> None:
        """What is held comes to nothing, as with a network that is lost."""
        while self._held:
            self._held.pop().abort("connectionreset")

    def open(self) -> None:
        self._left = None
        while self._held:
            self._held.pop().continue_()

    def _meet(self, route: Route) -> None:
        self.requests.append(route.request.method)
        if self._left is None:
            route.continue_()
        elif self._left > 0:
            self._left -= 1
            route.continue_()
        else:
            self._held.append(route)
