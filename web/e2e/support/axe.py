"""What axe has against a page."""

from axe_playwright_python.base import AXE_SCRIPT

from support.screens import Screens
from support.window import DESKTOP, PHONE

# The rules for which it matters whether a page is light or dark.
COLOURS = ["color-contrast", "link-in-text-block"]

EXAMINE = """async rules => {
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: rules }) }
  return (await axe.run(options)).violations
}"""


def violations(screens: Screens, rules: list[str] | None = None) -> list[str]:
    """Against all rules, or against these."""
    screens.settle()
    if not screens.page.evaluate("() => 'axe' in window"):
        screens.page.evaluate(AXE_SCRIPT)
    return [_told(violation) for violation in screens.page.evaluate(EXAMINE, rules)]


def violations_in_both_schemes(screens: Screens) -> list[str]:
    """In the dark against the rules that colours can break; the page is left as it was, in the light."""
    found: list[str] = []
    for scheme, rules in (("dark", COLOURS), ("light", None)):
        screens.page.emulate_media(color_scheme=scheme)
        found += violations(screens, rules)
    return found


def violations_in_every_look(screens: Screens) -> list[str]:
    """Of what does not survive a reload: light and dark, wide and narrow."""
    found: list[str] = []
    for size in (DESKTOP, PHONE):
        screens.page.set_viewport_size(size)
        found += violations_in_both_schemes(screens)
    screens.page.set_viewport_size(DESKTOP)
    return found


def _told(violation: dict) -> str:
    places = "; ".join(node["html"][:160] for node in violation["nodes"])
    return f"{violation['id']} ({violation['impact']}): {places}"
