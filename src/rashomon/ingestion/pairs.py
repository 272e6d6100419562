"""Two texts side by side: two files, or pairs of short texts in JSON Lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from rashomon.articles import Given
from rashomon.errors import InputError
from rashomon.ingestion.pool import Pool
from rashomon.ingestion.reconciling import reconciled
from rashomon.ingestion.records import extractions
from rashomon.model import Article, Extraction
from rashomon.reconciliation.compare_texts import Comparison, compare
from rashomon.settings import Settings

PAIRS = 256
"""Pairs that are parsed together; bounds memory."""


class Pair(msgspec.Struct, frozen=True):
    """One line of a file of pairs; further keys are ignored."""

    id: str
    a: str
    b: str


def compare_files(a: str | Path, b: str | Path, *, settings: Settings, given: Given | None = None) -> Comparison:
    """Return how the article in one file stands to that in another.

    Raises:
        InputError: if a file cannot be read or does not hold one article in English.
    """
    found = []
    for path in (a, b):
        one, failures = extractions([path], settings=settings, given=given)
        if failures:
            raise InputError(failures[0].name, failures[0].reason)
        if len(one) != 1:
            raise InputError(str(path), f"holds {len(one)} articles, and one is wanted")
        found.append(_named(one[0], str(path)))
    return compare(found[0], found[1], reconciled(found, settings), base=settings.base)


def _named(extraction: Extraction, name: str) -> Extraction:
    """Return the extraction with an id of its own, so that two copies of one text are two articles."""
    return replace(extraction, article=replace(extraction.article, id=name))


def read_pairs(path: str, lines: Iterable[bytes]) -> Iterator[Pair]:
    """Yield the pairs of JSON Lines.

    Raises:
        InputError: for a line that is no object with id, a and b; names the line.
    """
    decoder = msgspec.json.Decoder(Pair)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield decoder.decode(line)
        except msgspec.MsgspecError as error:
            raise InputError(f"{path}:{number}", f"is no pair of texts ({error})") from error


def compare_pairs(pairs: Iterable[Pair], *, settings: Settings) -> Iterator[tuple[str, Comparison]]:
    """Yield id and comparison of each pair, in order. Each pair is judged by itself: no other pair's texts play a part."""
    held: list[Pair] = []
    for pair in pairs:
        held.append(pair)
        if len(held) == PAIRS:
            yield from _compared(held, settings)
            held = []
    yield from _compared(held, settings)


def _compared(pairs: Sequence[Pair], settings: Settings) -> Iterator[tuple[str, Comparison]]:
    texts = [(f"{side}/{pair.id}", text) for pair in pairs for side, text in (("a", pair.a), ("b", pair.b))]
    articles = [Article(id=name, path=name, text=text) for name, text in texts]
    outcomes = [outcome for _, outcome in Pool(settings).run(articles)]
    for place, pair in enumerate(pairs):
        one, other = outcomes[2 * place], outcomes[2 * place + 1]
        for outcome in (one, other):
            if outcome.extraction is None:
                raise InputError(pair.id, outcome.reason or outcome.fate)
        if one.extraction is not None and other.extraction is not None:
            both = [one.extraction, other.extraction]
            yield pair.id, compare(both[0], both[1], reconciled(both, settings), base=settings.base)
