"""Everything one device holds of its person's world."""


class World:
    def __init__(self, kind):
        """`kind` of copy is held of each conversation."""
        self._kind = kind
        self.epoch = None
        self.version = None
        self.me = None
        self.friends = {}
        self.requests = {}
        self.blocks = {}
        self.conversations = {}

    def take_me(self, frame):
        self.me = frame["me"]
        self.version = frame["me"]["version"]
        self.friends = {friend["user"]["id"]: friend for friend in frame["friends"]}
        self.requests = {request["id"]: request for request in frame["requests"]}
        self.blocks = {user["id"]: user for user in frame["blocks"]}

    def take_change(self, change):
        """Whether it was the next one, or an earlier; otherwise something is missing."""
        if self.version is None or change["version"] <= self.version:
            return True
        if change["version"] > self.version + 1:
            return False
        self.version = change["version"]
        self._apply(change)
        return True

    def _apply(self, change):
        match change["kind"]:
            case "friend-request":
                self.requests[change["request"]["id"]] = change["request"]
            case "friend-request-removed":
                self.requests.pop(change["id"], None)
            case "friend":
                user = change["friend"]["user"]["id"]
                self.friends[user] = change["friend"]
                self._drop_requests(user)
            case "friend-removed":
                self.friends.pop(change["user"], None)
            case "block":
                user = change["user"]["id"]
                self.blocks[user] = change["user"]
                self.friends.pop(user, None)
                self._drop_requests(user)
            case "unblock":
                self.blocks.pop(change["user"], None)
            case "profile" | "settings":
                self.me = change["me"]

    def _drop_requests(self, user):
        self.requests = {
            id: request for id, request in self.requests.items() if request["user"]["id"] != user
        }

    def take_card(self, card):
        for conversation in self.conversations.values():
            if card["id"] in conversation.members:
                conversation.take_card(card)

    def conversation(self, id):
        """The copy of it, begun if need be."""
        return self.conversations.setdefault(id, self._kind(id))
