"""A media worker that takes its time, and says how far it is."""

import shlex
from pathlib import Path

# Says the same again, because what is said before the message is there reaches nobody. The server's
# own limits on a worker hold for it, too.
SCRIPT = """#!/bin/sh
while [ ! -e {gate} ]; do
  echo '{{"progress":0.42}}'
  sleep 0.2
done
exec {worker} "$@"
"""


class SlowWorker:
    """Prepares nothing until it is let, and then as the real one does."""

    def __init__(self, folder: Path, worker: Path):
        self.path = folder / "slow-worker"
        self._gate = folder / "gate"
        script = SCRIPT.format(gate=shlex.quote(str(self._gate)), worker=shlex.quote(str(worker)))
        self.path.write_text(script)
        self.path.chmod(0o755)

    def release(self) -> None:
        self._gate.touch()
