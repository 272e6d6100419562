"""Subjects, passives and commands in chains of joined verbs, long ones included."""

from collections.abc import Sequence

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.annotations.clauses import commands, passive, subject
from rashomon.annotations.trees import Tree, tree

LONG = 5_000
"""Verbs of a hostile sentence; walking up such a chain by recursion ends the program."""


def joined(verb: str, tag: str, count: int, before: Sequence[tuple[str, str, str]] = ()) -> Tree:
    """Return the tree of some words (each with tag and relation to the verb) and verbs, each joined to the one before it."""
    first = len(before)
    words = [*(word for word, _, _ in before), *[verb] * count]
    return tree(
        Doc(
            spacy.blank("en").vocab,
            words=words,
            lemmas=words,
            pos=[*["NOUN" if tag == "NNS" else "AUX" for _, tag, _ in before], *["VERB"] * count],
            tags=[*(tag for _, tag, _ in before), *[tag] * count],
            heads=[*[first] * first, first, *range(first, first + count - 1)],
            deps=[*(dep for _, _, dep in before), "ROOT", *["conj"] * (count - 1)],
        )
    )


@pytest.mark.parametrize(("verb", "tag"), [("shoot", "VB"), ("killed", "VBN")])
def test_endless_chain_of_verbs_ends(verb: str, tag: str) -> None:
    one = joined(verb, tag, LONG)
    assert not commands(one, LONG - 1)
    assert not passive(one, LONG - 1)
    assert subject(one, LONG - 1) is None


def test_verb_joined_to_a_command_is_one() -> None:
    one = joined("leave", "VB", 3)
    assert commands(one, 0)
    assert commands(one, 2)
    assert not commands(joined("leave", "VB", 3, [("will", "MD", "aux")]), 2)


def test_verb_joined_to_a_passive_is_one() -> None:
    one = joined("killed", "VBN", 3, [("soldiers", "NNS", "nsubjpass"), ("were", "VBD", "auxpass")])
    assert passive(one, 2)
    assert not passive(joined("killed", "VBD", 3, [("soldiers", "NNS", "nsubj")]), 2)
