"""One mongod, which may be killed, paused and started again over the same data."""

import os
import random
import shutil
import signal
import socket
import subprocess

from patience import until

MOST_LOG = 32 << 20


def free_port(taken):
    """A port outside the range that the system gives to connections, so that it is still free when a
    member comes back to it."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            if port not in taken and probe.connect_ex(("127.0.0.1", port)) != 0:
                return port


class Member:
    def __init__(self, place, folder, command, entry):
        self.place = place
        host, port = place
        self.address = f"{host}:{port}"
        self.log = folder / f"{port}.log"
        self.data = folder / str(port)
        self.data.mkdir()
        self.command = [
            *command,
            *("--bind_ip", host, "--port", str(port)),
            *("--dbpath", str(self.data)),
            *("--logpath", str(self.log), "--logappend"),
        ]
        # Killed with us even if we are killed: util-linux asks Linux for that.
        if guard := shutil.which("setpriv"):
            self.command = [guard, "--pdeathsig", "KILL", "--", *self.command]
        self.command = [*entry, *self.command]
        self.process = None
        self.paused = False
        self.cut_off = False

    @property
    def answers(self):
        """Whether anybody can expect an answer from it."""
        return self.process is not None and not self.paused and not self.cut_off

    def start(self):
        # What it says before it has a log of its own is why it could not begin.
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=output, stderr=output
            )

    def wait_until_it_listens(self):
        until(self.listens, f"{self.address} takes connections")

    def listens(self):
        if self.process.poll() is not None:
            tail = self.log.read_text()[-4000:]
            raise RuntimeError(f"mongod ended with {self.process.returncode}: {tail}")
        with socket.socket() as probe:
            return probe.connect_ex(self.place) == 0

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process, self.paused = None, False

    def pause(self):
        self.process.send_signal(signal.SIGSTOP)
        self.paused = True

    def resume(self):
        self.process.send_signal(signal.SIGCONT)
        self.paused = False

    def cut_log(self):
        """Bounds what a long run writes; mongod appends, so it goes on at the new end."""
        if self.log.stat().st_size > MOST_LOG:
            os.truncate(self.log, 0)
