"""Writes the emoji of the picker, with the names and words they are found by, one file a language.

Needs Debian's packages unicode-data and unicode-cldr-core, installed, or unpacked under a folder
that is given as the argument:

    apt-get download unicode-data unicode-cldr-core
    for package in *.deb; do dpkg -x "$package" unpacked; done
    python web/tools/make-emoji.py unpacked

The result is committed, so a build needs neither. Skin tones are left out, so are the parts that
are no emoji by themselves.
"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else "/") / "usr/share/unicode"
TARGET = Path(__file__).parent.parent / "src/features/messages/emoji"
LANGUAGES = ["en", "de"]
SKIN_TONE = re.compile("[\U0001f3fb-\U0001f3ff]")

HEADER = """\
// Written by web/tools/make-emoji.py from Unicode data, see LICENSE beside this file. Do not edit.
// A paragraph a group, an emoji a line: itself, its name, after a bar what else it is found by.
export const emoji = `\\
"""


def groups() -> list[list[tuple[str, str]]]:
    """Per group, in Unicode's own order: emoji and English name."""
    found: list[list[tuple[str, str]]] = []
    for line in (ROOT / "emoji/emoji-test.txt").read_text().splitlines():
        if line.startswith("# group: "):
            found.append([])
        match = re.match(r"([0-9A-F ]+?) *; fully-qualified +# \S+ E[\d.]+ (.+)", line)
        if match:
            emoji = "".join(chr(int(point, 16)) for point in match[1].split())
            if not SKIN_TONE.search(emoji):
                found[-1].append((emoji, match[2]))
    return [group for group in found if group]


def annotations(language: str) -> tuple[dict[str, str], dict[str, str]]:
    names, words = {}, {}
    for folder in ("annotations", "annotationsDerived"):
        tree = ElementTree.parse(ROOT / f"cldr/common/{folder}/{language}.xml")
        for note in tree.iter("annotation"):
            (names if note.get("type") == "tts" else words)[note.get("cp")] = note.text
    return names, words


def line(emoji: str, english: str, names: dict[str, str], words: dict[str, str]) -> str:
    bare = emoji.replace("\ufe0f", "")
    name = names.get(bare) or names.get(emoji) or english
    known = set(re.split(r"\W+", name.lower()))
    more = re.split(r"[\s|]+", words.get(bare) or words.get(emoji) or "")
    others = dict.fromkeys(word for word in more if word and word.lower() not in known)
    return f"{emoji} {name}|{' '.join(others)}" if others else f"{emoji} {name}"


def main() -> None:
    for language in LANGUAGES:
        names, words = annotations(language)
        parts = [
            "\n".join(line(emoji, english, names, words) for emoji, english in group)
            for group in groups()
        ]
        text = "\n\n".join(parts)
        assert not re.search(r"[`\\]|\$\{", text), "would end the string"
        (TARGET / f"emoji.{language}.ts").write_text(f"{HEADER}{text}`;\n")


main()
