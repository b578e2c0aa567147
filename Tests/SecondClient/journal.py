"""Writes down what the devices do and are told, one JSON object a line, for the driver to judge."""

import json
import sys
import time


class Journal:
    def __init__(self, began):
        """`began` is when the run did, by the clock that counts from the start of the machine."""
        self._began = began

    @property
    def now(self):
        return time.monotonic() - self._began

    def write(self, device, event, **members):
        line = {"time": self.now, "event": event, **members}
        if device:
            line["device"] = [device.login.user, device.login.number]
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
