"""What a graph directory remembers of its last reconciliation, so that the next one touches only what new articles touch.

One file, written whole after the journal says what the graph covers, and taken away before the graph is changed: it is there only while
it is true. Without it everything is worked out anew, with the same result.
"""

from pathlib import Path

import msgspec

from rashomon.graph import files
from rashomon.reconciliation.entities import NOTHING_KNOWN, Known
from rashomon.reconciliation.entities_groups import Node
from rashomon.reconciliation.entities_outlets import Outlet
from rashomon.reconciliation.memo import Matching

NAME = "reconciled.msgpack"


class Named(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The names of an article."""

    facts: str
    """Digest of the article, as the journal has it."""
    outlet: Outlet
    nodes: tuple[Node, ...]
    """Its referents, by number."""
    why: str
    """Digest of what they are and why."""
    links: tuple[str, ...]
    """IRIs of what says so in the graph."""


class Told(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What the graph tells of an article alone."""

    subjects: tuple[str, ...]
    """IRIs of the uses of names, and of roles."""
    media: dict[str, str]
    """IRI to wording, the least of several."""
    claimants: tuple[str, ...]
    """IRIs of those who claim something in it, sorted."""


class Remembered(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    covers: str = ""
    """Digest of everything that went into the derived layer, as the journal has it."""
    basis: str = ""
    """Digest of the software, the names and the decisions by which it was made."""
    articles: dict[str, Named] = {}
    """By IRI."""
    told: dict[str, Told] = {}
    """By IRI."""
    known: Known = NOTHING_KNOWN
    matching: Matching = Matching()


_DECODER = msgspec.msgpack.Decoder(Remembered)
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def remembered(folder: Path) -> Remembered:
    """Return what a graph directory remembers; nothing, where that was written by another version or is damaged."""
    path = folder / NAME
    try:
        return _DECODER.decode(path.read_bytes())
    except (FileNotFoundError, msgspec.MsgspecError):
        return Remembered()


def remember(folder: Path, what: Remembered) -> None:
    """Keep this in place of what was kept."""
    with files.whole(folder / NAME) as file:
        file.write(_ENCODER.encode(what))


def forget(folder: Path) -> None:
    """Take away what was kept: the graph is about to be another one."""
    (folder / NAME).unlink(missing_ok=True)
