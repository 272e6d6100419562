"""Numbers in the text, in digits or words, exact or vague: what times and quantities are both made of.

Everything is read in one pass from left to right; no number is looked at twice.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from rashomon.annotations.word_classes import WordClasses
from rashomon.annotations.wordlists import read_rows

DIGITS: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,15}(?:\.[0-9]{1,9})?")
DIGIT_RANGE: Final = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,3})?)[-–—]([0-9]{1,9}(?:\.[0-9]{1,3})?)")
HYPHENS: Final = frozenset("-–‐‑")
KINDS: Final = frozenset({"unit", "tens", "hundred", "scale", "ordinal", "fraction", "vague"})
MOST_SCALES: Final = 5
"""Tokens after a number in which scale words are looked for ("and a half million"); a longer chain of them is no number."""
LONGEST_PHRASE: Final = 4
"""Tokens of the longest phrase in approximators.csv."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number and the tokens that say it."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    low: float
    high: float
    """Equal to low for an exact number."""
    vague: bool = False
    """Whether the word itself names no exact number ("several", "dozens")."""


@functools.cache
def number_words() -> dict[str, list[tuple[str, float | None, float | None]]]:
    """Return the number words with their kinds and bounds; a word may be of two kinds ("third")."""
    found: dict[str, list[tuple[str, float | None, float | None]]] = {}
    for row in read_rows("number-words", ("word", "kind", "low", "high"), key=("word", "kind"), allowed={"kind": KINDS}):
        low, high = (float(row[bound]) if row[bound] else None for bound in ("low", "high"))
        found.setdefault(row["word"], []).append((row["kind"], low, high))
    return found


@functools.cache
def approximators() -> dict[tuple[str, ...], str]:
    """Return the phrases that say how exact a number is, as tuples of words, with their sense."""
    senses = frozenset({"about", "least", "over", "most", "under", "exact"})
    rows = read_rows("approximators", ("phrase", "sense"), key=("phrase",), allowed={"sense": senses})
    return {tuple(row["phrase"].split()): row["sense"] for row in rows}


def plain(text: str) -> float | None:
    """Return the value of a number in digits ("1,500", "3.5"), or None for anything else."""
    return float(text.replace(",", "")) if DIGITS.fullmatch(text) else None


def _kind(token: Token, *kinds: str) -> tuple[float, float] | None:
    for kind, low, high in number_words().get(token.lower_, ()):
        if kind in kinds and low is not None and high is not None:
            return low, high
    return None


def _words(doc: Doc, start: int) -> Number | None:
    """Return the number in words that starts at a token: "twenty-one", "one hundred and five", "two and a half million"."""
    total = current = 0.0
    last = ""
    place = end = start
    stop = min(len(doc), start + 12)
    while place < stop:
        token = doc[place]
        if last and place + 1 < stop:
            joined = token.text in HYPHENS and last == "tens" and _kind(doc[place + 1], "unit") is not None
            added = token.lower_ == "and" and last in ("hundred", "scale") and _kind(doc[place + 1], "unit", "tens") is not None
            if joined or added:
                place += 1
                token = doc[place]
        if (value := _kind(token, "unit")) and last in ("", "tens", "hundred", "scale"):
            last = "unit"
            current += value[0]
        elif (value := _kind(token, "tens")) and last in ("", "hundred", "scale"):
            last = "tens"
            current += value[0]
        elif (value := _kind(token, "hundred")) and last in ("unit", "tens"):
            last = "hundred"
            current *= value[0]
        elif (value := _kind(token, "scale")) and last in ("unit", "tens", "hundred"):
            last = "scale"
            total += current * value[0]
            current = 0.0
        else:
            break
        place += 1
        end = place
    if end == start:
        return None
    return Number(start=start, end=end, low=total + current, high=total + current)


