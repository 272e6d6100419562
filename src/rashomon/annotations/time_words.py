"""Tokens to one letter each, so that the grammar of time expressions can be written as regular expressions over letters.

The letters, in the order in which they are tried for a token:

    n number (its first token), _ its other tokens, d whole number 1 to 31, y four digits that may be a year, o ordinal
    M month, W weekday, w weekdays ("Mondays"), U unit, V units, P part of the day, S season, T today/yesterday/tomorrow
    O overnight, R recently, L last/past, N next, F following, I this, J that/same, C recent
    g ago, l later, r earlier, b before/after, E early/mid/late, B beginning/end, m a.m./p.m., z zone, v every/per, q daily
    e 1990s, E also as "mid-2011" (Y), k clock 18:00, x 7/8/07
    a a/an, t the, f of, h half, u very, & and, - hyphen, comma and brackets themselves
    p on, s a space that is a token, . anything else
"""

import functools
import re
from typing import Final

from spacy.tokens import Doc, Token

from rashomon.annotations.calendar import PLAUSIBLE
from rashomon.annotations.numbers import HYPHENS, Number, number_words, numbers_in, plain
from rashomon.annotations.word_classes import WordClasses
from rashomon.annotations.wordlists import read_rows

LETTERS: Final = {
    "month": "M", "weekday": "W", "weekdays": "w", "unit": "U", "units": "V", "daypart": "P", "season": "S", "dayword": "T",
    "overnight": "O", "vague": "R", "last": "L", "next": "N", "following": "F", "this": "I", "same": "J", "recent": "C", "ago": "g",
    "after": "l", "before": "r", "pivot": "b", "phase": "E", "part": "B", "meridiem": "m", "zone": "z", "every": "v", "often": "q",
    "decades": "e",
}  # fmt: skip
"""Letter of each class of time-words.csv."""
NEEDS: Final = frozenset({"", "proper", "beside-number", "after-number"})
FUNCTION: Final = {
    "a": "a",
    "an": "a",
    "the": "t",
    "of": "f",
    "half": "h",
    "very": "u",
    "and": "&",
    "to": "+",
    "on": "p",
    ",": ",",
    "(": "(",
    ")": ")",
}

ORDINAL: Final = re.compile(r"([0-9]{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
DECADE: Final = re.compile(r"(?:(early|mid|late)-)?['’‘]?([0-9]{2}|[0-9]{4})['’]?s", re.IGNORECASE)
PHASE_YEAR: Final = re.compile(r"(early|mid|late)-([0-9]{4})", re.IGNORECASE)
CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-4])[:.]([0-5][0-9])(?:[:.][0-5][0-9])?(am|pm)?|(1[0-2]|[1-9])(am|pm)", re.IGNORECASE)
SLASHED: Final = re.compile(r"([0-9]{1,4})[/.]([0-9]{1,2})[/.]([0-9]{2,4})")


@functools.cache
def time_words() -> dict[str, tuple[str, str, str]]:
    """Return the words of time with their letter, value and need."""
    rows = read_rows("time-words", ("word", "class", "value", "needs"), key=("word",), allowed={"class": LETTERS, "needs": NEEDS})
    return {row["word"]: (LETTERS[row["class"]], row["value"], row["needs"]) for row in rows}


def meaning(token: Token) -> str:
    """Return the value that the list of time words gives for a token, empty where it has none."""
    if token.lower_ == "second":
        return "second"
    return time_words().get(token.lower_, ("", "", ""))[1]


def ordinal(text: str) -> int | None:
    """Return the number of an ordinal ("2nd", "nineteenth"), or None."""
    found = ORDINAL.fullmatch(text)
    if found:
        return int(found[1])
    return next((int(low) for kind, low, _ in number_words().get(text.lower(), ()) if kind == "ordinal" and low is not None), None)


def _figure(text: str) -> str:
    """Return the letter of a token that has a figure in it."""
    if text.isdecimal() and text.isascii():
        number = int(text[:5])
        if len(text) <= 2 and 1 <= number <= 31:
            return "d"
        return "y" if len(text) == 4 and number in PLAUSIBLE else "n"
    if ORDINAL.fullmatch(text):
        return "o"
    if DECADE.fullmatch(text):
        return "e"
    if PHASE_YEAR.fullmatch(text):
        return "Y"
    clock = CLOCK.fullmatch(text)
    if clock and (":" in text or clock[3] or clock[5]):
        return "k"
    if SLASHED.fullmatch(text):
        return "x"
    return "n" if plain(text) is not None else "."


def _alone(text: str) -> str:
    """Return the letter of a token by its text alone, "?" where the tokens beside it decide."""
    lower = text.lower()
    known = time_words().get(lower)
    if known:
        return "?" if known[2] or lower == "that" else known[0]
    if any(character.isdigit() for character in text):
        return _figure(text)
    if text in HYPHENS:
        return "-"
    if text.isspace():
        return "." if "\n" in text else "s"
    if lower == "second":
        return "?"
    return "o" if ordinal(text) is not None else FUNCTION.get(lower, ".")


ALONE: Final = WordClasses(_alone)


def _numeric(token: Token) -> bool:
    return token.like_num or token.text[:1].isdigit()


def _fits(doc: Doc, token: Token, needs: str) -> bool:
    before = token.i > 0 and _numeric(doc[token.i - 1 - (doc[token.i - 1].is_space and token.i > 1)])
    after = token.i + 1 < len(doc) and _numeric(doc[token.i + 1])
    if needs == "after-number":
        return before
    if needs == "beside-number":
        return (before or after) and token.text[:1].isupper()
    if needs == "proper":
        return token.text[:1].isupper() and (before or after or token.pos_ == "PROPN")
    return True


def _beside(doc: Doc, token: Token) -> str:
    """Return the letter of a token that the tokens beside it decide."""
    if token.lower_ == "second":
        counted = token.i and (doc[token.i - 1].text in HYPHENS or doc[token.i - 1].like_num)
        return "U" if counted else "o"
    if token.lower_ == "that" and token.tag_ != "DT":
        return "."
    letter, _, needs = time_words()[token.lower_]
    return letter if _fits(doc, token, needs) else "."


def letters(doc: Doc) -> tuple[str, dict[int, Number]]:
    """Return one letter a token, and the numbers by their first token."""
    found = ALONE.of(doc)
    for place, letter in enumerate(found):
        if letter == "?":
            found[place] = _beside(doc, doc[place])
    numbers: dict[int, Number] = {}
    for number in numbers_in(doc):
        numbers[number.start] = number
        if number.end - number.start > 1 or found[number.start] not in "dykx":
            found[number.start : number.end] = "n" + "_" * (number.end - number.start - 1)
    return "".join(found), numbers
