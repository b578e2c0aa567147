"""How a device gets its changes stored: asked again, under the same key, until they are answered."""

import asyncio
import itertools

from outbox import Change, Outbox

# How many changes that are done are kept, to be asked for again.
KEPT = 20


class Sending:
    def __init__(self, device):
        self._device = device
        self._outbox = Outbox()
        self._numbers = itertools.count(1)
        self._name = f"{device.login.number}-{device.random.getrandbits(40):x}"
        self._settled = []

    @property
    def is_long(self):
        return len(self._outbox) > 50

    def want(self, conversation, action):
        user = self._device.login.user
        self._outbox.add(Change(conversation, user, f"{self._name}-{next(self._numbers)}", action))
        self._tell_length()
        self.pump(conversation)

    def _tell_length(self):
        self._device.note("waiting", count=len(self._outbox))

    def pump_all(self):
        for conversation in self._outbox.conversations:
            self.pump(conversation)

    def pump(self, conversation):
        """Sends what is next; now and then over HTTP, or twice, as an impatient client does."""
        if not self._device.is_synced:
            return
        if change := self._outbox.next(conversation):
            if self._device.random.randrange(8) == 0:
                self._device.spawn(self._ask_over_http(change))
            else:
                self._ask(change)
            if self._device.random.randrange(12) == 0:
                self._ask(change)

    def _note_asked(self, change):
        self._device.note("asked", **change.key, action=change.action)

    def _ask(self, change):
        self._note_asked(change)
        self._device.send({**change.command, "id": self._outbox.command(change)})

    async def _ask_over_http(self, change):
        if not await self._request(change):
            await self._later(change, 0.5)

    async def _request(self, change):
        """Asks over HTTP; answers whether that is answered for good."""
        self._note_asked(change)
        change.requests += 1
        try:
            answer = await self._device.login.ask(*change.request)
        finally:
            change.requests -= 1
        if answer is None or answer.may_change:
            change.is_open = change.is_open or answer is None
            return False
        if answer.status in (200, 201):
            self._settle(change, answer.body)
        else:
            self._refuse(change, answer.code)
        return True

    def again(self):
        """Asks once more for something that is done; the answer must be the same."""
        if not self._settled:
            return
        change = self._device.random.choice(self._settled)
        if self._device.is_synced and self._device.random.randrange(2):
            self._ask(change)
        else:
            self._device.spawn(self._request(change))

    def acknowledged(self, id, result):
        if change := self._outbox.answered(id):
            self._settle(change, result)

    def refused(self, frame):
        change = self._outbox.answered(frame.get("id"))
        if change is None:
            return
        if frame["status"] in (401, 408, 429) or frame["status"] >= 500:
            self._device.spawn(self._later(change, frame.get("retryAfter", 0.5)))
        else:
            self._refuse(change, frame["code"])

    async def _later(self, change, seconds):
        await asyncio.sleep(seconds)
        self._outbox.postpone(change)
        self.pump(change.conversation)

    def _settle(self, change, message):
        self._device.note("acknowledged", **change.key, seq=message["seq"], id=message["id"])
        self._settled = [*self._settled[1 - KEPT :], change]
        self._done(change)

    def _refuse(self, change, code):
        """A refusal is of one attempt: where another is under way, what becomes of that one counts."""
        if self._outbox.is_asked(change):
            return
        if not change.is_open:
            self._device.note("refused", **change.key, code=code)
        self._done(change)

    def _done(self, change):
        self._outbox.settle(change)
        self._tell_length()
        self.pump(change.conversation)

    def disconnected(self):
        self._outbox.disconnected()
