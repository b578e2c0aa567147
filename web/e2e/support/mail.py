"""The mail server of the tests, as the stories use it."""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "Tests" / "MailServer"))

from mail_server import Habits, MailServer, Received  # noqa: E402

__all__ = ["Habits", "MailServer", "code_in", "mail_flags"]


def mail_flags(mail: MailServer) -> list[str]:
    """What a server is told to send its letters there."""
    return [
        "--mail-server", f"smtp://localhost:{mail.port}",
        "--mail-certificates", str(mail.certificate),
        "--mail-sender", "martlet@example.org",
    ]  # fmt: skip


def code_in(letter: Received) -> str:
    """The six digits that stand alone on a line."""
    found = re.search(r"^\s*(\d{6})\s*$", letter.part("text/plain"), re.MULTILINE)
    assert found, "there is a code in it"
    return found.group(1)
