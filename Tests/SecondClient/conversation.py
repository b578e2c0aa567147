"""A device's copy of one conversation, merged by the larger number."""

SETTINGS = ("muted", "pinned", "archived", "draft")


class Conversation:
    def __init__(self, id):
        self.id = id
        self.seq = 0
        self.entry_id = None
        self.messages = {}
        # By user: card, readSeq, deliveredSeq.
        self.members = {}
        self.rev = 0
        self.settings = {}
        self.early = {}
        # The highest head that any frame has shown.
        self.head = 0
        # A page of history that was read before this entry may lack something that was skipped.
        self.floor = 0
        # Everything from this number on is held; below it there is history to be read.
        self.held_from = 1

    @property
    def has_hole(self):
        return self.head > self.seq

    @property
    def version(self):
        members = self.members.values()
        return self.rev + sum(m["readSeq"] + m["deliveredSeq"] + m["card"]["rev"] for m in members)

    @property
    def have(self):
        return {
            "conversation": self.id,
            "seq": self.seq,
            "id": self.entry_id,
            "version": self.version,
        }

    def take_shown(self, frame):
        """A `conversation` frame; answers the numbers that were counted."""
        shown = frame["conversation"]
        if not frame["complete"]:
            self._begin_anew(shown)
        for member in shown["members"]:
            self.take_card(member["user"])
            self.take_pointers(member["user"]["id"], member)
        if shown["rev"] >= self.rev:
            self.rev = shown["rev"]
            self.settings = {name: shown[name] for name in SETTINGS}
        self.head = max(self.head, shown["head"])
        counted = [seq for entry in frame["entries"] for seq in self.take_entry(entry)]
        last = shown["lastMessage"]
        if last and last["seq"] <= self.seq and last["seq"] >= self.held_from:
            self.take_message(last)
        return counted

    def _begin_anew(self, shown):
        self.seq = self.head = self.floor = shown["head"]
        self.entry_id = shown["headId"]
        self.held_from = self.seq + 1
        self.messages = {}
        self.early = {seq: entry for seq, entry in self.early.items() if seq > self.seq}

    def take_entry(self, entry):
        """The one rule for live entries; answers the numbers that were counted."""
        self.head = max(self.head, entry["seq"])
        if entry["seq"] <= self.seq:
            return []
        self.early[entry["seq"]] = entry
        counted = []
        while following := self.early.pop(self.seq + 1, None):
            self._count(following)
            counted.append(self.seq)
        return counted

    def _count(self, entry):
        self.seq = entry["seq"]
        self.entry_id = entry["id"]
        if entry["target"] >= self.held_from:
            self.take_message(entry["message"])
        else:
            self.floor = entry["seq"]

    def take_message(self, message):
        held = self.messages.get(message["seq"])
        if held is None or message["rev"] > held["rev"]:
            self.messages[message["seq"]] = message

    def take_page(self, page):
        """History before what is held; answers whether it was read late enough to count."""
        if page["head"] < self.floor:
            return False
        below = [message for message in page["items"] if message["seq"] < self.held_from]
        for message in below:
            self.take_message(message)
        self.held_from = below[0]["seq"] if page["older"] and below else 1
        return True

    def take_pointers(self, user, shown):
        member = self.members.setdefault(user, {"card": None, "readSeq": 0, "deliveredSeq": 0})
        for name in ("readSeq", "deliveredSeq"):
            member[name] = max(member[name], shown[name])

    def take_card(self, card):
        member = self.members.setdefault(
            card["id"], {"card": card, "readSeq": 0, "deliveredSeq": 0}
        )
        if member["card"] is None or card["rev"] >= member["card"]["rev"]:
            member["card"] = card

    def highest_by_others(self, user):
        return max((seq for seq, m in self.messages.items() if m["author"] != user), default=0)

    def living(self, author=None):
        """The numbers of messages that are not deleted, of one author or of all."""
        return sorted(
            seq
            for seq, message in self.messages.items()
            if message["deletedAt"] is None and author in (None, message["author"])
        )
