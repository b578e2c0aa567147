"""Films as phones, cameras and browsers record them, and hostile ones. ffmpeg makes them."""

import subprocess

from specimen import CANARY

TELLING = [
    "-metadata", f"title={CANARY}", "-metadata", f"comment={CANARY}",
    "-metadata", "location=+48.1417+011.5700/", "-metadata", "location-eng=+48.1417+011.5700/",
    "-metadata:s:v", f"handler_name={CANARY}",
]  # fmt: skip
TONE = ["-f", "lavfi", "-i", "sine=frequency=440:duration={0}"]
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"]


def ffmpeg(*arguments):
    subprocess.run(
        ["ffmpeg", "-nostdin", "-loglevel", "error", "-y", *map(str, arguments)], check=True
    )


def record(path, *options, size="320x240", seconds=2, sound=True):
    source = ["-f", "lavfi", "-i", f"testsrc2=size={size}:rate=15:duration={seconds}"]
    tone = [part.format(seconds) for part in TONE] if sound else []
    ffmpeg(*source, *tone, *TELLING, *options, path)


def fill(zoo):
    record(zoo.film("film.mp4", "video/mp4", size=[320, 240]), *H264, "-c:a", "aac")
    camera = zoo.film("camera.mov", "video/quicktime", original="video/mp4")
    record(camera, *H264, "-c:a", "pcm_s16le")
    turned = zoo.film("turned.mp4", "video/mp4", size=[240, 320])
    record(zoo.path("flat.mp4"), *H264, sound=False)
    ffmpeg("-i", zoo.path("flat.mp4"), "-c", "copy", "-metadata:s:v", "rotate=90", turned)
    phone = zoo.film("phone.mov", "video/quicktime", original="video/mp4", size=[640, 360])
    deep = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"]
    record(phone, *deep, "-pix_fmt", "yuv420p10le", "-tag:v", "hvc1", "-c:a", "aac", size="640x360")
    full = zoo.film("chroma.mp4", "video/mp4")
    record(full, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p", sound=False)
    uhd = zoo.film("uhd.mov", "video/quicktime", original="video/mp4")
    record(uhd, "-c:v", "mjpeg", "-q:v", "20", size="3840x2160", seconds=1, sound=False)
    web = ["-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus"]
    record(zoo.film("film.webm", "video/webm"), *web)
    record(zoo.film("recorded.webm", "video/webm"), *web, "-f", "webm", "-live", "1")
    record(zoo.film("fast.mp4", "video/mp4"), *H264, "-r", "240", seconds=1, sound=False)

    frame = ["-frames:v", "1"]
    record(zoo.refused("8k.mp4", "too_many_pixels"), *H264, *frame, size="7680x4320", sound=False)
    long = zoo.refused("long.mp4", "too_long")
    ffmpeg("-f", "lavfi", "-i", "color=size=64x64:rate=1/3600", "-frames:v", "30", *H264, long)
    whole = zoo.path("film.mp4").read_bytes()
    zoo.refused("cut.mp4", "broken").write_bytes(whole[: len(whole) // 2])
    zoo.refused("noise.mp4", "broken").write_bytes(
        b"\0\0\0\x10ftypisom\0\0\0\0" + bytes(range(256)) * 200
    )
    zoo.refused("boxes.mp4", "broken").write_bytes(
        b"\0\0\0\x10ftypisom\0\0\0\0" + b"\x7f\xff\xff\xf0moov\x7f\xff\xff\xe0trak" * 500
    )
    record(zoo.file("film.mkv"), *H264, sound=False)
    record(zoo.file("film.avi"), "-c:v", "mpeg4", sound=False)
