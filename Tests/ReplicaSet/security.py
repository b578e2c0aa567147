"""Certificates and a user, where a set is to be had with them."""

import secrets
import subprocess


class Security:
    def __init__(self, options, folder):
        self.folder = folder
        self.tls = options.tls
        self.user = options.user
        self.password = options.password
        self.authority = folder / "authority.pem"
        self.certificate = folder / "member.pem"
        self.key_file = folder / "key-file"

    @property
    def flags(self):
        """What mongod is told of it."""
        flags = []
        if self.tls:
            flags += ["--tlsMode", "requireTLS", "--tlsAllowConnectionsWithoutCertificates"]
            flags += ["--tlsCertificateKeyFile", str(self.certificate)]
            flags += ["--tlsCAFile", str(self.authority)]
        if self.user:
            flags += ["--auth", "--keyFile", str(self.key_file)]
        return flags

    @property
    def client_options(self):
        return {"tls": True, "tlsCAFile": str(self.authority)} if self.tls else {}

    @property
    def credentials(self):
        """What a client of the set needs beside, once there is the user."""
        return {"username": self.user, "password": self.password} if self.user else {}

    @property
    def login(self):
        return f"{self.user}:{self.password}@" if self.user else ""

    @property
    def query(self):
        tls = f"&tls=true&tlsCAFile={self.authority}" if self.tls else ""
        return tls + ("&authSource=admin" if self.user else "")

    def prepare(self):
        if self.user:
            self.key_file.touch(mode=0o400)
            self.key_file.chmod(0o600)
            self.key_file.write_text(secrets.token_hex(64))
            self.key_file.chmod(0o400)
        if self.tls:
            self.certify()

    def certify(self):
        """A certificate authority of this set alone, and one certificate for all its members."""
        key, signed, extension = (self.folder / name for name in ("key", "signed", "extension"))
        extension.write_text("subjectAltName=IP:127.0.0.1\n")
        new = ["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
        authority_key, request = self.folder / "authority.key", self.folder / "request"
        self.openssl(
            *(*new, "-x509", "-days", "2", "-subj", "/CN=Tests"),
            *("-keyout", authority_key, "-out", self.authority),
        )
        self.openssl(*new, "-subj", "/O=Tests/CN=member", "-keyout", key, "-out", request)
        self.openssl(
            *("x509", "-req", "-in", request, "-days", "2", "-extfile", extension),
            *("-CA", self.authority, "-CAkey", authority_key, "-CAcreateserial", "-out", signed),
        )
        self.certificate.write_text(key.read_text() + signed.read_text())

    def openssl(self, *words):
        subprocess.run(["openssl", *words], check=True, capture_output=True, timeout=60)

    def make_user(self, primary):
        """The first user, whom MongoDB lets anybody make from the same machine."""
        if self.user:
            roles = [{"role": "root", "db": "admin"}]
            primary.admin.command("createUser", self.user, pwd=self.password, roles=roles)
