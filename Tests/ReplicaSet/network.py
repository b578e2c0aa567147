"""Where the members are: on loopback, or each in a network of its own that may be cut off.

The latter is a bridge, and a namespace behind it for each member: root of a Linux may do that, and the
addresses are known to this machine alone. What is made has this process in its name, so that whoever
comes later can take away what a killed one has left.
"""

import os
import re
import subprocess
from pathlib import Path

LINKS = Path("/sys/class/net")
NAMESPACES = Path("/run/netns")
NAME_OF_LINK = re.compile(r"mlt(\d+)(?:v\d+)?")
NAME_OF_NAMESPACE = re.compile(r"martlet-(\d+)-\d+")


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, timeout=30)


def lost(folder, name):
    """Those in `folder` whose maker lives no more."""
    found = [(entry.name, name.fullmatch(entry.name)) for entry in folder.glob("*")]
    return [
        entry for entry, match in found if match and not Path(f"/proc/{match.group(1)}").exists()
    ]


def sweep():
    for namespace in lost(NAMESPACES, NAME_OF_NAMESPACE):
        subprocess.run(["ip", "netns", "delete", namespace], capture_output=True, timeout=30)
    for link in lost(LINKS, NAME_OF_LINK):
        subprocess.run(["ip", "link", "delete", link], capture_output=True, timeout=30)


class Loopback:
    def prepare(self, members):
        pass

    def host(self, index):
        return "127.0.0.1"

    def entry(self, index):
        """The words before a command that put it where member `index` is."""
        return []

    def end(self):
        pass


class Namespaces:
    def __init__(self):
        self.bridge = f"mlt{os.getpid()}"
        # 64 * 256 networks within 10.0.0.0/8, so that two keepers hardly meet.
        number = os.getpid() % (64 * 256)
        self.network = f"10.{64 + number // 256}.{number % 256}"
        self.members = 0

    def prepare(self, members):
        sweep()
        ip("link", "add", self.bridge, "type", "bridge")
        ip("address", "add", f"{self.network}.1/24", "dev", self.bridge)
        ip("link", "set", self.bridge, "up")
        for index in range(members):
            self.members = index + 1
            self.add(index)

    def add(self, index):
        namespace, link = self.namespace(index), self.link(index)
        ip("netns", "add", namespace)
        ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", namespace)
        ip("link", "set", link, "master", self.bridge, "up")
        ip("-netns", namespace, "address", "add", f"{self.host(index)}/24", "dev", "eth0")
        ip("-netns", namespace, "link", "set", "eth0", "up")
        ip("-netns", namespace, "link", "set", "lo", "up")

    def host(self, index):
        return f"{self.network}.{10 + index}"

    def entry(self, index):
        return ["ip", "netns", "exec", self.namespace(index)]

    def cut(self, index):
        """Nothing gets from this member to any other or to this machine, nor the other way, and nobody
        is told."""
        ip("link", "set", self.link(index), "down")

    def heal(self, index):
        ip("link", "set", self.link(index), "up")

    def end(self):
        """Whoever is within must have ended."""
        for index in range(self.members):
            subprocess.run(["ip", "netns", "delete", self.namespace(index)], capture_output=True)
        for link in [*map(self.link, range(self.members)), self.bridge]:
            subprocess.run(["ip", "link", "delete", link], capture_output=True)

    def namespace(self, index):
        return f"martlet-{os.getpid()}-{index}"

    def link(self, index):
        return f"{self.bridge}v{index}"
