"""What axe has against a page."""

from axe_playwright_python.sync_playwright import Axe

from support.screens import Screens
from support.window import DESKTOP, PHONE


def violations(screens: Screens) -> list[str]:
    screens.settle()
    return [_told(violation) for violation in Axe().run(screens.page).response["violations"]]


def violations_in_every_look(screens: Screens) -> list[str]:
    """Of what does not survive a reload: light and dark, wide and narrow."""
    found: list[str] = []
    for size in (DESKTOP, PHONE):
        screens.page.set_viewport_size(size)
        for scheme in ("dark", "light"):
            screens.page.emulate_media(color_scheme=scheme)
            found += violations(screens)
    screens.page.set_viewport_size(DESKTOP)
    return found


def _told(violation: dict) -> str:
    places = "; ".join(node["html"][:160] for node in violation["nodes"])
    return f"{violation['id']} ({violation['impact']}): {places}"
