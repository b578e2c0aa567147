"""TLS by the server itself."""

import asyncio
import shutil
import socket
import ssl
import tempfile
import unittest
from pathlib import Path

from certificate import Certificate, handshake
from client import live
from martlet import Martlet, eventually, free_port


class TLS(unittest.TestCase):
    binary: Path

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="martlet-front-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.first, self.second = (Certificate(self.folder, n) for n in ("first", "second"))
        self.chain, self.key = self.folder / "chain.pem", self.folder / "key.pem"
        self.put(self.first)
        self.port = free_port()
        self.address = f"https://localhost:{self.port}"
        flags = ["--tls-certificate", self.chain, "--tls-key", self.key]
        self.martlet = Martlet(self.binary, self.folder, flags, self.address, self.port)
        self.addCleanup(self.martlet.stop)

    def put(self, certificate, key=None):
        self.chain.write_bytes(certificate.chain.read_bytes())
        self.key.write_bytes((key or certificate).key.read_bytes())

    def shows(self, certificate) -> bool:
        try:
            handshake(self.port, certificate.trusting())
        except ssl.SSLCertVerificationError:
            return False
        return True

    def test_people_chat_and_send_files_over_it(self):
        asyncio.run(live(self.address, self.address, "ada", self.first.trusting()))

    def test_it_speaks_http_1_1_over_tls_1_2_and_1_3_and_nothing_older(self):
        context = self.first.trusting()
        context.set_alpn_protocols(["h2", "http/1.1"])
        self.assertEqual(handshake(self.port, context), ("TLSv1.3", "http/1.1"))
        context.maximum_version = ssl.TLSVersion.TLSv1_2
        self.assertEqual(handshake(self.port, context), ("TLSv1.2", "http/1.1"))
        context.set_ciphers("AES128-SHA:ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0")
        with self.assertRaises(ssl.SSLError):
            handshake(self.port, context)
        older = self.first.trusting()
        older.set_ciphers("ALL:@SECLEVEL=0")
        older.minimum_version = ssl.TLSVersion.TLSv1
        older.maximum_version = ssl.TLSVersion.TLSv1_1
        with self.assertRaises(ssl.SSLError):
            handshake(self.port, older)

    def test_a_renewed_certificate_is_taken_without_a_restart_and_nobody_is_cut_off(self):
        context = self.first.trusting()
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        with context.wrap_socket(plain, server_hostname="localhost") as held:
            self.put(self.second)
            self.martlet.hang_up()
            eventually("the new certificate is shown", lambda: self.shows(self.second))
            self.assertFalse(self.shows(self.first))
            self.martlet.wait_for("Took a new certificate")
            held.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertTrue(held.recv(100).startswith(b"HTTP/1.1 200 "))

    def test_files_that_cannot_be_used_are_told_and_the_old_certificate_goes_on(self):
        broken = "The certificate cannot be renewed"
        for number, damage in enumerate(
            (
                lambda: self.put(self.second, key=self.first),
                lambda: self.chain.write_bytes(b"no certificate"),
                lambda: self.chain.unlink(),
            )
        ):
            damage()
            self.martlet.hang_up()
            self.martlet.wait_for(broken, number + 1)
            self.assertTrue(self.shows(self.first))
        self.put(self.second)
        self.martlet.hang_up()
        eventually("the new certificate is shown", lambda: self.shows(self.second))

    def test_plain_http_on_its_port_is_hung_up_on_and_harms_nobody(self):
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as plain:
            plain.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertNotIn(b"HTTP/1.1", b"".join(iter(lambda: plain.recv(4096), b"")))
        self.assertTrue(self.shows(self.first))

    def test_it_stops_in_time_though_a_client_holds_a_connection(self):
        context = self.first.trusting()
        plain = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        with context.wrap_socket(plain, server_hostname="localhost"):
            self.assertEqual(self.martlet.stop(), 0)


class TLSFaults(unittest.TestCase):
    """What a server that cannot prove who it is says, instead of starting."""

    binary: Path

    def test_what_is_missing_or_does_not_fit_is_named_at_the_start(self):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            first, second = (Certificate(folder, n) for n in ("first", "second"))
            for flags, url, said in (
                (["--tls-certificate", first.chain], "https", "needed both"),
                (["--tls-certificate", first.chain, "--tls-key", first.key], "http", "https://"),
                (["--tls-certificate", first.chain, "--tls-key", second.key], "https", "together"),
                (["--tls-certificate", folder / "x", "--tls-key", first.key], "https", "read"),
                (["--tls-certificate", first.key, "--tls-key", first.key], "https", "together"),
            ):
                with self.subTest(said), self.assertRaises(AssertionError) as ended:
                    Martlet(self.binary, folder, flags, f"{url}://localhost", free_port())
                self.assertIn(said, str(ended.exception))
