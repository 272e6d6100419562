"""Chapters: what reconciliation makes of one article, put aside until all articles are read.

Who and what a claim means is known when its article is read; its origin and position, when all are. Between the two a large corpus lies in
a temporary file, so that memory does not grow with the words of the articles.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Protocol

import msgspec

from rashomon.claims.identity import role_iri
from rashomon.model import Article, Extraction, NameUse, PropositionNode, Referent, ResolvedClaim
from rashomon.reconciliation.resolve import Resolved
from rashomon.reconciliation.things import Things


class Chapter(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """An article with its claims."""

    iri: str
    article: Article
    referents: tuple[Referent, ...]
    """By number."""
    claims: tuple[ResolvedClaim, ...]
    """All, or those that were asked for, in their order."""
    propositions: dict[str, PropositionNode]
    """By IRI, those of these claims."""
    uses: tuple[NameUse, ...]
    """How often its names are used for what."""


class _Page(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A chapter as it lies in the file: what is not asked for is not decoded."""

    iri: str
    article: Article
    referents: msgspec.Raw
    claims: tuple[msgspec.Raw, ...]
    propositions: dict[str, msgspec.Raw]
    uses: msgspec.Raw


class Told(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What the graph tells of an article alone."""

    subjects: tuple[str, ...]
    """IRIs of the uses of names, and of roles."""
    media: dict[str, str]
    """IRI to wording, the least of several."""
    claimants: tuple[str, ...]
    """Those who claim something in it, sorted: IRIs, or the article with its words for somebody who is no known thing."""


class Chapters(Protocol):
    """Chapters by the IRI of their article."""

    def put(self, chapter: Chapter) -> None:
        """Keep a chapter."""

    def whole(self, article: str) -> Chapter:
        """Return a chapter."""

    def some(self, article: str, numbers: Collection[int]) -> Chapter:
        """Return a chapter with those of its claims that have these numbers, for matching: without referents and uses of names."""


class Held:
    """Chapters in memory."""

    def __init__(self) -> None:
        self._held: dict[str, Chapter] = {}

    def put(self, chapter: Chapter) -> None:
        """Keep a chapter."""
        self._held[chapter.iri] = chapter

    def whole(self, article: str) -> Chapter:
        """Return a chapter."""
        return self._held[article]

    def some(self, article: str, numbers: Collection[int]) -> Chapter:
        """Return a chapter with some of its claims."""
        chapter = self._held[article]
        claims = tuple(chapter.claims[number] for number in sorted(numbers))
        return msgspec.structs.replace(chapter, claims=claims)


_ENCODER = msgspec.msgpack.Encoder()
_CHAPTER = msgspec.msgpack.Decoder(Chapter)
_PAGE = msgspec.msgpack.Decoder(_Page)
_CLAIM = msgspec.msgpack.Decoder(ResolvedClaim)
_NODE = msgspec.msgpack.Decoder(PropositionNode)


@contextmanager
def shelved(folder: Path) -> Iterator[Chapters]:
    """Yield chapters in a file in this folder; it has no name, so that it is gone with the process, however that ends."""
    with TemporaryFile(dir=folder) as file:
        yield _Shelved(file)


class _Shelved:
    """Chapters in a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def put(self, chapter: Chapter) -> None:
        """Keep a chapter.

        Raises:
            OSError: if the disk is full.
        """
        data = _ENCODER.encode(chapter)
        self._file.seek(self._end)
        self._file.write(data)
        self._places[chapter.iri] = (self._end, len(data))
        self._end += len(data)

    def whole(self, article: str) -> Chapter:
        """Return a chapter."""
        return _CHAPTER.decode(self._data(article))

    def some(self, article: str, numbers: Collection[int]) -> Chapter:
        """Return a chapter with some of its claims."""
        page = _PAGE.decode(self._data(article))
        claims = tuple(_CLAIM.decode(page.claims[number]) for number in sorted(numbers))
        wanted = dict.fromkeys(claim.proposition for claim in claims if claim.proposition is not None)
        nodes = {iri: _NODE.decode(page.propositions[iri]) for iri in wanted}
        return Chapter(iri=page.iri, article=page.article, referents=(), claims=claims, propositions=nodes, uses=())

    def _data(self, article: str) -> bytes:
        start, size = self._places[article]
        self._file.seek(start)
        return self._file.read(size)


def resolved_of(chapters: Iterable[Chapter], party_of: Callable[[str | None], str | None], things: Things) -> Resolved:
    """Return the claims of these chapters as what matching looks at; without mentions, which it looks at no more."""
    ordered = sorted(chapters, key=lambda chapter: (chapter.article.id, chapter.iri))
    return Resolved(
        claims=tuple(claim for chapter in ordered for claim in chapter.claims),
        propositions=first_told(ordered),
        party_of=party_of,
        extraction_of={chapter.iri: Extraction(article=chapter.article, referents=chapter.referents) for chapter in ordered},
        things=things,
        told={chapter.iri: {iri: node.event_type for iri, node in chapter.propositions.items()} for chapter in ordered},
    )


def first_told(chapters: Iterable[Chapter]) -> dict[str, PropositionNode]:
    """Return the propositions by IRI, each as the first of these chapters tells it."""
    found: dict[str, PropositionNode] = {}
    for chapter in chapters:
        for iri, node in chapter.propositions.items():
            found.setdefault(iri, node)
    return found


def told_of(chapter: Chapter, base: str) -> Told:
    """Return what the graph tells of an article alone."""
    holders = enumerate(chapter.referents)
    roles = (role_iri(chapter.iri, number, role, base) for number, referent in holders for role in referent.roles)
    return Told(
        subjects=(*(use.iri for use in chapter.uses), *roles),
        media=media_of(chapter.claims),
        claimants=tuple(sorted({who for claim in chapter.claims if (who := _who(claim, chapter.iri))})),
    )


def _who(claim: ResolvedClaim, article: str) -> str | None:
    """Return who makes a claim: a thing, else the words for him, who is somebody else in another article; None for nobody."""
    words = claim.claim.claimant_text
    return claim.claimant or (f"{article} {words.casefold()}" if words else None)


def media_of(claims: Iterable[ResolvedClaim]) -> dict[str, str]:
    """Return the media of claims, IRI to wording: the least of several."""
    return least((claim.medium, claim.claim.medium or claim.medium.rsplit("/", 1)[-1]) for claim in claims if claim.medium)


def least(media: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return media by IRI, each with the least of its wordings."""
    found: dict[str, str] = {}
    for iri, words in media:
        found[iri] = min(found.get(iri, words), words)
    return found


def nameless_of(claims: Iterable[ResolvedClaim]) -> Iterator[tuple[str, str | None]]:
    """Yield the IRIs of the claims of which nobody knows who makes them, with the wording of the source."""
    return ((claim.iri, claim.claim.claimant_text) for claim in claims if claim.claimant is None)
