"""Copies that go wrong on purpose, to see whether whoever judges a run finds out."""

from conversation import Conversation


class Dropping(Conversation):
    """Counts every fifth entry and loses it."""

    def take_entry(self, entry):
        return [seq for seq in super().take_entry(entry) if seq % 5]

    def take_message(self, message):
        if message["seq"] % 5:
            super().take_message(message)


class Doubling(Conversation):
    """Shows every fifth entry twice."""

    def take_entry(self, entry):
        counted = super().take_entry(entry)
        return sorted(counted + [seq for seq in counted if seq % 5 == 0])


KINDS = {"": Conversation, "dropping": Dropping, "doubling": Doubling}
