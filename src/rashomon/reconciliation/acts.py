"""What somebody does in saying something, as a verb that agrees with who does it: "Karsia denies", "the inspectors deny"."""

import re
from functools import cache
from typing import Final

from rashomon.annotations.triggers import read_kinds
from rashomon.annotations.wordlists import one_column
from rashomon.reconciliation.things import last_word, plural
from rashomon.vocabulary.terms import speech_acts

_BESIDE: Final = re.compile(r",| (?:who|whose|that|which) ")
_LIST: Final = re.compile(r" and (?:the|an?) ", re.IGNORECASE)
_PRONOUNS: Final = frozenset({"they", "we"})
_SINGULAR: Final = ("us", "is")
"""Endings of nouns that look like plurals: "campus", "Davis"."""


def does(act: str, who: str) -> str:
    """Return the verb of a speech act in the present tense, in the number of who performs it.

    Args:
        act: slug of the act, which is the verb's base form.
        who: what the claimant is called.

    >>> does("deny", "Karsia"), does("deny", "port inspectors"), does("accuse", "United States")
    ('denies', 'deny', 'accuses')
    """
    return act if _several(who) else speech_acts()[act].label


def _several(who: str) -> bool:
    """Return whether a claimant is several: a list, or a common noun in the plural; names ("Reuters", "United Nations") are one thing."""
    told = _BESIDE.split(who, maxsplit=1)[0]
    last = last_word(told)
    lower = last.lower()
    if _LIST.search(told) or lower in _PRONOUNS:
        return True
    if not plural(lower) or lower.endswith(_SINGULAR):
        return False
    return last == lower or (told == last and not {lower, lower[:-1], lower.removesuffix("es"), f"{lower[:-3]}y"}.isdisjoint(_people()))


@cache
def _people() -> frozenset[str]:
    """Return the common nouns for people and bodies of them, by which "Inspectors" is told from "Reuters"."""
    kinds = read_kinds("kinds")
    return one_column("person-nouns", "lemma") | kinds["people"] | kinds["body"]
