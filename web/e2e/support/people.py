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
    """A registered person's own HTTP client; notes what must never be logged in `secrets`."""

    def __init__(self, server: Server, person: Person, secrets: set[str]):
        self._server = server
        self._secrets = secrets
        self._token = ""
        self.person = person
        secrets.add(person.password)
        card = {
            "username": person.username,
            "displayName": person.display_name,
            "password": person.password,
        }
        answer = self._json("POST", "/accounts", card)
        self._token = answer["accessToken"]
        self._secrets.add(self._token)
        self.id = answer["user"]["id"]

    def ask(self, other: "Account") -> None:
        self._json("POST", "/friend-requests", {"userId": other.id})

    def befriend(self, other: "Account") -> str:
        """Friends at once; answers with the conversation's id."""
        other.ask(self)
        request = self._json("GET", "/friend-requests?direction=incoming")["items"][0]
        answer = self._json("POST", f"/friend-requests/{request['id']}/accept")
        return answer["conversation"]["id"]

    def block(self, other: "Account") -> None:
        self._json("PUT", f"/blocks/{other.id}")

    def write(
        self, conversation: str, client_id: str, body: str, reply_to: int | None = None
    ) -> None:
        self._secrets.add(body)
        message = {"clientId": client_id, "body": body}
        if reply_to is not None:
            message["replyTo"] = reply_to
        self._json("POST", f"/conversations/{conversation}/messages", message)

    def change(self, conversation: str, **settings: bool) -> None:
        """Mutes, pins or archives it."""
        self._json("PATCH", f"/conversations/{conversation}", settings)

    def set_terms(self, text: str | None) -> None:
        """What newcomers agree to from now on; the operator's."""
        self._json("PATCH", "/operator/settings", {"terms": text})

    def report(self, other: "Account", reason: str, comment: str) -> None:
        self._json("POST", "/reports", {"userId": other.id, "reason": reason, "comment": comment})

    def reports(self, state="open") -> list[dict]:
        """What was reported; the operator's."""
        return self._json("GET", f"/operator/reports?state={state}")["items"]

    def delete(self, conversation: str, seq: int) -> None:
        path = f"/conversations/{conversation}/messages/{seq}?clientId=deletes-{seq}"
        self._json("DELETE", path)

    def draft(self, conversation: str) -> str | None:
        """What the server has of what is being written there."""
        return self._json("GET", f"/conversations/{conversation}")["draft"]

    def bodies(self, conversation: str) -> list[str]:
        """What the server has stored, in order."""
        page = self._json("GET", f"/conversations/{conversation}/messages?limit=100")
        return [message["body"] for message in page["items"]]

    def attachments(self, conversation: str) -> list[dict]:
        """What came with all of that, in order."""
        page = self._json("GET", f"/conversations/{conversation}/messages?limit=100")
        return [one for message in page["items"] for one in message["attachments"]]

    def media(self, media: str) -> dict:
        """What the server tells of an upload."""
        return self._json("GET", f"/media/{media}")

    def original(self, media: str) -> bytes:
        """The bytes of something that was sent."""
        headers = {"Authorization": f"Bearer {self._token}"}
        path = f"/api/v1/media/{media}/original"
        status, body = self._server.call("GET", path, headers)
        assert status == 200, f"GET {path} answered {status}"
        return body

    def all_bodies(self, conversation: str) -> list[str]:
        """The same, of however many."""
        bodies: list[str] = []
        before = ""
        while True:
            page = self._json("GET", f"/conversations/{conversation}/messages?limit=100{before}")
            bodies[:0] = [message["body"] for message in page["items"]]
            if not page["older"]:
                return bodies
            before = f"&before={page['items'][0]['seq']}"

    def authorization(self) -> dict[str, str]:
        """For requests that this class does not make."""
        return {"Authorization": f"Bearer {self._token}"}

    def _json(self, method: str, path: str, body: dict | None = None):
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        if body is not None:
            headers["Content-Type"] = "application/json"
        data = json.dumps(body).encode() if body is not None else None
        status, answer = self._server.call(method, f"/api/v1{path}", headers, data)
        if status >= 300:
            raise AssertionError(f"{method} {path} answered {status}: {answer.decode()}")
        return json.loads(answer) if answer else None
