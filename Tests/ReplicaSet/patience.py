"""Another process tells nobody when it changes, so it is asked again and again, but not for ever."""

import os
import sys
import time

LONGEST_WAIT = 120
PARENT = os.getppid()


def orphaned():
    """Whether whoever started this is gone."""
    return os.getppid() != PARENT


def until(fact, description):
    """What `fact` answers once that is neither None nor False; zero is the index of a member."""
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        found = fact()
        if found is not None and found is not False:
            return found
        if orphaned():
            sys.exit()
        time.sleep(0.02)
    raise TimeoutError(f"not within {LONGEST_WAIT} s: {description}")
