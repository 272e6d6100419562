"""Units of measure in the text, and what is measured with them."""

import functools
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from rashomon.annotations.numbers import HYPHENS
from rashomon.annotations.wordlists import Row, one_column, read_rows

LONGEST: Final = 3
"""Words of the longest unit in units.csv ("miles per hour")."""
DIMENSIONS: Final = frozenset(
    ("length", "area", "mass", "volume", "share", "points", "speed", "temperature", "power", "yield", "money", "symbol")
)  # fmt: skip
BESIDE: Final = 3
"""Tokens before a number in which "altitude", "radius" or the like says what is measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit as it stands in the text."""

    name: str
    """Short name: km, %, usd."""
    dimension: str
    of: str
    """What it measures where no other word says it."""
    end: int
    """Token after the last."""


@functools.cache
def units() -> dict[tuple[str, ...], Row]:
    """Return the units by their words."""
    columns = ("words", "unit", "ucum", "qudt", "dimension", "of")
    rows = read_rows("units", columns, key=("words",), allowed={"dimension": DIMENSIONS})
    return {tuple(row["words"].split()): row for row in rows}


@functools.cache
def measure_words() -> dict[str, str]:
    """Return the words beside a length that say what is measured."""
    return {row["word"]: row["of"] for row in read_rows("measure-words", ("word", "of"), key=("word",))}


def persons() -> frozenset[str]:
    """Return the lemmas that count people one by one."""
    return one_column("person-nouns", "lemma")


def unit_at(doc: Doc, start: int) -> Unit | None:
    """Return the unit that stands at a token, a hyphen before it passed over ("10-kilometre"), the longest first; or None."""
    if start < len(doc) and doc[start].text in HYPHENS:
        start += 1
    words = tuple(token.lower_ for token in doc[start : start + LONGEST])
    for length in range(len(words), 0, -1):
        row = units().get(words[:length])
        if row is not None and row["dimension"] != "symbol":
            return Unit(name=row["unit"], dimension=row["dimension"], of=row["of"], end=start + length)
    return None


def symbol_before(doc: Doc, start: int) -> Unit | None:
    """Return the currency whose sign stands before a number, or None."""
    row = units().get((doc[start - 1].lower_,)) if start else None
    return Unit(name=row["unit"], dimension="money", of=row["of"], end=start) if row is not None and row["dimension"] == "symbol" else None


def measured(doc: Doc, start: int, end: int, unit: Unit) -> str:
    """Return what a length measures: the word after it ("3 km away", "20 m deep") or shortly before it ("at an altitude of") says it."""
    if unit.dimension != "length":
        return unit.of
    words = measure_words()
    after = doc[end].lower_ if end < len(doc) else ""
    if after in words:
        return words[after]
    before = [token.lower_ for token in doc[max(0, start - BESIDE) : start]]
    return next((words[word] for word in reversed(before) if word in words and word != "from"), unit.of)
