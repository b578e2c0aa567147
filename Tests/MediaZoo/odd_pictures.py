"""Pictures that are odd, and such as are broken."""

import struct
import zlib

from PIL import Image

from photos import scene


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def header(width, height, depth=8, colour=2, interlaced=0):
    return b"\x89PNG\r\n\x1a\n" + chunk(
        b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    )


def sixteen_bits(width, height):
    row = b"\0" + b"".join(struct.pack(">HHH", x * 200, 65535 - x * 200, 257) for x in range(width))
    return (
        header(width, height, depth=16)
        + chunk(b"IDAT", zlib.compress(row * height))
        + chunk(b"IEND", b"")
    )


def cut(zoo, whole, share=0.6):
    """The first part of a file that is there already."""
    data = zoo.path(whole).read_bytes()
    zoo.refused(f"cut-{whole}", "broken").write_bytes(data[: int(len(data) * share)])


def fill(zoo):
    zoo.picture("sixteen.png", "image/png", size=[300, 200]).write_bytes(sixteen_bits(300, 200))
    scene(9000, 3).save(zoo.picture("ribbon.png", "image/png", size=[9000, 3]))
    scene(3, 9000).save(zoo.picture("thread.jpg", "image/jpeg", size=[3, 9000]))
    Image.new("1", (1, 1)).save(zoo.picture("dot.gif", "image/gif", size=[1, 1]))
    scene(64, 64, "LA").save(zoo.picture("grey-holes.png", "image/png"))
    scene(200, 150).save(zoo.picture("no-ending", "image/jpeg"), "JPEG")
    scene(200, 150).save(zoo.picture("jpeg-called.png", "image/jpeg"), "JPEG")
    scene(200, 150).save(zoo.picture("webp-called.jpg", "image/webp"), "WEBP")
    scene(200, 150).save(
        zoo.picture("bad-profile.jpg", "image/jpeg"), "JPEG", icc_profile=b"no profile" * 30
    )

    for whole in ("photo.jpg", "notes.png", "still.webp", "phone.heic", "small.avif"):
        cut(zoo, whole)
    # What is there of a GIF is shown: every frame that came whole stands for itself.
    moving = zoo.path("moving.gif").read_bytes()
    zoo.picture("cut-moving.gif", "image/gif", animated=True).write_bytes(
        moving[: len(moving) * 3 // 5]
    )
    zoo.refused("only-magic.jpg", "broken").write_bytes(b"\xff\xd8\xff\xe0")
    zoo.refused("only-magic.png", "broken").write_bytes(b"\x89PNG\r\n\x1a\n")
    zoo.refused("only-magic.heic", "broken").write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    zoo.refused("wrong-checksum.png", "broken").write_bytes(
        header(64, 64)[:-4] + b"\0\0\0\0" + chunk(b"IDAT", zlib.compress(bytes(64 * 193)))
    )
