"""Pictures, films and sounds for stories, made on the spot by the tools that the server needs too."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Specimen:
    file: Path
    mime: str

    @property
    def name(self) -> str:
        return self.file.name


class Specimens:
    def __init__(self, folder: Path):
        self._folder = folder / "specimens"
        self._folder.mkdir()

    def picture(self, name: str, width: int = 1200, height: int = 900, hue: int = 0) -> Specimen:
        source = f"testsrc2=s={width}x{height}:r=1,hue=h={hue}"
        return self._make(name, "image/jpeg", "-f", "lavfi", "-i", source, "-frames:v", "1")

    def moving(self, name: str) -> Specimen:
        source = "testsrc=s=240x180:r=5:d=2"
        return self._make(name, "image/gif", "-f", "lavfi", "-i", source)

    def film(self, name: str, seconds: int = 4) -> Specimen:
        sight, hearing = f"testsrc2=s=320x180:r=12:d={seconds}", f"sine=330:d={seconds}"
        coded = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-shortest")
        inputs = ("-f", "lavfi", "-i", sight, "-f", "lavfi", "-i", hearing)
        return self._make(name, "video/mp4", *inputs, *coded, "-movflags", "+faststart")

    def sound(self, name: str, seconds: int = 8) -> Specimen:
        source = f"sine=220:d={seconds},tremolo=f=1:d=0.9"
        return self._make(name, "audio/ogg", "-f", "lavfi", "-i", source, "-c:a", "libopus")

    def document(self, name: str) -> Specimen:
        file = self._folder / name
        file.write_bytes(b"Plans that are none of any viewer's business.\n" * 40)
        return Specimen(file, "application/pdf")

    def _make(self, name: str, mime: str, *how: str) -> Specimen:
        file = self._folder / name
        subprocess.run(["ffmpeg", "-v", "error", "-y", *how, file], check=True)
        return Specimen(file, mime)
