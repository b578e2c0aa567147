"""A second client of the contract, written from docs/protocol.md alone, for the tests.

    python3 Tests/SecondClient --port N --origin URL --began T --seed S --pace S DEVICE...

Each DEVICE is a NAME:NUMBER of one person; one with `+` before it registers that person first, and
one with `~KIND` behind it makes that kind of mistake (`mistakes.py`).
What the devices do and are told goes to the standard output, a line each. Lines on the standard
input say what they shall do: `live`, `rest`, `leave USER`, `end`; its end ends them too.

Nothing but the standard library is needed.
"""

import argparse
import asyncio
import random
import sys
import time

from device import Device
from habits import Habits
from journal import Journal
from login import Login
from mistakes import KINDS
from server import Server


class House:
    """All devices of this process, and whoever tells them what to do."""

    def __init__(self, options):
        self._options = options
        self._journal = Journal(options.began)
        self._habits = []
        self._running = []

    async def run(self):
        server = Server(self._options.port, self._options.origin)
        for number, name in enumerate(self._options.devices):
            device = await self._device(server, name, f"{self._options.seed}-{number}")
            self._running.append(asyncio.create_task(device.run()))
            habits = Habits(device, self._options.pace)
            self._habits.append(habits)
            device.spawn(habits.live())
            device.note("joined", name=name)
        stalls = asyncio.create_task(self._note_stalls())
        await self._obey()
        stalls.cancel()

    async def _device(self, server, name, seed):
        whose, _, kind = name.removeprefix("+").partition("~")
        username, number = whose.split(":")
        login = Login(server, username, int(number))
        await (login.register() if name.startswith("+") else login.log_in())
        return Device(login, self._journal, random.Random(seed), KINDS[kind])

    async def _obey(self):
        while line := await asyncio.to_thread(sys.stdin.readline):
            match line.split():
                case ["live"]:
                    self._rest(False)
                case ["rest"]:
                    self._rest(True)
                case ["leave", user]:
                    self._leave([d for d in self._devices if d.login.user == user])
                case ["end"]:
                    return await self._end()

    @property
    def _devices(self):
        return [habits.device for habits in self._habits]

    def _rest(self, is_still):
        for habits in self._habits:
            habits.is_still = is_still

    def _leave(self, devices):
        for device in devices:
            device.leave(for_good=True)

    async def _end(self):
        """Everybody leaves, and shows what they held."""
        self._leave(self._devices)
        await asyncio.gather(*self._running)
        for device in self._devices:
            for copy in device.world.conversations.values():
                pointers = {
                    user: {"readSeq": m["readSeq"], "deliveredSeq": m["deliveredSeq"]}
                    for user, m in copy.members.items()
                }
                device.note(
                    "copy",
                    conversation=copy.id,
                    seq=copy.seq,
                    id=copy.entry_id,
                    pointers=pointers,
                    messages=list(copy.messages.values()),
                )
            device.note("friends", people=list(device.world.friends))
        self._journal.write(None, "ended")

    async def _note_stalls(self):
        """When this process gets no time, its devices see late what came in time."""
        while True:
            before = self._journal.now
            await asyncio.sleep(0.1)
            if self._journal.now - before > 500_000_000:
                self._journal.write(None, "stalled", since=before)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--origin", required=True)
    parser.add_argument("--began", type=int, default=time.monotonic_ns())
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pace", type=float, default=0.15)
    parser.add_argument("devices", nargs="+", metavar="DEVICE")
    asyncio.run(House(parser.parse_args()).run())


if __name__ == "__main__":
    main()
