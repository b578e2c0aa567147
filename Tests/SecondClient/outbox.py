"""Changes that wait for their answer, first in, first out for each conversation."""

import itertools
import time
from dataclasses import dataclass, field
from urllib.parse import quote


@dataclass
class Change:
    """What somebody wants, under a key made once and kept for every attempt."""

    conversation: str
    author: str
    clientId: str
    action: dict
    asked_at: float | None = field(default=None, compare=False)
    requests: int = field(default=0, compare=False)
    # Asked for without an answer that will ever come: the server may get to it yet.
    is_open: bool = field(default=False, compare=False)

    @property
    def key(self):
        return {
            "conversation": self.conversation,
            "author": self.author,
            "clientId": self.clientId,
        }

    @property
    def command(self):
        """The frame that asks for it, without an id."""
        return {**self.action, "conversation": self.conversation, "clientId": self.clientId}

    @property
    def request(self):
        """Method, path and body of the request that asks for it."""
        messages = f"/conversations/{self.conversation}/messages"
        match self.action["type"]:
            case "send":
                return "POST", messages, {"clientId": self.clientId, "body": self.action["body"]}
            case "edit":
                body = {"clientId": self.clientId, "body": self.action["body"]}
                return "PATCH", f"{messages}/{self.action['seq']}", body
            case "delete":
                path = f"{messages}/{self.action['seq']}?clientId={self.clientId}"
                return "DELETE", path, None
            case _:
                emoji = quote(self.action["emoji"])
                path = f"{messages}/{self.action['seq']}/reactions/{emoji}"
                method = "PUT" if self.action["on"] else "DELETE"
                return method, f"{path}?clientId={self.clientId}", None


class Outbox:
    def __init__(self):
        self._queues = {}
        self._commands = {}
        self._numbers = itertools.count(1)

    def __len__(self):
        return sum(map(len, self._queues.values()))

    @property
    def conversations(self):
        return list(self._queues)

    def add(self, change):
        self._queues.setdefault(change.conversation, []).append(change)

    def next(self, conversation):
        """What is to be sent now: the first, unless its answer is still to be waited for."""
        queue = self._queues.get(conversation)
        if not queue or (queue[0].asked_at and time.monotonic() - queue[0].asked_at < 10):
            return None
        queue[0].asked_at = time.monotonic()
        return queue[0]

    def command(self, change):
        """An id for a command that asks for it."""
        id = f"p{next(self._numbers)}"
        self._commands[id] = change
        return id

    def answered(self, id):
        return self._commands.pop(id, None)

    def is_asked(self, change):
        """Whether an attempt at it is under way."""
        return change.requests > 0 or change in self._commands.values()

    def settle(self, change):
        queue = self._queues.get(change.conversation)
        if queue and queue[0] == change:
            queue.pop(0)

    def postpone(self, change):
        """It shall be asked for again."""
        change.asked_at = None

    def disconnected(self):
        """Nothing will be answered any more."""
        for change in self._commands.values():
            change.is_open = True
        self._commands = {}
        for queue in self._queues.values():
            for change in queue:
                change.asked_at = None
