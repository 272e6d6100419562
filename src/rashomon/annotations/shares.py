"""Fractions of something: "half of the town", "two-thirds of voters", "a quarter of the crop"."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.annotations.numbers import HYPHENS, number_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A quantity as tokens; see keys.QuantityRecord."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    low: float
    high: float
    approximate: bool = False
    unit: str | None = None
    of: str | None = None


def _bounds(word: str, kind: str) -> tuple[float, float] | None:
    return next(((low, high) for k, low, high in number_words().get(word, ()) if k == kind and low is not None and high is not None), None)


def find_shares(doc: Doc, places: Sequence[int]) -> list[Figure]:
    """Return the fractions of something in percent, in the order of the text; "half" also without "of" ("half the town").

    Args:
        doc: the doc.
        places: the tokens that are fractions.
    """
    found = (_share(doc, place) for place in places if place + 1 < len(doc))
    return [share for share in found if share is not None]


def _share(doc: Doc, place: int) -> Figure | None:
    word, after = doc[place].lower_, doc[place + 1].lower_
    fraction = _bounds(word, "fraction")
    if fraction is None or (after != "of" and not (word == "half" and after in ("the", "its", "their", "all"))):
        return None
    start, times = place, 1.0
    before = doc[place - 2] if place > 1 and doc[place - 1].text in HYPHENS else doc[place - 1] if place else None
    count = _bounds(before.lower_, "unit") if before is not None else None
    if before is not None and (count is not None or before.lower_ == "a"):
        start, times = before.i, count[0] if count else 1.0
    elif before is not None and word != "half":
        return None
    low, high = (round(100 * times * bound, 1) for bound in fraction)
    return Figure(start=start, end=place + 1, low=low, high=high, approximate=low != high, unit="%", of=_whole(doc, place + 1))


def _whole(doc: Doc, place: int) -> str | None:
    """Return the lemma of what is shared, or None for a name or pronoun."""
    for token in doc[place : place + 6]:
        if token.pos_ == "NOUN" and not (token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "PART")):
            return token.lemma_.lower()
    return None
