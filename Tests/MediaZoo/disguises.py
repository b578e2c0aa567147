"""Files that claim to be something else, or are two things at once."""

import io
import zipfile

from photos import scene
from specimen import CANARY

SCRIPT = f"<script>alert('{CANARY}')</script>".encode()
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><!--{CANARY}--></svg>'.encode()
PLAYLIST = b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"


def archive():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        file.writestr(CANARY, CANARY)
    return held.getvalue()


def fill(zoo):
    plain = io.BytesIO()
    scene(120, 90).save(plain, "JPEG")
    jpeg = plain.getvalue()
    zoo.picture("and-zip.jpg", "image/jpeg").write_bytes(jpeg + archive())
    zoo.picture("and-page.jpg", "image/jpeg").write_bytes(
        jpeg[:2] + b"\xff\xfe" + (len(SCRIPT) + 2).to_bytes(2, "big") + SCRIPT + jpeg[2:] + SCRIPT
    )
    png = io.BytesIO()
    scene(120, 90).save(png, "PNG")
    zoo.picture("and-program.png", "image/png").write_bytes(png.getvalue() + b"MZ" + SCRIPT)
    gif = io.BytesIO()
    scene(32, 32).convert("P").save(gif, "GIF")
    zoo.picture("and-page.gif", "image/gif").write_bytes(gif.getvalue() + SCRIPT)
    zoo.refused("script.gif", "broken", "too_many_pixels").write_bytes(
        b"GIF89a/*" + SCRIPT + b"*/=1;"
    )

    zoo.file("drawing.svg").write_bytes(SVG)
    zoo.file("drawing.png").write_bytes(b'<?xml version="1.0"?>' + SVG)
    zoo.file("page.jpg").write_bytes(b"<!DOCTYPE html>" + SCRIPT)
    zoo.file("postscript.jpg").write_bytes(b"%!PS\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) run\n")
    zoo.file("magick.png").write_bytes(b"push graphic-context\nimage over 0,0 0,0 '/etc/passwd'\n")
    zoo.file("document.pdf").write_bytes(b"%PDF-1.4\n" + jpeg)
    scene(64, 64).save(zoo.file("raster.tiff"), "TIFF")
    scene(64, 64).save(zoo.file("raster.bmp"), "BMP")
    zoo.file("archive.heic").write_bytes(archive())
    zoo.file("empty.jpg").write_bytes(b"")
    zoo.file("byte.mp4").write_bytes(b"\xff")
    zoo.file("utf16.mp3").write_bytes("﻿words".encode("utf-16-le"))

    zoo.file("list.m3u8").write_bytes(PLAYLIST)
    zoo.file("list.mp4").write_bytes(PLAYLIST)
    zoo.file("concat.webm").write_bytes(b"ffconcat version 1.0\nfile '/etc/passwd'\n")
    zoo.file("dash.mp4").write_bytes(
        b'<?xml version="1.0"?><MPD><BaseURL>/etc/passwd</BaseURL></MPD>'
    )
    zoo.refused("list.mp3", "broken").write_bytes(b"ID3\x04\0\0\0\0\0\0" + PLAYLIST)
    zoo.refused("concat.mp4", "broken").write_bytes(
        b"\0\0\0\x10ftypmp42\0\0\0\0" + b"ffconcat version 1.0\nfile '/etc/passwd'\n"
    )
