"""An authenticator (RFC 6238), as people have one on their phone, and the camera beside it."""

import base64
import hashlib
import hmac
import struct
import subprocess
import time
from pathlib import Path
from urllib.parse import parse_qs, urlparse

PERIOD = 30


class Authenticator:
    """Shows each code once, as the server takes each once: the next one comes with the next step."""

    def __init__(self, secret: str):
        self._key = base64.b32decode(secret)
        self._last = 0

    def code(self) -> str:
        # The server also takes the code of the step after this one, so nobody waits longer than one.
        step = max(int(time.time()) // PERIOD, self._last + 1)
        if step > int(time.time()) // PERIOD + 1:
            time.sleep((step - 1) * PERIOD - time.time())
        self._last = step
        digest = hmac.digest(self._key, struct.pack(">Q", step), hashlib.sha1)
        start = digest[-1] & 15
        number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
        return f"{number % 1_000_000:06}"


def read_code(picture: Path) -> str:
    """What a reader of QR codes that is not ours sees on a picture."""
    command = ["zbarimg", "--quiet", "--raw", str(picture)]
    found = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return found.stdout.strip()


def scanned(picture: Path) -> dict[str, str]:
    """The parts of the URI on a picture."""
    uri = urlparse(read_code(picture))
    return {
        "kind": f"{uri.scheme}://{uri.netloc}",
        "label": uri.path.removeprefix("/"),
        **{name: values[0] for name, values in parse_qs(uri.query).items()},
    }
