"""The HTTP half of the contract: one request, one answer."""

import asyncio
import json
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException

# Without an answer in this many seconds, try again.
PATIENCE = 10


@dataclass
class Answer:
    status: int
    body: dict
    cookie: str | None

    @property
    def code(self):
        return self.body.get("code", "")

    @property
    def may_change(self):
        """Whether the same request may be answered differently later."""
        return self.status in (401, 408, 429) or self.status >= 500


class Server:
    def __init__(self, port, origin):
        self.port = port
        self._origin = origin

    async def ask(self, method, path, body=None, headers=None):
        """The answer, or None where there was none."""
        return await asyncio.to_thread(self._ask, method, path, body, headers or {})

    def _ask(self, method, path, body, headers):
        headers = {"Host": "localhost", "Origin": self._origin, "Connection": "close", **headers}
        payload = None
        if body is not None:
            payload = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, "/api/v1" + path, payload, headers)
            response = connection.getresponse()
            text = response.read()
            cookie = response.getheader("Set-Cookie", "").split(";")[0]
            return Answer(response.status, json.loads(text) if text else {}, cookie or None)
        except (OSError, HTTPException, ValueError):
            return None
        finally:
            connection.close()
