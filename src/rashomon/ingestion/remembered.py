"""What a graph directory remembers of its last reconciliation, so that the next one touches only what new articles touch.

One file, in place only after the journal says what the graph covers, and taken away before the graph is changed: it is there only while it
is true. Without it everything is worked out anew, with the same result. It is written beside its place before the graph is changed, so that
nothing of it need be held meanwhile; and article by article, so that what has not changed is copied as it is.
"""

import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from rashomon.graph import files
from rashomon.graph.directory import damage
from rashomon.reconciliation.chapters import Told
from rashomon.reconciliation.entities import NOTHING_KNOWN, Known
from rashomon.reconciliation.entities_groups import Node
from rashomon.reconciliation.entities_lexicon import Lexicon
from rashomon.reconciliation.entities_outlets import Outlet
from rashomon.reconciliation.memo import Asked, Matched, Matching

NAME = "reconciled.msgpack"


class Named(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The names of an article."""

    facts: str
    """Digest of the article, as the journal has it."""
    outlet: Outlet
    nodes: msgspec.Raw
    """Its referents, by number, encoded: few are looked at again."""
    why: str
    """Digest of what they are and why."""
    links: tuple[str, ...]
    """IRIs of what says so in the graph."""


def nodes_in(named: Named) -> tuple[Node, ...]:
    """Return the referents of an article, by number."""
    return _NODES.decode(named.nodes)


class Kept:
    """Referents of remembered articles, each decoded when it is asked for."""

    def __init__(self, articles: Mapping[str, Named]) -> None:
        self._articles = articles
        self._parts: dict[str, tuple[msgspec.Raw, ...]] = {}

    def node(self, article: str, number: int) -> Node:
        """Return one referent of an article, by the article's IRI."""
        if article not in self._parts:
            self._parts[article] = _PARTS.decode(self._articles[article].nodes)
        return _NODE.decode(self._parts[article][number])


def lexicon_in(before: "Remembered") -> Lexicon:
    """Return what is remembered of the names of all articles; it is not looked at again, so that it may be changed."""
    return _LEXICON.decode(before.lexicon) if before.lexicon else Lexicon()


def encoded(what: Sequence[Node] | Lexicon) -> msgspec.Raw:
    """Return the referents of an article, or the names of all, as they are remembered."""
    return msgspec.Raw(_ENCODER.encode(what))


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
    lexicon: msgspec.Raw = msgspec.Raw()
    """The names of all articles, encoded; empty where nothing is remembered."""
    matching: Matching = Matching()
    pages: dict[str, bytes] = {}
    """By IRI, what is remembered of an article, as it lay in the file."""


class _Head(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What is no article's own."""

    covers: str
    basis: str
    known: Known
    lexicon: msgspec.Raw
    asked: tuple[Asked, ...]


class _Page(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What is remembered of an article."""

    iri: str
    named: Named
    told: Told
    matched: Matched


_NODES = msgspec.msgpack.Decoder(tuple[Node, ...])
_NODE = msgspec.msgpack.Decoder(Node)
_PARTS = msgspec.msgpack.Decoder(tuple[msgspec.Raw, ...])
_LEXICON = msgspec.msgpack.Decoder(Lexicon)
_HEAD = msgspec.msgpack.Decoder(_Head)
_PAGE = msgspec.msgpack.Decoder(_Page)
_ENCODER = msgspec.msgpack.Encoder()
_SIZE = struct.Struct(">Q")
"""Before each part of the file: how many bytes it has."""


def remembered(folder: Path) -> Remembered:
    """Return what a graph directory remembers; nothing, where that was written by another version or is damaged."""
    try:
        first, *rest = _parts((folder / NAME).read_bytes())
        head, pages = _HEAD.decode(first), [_PAGE.decode(data) for data in rest]
    except (FileNotFoundError, ValueError):
        return Remembered()
    return Remembered(
        covers=head.covers,
        basis=head.basis,
        articles={page.iri: page.named for page in pages},
        told={page.iri: page.told for page in pages},
        known=head.known,
        lexicon=head.lexicon,
        matching=Matching(articles={page.iri: page.matched for page in pages}, asked=head.asked),
        pages={page.iri: data for page, data in zip(pages, rest, strict=True)},
    )


@contextmanager
def remembering(folder: Path) -> Iterator[Callable[[Remembered, Remembered], None]]:
    """Yield what writes down all that is to be remembered, given that and what was; it is put in its place when the block ends well."""
    with files.whole(folder / NAME) as file:
        yield partial(_write, folder, file)


def _write(folder: Path, file: BinaryIO, now: Remembered, before: Remembered) -> None:
    with damage(folder):
        _put(
            file, _ENCODER.encode(_Head(covers=now.covers, basis=now.basis, known=now.known, lexicon=now.lexicon, asked=now.matching.asked))
        )
        for iri, matched in now.matching.articles.items():
            page = _Page(iri=iri, named=now.articles[iri], told=now.told[iri], matched=matched)
            was = (before.articles.get(iri), before.told.get(iri), before.matching.articles.get(iri))
            same = all(one is other for one, other in zip(was, (page.named, page.told, page.matched), strict=True))
            _put(file, before.pages[iri] if same else _ENCODER.encode(page))
        file.flush()


def _put(file: BinaryIO, part: bytes) -> None:
    file.write(_SIZE.pack(len(part)))
    file.write(part)


def _parts(data: bytes) -> Iterator[bytes]:
    """Yield the parts of a file.

    Raises:
        ValueError: if it was cut short.
    """
    at = 0
    while at == 0 or at < len(data):
        start = at + _SIZE.size
        if start > len(data):
            raise ValueError("cut short")
        (size,) = _SIZE.unpack_from(data, at)
        at = start + size
        if at > len(data):
            raise ValueError("cut short")
        yield data[start:at]


def forget(folder: Path) -> None:
    """Take away what was kept: the graph is about to be another one."""
    (folder / NAME).unlink(missing_ok=True)
