#!/usr/bin/env python3
"""Holds the product's WebSocket pipeline to Autobahn's test suite.

Starts the echo endpoint of the tests, lets the suite try it, and counts its cases: the last line is
what bin/test reads. A case has passed when both its behaviour and its close were as they must be;
at most two may be non-strict. Only compression, which is not offered, may be unimplemented, and
that counts as left out.

    python3 bin/lib/autobahn.py ECHO functional|all
"""

import json
import subprocess
import sys
from pathlib import Path

SUITE = Path(".venv/autobahn")
WSTEST = SUITE / "python/bin/wstest"
NON_STRICT_ALLOWED = 2
# How many cases there are, which are run, and how many seconds they may take.
SELECTIONS = {
    "functional": (247, ["1.*", "2.*", "3.*", "4.*", "5.*", "6.*", "7.*", "10.*"], 900),
    "all": (517, ["*"], 840),
}


def counted(passed, failed, skipped):
    print(f"counted {passed} {failed} {skipped}")


def run(echo, cases, seconds, reports):
    """The results by case; those that did not come within the time are missing."""
    index = reports / "index.json"
    index.unlink(missing_ok=True)
    with subprocess.Popen([echo], stdout=subprocess.PIPE, text=True) as server:
        try:
            port = int(server.stdout.readline())
            specification = {
                "outdir": str(reports),
                "servers": [
                    {
                        "agent": "martlet",
                        "url": f"ws://127.0.0.1:{port}/echo",
                        "protocols": ["martlet.v1"],
                    }
                ],
                "cases": cases,
                "exclude-cases": [],
                "exclude-agent-cases": {},
            }
            spec = reports / "spec.json"
            spec.write_text(json.dumps(specification), "utf-8")
            wstest = [WSTEST, "--mode", "fuzzingclient", "--spec", spec]
            subprocess.run(wstest, timeout=seconds, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            print(f"The suite was ended after {seconds} s")
        finally:
            server.kill()
    return json.loads(index.read_text("utf-8"))["martlet"] if index.exists() else {}


def verdict(case, result):
    behavior, close = result["behavior"], result["behaviorClose"]
    if behavior == "UNIMPLEMENTED" and case.startswith(("12.", "13.")):
        return "skipped"
    if close not in ("OK", "INFORMATIONAL"):
        return "failed"
    if behavior == "NON-STRICT":
        return "non-strict"
    return "passed" if behavior in ("OK", "INFORMATIONAL") else "failed"


def main(echo, selection):
    expected, cases, seconds = SELECTIONS[selection]
    if not (SUITE / "installed").exists():
        print(f"NOT PROVED: there is no CPython 2.7 with Autobahn's suite, so its {expected}")
        print("cases were left out. bin/setup installs the suite where it finds a python2.7.")
        counted(0, 0, expected)
        return
    reports = Path("test-results/autobahn").absolute() / selection
    reports.mkdir(parents=True, exist_ok=True)
    results = run(echo, cases, seconds, reports)
    verdicts = {case: verdict(case, result) for case, result in results.items()}
    for case, found in verdicts.items():
        if found in ("failed", "non-strict"):
            print(f"{case}: {found}, {results[case]['behavior']}/{results[case]['behaviorClose']}")
    found = list(verdicts.values())
    lenient = min(found.count("non-strict"), NON_STRICT_ALLOWED)
    passed, skipped = found.count("passed") + lenient, found.count("skipped")
    print(f"{len(results)} of {expected} cases were run")
    counted(passed, expected - passed - skipped, skipped)


if __name__ == "__main__":
    main(*sys.argv[1:])
