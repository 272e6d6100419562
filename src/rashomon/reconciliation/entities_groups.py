"""Referents as they go into reconciliation, and the keys by which they are known."""

from collections import Counter
from functools import lru_cache
from sys import intern

import msgspec

from rashomon.annotations.names_acronyms import abbreviates, initials
from rashomon.annotations.names_words import word_kinds
from rashomon.model import EntityType, Extraction, Referent, TextSpan
from rashomon.vocabulary.names_keys import key

MANY = 1 << 13
"""Sets of names that are held to be the same object in all articles."""


class Node(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A referent of an article: all of it that decides which entity it is, and that is kept from one build to the next."""

    label: str
    type: EntityType
    names: tuple[str, ...]
    forms: tuple[str, ...]
    """The distinct keys of its names, sorted."""
    known: str
    """What it is known by: its concept, else its fullest name, else where it stands (after "#")."""
    surname: str | None
    """Last word of the full name of a person; None for a referent that is no person or is named by one word."""
    concept: str | None
    party: int | None
    """The referent of the same article for which it speaks."""
    mentions: int
    span: tuple[int, int] | None
    """Its first mention; None where it is named only inside another name."""
    reason: str
    """Why its mentions are one thing."""


class Identity(msgspec.Struct, kw_only=True):
    """What a referent was found to be."""

    key: str
    concept: str | None = None
    rule: str = ""
    score: float = 1.0
    reason: str = ""


def nodes_of(extraction: Extraction, article: str) -> list[Node]:
    """Return the referents of an article, by number.

    Args:
        extraction: the article.
        article: its IRI.
    """
    first: dict[int, TextSpan] = {}
    count: Counter[int] = Counter()
    for mention in extraction.mentions:
        first[mention.referent] = min(mention.span, first.get(mention.referent, mention.span))
        count[mention.referent] += 1
    return [_node(referent, first.get(number), count[number], article) for number, referent in enumerate(extraction.referents)]


def _node(referent: Referent, span: TextSpan | None, mentions: int, article: str) -> Node:
    names, forms = _forms(referent.names)
    named = fullest(referent) if referent.names else None
    node = Node(
        label=intern(referent.label),
        type=referent.type,
        names=names,
        forms=forms,
        known=intern(referent.concept or named or ""),
        surname=named.split()[-1] if named and referent.type == "Person" and " " in named else None,
        concept=referent.concept,
        party=referent.party,
        mentions=mentions,
        span=(span.start, span.end) if span else None,
        reason=referent.reason,
    )
    return node if node.known else msgspec.structs.replace(node, known=at_home(node, article))


@lru_cache(maxsize=MANY)
def _forms(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return names with their distinct keys, sorted: the same objects for the same names, since most names stand in many articles."""
    return names, tuple(sorted({bare(name) for name in names}))


def at_home(node: Node, article: str) -> str:
    """Return what identifies a referent where nothing but its place does."""
    where = f"{node.span[0]},{node.span[1]}" if node.span else node.label
    return f"#{article.rsplit('/', 1)[-1]} {where} {node.type}"


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


def concept(identity: str) -> bool:
    """Return whether an identity is the IRI of a concept."""
    return "://" in identity


def alike(a: str, b: str) -> bool:
    """Return whether two identities may be forms of one name: one has all words of the other, or its initials."""
    if concept(a) or concept(b):
        a, b = (one.rsplit("/", 1)[-1].replace("-", " ") for one in (a, b))
    x, y = sorted((a.split(), b.split()), key=len)
    return set(x) <= set(y) or (len(x) == 1 and (initials(y, x[0]) or abbreviates(" ".join(y), x[0])))


def digits(form: str) -> frozenset[str]:
    """Return the words of a form that hold digits: forms with other numbers are other things."""
    return frozenset(word for word in form.split() if any(c.isdigit() for c in word))
