"""What somebody sends over HTTP while a story is about those who look at it."""

import json
from base64 import b64encode

from support.people import Account
from support.server import Server
from support.specimens import Specimen


class Sender:
    def __init__(self, server: Server, account: Account, conversation: str):
        self._server = server
        self._account = account
        self._conversation = conversation
        self._sent = 0

    def send(self, *specimens: Specimen, body: str = "", **told: str) -> int:
        """One message with all of them, prepared or not; answers with its number."""
        media = [self.upload(one, **told) for one in specimens]
        self._sent += 1
        message = {"clientId": f"sent-{self._sent}", "body": body, "attachments": media}
        return self._ask("POST", f"/conversations/{self._conversation}/messages", message)["seq"]

    def upload(self, specimen: Specimen, **told: str) -> str:
        """In one request; answers with the id under which it can be sent."""
        data = specimen.file.read_bytes()
        told = {"filename": specimen.name, "filetype": specimen.mime} | told
        metadata = ",".join(
            f"{key} {b64encode(value.encode()).decode()}" for key, value in told.items()
        )
        headers = self._account.authorization() | {
            "Content-Type": "application/offset+octet-stream",
            "Tus-Resumable": "1.0.0",
            "Upload-Length": str(len(data)),
            "Upload-Metadata": metadata,
        }
        status, answer, told = self._server.exchange("POST", "/api/v1/uploads", headers, data)
        assert status == 201, f"the upload was answered with {status}: {answer.decode()}"
        return told["Martlet-Media"]

    def attachments(self, seq: int) -> list[dict]:
        """What came with a message, as it is now."""
        page = self._ask(
            "GET", f"/conversations/{self._conversation}/messages?around={seq}&limit=5"
        )
        return next(m["attachments"] for m in page["items"] if m["seq"] == seq)

    def is_ready(self, seq: int) -> bool:
        return all(one["state"] == "ready" for one in self.attachments(seq))

    def delete(self, seq: int) -> None:
        path = f"/conversations/{self._conversation}/messages/{seq}?clientId=deletes-{seq}"
        self._ask("DELETE", path)

    def _ask(self, method: str, path: str, body: dict | None = None):
        headers = self._account.authorization()
        if body is not None:
            headers["Content-Type"] = "application/json"
        data = json.dumps(body).encode() if body is not None else None
        status, answer = self._server.call(method, f"/api/v1{path}", headers, data)
        assert status < 300, f"{method} {path} answered {status}: {answer.decode()}"
        return json.loads(answer)
