"""The cast, and what they can do over HTTP when a story is about something else."""

import json
from dataclasses import dataclass

from support.server import Server


@dataclass(frozen=True)
class Person:
    username: str
    display_name: str
    password: str


ADA = Person("ada", "Ada Lovelace", "the analytical engine weaves")
GRACE = Person("grace", "Grace Hopper", "nanoseconds of copper wire")
LINUS = Person("linus", "Linus Pauling", "vitamins and chemical bonds")


class Account:
    """A registered person's own HTTP client."""

    def __init__(self, server: Server, person: Person):
        self._server = server
        self.person = person
        card = {
            "username": person.username,
            "displayName": person.display_name,
            "password": person.password,
        }
        answer = self._json("POST", "/accounts", card)
        self.token = answer["accessToken"]
        self.id = answer["user"]["id"]

    def ask(self, other: "Account") -> None:
        self._json("POST", "/friend-requests", {"userId": other.id})

    def befriend(self, other: "Account") -> str:
        """Friends at once; answers with the conversation's id."""
        other.ask(self)
        request = self._json("GET", "/friend-requests?direction=incoming")["items"][0]
        answer = self._json("POST", f"/friend-requests/{request['id']}/accept")
        return answer["conversation"]["id"]

    def write(self, conversation: str, client_id: str, body: str) -> None:
        message = {"clientId": client_id, "body": body}
        self._json("POST", f"/conversations/{conversation}/messages", message)

    def bodies(self, conversation: str) -> list[str]:
        """What the server has stored, in order."""
        page = self._json("GET", f"/conversations/{conversation}/messages?limit=100")
        return [message["body"] for message in page["items"]]

    def log_in_elsewhere(self, device: str) -> None:
        """A second session; this client goes on as that one."""
        names = {"login": self.person.username, "password": self.person.password}
        self.token = self._json("POST", "/sessions", names | {"device": device})["accessToken"]

    def status_of(self, path: str) -> int:
        return self._call("GET", path, None)[0]

    def _json(self, method: str, path: str, body: dict | None = None):
        status, _, answer = self._call(method, path, body)
        if status >= 300:
            raise AssertionError(f"{method} {path} answered {status}: {answer.decode()}")
        return json.loads(answer) if answer else None

    def _call(self, method: str, path: str, body: dict | None):
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if hasattr(self, "token"):
            headers["Authorization"] = f"Bearer {self.token}"
        data = json.dumps(body).encode() if body is not None else None
        return self._server.call(method, f"/api/v1{path}", headers, data)
