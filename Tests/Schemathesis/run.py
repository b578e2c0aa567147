#!/usr/bin/env python3
"""Holds a real server to openapi.yaml by Schemathesis, as two people.

    .venv/bin/python Tests/Schemathesis/run.py MARTLET CASES EXAMPLES PHASES

Makes EXAMPLES random requests for each operation, besides those of the other PHASES. The last line is
what bin/test reads: how many cases there were, or that there was a fault, or fewer than CASES.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent.resolve()
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "web/e2e"))

from support.server import Server  # noqa: E402

PASSWORD = "correct horse battery staple"
# What one person may do within a minute is tested elsewhere.
FLAGS = ["--limits-sends-per-minute", "1000000", "--passwords-queue", "10000"]


class Person:
    def __init__(self, server, name):
        self._server = server
        self._token = None
        made = self.post("accounts", {"username": name, "displayName": name, "password": PASSWORD})
        self.id, self._token = made["user"]["id"], made["accessToken"]

    def post(self, path, body):
        headers = {"Content-Type": "application/json"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        request = urllib.request.Request(
            f"{self._server.origin}/api/v1/{path}", json.dumps(body).encode(), headers
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)


def furnish(server):
    """Ada and Grace, who don't know each other, each with a conversation with Linus."""
    linus = Person(server, "linus")
    for name in ("ada", "grace"):
        person = Person(server, name)
        request = person.post("friend-requests", {"userId": linus.id})["request"]
        accepted = linus.post(f"friend-requests/{request['id']}/accept", {})
        for number in range(3):
            message = {"clientId": f"m{number}", "body": f"{name} {number}"}
            person.post(f"conversations/{accepted['conversation']['id']}/messages", message)


def main(binary, cases, examples, phases):
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(binary).resolve(), ROOT / "web/dist", Path(folder), FLAGS)
        server.start()
        try:
            furnish(server)
            command = [
                Path(sys.executable).with_name("schemathesis"),
                *["run", ROOT / "openapi.yaml", "--no-color"],
                *["--url", f"http://127.0.0.1:{server.port}"],
                *["--phases", phases, "--max-examples", examples],
            ]
            done = subprocess.run(
                command,
                cwd=HERE,
                env=os.environ | {"HYPOTHESIS_STORAGE_DIRECTORY": folder},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                text=True,
            )
        finally:
            server.kill()
    print(done.stdout)
    generated = re.search(r"^ +([\d,]+) generated", done.stdout, re.MULTILINE)
    count = int(generated[1].replace(",", "")) if generated else 0
    if done.returncode == 0 and count >= int(cases):
        print(f"counted {count} 0 0")
    else:
        print(f"{count} cases of {cases}, and status {done.returncode}")
        print("counted 0 1 0")


if __name__ == "__main__":
    main(*sys.argv[1:])