def _scaled(doc: Doc, number: Number) -> Number:
    """Return the number with "and a half" and a following scale word taken in ("2.5 million", "several hundred")."""
    start, end, low, high = number.start, number.end, number.low, number.high
    joint = [token.lower_ for token in doc[end : end + 5] if token.text not in HYPHENS]
    if joint[:3] == ["and", "a", "half"]:
        while doc[end].lower_ != "half":
            end += 1
        end, low, high = end + 1, low + 0.5, high + 0.5
    while end < min(len(doc), number.end + MOST_SCALES) and (scale := _kind(doc[end], "scale", "hundred")):
        end, low, high = end + 1, low * scale[0], high * scale[0]
    if number.vague and end + 1 < len(doc) and doc[end].lower_ == "of" and doc[end + 1].lower_.endswith("s"):
        scale = _kind(doc[end + 1], "vague")
        if scale and scale[0] >= 200:
            end, low, high = end + 2, low * scale[0] / 2, high * scale[0] / 2
    return Number(start=start, end=end, low=low, high=high, vague=number.vague)


def read_number(doc: Doc, start: int) -> Number | None:
    """Return the number that starts at a token, or None."""
    token = doc[start]
    value = plain(token.text)
    if value is not None:
        return _scaled(doc, Number(start=start, end=start + 1, low=value, high=value))
    pair = DIGIT_RANGE.fullmatch(token.text)
    if pair and float(pair[1]) < float(pair[2]):
        return _scaled(doc, Number(start=start, end=start + 1, low=float(pair[1]), high=float(pair[2])))
    if token.lower_ in ("a", "an", "half") and start + 1 < len(doc):
        return _after_article(doc, start)
    vague = _kind(token, "vague")
    if vague:
        return _scaled(doc, Number(start=start, end=start + 1, low=vague[0], high=vague[1], vague=vague[0] != vague[1]))
    words = _words(doc, start)
    return _scaled(doc, words) if words else None


def _after_article(doc: Doc, start: int) -> Number | None:
    """Return "a hundred", "a dozen", "a few", "a couple of", "half a million"."""
    half = doc[start].lower_ == "half"
    place = start + 1 if half else start
    if half and doc[place].lower_ not in ("a", "an"):
        return None
    place += 1
    if place >= len(doc):
        return None
    word = doc[place]
    if not half and word.lower_ in ("few", "couple"):
        bounds = _kind(word, "vague")
        if bounds:
            end = place + 2 if place + 1 < len(doc) and doc[place + 1].lower_ == "of" else place + 1
            return _scaled(doc, Number(start=start, end=end, low=bounds[0], high=bounds[1], vague=True))
    scale = _kind(word, "hundred", "scale")
    if scale is None:
        return None
    value = scale[0] / 2 if half else scale[0]
    return _scaled(doc, Number(start=start, end=place + 1, low=value, high=value))


def _role(text: str) -> int:
    lower = text.lower()
    if any(kind == "fraction" for kind, _, _ in number_words().get(lower, ())):
        return FRACTION | START
    return START if text[:1].isdigit() or lower in ("a", "an") or lower in number_words() else 0


START: Final = 1
FRACTION: Final = 2
ROLES: Final = WordClasses(_role)


def number_places(doc: Doc) -> tuple[list[int], list[int]]:
    """Return the tokens at which a number may begin, and those that are fractions ("half", "thirds")."""
    roles = ROLES.of(doc)
    starts = [place for place, role in enumerate(roles) if role]
    return starts, [place for place in starts if roles[place] & FRACTION]


def numbers_in(doc: Doc, starts: Sequence[int] | None = None) -> list[Number]:
    """Return the numbers of a doc in the order of the text, none inside another.

    Args:
        doc: the doc.
        starts: the tokens at which a number may begin, where the caller knows them already.
    """
    found: list[Number] = []
    end = 0
    for place in starts if starts is not None else number_places(doc)[0]:
        if place < end:
            continue
        number = read_number(doc, place)
        if number is not None:
            found.append(number)
            end = number.end
    return found


def sense_before(doc: Doc, start: int) -> tuple[int, str | None]:
    """Return where an expression begins when words such as "more than" before it are taken in, and what they say.

    The sense is about, least, over, most, under or exact; None where nothing is said.
    """
    known = approximators()
    words = tuple(token.lower_ for token in doc[max(0, start - LONGEST_PHRASE) : start])
    for skipped in range(len(words)):
        if words[skipped:] in known:
            return start - len(words) + skipped, known[words[skipped:]]
    return start, None
