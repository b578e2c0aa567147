"""A client that knows nothing of what stands in front: log-in, socket, an upload, a part of it back."""

import asyncio
import io
import json
import ssl

import aiohttp

PASSWORD = "correct horse battery staple"
# Several times what proxies hold in memory.
FILE = bytes(range(256)) * 16_384
PATIENCE = aiohttp.ClientTimeout(total=90)


async def live(address: str, origin: str, username: str, context: ssl.SSLContext):
    """Registers at `address`, and does what people do; raises where anything is not as it should be."""
    connector = aiohttp.TCPConnector(ssl=context)
    async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as session:
        account = {"username": username, "displayName": username, "password": PASSWORD}
        async with session.post(f"{address}/api/v1/accounts", json=account) as answer:
            assert answer.status == 201, await answer.text()
            token = (await answer.json())["accessToken"]
            assert answer.headers["Strict-Transport-Security"], "HSTS"
            assert all("Secure" in cookie for cookie in answer.headers.getall("Set-Cookie"))
        session.headers["Authorization"] = f"Bearer {token}"
        await greet(address, origin, token, context)
        media = await upload(session, address)
        await fetch(session, address, media)
        # Once more, now that whatever is between has connections that have carried requests.
        await greet(address, origin, token, context)


async def greet(address, origin, token, context):
    """On a connection of its own, as browsers do it."""
    connector = aiohttp.TCPConnector(ssl=context)
    async with aiohttp.ClientSession(connector=connector, timeout=PATIENCE) as session:
        async with session.ws_connect(
            f"{address}/api/v1/socket", protocols=["martlet.v1"], headers={"Origin": origin}
        ) as socket:
            await socket.send_str(json.dumps({"type": "hello", "token": token}))
            await socket.send_str(json.dumps({"type": "ping", "t": 7}))
            heard = set()
            while not {"welcome", "synced", "pong"} <= heard:
                heard.add((await socket.receive_json(timeout=60))["type"])


async def upload(session, address):
    tus = {"Tus-Resumable": "1.0.0"}
    length = {"Upload-Length": str(len(FILE))}
    async with session.post(f"{address}/api/v1/uploads", headers=tus | length) as answer:
        assert answer.status == 201, await answer.text()
        place = answer.headers["Location"]
    half = len(FILE) // 2
    for offset, piece in ((0, FILE[:half]), (half, FILE[half:])):
        headers = tus | {
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        }
        async with session.patch(
            f"{address}{place}", data=io.BytesIO(piece), headers=headers
        ) as answer:
            assert answer.status == 204, await answer.text()
            media = answer.headers.get("Martlet-Media")
    return media


async def fetch(session, address, media):
    for _ in range(600):
        async with session.get(f"{address}/api/v1/media/{media}") as answer:
            if (await answer.json())["state"] == "ready":
                break
        await asyncio.sleep(0.1)
    part = {"Range": "bytes=1000000-1000099"}
    async with session.get(f"{address}/api/v1/media/{media}/original", headers=part) as answer:
        assert answer.status == 206, answer.status
        assert answer.headers["Content-Range"] == f"bytes 1000000-1000099/{len(FILE)}"
        assert await answer.read() == FILE[1_000_000:1_000_100]
    async with session.get(f"{address}/api/v1/media/{media}/original") as answer:
        assert await answer.read() == FILE
