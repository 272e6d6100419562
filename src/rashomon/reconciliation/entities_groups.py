"""Referents as they go into reconciliation, and the keys by which they are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.annotations.names_words import word_kinds
from rashomon.model import Referent, TextSpan
from rashomon.vocabulary.names_keys import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A referent of an article."""

    article: str
    """IRI."""
    number: int
    referent: Referent
    span: TextSpan | None
    """Its first mention; None where it is named only inside another name."""
    mentions: int
    local: str
    """Identifies the referent where nothing but its place does."""
    context: frozenset[str]
    """Keys and concepts of the other names in its article."""


@dataclass(slots=True, kw_only=True)
class Identity:
    """What a referent was found to be."""

    key: str
    concept: str | None = None
    rule: str = ""
    score: float = 1.0
    reason: str = ""


def bare(name: str) -> str:
    """Return the key of a name without the legal form at its end."""
    words = key(name).split()
    legal = word_kinds()["legal"]
    while len(words) > 1 and words[-1] in legal:
        words.pop()
    return " ".join(words)


def fullest(referent: Referent) -> str:
    """Return the key by which a referent is known: that of its name of most words, acronyms last."""
    return max((bare(name) for name in referent.names), key=lambda one: (len(one.split()), len(one), one))


def contexts(referents: Iterable[Referent]) -> frozenset[str]:
    """Return what an article names: concepts, and the keys of full names."""
    found: set[str] = set()
    for referent in referents:
        if referent.concept:
            found.add(referent.concept)
        elif referent.names:
            found.add(fullest(referent))
    return frozenset(found)
