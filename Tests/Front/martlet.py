"""The real server, speaking TLS itself or plainly to a proxy."""

import json
import os
import random
import signal
import socket
import subprocess
import time
from pathlib import Path

PATIENCE = 90


class Martlet:
    def __init__(self, binary: Path, folder: Path, flags: list[str], public_url: str, port: int):
        self.port = port
        self.log = folder / "martlet.log"
        command = [
            *[binary, "serve", "--port", str(port), "--data", folder / "data"],
            *["--public-url", public_url, "--web-root", "", *flags],
        ]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        self.wait_for("Serving")

    def messages(self) -> list[str]:
        # It goes on writing: what follows the last end of a line is not yet one.
        lines = self.log.read_text("utf-8", "replace").split("\n")[:-1]
        return [json.loads(line)["message"] for line in lines if line.startswith("{")]

    def wait_for(self, message: str, count: int = 1) -> None:
        eventually(message, lambda: self.messages().count(message) >= count or self._has_ended())
        assert not self._has_ended(), self.log.read_text("utf-8")

    def hang_up(self) -> None:
        """As an operator does who has renewed a certificate."""
        os.kill(self._process.pid, signal.SIGHUP)

    def stop(self) -> int:
        self._process.terminate()
        try:
            return self._process.wait(PATIENCE)
        finally:
            self._process.kill()

    def _has_ended(self) -> bool:
        return self._process.poll() is not None


def eventually(what: str, holds) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"not within {PATIENCE} s: {what}"
        time.sleep(0.02)


def free_port() -> int:
    """Below those that the system gives to connections, so that nobody else takes it before it is used."""
    while True:
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", random.randrange(10_000, 20_000)))
            except OSError:
                continue
            return probe.getsockname()[1]


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
