"""Which articles each file gave, so that a file that has not changed need not be read again.

Kept beside the journal, written whole at the end of a build; what is lost with it is time, never an article.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from rashomon.graph import files

NAME = "reads.jsonl"


class Gave(msgspec.Struct, frozen=True, array_like=True):
    """An article as a file gave it."""

    id: str
    """As the file has it."""
    facts: str
    """Digest of it, as the journal has it."""
    named: str
    """The id under which it is in the graph: another one where two inputs share an id."""
    known: str
    """Digest of it under that id."""


class Read(msgspec.Struct, frozen=True):
    """One file."""

    key: str
    """Digest of the file, of what is told about it, and of the configuration."""
    gave: tuple[Gave, ...]


class Reads:
    """What files gave at the last build, and what they give now."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.now: dict[str, tuple[Gave, ...]] = {}
        self.before: dict[str, tuple[Gave, ...]] = {}
        decoder = msgspec.json.Decoder(Read)
        for line in self.path.read_bytes().splitlines() if self.path.is_file() else ():
            try:
                read = decoder.decode(line)
            except msgspec.MsgspecError:
                continue  # of another version: read again
            self.before[read.key] = read.gave

    def note(self, key: str, gave: Sequence[Gave]) -> None:
        """Note what a file gives."""
        self.now[key] = tuple(gave)

    def write(self) -> None:
        """Keep what was noted, in place of what was kept."""
        if self.now == self.before:
            return
        with files.whole(self.path) as file:
            for key, gave in sorted(self.now.items()):
                file.write(msgspec.json.encode(Read(key, gave)) + b"\n")
