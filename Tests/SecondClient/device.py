"""A device that lives by the contract: it connects, catches up, and keeps its copy through all."""

import asyncio
import json
import time

from frames import Frames
from reading import Reading
from sending import Sending
from websocket import Ended, WebSocket
from world import World

# A socket whose ping is not answered in so many seconds is not believed any more.
PATIENCE = 10
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30


class Device:
    def __init__(self, login, journal, random, kind):
        """`kind` of copy is what it holds of each conversation."""
        self.login = login
        self.journal = journal
        self.random = random
        self._kind = kind
        self.world = World(kind)
        self.frames = Frames(self)
        self.reading = Reading(self)
        self.sending = Sending(self)
        # How far the person has read, by conversation.
        self.wants_read = {}
        self.is_synced = False
        self.comparing_since = None
        # Seconds between two pings, as `welcome` says.
        self.heartbeat = 25
        # Numbers the connections.
        self.connection = 0
        self._socket = None
        self._pinged = None
        self._gave_up = False
        self._failures = 0
        self._stays_away = False
        self._tasks = set()

    def note(self, event, **members):
        self.journal.write(self, event, **members)

    def spawn(self, work):
        task = asyncio.create_task(self._guard(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guard(self, work):
        try:
            await work
        except Exception as error:
            self.note("problem", what=f"{type(error).__name__}: {error}")
            raise

    async def run(self):
        """Connects again and again, until it leaves for good."""
        while not self._stays_away:
            end = await self._sit()
            if end.code == 4401:
                await self.login.renew(self.login.token)
            elif end.code == 4403:
                await self.login.begin_anew(self.login.token)
            else:
                await self._pause(end)

    async def _pause(self, end):
        if end.code in (1009, 4400, 4410):
            self.note("problem", what=f"closed with {end.code} {end.reason}")
        if end.code in (4409, 4429):
            most = float(end.reason) if end.reason.isdigit() else 10
        else:
            most = min(LONGEST_PAUSE, FIRST_PAUSE * 2**self._failures)
        self._failures += 1
        await asyncio.sleep(self.random.uniform(0, most))

    async def _sit(self):
        """One connection, from its beginning to its end."""
        try:
            self._socket = await asyncio.wait_for(
                WebSocket.open(self.login.server.port, "/api/v1/socket", "martlet.v1"), PATIENCE
            )
        except (OSError, Ended, TimeoutError):
            return Ended()
        self.connection += 1
        if self._stays_away:
            self._socket.drop()
        self._pinged = None
        self._gave_up = False
        self.greet()
        watch = asyncio.create_task(self._guard(self._watch()))
        try:
            while True:
                self.frames.handle(json.loads(await self._socket.receive()))
        except Ended as end:
            return end
        finally:
            watch.cancel()
            self._socket.drop()
            self._socket = None
            self.is_synced = False
            self.sending.disconnected()
            self.note("disconnected", silently=self._gave_up)

    def greet(self):
        """Says what it holds, in as many frames as it likes; everything else waits for `synced`."""
        self.is_synced = False
        self.comparing_since = self.journal.now
        have = [copy.have for copy in self.world.conversations.values()]
        size = self.random.randint(1, 400)
        parts = [have[start : start + size] for start in range(0, len(have), size)] or [[]]
        hello = {"type": "hello", "token": self.login.token}
        if self.world.epoch is not None:
            hello["epoch"] = self.world.epoch
        if self.world.version is not None:
            hello["me"] = self.world.version
        for number, part in enumerate(parts):
            first = hello if number == 0 else {"type": "have"}
            self.send({**first, "have": part, "more": number < len(parts) - 1})

    def compare_anew(self):
        """Says `hello` again, unless a comparison runs already."""
        if self.is_synced:
            self.greet()

    def welcomed(self, frame):
        self.heartbeat = frame["heartbeat"] / 1_000
        self._failures = 0

    def ponged(self):
        self._pinged = None

    async def _watch(self):
        """Once a second: is the server there, is the token fresh, and does it know how far we are?"""
        last_ping = time.monotonic()
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            if self._pinged and now - self._pinged > PATIENCE:
                self._gave_up = True
                return self._socket.drop()
            if self._pinged is None and now - last_ping >= self.heartbeat:
                last_ping = self._pinged = now
                self.send({"type": "ping", "t": int(now * 1_000)})
            if self.is_synced:
                self.reading.report()
                await self._keep_fresh()

    async def _keep_fresh(self):
        if self.login.is_fresh:
            return
        await self.login.renew(self.login.token)
        self.send({"type": "auth", "id": "auth", "token": self.login.token})

    def send(self, frame):
        if self._socket:
            self._socket.send(json.dumps(frame))

    def leave(self, for_good=False):
        """As a tab that is closed does; it comes back unless it shall stay away."""
        self._stays_away = self._stays_away or for_good
        if self._socket:
            self._socket.drop()

    def forget(self):
        """Drops the whole cache, and keeps the outbox."""
        for id in self.world.conversations:
            self.note("began", conversation=id, seq=0)
        self.world = World(self._kind)
        self.wants_read = {}
