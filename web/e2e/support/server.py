"""One real server in a directory of its own, on a port of its own."""

import atexit
import http.client
import os
import signal
import socket
import subprocess
import time
from pathlib import Path

from support.slow_way import SlowWay

START_DEADLINE = 60
STOP_DEADLINE = 20


class Server:
    """Starts, kills and starts again the same binary over the same data."""

    def __init__(
        self, binary: Path, web_root: Path, folder: Path, flags: list[str], *, slow_way=False
    ):
        self.port = _free_port()
        # What a browser knows it by; a story's own requests take the short way.
        shown = SlowWay(self.port).port if slow_way else self.port
        self.origin = f"http://localhost:{shown}"
        self.log = folder / "server.log"
        self._command = [
            str(binary), "serve",
            "--host", "127.0.0.1",
            "--port", str(self.port),
            "--public-url", self.origin,
            "--data", str(folder / "data"),
            "--web-root", str(web_root),
            *flags,
        ]  # fmt: skip
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        atexit.register(self._process.kill)  # an interrupted run leaves nothing behind
        self._wait_until_ready()

    def kill(self) -> None:
        """As a power cut would: SIGKILL, nothing is finished."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """As an operator would: SIGTERM. A server that lingers is a fault."""
        self._end(signal.SIGTERM)

    def call(self, method: str, path: str, headers: dict, body: bytes | None = None):
        """One request, outside the browser: (status, body)."""
        return self.exchange(method, path, headers, body)[:2]

    def exchange(self, method: str, path: str, headers: dict, body: bytes | None = None):
        """The same, with what stands in the head of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            host = {"Host": self.origin.removeprefix("http://"), "Origin": self.origin}
            connection.request(method, path, body=body, headers=host | headers)
            response = connection.getresponse()
            return response.status, response.read(), response.headers
        finally:
            connection.close()

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_DEADLINE
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                if self.call("GET", "/readyz", {})[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.02)
        last = self.log.read_text(errors="replace")[-4000:]
        raise AssertionError(f"the server did not become ready:\n{last}")

    def _end(self, how: signal.Signals) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        os.kill(self._process.pid, how)
        try:
            self._process.wait(STOP_DEADLINE)
        except subprocess.TimeoutExpired as late:
            self._process.kill()
            self._process.wait(STOP_DEADLINE)
            raise AssertionError(f"still there {STOP_DEADLINE} s after {how.name}") from late


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
