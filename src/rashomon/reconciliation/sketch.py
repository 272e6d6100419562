"""Near-duplicate texts: one-permutation MinHash over runs of words, and bands of it, so that copies meet without comparing all pairs."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import chain
from types import MappingProxyType
from typing import Final, Protocol

from rashomon.model import Article
from rashomon.reconciliation.cluster import Unions

RUN: Final = 5
"""Words of a shingle. Five in a row are seldom shared by texts that were written apart."""
BINS: Final = 64
"""Numbers in a sketch."""
BAND: Final = 4
"""Numbers of a band: two texts meet where one of 16 bands agrees. At a resemblance of 0.7 they do in 99 of 100 cases, at 0.2 in 3."""
COPY: Final = 0.5
"""Share of agreeing numbers from which two articles count as copies of one text. Agencies' texts are cut from the end and get a new
headline; half of the runs survive that. By reasoning; unrelated articles on one event share less than a twentieth."""
SHORTEST: Final = 40
"""Words below which an article has no sketch."""
WIDTH: Final = 8
"""Bytes of a number: a sketch is kept as bytes, a sixth of what as many whole numbers take."""
EMPTY: Final = b"\xff" * WIDTH
"""Stands for a bin into which nothing falls; greater than every number."""

Sketch = bytes | None
"""The least hash of each bin, one after the other; None where a text is too short."""

_WORD = re.compile(r"\w+")


class Copied(Protocol):
    """An article as it was."""

    @property
    def sketch(self) -> Sketch:
        """Its sketch."""

    @property
    def copied(self) -> str:
        """IRI of the article that stands for all near-copies of its text."""


def words_of(article: Article) -> list[str]:
    """Return the words of the body and the headline, without case: menus and footers are shared by everything of one site."""
    dropped = [region.span for region in article.regions if region.kind != "headline"]
    pieces, start = [], 0
    for span in dropped:
        pieces.append(article.text[start : span.start])
        start = span.end
    pieces.append(article.text[start:])
    return _WORD.findall(" ".join(pieces).casefold())


def sketch(words: list[str]) -> Sketch:
    """Return the MinHash sketch of a text, or None where it is too short: for each bin the least hash of the runs that fall into it."""
    if len(words) < SHORTEST:
        return None
    least = [int.from_bytes(EMPTY, "big")] * BINS
    for start in range(len(words) - RUN + 1):
        hashed = int.from_bytes(blake2b(" ".join(words[start : start + RUN]).encode(), digest_size=WIDTH).digest(), "big")
        place, value = hashed % BINS, hashed // BINS
        least[place] = min(value, least[place])
    return b"".join(value.to_bytes(WIDTH, "big") for value in least)


def resemblance(one: bytes, other: bytes) -> float:
    """Return the share of bins that agree, among those that either text fills."""
    filled = [(a, b) for a, b in zip(_numbers(one), _numbers(other), strict=True) if a != EMPTY or b != EMPTY]
    return sum(a == b for a, b in filled) / len(filled) if filled else 0.0


def _numbers(sketch: bytes) -> Iterator[bytes]:
    return (sketch[start : start + WIDTH] for start in range(0, len(sketch), WIDTH))


def copies(sketches: Mapping[str, Sketch], before: Mapping[str, Copied] = MappingProxyType({})) -> Mapping[str, str]:
    """Return, by article IRI, the IRI that stands for all near-copies of its text: the least of them.

    Each article of a band is compared with the first one of that band only, so a text of which there are many copies costs no more. Where
    no article that came or went has a band in common with one that stayed, nothing has changed among those.

    Args:
        sketches: of all articles, by IRI; None for one that is too short.
        before: of the articles as they were, sketch and copied text; those that stayed have the very same sketch.
    """
    if not before:
        return _joined(sketches)
    stayed = {iri for iri, one in before.items() if iri in sketches and one.sketch is sketches[iri]}
    new = {iri: numbers for iri, numbers in sketches.items() if iri not in stayed}
    gone = (one.sketch for iri, one in before.items() if iri not in stayed)
    moved = {band for numbers in chain(new.values(), gone) if numbers for band in _bands(numbers)}
    if any(not moved.isdisjoint(_bands(numbers)) for iri in stayed if (numbers := sketches[iri])):
        return _joined(sketches)
    return {**{iri: before[iri].copied for iri in stayed}, **_joined(new)}


def _joined(sketches: Mapping[str, Sketch]) -> Mapping[str, str]:
    """Return what stands for the near-copies of each article, worked out from nothing."""
    full = {iri: numbers for iri, numbers in sorted(sketches.items()) if numbers}
    bands: defaultdict[tuple[int, bytes], list[str]] = defaultdict(list)
    for iri, numbers in full.items():
        for band in _bands(numbers):
            bands[band].append(iri)
    unions = Unions()
    for group in bands.values():
        for iri in group[1:]:
            if unions.find(iri) != unions.find(group[0]) and resemblance(full[iri], full[group[0]]) >= COPY:
                unions.join(group[0], iri)
    return least_of(unions, sketches)


def _bands(sketch: bytes) -> list[tuple[int, bytes]]:
    """Return the bands of a sketch that no empty bin cuts, with where they begin."""
    found = [(start, sketch[start : start + BAND * WIDTH]) for start in range(0, BINS * WIDTH, BAND * WIDTH)]
    return [(start, band) for start, band in found if EMPTY not in band or EMPTY not in set(_numbers(band))]


def least_of(unions: Unions, names: Iterable[str]) -> Mapping[str, str]:
    """Return, by name, the least of the names that are joined with it."""
    ordered = sorted(names)
    first: dict[object, str] = {}
    for name in ordered:
        first.setdefault(unions.find(name), name)
    return {name: first[unions.find(name)] for name in ordered}
