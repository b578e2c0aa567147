"""A real SMTP server on loopback that keeps what it is given, or fails as it is told."""

import asyncio
import email.policy
import ssl
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult


@dataclass
class Habits:
    """How the server behaves."""

    # "none", "starttls" or "smtps".
    tls: str = "starttls"
    # What it answers to one message after the other; the last one to all that follow.
    answers: tuple[int, ...] = (250,)
    # Seconds that it takes for an answer to a message.
    pause: float = 0
    # Hangs up in the middle of a message.
    dies: bool = False
    # "name:password" that it insists on.
    login: str = ""


@dataclass
class Received:
    """One message, as it came."""

    sender: str
    recipients: list[str]
    raw: bytes
    over_tls: bool

    def part(self, kind: str) -> str:
        message = email.message_from_bytes(self.raw, policy=email.policy.default)
        return next(
            part.get_content() for part in message.walk() if part.get_content_type() == kind
        )

    def header(self, name: str) -> str:
        return str(email.message_from_bytes(self.raw, policy=email.policy.default)[name])


class MailServer:
    """Serves from its making until `close`; `certificate` is the file to trust it by."""

    def __init__(self, folder: Path, habits: Habits, heard=lambda received: None):
        self.habits = habits
        self.received: list[Received] = []
        # How often somebody has come to the end of a message.
        self.attempts = 0
        self._heard = heard
        self.certificate = make_certificate(folder)
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate, folder / "key.pem")
        self._loop = asyncio.new_event_loop()
        self._changed = threading.Condition()
        started = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(started,), daemon=True)
        self._thread.start()
        if not started.wait(20):
            raise RuntimeError("the mail server does not start")

    def wait(self, count: int, seconds: float = 30) -> list[Received]:
        """What was received, once there are so many."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self.received) >= count, seconds):
                raise TimeoutError(f"{len(self.received)} of {count} letters after {seconds} s")
            return list(self.received)

    def close(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self, started: threading.Event):
        asyncio.set_event_loop(self._loop)
        context = self._context if self.habits.tls == "smtps" else None
        serving = self._loop.create_server(self._make_session, "127.0.0.1", 0, ssl=context)
        server = self._loop.run_until_complete(serving)
        self.port = server.sockets[0].getsockname()[1]
        started.set()
        self._loop.run_forever()
        server.close()

    def _make_session(self):
        starttls = self.habits.tls == "starttls"
        return SMTP(
            self,
            hostname="localhost",
            tls_context=self._context if starttls else None,
            require_starttls=starttls,
            authenticator=self._authenticate,
            auth_required=bool(self.habits.login),
            auth_require_tls=self.habits.tls == "starttls",
            loop=self._loop,
        )

    def _authenticate(self, server, session, envelope, mechanism, data):
        given = b":".join((data.login, data.password)).decode()
        is_right = given == self.habits.login
        return AuthResult(success=is_right, handled=is_right)

    async def handle_DATA(self, server, session, envelope):
        answer = self.habits.answers[min(self.attempts, len(self.habits.answers) - 1)]
        self.attempts += 1
        if self.habits.dies:
            server.transport.abort()
            return "421 gone"
        await asyncio.sleep(self.habits.pause)
        if answer == 250:
            self._keep(session, envelope)
        return f"{answer} so it is"

    def _keep(self, session, envelope):
        over_tls = self.habits.tls == "smtps" or session.ssl is not None
        received = Received(envelope.mail_from, envelope.rcpt_tos, envelope.content, over_tls)
        with self._changed:
            self.received.append(received)
            self._changed.notify_all()
        self._heard(received)


def make_certificate(folder: Path) -> Path:
    """A certificate for `localhost` that nobody but who is given it trusts."""
    certificate = folder / "certificate.pem"
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
        ]
        + ["-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
        + ["-keyout", str(folder / "key.pem"), "-out", str(certificate)],
        check=True,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return certificate
