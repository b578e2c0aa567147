"""Small files for stories, made on the spot."""

import random
import struct
import zlib
from pathlib import Path


def png(file: Path, width: int, height: int, seed: int = 1) -> Path:
    """A picture with a slope of colours and some grain, so that its size is that of a photo."""
    grain = random.Random(seed)
    noise = grain.randbytes(4096)
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        shade = y * 255 // height
        start = grain.randrange(1024)
        for x in range(width):
            rows += bytes((x * 255 // width, shade, noise[(start + x) % 4096] // 4 + 96))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 1)), (b"IEND", b"")]
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts))
    return file


def document(file: Path, size: int, seed: int = 1) -> Path:
    """Something that no browser and no server can make smaller."""
    file.write_bytes(random.Random(seed).randbytes(size))
    return file


def _chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
