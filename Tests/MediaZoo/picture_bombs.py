"""Small files that would become very large, or take very long."""

import struct
import zlib

from PIL import Image

from odd_pictures import chunk, header
from photos import scene


def zeros(count):
    """So many zeros, deflated, without ever holding them all."""
    squeeze, block, packed = zlib.compressobj(1), bytes(1 << 20), []
    for _ in range(count >> 20):
        packed.append(squeeze.compress(block))
    packed.append(squeeze.compress(bytes(count & 0xFFFFF)) + squeeze.flush())
    return b"".join(packed)


def many_scans(jpeg, times):
    """A progressive JPEG whose last scan comes again and again; each costs a pass over it all."""
    last = jpeg.rindex(b"\xff\xda")
    return jpeg[:last] + jpeg[last:-2] * times + jpeg[-2:]


def grown(picture, old, new):
    """The same file with another size in its header."""
    data = picture.read_bytes()
    assert data.count(old) >= 1
    picture.write_bytes(data.replace(old, new))


def fill(zoo):
    tall = (50_000).to_bytes(4, "big") * 2
    end = chunk(b"IEND", b"")
    zoo.refused("bomb.png", "too_many_pixels").write_bytes(
        header(50_000, 50_000, depth=1, colour=0) + chunk(b"IDAT", zeros(50_000 * 6_251)) + end
    )
    zoo.refused("header.png", "too_many_pixels").write_bytes(
        header(50_000, 50_000) + chunk(b"IDAT", zeros(100)) + end
    )
    zoo.refused("interlaced.png", "too_many_pixels").write_bytes(
        header(7_000, 7_000, interlaced=1) + chunk(b"IDAT", zeros(7_000 * 21_001)) + end
    )
    zoo.picture("largest.png", "image/png", size=[8_000, 8_000]).write_bytes(
        header(8_000, 8_000, depth=1, colour=0) + chunk(b"IDAT", zeros(8_000 * 1_001)) + end
    )
    profile = b"bomb\0\0" + zeros(1 << 28)
    zoo.picture("profile-bomb.png", "image/png").write_bytes(
        header(16, 16)
        + chunk(b"iCCP", profile)
        + chunk(b"IDAT", zlib.compress(bytes(16 * 49)))
        + end
    )
    zoo.picture("text-bomb.png", "image/png").write_bytes(
        header(16, 16)
        + chunk(b"zTXt", b"bomb\0\0" + zeros(1 << 28))
        + chunk(b"IDAT", zlib.compress(bytes(16 * 49)))
        + end
    )

    jpeg = zoo.refused("header.jpg", "too_many_pixels")
    scene(64, 48).save(jpeg)
    grown(jpeg, b"\x08\x00\x30\x00\x40", b"\x08" + struct.pack(">HH", 50_000, 50_000))
    scans = zoo.refused("scans.jpg", "broken")
    scene(800, 600).save(scans, progressive=True, quality=20)
    scans.write_bytes(many_scans(scans.read_bytes(), 4000))

    Image.new("RGB", (4000, 3000)).save(zoo.refused("large.webp", "too_many_pixels"))
    for name, kind in (("header.avif", "AVIF"), ("header.heic", "HEIF")):
        path = zoo.refused(name, "too_many_pixels", "broken")
        scene(64, 64).save(path, kind)
        grown(path, b"ispe" + bytes(4) + struct.pack(">II", 64, 64), b"ispe" + bytes(4) + tall)

    first, second = Image.new("P", (1000, 1000)), Image.new("P", (1000, 1000), 1)
    moving = zoo.refused("frames.gif", "too_many_pixels")
    first.save(moving, save_all=True, append_images=[second, first] * 40, duration=20)
    # The screen of a GIF is larger than its one frame, which is what counts.
    gif = zoo.picture("header.gif", "image/gif", size=[8, 8])
    Image.new("P", (8, 8)).save(gif)
    grown(gif, b"GIF87a" + struct.pack("<HH", 8, 8), b"GIF87a" + struct.pack("<HH", 65_535, 65_535))
