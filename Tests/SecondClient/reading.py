"""What a device asks for beside the socket: what is missing in its copy, and older history."""

import asyncio

# How long what is missing may still come by itself.
GRACE = 0.3


class Reading:
    def __init__(self, device):
        self._device = device
        # Conversations that are being read: one reading at a time.
        self._busy = set()

    def look_after(self, id):
        """Reads what the copy lacks, if it lacks anything."""
        copy = self._device.world.conversations.get(id)
        if copy and id not in self._busy and (copy.has_hole or copy.held_from > 1):
            self._busy.add(id)
            self._device.spawn(self._read(copy))

    async def _read(self, copy):
        try:
            if copy.has_hole:
                await asyncio.sleep(GRACE)
                await self._mend(copy)
            else:
                await self._page(copy)
        finally:
            self._busy.discard(copy.id)
        if self._device.is_synced:
            self.look_after(copy.id)

    async def _mend(self, copy):
        """Reads the log from where the copy ends; another entry there means another log."""
        if not copy.has_hole:
            return
        seq, entry_id = copy.seq, copy.entry_id
        answer = await self._ask(f"/conversations/{copy.id}/log?after={seq}")
        if answer is None or not self._is_held(copy):
            return
        items = answer["items"]
        if seq and (not items or items[0]["id"] != entry_id):
            return self._device.compare_anew()
        for entry in items:
            self._device.note("told", entry=entry)
            self._device.frames.take(entry)

    async def _page(self, copy):
        """One page of history before what is held."""
        before = copy.held_from
        page = await self._ask(f"/conversations/{copy.id}/messages?before={before}&limit=100")
        # Where the copy has begun anew meanwhile, the page belongs to the one before.
        if page is not None and self._is_held(copy) and copy.held_from == before:
            copy.take_page(page)

    def _is_held(self, copy):
        return self._device.world.conversations.get(copy.id) is copy

    async def _ask(self, path):
        connection = self._device.connection
        answer = await self._device.login.ask("GET", path)
        # What was asked for beside an earlier connection may come from another database.
        if answer and answer.status == 200 and connection == self._device.connection:
            return answer.body
        await asyncio.sleep(GRACE)
        return None

    async def await_change(self, version):
        await asyncio.sleep(GRACE)
        known = self._device.world.version
        if known is not None and known < version:
            self._device.compare_anew()

    async def compare_within(self, seconds):
        await asyncio.sleep(self._device.random.uniform(0, seconds))
        self._device.compare_anew()

    def report(self):
        """Tells the server how far this device is, where it does not know."""
        device, received = self._device, []
        user = device.login.user
        for id, copy in device.world.conversations.items():
            known = copy.members.get(user, {"readSeq": 0, "deliveredSeq": 0})
            read = device.wants_read.get(id, 0)
            highest = copy.highest_by_others(user)
            if read > known["readSeq"]:
                device.note("reported", conversation=id, readSeq=read, deliveredSeq=0)
                device.send({"type": "read", "conversation": id, "seq": read})
            if highest > known["deliveredSeq"]:
                device.note("reported", conversation=id, readSeq=0, deliveredSeq=highest)
                received.append({"conversation": id, "seq": highest})
        if received:
            device.send({"type": "received", "items": received})
