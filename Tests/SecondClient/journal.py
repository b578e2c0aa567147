"""Writes down what the devices do and are told, one JSON object a line, for the driver to judge."""

import json
import sys
import time


class Journal:
    def __init__(self, began):
        """`began` is when the run did, in nanoseconds of the clock that never jumps."""
        self._began = began

    @property
    def now(self):
        """Nanoseconds since the run began."""
        return time.monotonic_ns() - self._began

    def write(self, device, event, **members):
        line = {"time": self.now, "event": event, **members}
        if device:
            line["device"] = [device.login.user, device.login.number]
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
