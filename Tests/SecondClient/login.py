"""One device of one person: its tokens, kept fresh."""

import asyncio
import time

PASSWORD = "correct horse battery staple"
# Refresh so many seconds ahead of the end, or half-way where the token is shorter-lived.
AHEAD = 120


class Login:
    def __init__(self, server, username, number):
        self.server = server
        self.username = username
        self.number = number
        self.user = None
        self.token = None
        self._cookie = None
        self._fresh_until = 0.0
        self._renewing = asyncio.Lock()

    async def register(self):
        """Becomes somebody; where the answer was lost, logs in to what it had made."""
        body = {"username": self.username, "displayName": self.username, "password": PASSWORD}
        while True:
            answer = await self.server.ask("POST", "/accounts", body)
            if answer and answer.code == "username-taken":
                return await self.log_in()
            if self._took(answer):
                return
            await asyncio.sleep(0.5)

    async def log_in(self):
        body = {"login": self.username, "password": PASSWORD, "device": str(self.number)}
        while not self._took(await self.server.ask("POST", "/sessions", body)):
            await asyncio.sleep(0.5)

    def _took(self, answer):
        if not answer or answer.status not in (200, 201):
            return False
        if "user" in answer.body:
            self.user = answer.body["user"]["id"]
        self.token = answer.body["accessToken"]
        self._cookie = answer.cookie
        lifetime = answer.body["expiresIn"]
        self._fresh_until = time.monotonic() + max(lifetime - AHEAD, lifetime / 2)
        return True

    @property
    def is_fresh(self):
        return time.monotonic() < self._fresh_until

    async def renew(self, stale):
        """Trades the cookie for another token than `stale`; a session that has ended begins anew."""
        async with self._renewing:
            while self.token == stale:
                answer = await self.server.ask(
                    "POST", "/sessions/refresh", headers={"Cookie": self._cookie or ""}
                )
                if self._took(answer):
                    return
                if answer and answer.status == 401:
                    return await self.log_in()
                await asyncio.sleep(0.5)

    async def ask(self, method, path, body=None):
        """One request of this device. A token that has ended is renewed, once."""
        for _ in range(2):
            token = self.token
            headers = {"Authorization": f"Bearer {token}"}
            answer = await self.server.ask(method, path, body, headers)
            if answer is None or answer.status != 401:
                break
            if answer.code == "session-ended":
                await self.begin_anew(token)
            else:
                await self.renew(token)
        return answer

    async def begin_anew(self, stale):
        """Logs in where the session of `stale` is over, unless that has happened meanwhile."""
        async with self._renewing:
            if self.token == stale:
                await self.log_in()
