"""Runs a mail server for the tests until its standard input ends.

    python Tests/MailServer --folder DIR [--tls none|starttls|smtps] [--answers 451,250]
                            [--pause S] [--dies] [--login NAME:PASSWORD]

Prints one JSON object a line: where it is, then each letter as it comes.
"""

import argparse
import json
import sys
from pathlib import Path

from mail_server import Habits, MailServer, Received


def show(received: Received):
    letter = {
        "sender": received.sender,
        "recipients": received.recipients,
        "subject": received.header("Subject"),
        "text": received.part("text/plain"),
        "html": received.part("text/html"),
        "raw": received.raw.decode(),
        "overTLS": received.over_tls,
    }
    print(json.dumps(letter), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--tls", default="starttls")
    parser.add_argument("--answers", default="250")
    parser.add_argument("--pause", type=float, default=0)
    parser.add_argument("--dies", action="store_true")
    parser.add_argument("--login", default="")
    wanted = parser.parse_args()
    answers = tuple(int(answer) for answer in wanted.answers.split(","))
    habits = Habits(wanted.tls, answers, wanted.pause, wanted.dies, wanted.login)
    server = MailServer(wanted.folder, habits, show)
    place = {"port": server.port, "certificate": str(server.certificate)}
    print(json.dumps(place), flush=True)
    sys.stdin.read()
    server.close()


main()
