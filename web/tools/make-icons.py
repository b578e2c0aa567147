"""Writes src/shared/ui/icons/icons.tsx from the icons this client uses.

Needs the package lucide==1.1.4. The result is committed, so a build needs neither it nor Python.
Add a name below, run `python web/tools/make-icons.py`, and import the new component.
"""

import re
import zipfile
from importlib.resources import files
from pathlib import Path

ICONS = """
arrow-down arrow-left ban check check-check chevron-right circle-alert circle-check circle-user-round clock
compass eye eye-off inbox laptop log-out message-circle monitor moon pencil rotate-cw search
send-horizontal smartphone sun trash-2 triangle-alert user-check user-minus user-plus
user-search users wifi-off x
""".split()

TARGET = Path(__file__).parent.parent / "src" / "shared" / "ui" / "icons" / "icons.tsx"

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
        parts = [
            f"export const {component_name(name)} = /* @__PURE__ */ icon(\n"
            f"  <>\n{shapes(archive.read(f'{name}.svg').decode())}\n  </>,\n);\n"
            for name in sorted(ICONS)
        ]
    TARGET.write_text("\n".join([HEADER, *parts]))


main()
