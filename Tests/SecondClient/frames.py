"""What a device does with each frame that comes."""


class Frames:
    def __init__(self, device):
        self._device = device

    def handle(self, frame):
        """Frames of a type that is not known are ignored."""
        name = "_" + frame["type"].replace("-", "_")
        if take := getattr(self, name, None):
            take(frame)

    def _welcome(self, frame):
        device = self._device
        device.note("connected")
        device.welcomed(frame)
        if device.world.epoch not in (None, frame["epoch"]):
            device.forget()
        device.world.epoch = frame["epoch"]

    def _me(self, frame):
        self._device.world.take_me(frame)

    def _conversation(self, frame):
        device, shown = self._device, frame["conversation"]
        id = shown["id"]
        device.note("learned", conversation=id, people=[m["user"]["id"] for m in shown["members"]])
        for entry in frame["entries"]:
            device.note("told", entry=entry)
        if not frame["complete"]:
            device.note("began", conversation=id, seq=shown["head"])
        counted = device.world.conversation(id).take_shown(frame)
        self._show(id, counted)
        for member in shown["members"]:
            self._note_pointers(id, member["user"]["id"], member, device.comparing_since)
        device.reading.look_after(id)

    def _synced(self, frame):
        device = self._device
        for id in frame["gone"]:
            device.world.conversations.pop(id, None)
        device.is_synced = True
        device.comparing_since = None
        device.reading.report()
        device.sending.pump_all()
        for id in list(device.world.conversations):
            device.reading.look_after(id)

    def _entry(self, frame):
        device, entry = self._device, frame["entry"]
        device.note("told", entry=entry)
        if entry["conversation"] in device.world.conversations:
            self.take(entry)
            device.reading.look_after(entry["conversation"])
        else:
            device.compare_anew()

    def take(self, entry):
        """Puts an entry into the copy, wherever it came from."""
        copy = self._device.world.conversation(entry["conversation"])
        self._show(copy.id, copy.take_entry(entry))

    def _show(self, id, counted):
        for seq in counted:
            self._device.note("shown", conversation=id, seq=seq)

    def _ok(self, frame):
        self._device.sending.acknowledged(frame["id"], frame["result"])

    def _error(self, frame):
        self._device.sending.refused(frame)

    def _pointers(self, frame):
        id, user = frame["conversation"], frame["user"]
        self._note_pointers(id, user, frame, None)
        if copy := self._device.world.conversations.get(id):
            copy.take_pointers(user, frame)

    def _note_pointers(self, id, user, shown, since):
        self._device.note(
            "pointers",
            conversation=id,
            user=user,
            readSeq=shown["readSeq"],
            deliveredSeq=shown["deliveredSeq"],
            since=since,
        )

    def _change(self, frame):
        if not self._device.world.take_change(frame):
            self._device.spawn(self._device.reading.await_change(frame["version"]))

    def _user(self, frame):
        self._device.world.take_card(frame["user"])

    def _presence(self, frame):
        people = {item["user"]: item["state"] != "offline" for item in frame["items"]}
        self._device.note("presence", states=people, whole=frame.get("full", False))

    def _pong(self, _):
        self._device.ponged()

    def _resync(self, frame):
        self._device.spawn(self._device.reading.compare_within(frame["within"]))
