"""A replica set of MongoDB for stories: Tests/ReplicaSet, which ends with this process."""

import itertools
import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[3]
MONGOD = ROOT / ".venv/mongodb/mongod"


class ReplicaSet:
    """Three members; every story has a database of its own in them."""

    def __init__(self):
        self._names = itertools.count(1)
        self._keeper = subprocess.Popen(
            [sys.executable, str(ROOT / "Tests/ReplicaSet"), "--mongod", str(MONGOD)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        started = json.loads(self._keeper.stdout.readline())
        if "error" in started:
            raise AssertionError(started["error"])
        self._uri = urlsplit(started["value"]["uri"])

    def new_store(self) -> str:
        """What a server is told to keep everything in a new database."""
        return self._uri._replace(path=f"/story{next(self._names)}").geturl()

    def end(self) -> None:
        self._keeper.stdin.close()
        self._keeper.wait(timeout=60)
        self._keeper.stdout.close()
