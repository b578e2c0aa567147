"""Writes one component into src/shared/ui/icons for each Lucide icon that this client uses.

Needs the package lucide==1.1.4. The result is committed, so a build needs neither it nor Python.
Add a name below, run `python web/tools/make-icons.py`, and import the new component.
"""

import re
import zipfile
from importlib.resources import files
from pathlib import Path

ICONS = """
arrow-down arrow-left check check-check circle-alert circle-check circle-user-round clock
compass copy ellipsis eye eye-off inbox info laptop log-out message-circle monitor moon pencil reply rotate-cw search
send-horizontal smartphone smile smile-plus sun trash-2 triangle-alert user-minus user-search users wifi-off x
archive archive-restore bell bell-off download keyboard languages pin pin-off sparkles
camera chevron-left chevron-right video file grip-vertical image image-off music paperclip pause play
zoom-in zoom-out ban ellipsis-vertical flag shield link
""".split()

TARGET = Path(__file__).parent.parent / "src" / "shared" / "ui" / "icons"

HEADER = """// Written by web/tools/make-icons.py from Lucide, see LICENSE beside this file. Do not edit.
import { icon } from './icon';
"""


def component_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-")) + "Icon"


def shapes(svg: str) -> str:
    inner = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.S).group(1)
    lines = [f"    {line.strip()}" for line in inner.strip().splitlines()]
    return "\n".join(lines)


def main() -> None:
    with zipfile.ZipFile(str(files("lucide") / "lucide.zip")) as archive:
        for name in ICONS:
            component = component_name(name)
            drawing = shapes(archive.read(f"{name}.svg").decode())
            text = f"{HEADER}\nexport const {component} = icon(\n  <>\n{drawing}\n  </>,\n);\n"
            (TARGET / f"{component}.tsx").write_text(text)


main()
