"""What every open graph can do, wherever its quads are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pyoxigraph import Quad, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Some things of a named graph, described anew."""

    subjects: set[str] = field(default_factory=set)
    """IRIs of those that the quads describe in full; one that no quad is about vanishes."""
    facets: set[tuple[str, str]] = field(default_factory=set)
    """(subject, predicate) of those that keep all their other quads."""
    quads: Iterable[Quad] = ()


class Graph(Protocol):
    """An open graph: one in a directory (`GraphStore`), or one at a SPARQL server (`RemoteGraph`)."""

    path: Path
    """Directory of what is not quads: texts, extractions, journal, decisions."""
    base: str
    """Under which IRI its things live."""

    @property
    def name(self) -> str:
        """What to call it in messages: its directory, or the address of its server."""

    @property
    def store(self) -> Store:
        """All quads in a store of this process, for reading; those of a server are copied into memory, once."""

    def replace(self, graphs: Mapping[str, Iterable[Quad]]) -> tuple[int, int]:
        """Make the named graphs hold exactly these quads; return how many quads were removed and added. No quads: the graph vanishes."""

    def insert(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Make the named graphs hold exactly these quads, most of which are new."""

    def rewrite(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Make the named graphs, however large, hold exactly these quads, in as many steps as that takes."""

    def graphs(self) -> list[str]:
        """Return the IRIs of all its graphs, sorted."""

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of a graph, or of all."""

    def having(self, predicate: str, value: str | None = None) -> Iterator[Quad]:
        """Yield the quads with this predicate, and with this IRI as object where one is given."""

    def types(self, subject: str) -> list[str]:
        """Return the IRIs of the classes of a thing, sorted."""

    def put_text(self, words: str) -> str:
        """Keep a frozen text and return its SHA-256."""

    def text(self, name: str) -> str | None:
        """Return the frozen text with this SHA-256; None where it is not here."""

    def flush(self) -> None:
        """Make everything written so far survive a power cut, as far as that is in our hands."""
