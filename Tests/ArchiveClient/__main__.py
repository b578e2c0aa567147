"""Fetches an archive of somebody's data, and looks into it as anybody's computer would.

    python Tests/ArchiveClient --port N --token TOKEN --into FOLDER [--language de] [--hold N]

Prints as JSON what came: the answer's status and headers, whether the archive is whole, and the names of
its files, which are in FOLDER/archive then. With --hold it takes so many bytes, makes the file
FOLDER/held, and goes on once that is gone.
"""

import argparse
import http.client
import json
import time
import zipfile
from pathlib import Path


def fetch(arguments, path):
    connection = http.client.HTTPConnection("127.0.0.1", arguments.port, timeout=120)
    headers = {"Authorization": f"Bearer {arguments.token}", "Accept-Language": arguments.language}
    connection.request("GET", "/api/v1/users/me/export", headers=headers)
    answer = connection.getresponse()
    told = {"status": answer.status, "headers": dict(answer.getheaders()), "ended": True}
    held = arguments.into / "held"
    taken = 0
    with path.open("wb") as file:
        try:
            while piece := answer.read(64 << 10):
                file.write(piece)
                taken += len(piece)
                if arguments.hold and taken >= arguments.hold:
                    arguments.hold = 0
                    held.touch()
                    while held.exists():
                        time.sleep(0.01)
        except (http.client.IncompleteRead, ConnectionError):
            told["ended"] = False
    return told | {"bytes": taken}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--hold", type=int, default=0)
    arguments = parser.parse_args()
    path = arguments.into / "archive.zip"
    told = fetch(arguments, path)
    told |= {"whole": False, "names": []}
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            told |= {"whole": archive.testzip() is None, "names": archive.namelist()}
            archive.extractall(arguments.into / "archive")
    print(json.dumps(told))


main()
