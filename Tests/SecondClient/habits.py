"""What a person does on a device, at random."""

import asyncio

EMOJI = ("👍", "❤️", "😂")
# Every act as often as it happens in so many.
ACTS = {
    "write": 30,
    "edit": 3,
    "delete": 1,
    "react": 3,
    "read": 8,
    "look": 1,
    "type": 2,
    "again": 3,
    "leave": 1,
    "forget": 1,
}


class Habits:
    def __init__(self, device, pace):
        self.device = device
        self._pace = pace
        self._random = device.random
        self.is_still = True

    async def live(self):
        """Acts about once in `pace` seconds, while it shall."""
        while True:
            await asyncio.sleep(self._pace * self._random.uniform(0.1, 1.9))
            conversations = self.device.world.conversations
            if self.is_still or self.device.sending.is_long or not conversations:
                continue
            copy = conversations[self._random.choice(sorted(conversations))]
            act = self._random.choices(list(ACTS), ACTS.values())[0]
            getattr(self, "_" + act)(copy)

    def _want(self, copy, **action):
        self.device.sending.want(copy.id, action)

    def _some_text(self, kind):
        return f"{kind} {self._random.getrandbits(60)}"

    def _write(self, copy):
        self._want(copy, type="send", body=self._some_text("text"))

    def _edit(self, copy):
        if mine := copy.living(self.device.login.user):
            body = self._some_text("edit")
            self._want(copy, type="edit", seq=self._random.choice(mine), body=body)

    def _delete(self, copy):
        if mine := copy.living(self.device.login.user):
            self._want(copy, type="delete", seq=self._random.choice(mine))

    def _react(self, copy):
        if living := copy.living():
            seq, emoji = self._random.choice(living), self._random.choice(EMOJI)
            self._want(copy, type="react", seq=seq, emoji=emoji, on=self._random.random() < 0.5)

    def _read(self, copy):
        highest = copy.highest_by_others(self.device.login.user)
        wanted = self.device.wants_read
        wanted[copy.id] = max(wanted.get(copy.id, 0), highest)

    def _look(self, _):
        self.device.send({"type": "active", "active": self._random.random() < 0.5})

    def _type(self, copy):
        self.device.send({"type": "typing", "conversation": copy.id})

    def _again(self, _):
        self.device.sending.again()

    def _leave(self, _):
        self.device.leave()

    def _forget(self, _):
        self.device.forget()
        self.device.leave()
