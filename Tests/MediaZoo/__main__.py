"""Writes the zoo, files that people and attackers might upload, and zoo.json, which says what
must become of each.

    python Tests/MediaZoo FOLDER
"""

import json
import sys

import disguises
import films
import odd_pictures
import photos
import picture_bombs
import sounds
from specimen import Zoo


def main():
    zoo = Zoo(sys.argv[1])
    zoo.folder.mkdir(parents=True, exist_ok=True)
    for house in (photos, odd_pictures, picture_bombs, disguises, films, sounds):
        house.fill(zoo)
    zoo.path("zoo.json").write_text(json.dumps(zoo.listing(), indent=1))


main()
