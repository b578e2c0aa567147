#!/usr/bin/env python3
"""What stands between people and the server: its own TLS, and proxies. The last line counts.

.venv/bin/python Tests/Front/run.py MARTLET
"""

import sys
import unittest
from pathlib import Path

import proxies
import tls


def main(binary: str) -> None:
    for case in (tls.TLS, tls.TLSFaults, proxies.Proxies):
        case.binary = Path(binary).resolve()
    suite = unittest.TestSuite(
        unittest.defaultTestLoader.loadTestsFromModule(module) for module in (tls, proxies)
    )
    result = unittest.TextTestRunner(sys.stdout, verbosity=2).run(suite)
    for test, reason in result.skipped:
        print(f"NOT PROVED: {test.id()}: {reason}")
    failed = len({getattr(test, "test_case", test) for test, _ in result.failures + result.errors})
    passed = result.testsRun - failed - len(result.skipped)
    print(f"counted {passed} {failed} {len(result.skipped)}")


if __name__ == "__main__":
    main(sys.argv[1])
