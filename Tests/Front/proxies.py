"""Martlet behind the proxies of docs/self-hosting.md, with the configurations that stand there."""

import asyncio
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from certificate import Certificate
from client import live
from martlet import Martlet, answers, eventually, free_port

ROOT = Path(__file__).resolve().parent.parent.parent
UNPACKED = ROOT / ".venv/proxies/usr"
PROGRAMS = {"nginx": "sbin/nginx", "haproxy": "sbin/haproxy", "caddy": "bin/caddy"}


def program(name: str) -> str | None:
    unpacked = UNPACKED / PROGRAMS[name]
    return str(unpacked) if unpacked.exists() else shutil.which(name)


def documented(language: str) -> str:
    guide = (ROOT / "docs/self-hosting.md").read_text("utf-8")
    (block,) = re.findall(rf"^```{language}\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    return block


class Proxies(unittest.TestCase):
    binary: Path

    def test_nginx(self):
        def write(folder, edit):
            site = edit(documented("nginx")).replace("listen 443 ssl", f"listen {self.port} ssl")
            file = folder / "nginx.conf"
            file.write_text(
                f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
                f"events {{}}\nhttp {{ access_log off; client_body_temp_path {folder}/body;\n"
                f"proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;\n"
                f"uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;\n{site} }}\n"
            )
            return ["-p", folder, "-c", file, "-e", folder / "error.log"]

        self.live_behind("nginx", write)

    def test_haproxy(self):
        def write(folder, edit):
            file = folder / "haproxy.cfg"
            file.write_text(edit(documented("haproxy")).replace("bind :443", f"bind :{self.port}"))
            return ["-db", "-f", file]

        self.live_behind("haproxy", write)

    def test_caddy(self):
        def write(folder, edit):
            site = edit(documented("caddy")).replace(
                "localhost {", f"https://localhost:{self.port} {{"
            )
            # On the net it gets a certificate by itself; there is no net here.
            site = site.replace("{\n", f"{{\n    tls {self.chain} {self.key}\n", 1)
            file = folder / "Caddyfile"
            file.write_text("{\n    admin off\n    auto_https disable_redirects\n}\n" + site)
            return ["run", "--config", file, "--adapter", "caddyfile"]

        self.live_behind("caddy", write)

    def live_behind(self, name, write):
        executable = program(name)
        if executable is None:
            self.skipTest(f"there is no {name}")
        folder = Path(tempfile.mkdtemp(prefix="martlet-front-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        certificate = Certificate(folder, "proxy")
        self.chain, self.key, self.port = certificate.chain, certificate.key, free_port()
        both = folder / "both.pem"
        both.write_bytes(self.chain.read_bytes() + self.key.read_bytes())
        address = f"https://localhost:{self.port}"
        martlet = Martlet(self.binary, folder, [], address, free_port())
        self.addCleanup(martlet.stop)

        def edit(text):
            return (
                text.replace("127.0.0.1:8080", f"127.0.0.1:{martlet.port}")
                .replace("chat.example.org", "localhost")
                .replace("/etc/martlet/chain-and-key.pem", str(both))
                .replace("/etc/martlet/chain.pem", str(self.chain))
                .replace("/etc/martlet/key.pem", str(self.key))
            )

        self.start(name, [executable, *write(folder, edit)], folder)
        asyncio.run(live(address, address, "ada", certificate.trusting()))

    def start(self, name, command, folder):
        libraries = UNPACKED / "lib/x86_64-linux-gnu"
        environment = os.environ | {"LD_LIBRARY_PATH": str(libraries), "HOME": str(folder)}
        log = folder / f"{name}.log"
        with log.open("wb") as output:
            proxy = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment
            )
        self.addCleanup(proxy.wait)
        self.addCleanup(proxy.terminate)
        eventually(name, lambda: answers(self.port) or proxy.poll() is not None)
        self.assertIsNone(proxy.poll(), log.read_text("utf-8", "replace"))
