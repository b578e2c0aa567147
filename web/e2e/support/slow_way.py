"""A way to the server on which everything takes a moment, never twice the same."""

import asyncio
import random
import threading

LEAST, MOST = 0.05, 0.3  # s, for each piece in each direction
PIECE = 2**16


class SlowWay:
    """Passes on whatever comes to its port, in its order, and closes what the server closes."""

    def __init__(self, port: int):
        self._server_port = port
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.port: int = asyncio.run_coroutine_threadsafe(self._listen(), self._loop).result(20)

    async def _listen(self) -> int:
        server = await asyncio.start_server(self._meet, "127.0.0.1", 0)
        return server.sockets[0].getsockname()[1]

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            up = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:
            writer.transport.abort()
            return
        await asyncio.gather(self._carry(reader, up[1]), self._carry(up[0], writer))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while piece := await reader.read(PIECE):
                await asyncio.sleep(random.uniform(LEAST, MOST))
                writer.write(piece)
                await writer.drain()
        except OSError:
            pass
        finally:
            writer.close()
