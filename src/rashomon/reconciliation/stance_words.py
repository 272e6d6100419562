"""Finds the words by which a text takes a stance: a list of words and phrases by kind, and a reader of plain tokens.

Headlines are written in capitals, without verbs and without full stops; a parser helps little there. So this looks at words alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from rashomon import resources
from rashomon.tables import read_table

TELLING: Final = (
    *("refute", "deny", "attack", "report", "doubt"),
    *("hedge", "distance", "source", "plan", "confirm", "talk"),
    *("undo", "living", "safe", "dead", "harmed"),
    *("negate", "idiom", "answer", "ask"),
)
"""Kinds of words that tell a stance; the head of the list says what each is."""
LONGEST: Final = 7
"""Letters of a word that are compared, after common endings are off: "meteorite" and "meteor" differ, "captured" and "capture" do not."""

Hit = tuple[int, int]
"""First token and the one after the last."""

_TOKEN: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d,.]*\d|\d|[?!:,.\-–—]")
_ENDINGS: Final = ("ing", "ied", "ies", "ers", "ed", "es", "er", "s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one kind."""

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    """By first token, longest first."""
    beginnings: tuple[str, ...]
    """What words begin with that count whatever their ending."""


def tokens(text: str) -> list[str]:
    """Return words, numbers and telling marks in lower case; "isn't" gives two, a possessive ending none.

    >>> tokens("Norland's army isn’t there?")
    ['norland', 'army', 'is', "n't", 'there', '?']
    """
    return [part for word in _TOKEN.findall(text.lower().replace("’", "'").replace("‘", "'")) for part in _split(word)]


def _split(word: str) -> tuple[str, ...]:
    if word.endswith("n't") and len(word) > 3:
        return word[:-3], "n't"
    return (word[:-2],) if word.endswith("'s") else (word,)


@cache
def words_by_kind() -> Mapping[str, Words]:
    """Return the words by kind."""
    rows = read_table(
        resources.lexicons() / "stance-words.csv",
        ("kind", "phrase"),
        key=("kind", "phrase"),
        allowed={"kind": frozenset((*TELLING, "stop"))},
    )
    found: dict[str, dict[str, list[tuple[str, ...]]]] = {kind: {} for kind in (*TELLING, "stop")}
    beginnings: dict[str, list[str]] = {kind: [] for kind in found}
    for row in rows:
        phrase = tuple(part for word in row["phrase"].split() for part in _split(word))
        if phrase[-1].endswith("*"):
            beginnings[row["kind"]].append(phrase[0][:-1])
        else:
            found[row["kind"]].setdefault(phrase[0], []).append(phrase)
    return {
        kind: Words(
            phrases={first: tuple(sorted(several, key=lambda one: (-len(one), one))) for first, several in by_first.items()},
            beginnings=tuple(beginnings[kind]),
        )
        for kind, by_first in found.items()
    }


def hits(kind: str, of: Sequence[str]) -> list[Hit]:
    """Return where words of a kind stand among the tokens, the longest phrase at each place."""
    known = words_by_kind()[kind]
    found = []
    for start, word in enumerate(of):
        phrase = next((one for one in known.phrases.get(word, ()) if tuple(of[start : start + len(one)]) == one), None)
        if phrase is not None:
            found.append((start, start + len(phrase)))
        elif known.beginnings and word.startswith(known.beginnings):
            found.append((start, start + 1))
    return found


@cache
def _stop() -> frozenset[str]:
    return frozenset(words_by_kind()["stop"].phrases)


def stems(of: Sequence[str]) -> list[str]:
    """Return what is left of the words that carry meaning, in order: no function words, no negation, no marks, no endings."""
    negations = words_by_kind()["negate"].phrases
    return [stem(word) for word in of if word[0].isalnum() and word not in _stop() and word not in negations]


def stem(word: str) -> str:
    """Return a word without common endings, cut to seven letters: crude, symmetric and fast.

    >>> stem("captured"), stem("capture"), stem("captures")
    ('captur', 'captur', 'captur')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    return word[:LONGEST]
