"""What stands in the zoo: a file, and what must become of it."""

from dataclasses import asdict, dataclass, field
from pathlib import Path

# Stands in whatever a file tells beside its picture or sound. No variant may hold it.
CANARY = "Gracegardenwall"


@dataclass
class Specimen:
    name: str
    kind: str = ""  # how it is shown; empty when it is refused
    type: str = ""
    refusal: list[str] = field(default_factory=list)  # codes, one of which must be given
    original: str = ""  # the type of the variant of that name, where it is not its own
    animated: bool = False
    size: list[int] = field(default_factory=list)  # as shown


class Zoo:
    """Writes the files into one folder and remembers what must become of each."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.specimens = []

    def path(self, name):
        return self.folder / name

    def picture(self, name, type, **more):
        self.specimens.append(Specimen(name, "picture", type, **more))
        return self.path(name)

    def film(self, name, type, **more):
        self.specimens.append(Specimen(name, "video", type, **more))
        return self.path(name)

    def sound(self, name, type, **more):
        self.specimens.append(Specimen(name, "sound", type, **more))
        return self.path(name)

    def file(self, name):
        self.specimens.append(Specimen(name, "file", "application/octet-stream"))
        return self.path(name)

    def refused(self, name, *codes):
        self.specimens.append(Specimen(name, refusal=list(codes)))
        return self.path(name)

    def listing(self):
        return [asdict(specimen) for specimen in self.specimens]
