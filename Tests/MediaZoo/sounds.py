"""Sounds as phones and browsers record them, and as people keep music."""

from films import CANARY, TONE, ffmpeg
from photos import scene


def sing(path, *options, seconds=3):
    tone = [part.format(seconds) for part in TONE]
    told = ["-metadata", f"artist={CANARY}", "-metadata", f"comment={CANARY}"]
    ffmpeg(*tone, *told, *options, path)


def fill(zoo):
    cover = zoo.path("cover.jpg")
    scene(300, 300).save(cover, comment=CANARY.encode())
    song = zoo.sound("song.mp3", "audio/mpeg")
    tone = [part.format(3) for part in TONE]
    ffmpeg(
        *tone, "-i", cover, "-map", "0:a", "-map", "1:v", "-c:v", "copy", "-metadata",
        f"artist={CANARY}", "-disposition:v", "attached_pic", song,
    )  # fmt: skip
    sing(zoo.sound("vorbis.ogg", "audio/ogg"), "-c:a", "libvorbis")
    sing(zoo.sound("voice.opus", "audio/ogg"), "-c:a", "libopus")
    sing(zoo.sound("voice.webm", "video/webm", original="video/webm"), "-c:a", "libopus")
    sing(zoo.sound("voice.wav", "audio/wav"), "-c:a", "pcm_s16le")
    sing(zoo.sound("voice.m4a", "audio/mp4"), "-c:a", "aac")
    sing(zoo.sound("lossless.m4a", "audio/mp4"), "-c:a", "alac")
    sing(zoo.file("lossless.flac"), "-c:a", "flac")
    whole = song.read_bytes()
    zoo.refused("noise.ogg", "broken").write_bytes(b"OggS" + whole[:4000])
    zoo.refused("header.wav", "broken").write_bytes(b"RIFF\xff\xff\xff\xffWAVEfmt \xff\xff\xff\xff")
