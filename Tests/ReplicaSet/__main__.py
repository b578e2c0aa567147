"""Runs a real replica set of MongoDB for the tests, and ends it with whoever started it.

    python Tests/ReplicaSet --mongod PATH [--members N] [--election MILLISECONDS] [--tls]
                            [--user NAME --password PASSWORD] [--parameter NAME=VALUE]...
                            [--namespaces]

Reads one command a line, and answers each with a line of JSON, {"value": ...} or {"error": "..."};
the first answer, to no command, comes when there is a primary that all others follow:

    kill N | pause N | resume N | restart N     what happens to member N; a restart ends when it
                                                is back in the set
    partition N | heal N                        cuts member N off from the others and from this
                                                machine, with --namespaces (root of a Linux)
    election MILLISECONDS                       how long a primary is missed from now on
    primary | settled                           the index of the primary, once there is one; settled
                                                waits for the others, too
    writable                                    the same, once a majority takes a write
    processes                                   the process id of each member, null where killed
    end                                         the last one, without an answer

At the end of the commands, however it came, every member is killed and the folder removed, and the
networks that were made with it; those of a keeper that was killed by the next one.
"""

import argparse
import json
import os
import select
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from network import Loopback, Namespaces
from patience import orphaned
from replica_set import ReplicaSet
from security import Security


def lines():
    """The lines on standard input until it ends, or until whoever started this is gone: somebody may
    have inherited its end of the pipe. None comes up every second without one."""
    unread = b""
    while not orphaned():
        if not select.select([0], [], [], 1)[0]:
            yield None
            continue
        piece = os.read(0, 4096)
        if not piece:
            return
        *whole, unread = (unread + piece).split(b"\n")
        for line in whole:
            if line == b"end":
                return
            yield line.decode()


def answer(work):
    try:
        reply = {"value": work()}
    except Exception as error:
        reply = {"error": f"{type(error).__name__}: {error}"}
    print(json.dumps(reply), flush=True)
    return "value" in reply


def obey(replicas, line):
    command, *rest = line.split()
    number = int(rest[0]) if rest else None
    commands = {
        "kill": lambda: replicas.members[number].kill(),
        "pause": lambda: replicas.members[number].pause(),
        "resume": lambda: replicas.members[number].resume(),
        "restart": lambda: replicas.restart(replicas.members[number]),
        "partition": lambda: replicas.cut(number),
        "heal": lambda: replicas.heal(number),
        "election": lambda: replicas.change_election(number),
        "primary": replicas.primary,
        "writable": replicas.writable,
        "settled": replicas.settled,
        "processes": replicas.processes,
    }
    return commands[command]()


def serve(replicas):
    if not answer(replicas.start):
        return
    for line in lines():
        if line is None:
            replicas.cut_logs()
        else:
            answer(lambda line=line: obey(replicas, line))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--mongod", required=True)
    parser.add_argument("--members", type=int, default=3)
    parser.add_argument("--election", type=int, default=2000)
    parser.add_argument("--tls", action="store_true")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--parameter", action="append", default=[])
    parser.add_argument("--namespaces", action="store_true")
    options = parser.parse_args()
    if options.namespaces and (options.tls or options.user):
        parser.error("a set in namespaces has neither certificates nor users")
    # The terminal's interrupt is for whoever started this, whose end is seen here.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    folder = Path(tempfile.mkdtemp(prefix="martlet-mongod-"))
    network = Namespaces() if options.namespaces else Loopback()
    replicas = ReplicaSet(options, folder, Security(options, folder), network)
    try:
        serve(replicas)
    finally:
        replicas.end()
        shutil.rmtree(folder, ignore_errors=True)


main()
