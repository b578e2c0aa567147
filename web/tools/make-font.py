"""Writes public/fonts/inter-latin.woff2: Inter with Latin letters and weights 400 to 700 only.

Needs fonttools, brotli and Debian's fonts-inter-variable. The result is committed.
"""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = Path("/usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf")
TARGET = Path(__file__).parent.parent / "public" / "fonts" / "inter-latin.woff2"

RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2027), (0x2030, 0x203A)]
SINGLES = [0x20AC, 0x2190, 0x2192, 0x2212, 0x2032, 0x2033]


def main() -> None:
    font = TTFont(SOURCE)
    limits = {"wght": (400, 700), "slnt": 0, "opsz": 14}
    axes = {axis.axisTag for axis in font["fvar"].axes}
    font = instantiateVariableFont(font, {k: v for k, v in limits.items() if k in axes})
    options = Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum"]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for a, b in RANGES for c in range(a, b + 1)] + SINGLES)
    subsetter.subset(font)
    font.flavor = "woff2"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    font.save(TARGET)


main()
