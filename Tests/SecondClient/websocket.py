"""The client's half of RFC 6455, as far as the contract needs it: text, ping and close."""

import asyncio
import base64
import hashlib
import os
import struct

CONTINUATION, TEXT, CLOSE, PING, PONG = 0x0, 0x1, 0x8, 0x9, 0xA
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Ended(Exception):
    """The socket is over; without a code where nobody said goodbye."""

    def __init__(self, code=None, reason=""):
        super().__init__(f"{code} {reason}")
        self.code = code
        self.reason = reason


class WebSocket:
    def __init__(self, reader, writer):
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(cls, port, path, subprotocol):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        socket = cls(reader, writer)
        try:
            await socket._shake_hands(path, subprotocol)
        except (Ended, OSError, asyncio.IncompleteReadError) as error:
            socket.drop()
            raise Ended() from error
        return socket

    async def _shake_hands(self, path, subprotocol):
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            "Host: localhost",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            f"Sec-WebSocket-Protocol: {subprotocol}",
        ]
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        answer = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        accept = base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()
        if " 101 " not in answer.split("\r\n")[0] or accept not in answer:
            raise Ended()

    async def receive(self):
        """The next text, whole; pings before it are answered."""
        parts = []
        while True:
            final, opcode, payload = await self._frame()
            if opcode in (TEXT, CONTINUATION):
                parts.append(payload)
                if final:
                    return b"".join(parts).decode()
            elif opcode == PING:
                self._write(PONG, payload)
            elif opcode == CLOSE:
                code = struct.unpack(">H", payload[:2])[0] if len(payload) > 1 else None
                self._write(CLOSE, payload)
                raise Ended(code, payload[2:].decode())

    async def _frame(self):
        try:
            first, second = await self._reader.readexactly(2)
            length = second & 0x7F
            if length > 125:
                size, form = (2, ">H") if length == 126 else (8, ">Q")
                length = struct.unpack(form, await self._reader.readexactly(size))[0]
            return first & 0x80, first & 0x0F, await self._reader.readexactly(length)
        except (asyncio.IncompleteReadError, OSError) as error:
            raise Ended() from error

    def send(self, text):
        self._write(TEXT, text.encode())

    def _write(self, opcode, payload):
        if self._writer.is_closing():
            return
        length = len(payload)
        head = bytes([0x80 | opcode])
        if length < 126:
            head += bytes([0x80 | length])
        elif length < 1 << 16:
            head += struct.pack(">BH", 0x80 | 126, length)
        else:
            head += struct.pack(">BQ", 0x80 | 127, length)
        mask = os.urandom(4)
        pattern = (mask * (length // 4 + 1))[:length]
        masked = int.from_bytes(payload, "big") ^ int.from_bytes(pattern, "big")
        self._writer.write(head + mask + masked.to_bytes(length, "big"))

    def drop(self):
        """Breaks off without a word, whatever is still to be written."""
        self._writer.transport.abort()
