"""Certificates for loopback, made by openssl, and what a server shows."""

import socket
import ssl
import subprocess
from pathlib import Path


class Certificate:
    """One that vouches for itself, with its key, for `localhost`."""

    def __init__(self, folder: Path, name: str):
        self.chain, self.key = folder / f"{name}.pem", folder / f"{name}-key.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
            + ["-nodes", "-days", "2", "-subj", f"/CN={name}"]
            + ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
            + ["-keyout", self.key, "-out", self.chain],
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def trusting(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.chain))


def handshake(port: int, context: ssl.SSLContext):
    """The version and the protocol that were agreed on; raises where there is no agreement."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as plain:
        with context.wrap_socket(plain, server_hostname="localhost") as secure:
            return secure.version(), secure.selected_alpn_protocol()
