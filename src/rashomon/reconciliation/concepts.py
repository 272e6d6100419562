"""What words mean, crudely: "threw out" and "expelled" are one concept, "unarmed" the contrary of "armed", "said" none.

Two reporters of one matter seldom choose the same words. A list (`annotations/lexicons/en/concepts.csv`) says which words of the news may
be meant alike; every other word stands for itself, without its ending.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rashomon import resources
from rashomon.reconciliation.stance_words import stems, tokens
from rashomon.tables import read_table
from rashomon.vocabulary.inflection import base, participle, past, third_person

KINDS: Final = frozenset({"same", "opposite", "common", "light"})
FULL: Final = 1.0
"""Weight of a concept that not every report has."""
HALF: Final = 0.5
"""Weight of one that most reports of violence or politics have, and of a name. By reasoning: two of them say as much as one rare word."""
OWN: Final = "~"
"""Begins the concept of a word that is not listed."""
NAME: Final = "="
"""Begins the concept of a name."""
LETTERS: Final = 4
"""First letters of a name that are compared: "Russia" and "Russian" are one, "Mali" and "Malian"."""
LONGEST: Final = 3
"""Words of a phrase."""
KEPT: Final = 4096
"""Clauses whose concepts are remembered: those of one round."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*|\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Concept:
    """What a word of a clause adds to it."""

    weight: float
    turned: bool = False
    """Whether the word means the contrary of the concept."""


@lru_cache(maxsize=KEPT)
def concepts(text: str) -> Mapping[str, Concept]:
    """Return what a clause speaks of, by concept; names with a mark before their first letters, numbers not at all.

    >>> sorted(concepts("the observers were thrown out"))
    ['expel', 'observer']
    """
    words = _WORD.findall(text)
    lowered = _lowered(words)
    found: dict[str, Concept] = {}
    at = 0
    while at < len(words):
        size, entry = _listed(lowered, at)
        word = words[at]
        if entry is not None:
            name, kind = entry
            if name:
                found.setdefault(name, Concept(HALF if kind == "common" else FULL, kind == "opposite"))
        elif word[0].isupper() and _stems(word):
            found.setdefault(f"{NAME}{word[:LETTERS].casefold()}", Concept(HALF))
        elif word[0].isalpha():
            for one in _stems(word):
                found.setdefault(f"{OWN}{one}", Concept(FULL))
        at += size
    return found


def listed_concepts(text: str) -> frozenset[str]:
    """Return those of a whole text's concepts that are listed and not common: what `concepts` gives, without its names and other words.

    >>> sorted(listed_concepts("The observers were thrown out."))
    ['expel', 'observer']
    """
    lowered = _lowered(_WORD.findall(text))
    forms, openings = _forms(), _openings()
    found: dict[str, str] = {}
    after = 0
    for at, word in enumerate(lowered):
        if at >= after and (word in forms or word in openings):
            size, entry = _listed(lowered, at)
            after = at + size
            if entry is not None:
                found.setdefault(*entry)
    return frozenset(name for name, kind in found.items() if name and kind != "common")


def _lowered(words: list[str]) -> list[str]:
    return [word.lower().removesuffix("'s").removesuffix("’s") for word in words]


@lru_cache(maxsize=KEPT)
def _stems(word: str) -> tuple[str, ...]:
    return tuple(stems(tokens(base(word.lower()))))


def _listed(lowered: list[str], at: int) -> tuple[int, tuple[str, str] | None]:
    """Return how many words from here on are one listed word or phrase, the longest, and what it means; one word and None for none."""
    forms = _forms()
    first = lowered[at]
    if first in _openings():
        for size in range(min(LONGEST, len(lowered) - at), 1, -1):
            entry = forms.get(" ".join(lowered[at : at + size]))
            if entry is not None:
                return size, entry
    return 1, forms.get(first)


@cache
def _openings() -> frozenset[str]:
    """Return the words with which listed phrases begin."""
    return frozenset(form.partition(" ")[0] for form in _forms() if " " in form)


@cache
def _forms() -> Mapping[str, tuple[str, str]]:
    """Return the concept and kind of each listed word in all forms that it may have as a verb or noun; base forms come first."""
    rows = read_table(resources.lexicons() / "concepts.csv", ("word", "concept", "kind"), key=("word",), allowed={"kind": KINDS})
    found = {row["word"]: (row["concept"], row["kind"]) for row in rows}
    for row in rows:
        for form in _inflected(row["word"]):
            found.setdefault(form, (row["concept"], row["kind"]))
    return found


def _inflected(word: str) -> tuple[str, ...]:
    first, space, rest = word.partition(" ")
    was = past(first)
    doubled = was == f"{first}{first[-1]}ed"
    stem_of = first + first[-1] if doubled else first[:-1] if first.endswith("e") and not first.endswith("ee") else first
    forms = (third_person(first), was, participle(first), f"{stem_of}ing", f"{first}s")
    last = (f"{word}s",) if space else (f"{word[:-2]}en",) if word.endswith("man") else ()
    return (*(f"{form}{space}{rest}" for form in forms), *last)


def is_listed(word: str) -> bool:
    """Return whether a word is a common one of the news, and no name.

    >>> is_listed("Army"), is_listed("Norland")
    (True, False)
    """
    return _listed([word.lower()], 0)[1] is not None


@cache
def of_kind(kind: str) -> frozenset[str]:
    """Return the concepts of one kind: mishap, befallen."""
    path = resources.lexicons() / "concept-kinds.csv"
    rows = read_table(path, ("concept", "kind"), key=("concept", "kind"), allowed={"kind": frozenset({"mishap", "befallen"})})
    return frozenset(row["concept"] for row in rows if row["kind"] == kind)
