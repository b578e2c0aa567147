"""Uploads a file with a client of tus that is not ours, over a connection that breaks, for the tests.

    python Tests/TusClient --port N --token TOKEN --bytes N --cuts N

Ends with an error unless every cut happened and the server has the same bytes at the end.
"""

import argparse
import hashlib
import http.client
import io
import json
import random
import time

from tusclient.client import TusClient

from cutting_proxy import CuttingProxy


class Server:
    """The server behind the proxy, asked without it."""

    def __init__(self, port, token):
        self.port = port
        self.headers = {"Authorization": f"Bearer {token}", "Tus-Resumable": "1.0.0"}

    def ask(self, method, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, headers=self.headers)
        return connection.getresponse()

    def wait_until_ready(self, media):
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            if json.load(self.ask("GET", f"/api/v1/media/{media}"))["state"] == "ready":
                return
            time.sleep(0.1)
        raise SystemExit("the file is not ready after 90 s")

    def digest(self, media):
        response = self.ask("GET", f"/api/v1/media/{media}/original")
        digest = hashlib.sha256()
        while piece := response.read(1 << 20):
            digest.update(piece)
        return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--bytes", type=int, required=True)
    parser.add_argument("--cuts", type=int, required=True)
    options = parser.parse_args()
    content = random.Random(1).randbytes(options.bytes)
    server = Server(options.port, options.token)
    with CuttingProxy(options.port, options.bytes, options.cuts) as proxy:
        client = TusClient(f"http://127.0.0.1:{proxy.port}/api/v1/uploads", headers=server.headers)
        uploader = client.uploader(
            file_stream=io.BytesIO(content),
            chunk_size=options.bytes,
            metadata={"filename": "moth.bin", "filetype": "application/octet-stream"},
            retries=3 * options.cuts,
            retry_delay=0.05,
        )
        uploader.upload()
    if proxy.cuts_left:
        raise SystemExit(f"{proxy.cuts_left} cuts never happened")
    head = server.ask("HEAD", "/api/v1/uploads/" + uploader.url.rsplit("/", 1)[1])
    media = head.getheader("Martlet-Media")
    server.wait_until_ready(media)
    if server.digest(media) != hashlib.sha256(content).hexdigest():
        raise SystemExit("the server has other bytes")


main()
