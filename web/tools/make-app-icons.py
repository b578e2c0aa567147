"""Draws the icons that systems cut into their own shapes, from public/favicon.svg.

Needs playwright and Chromium, which bin/setup installs for the tests. The results are committed.
"""

import shutil
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PUBLIC = Path(__file__).parent.parent / "public"

# Painted to the edge, with the bird within the middle 80 per cent that no shape cuts (W3C App
# Manifest), and in one colour, which takes a tenth of the bytes of a gradient.
CUT = {"icon-maskable-512": 512, "icon-apple": 180}
SAFE = 0.8
GROUND = "#2f66e6"


def painted_to_the_edge(drawing: str) -> str:
    begin, bird = drawing.split("<path", 1)
    bird = f'<g transform="translate(32 32) scale({SAFE}) translate(-32 -32)"><path{bird}'
    square = begin.replace(' rx="16"', "").replace("url(#sky)", GROUND)
    return (square + bird).replace("</svg>", "</g></svg>")


def draw(page: Page, drawing: str, name: str, size: int) -> None:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>*{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawing}")
    page.screenshot(path=PUBLIC / f"{name}.png", omit_background=True)


def main() -> None:
    drawing = (PUBLIC / "favicon.svg").read_text()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for name, size in CUT.items():
            draw(page, painted_to_the_edge(drawing), name, size)
        browser.close()


main()
