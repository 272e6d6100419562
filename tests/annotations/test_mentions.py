"""Who is meant by a range of characters: the mention at its head, and each one that is joined to it."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.annotations.mentions import Found, Thing, resolve, resolve_all, write

NORLAND, OSTLAND, BRENN = range(3)


def mentioning(text: str, heads: list[int], deps: list[str], found: list[tuple[int, int, int]]) -> Doc:
    """Return a Doc of words between spaces, with mentions by first token, token after the last, and referent."""
    doc = Doc(Vocab(), words=text.split(), heads=heads, deps=deps)
    things = [Thing(label=label, type="Place") for label in ("Norland", "Ostland", "Ada Brenn")]
    write(doc, [Found(start=a, end=b, type="Place", referent=who) for a, b, who in found], things, "test")
    return doc


JOINED = mentioning("Norland and Ostland refused", [3, 0, 0, 3], ["nsubj", "cc", "conj", "ROOT"], [(0, 1, NORLAND), (2, 3, OSTLAND)])
BOTH = mentioning(
    "The leaders of Norland refused",
    [1, 4, 1, 2, 4],
    ["det", "nsubj", "prep", "pobj", "ROOT"],
    [(0, 2, OSTLAND), (0, 2, BRENN), (3, 4, NORLAND)],
)
BESIDE = mentioning(
    "officials , Ada Brenn and Ostland refused",
    [6, 0, 3, 0, 3, 3, 6],
    ["nsubj", "punct", "compound", "appos", "cc", "conj", "ROOT"],
    [(2, 4, BRENN), (5, 6, OSTLAND)],
)
NOBODY = mentioning("Many people in Norland refused", [1, 4, 1, 2, 4], ["amod", "nsubj", "prep", "pobj", "ROOT"], [(3, 4, NORLAND)])


@pytest.mark.parametrize(
    ("doc", "words", "wanted"),
    [
        (JOINED, "Norland and Ostland", (NORLAND, OSTLAND)),
        (JOINED, "Ostland", (OSTLAND,)),
        (BOTH, "The leaders", (OSTLAND, BRENN)),
        (BOTH, "The leaders of Norland", (OSTLAND, BRENN)),
        (BESIDE, "officials , Ada Brenn and Ostland", (BRENN, OSTLAND)),
        (NOBODY, "Many people in Norland", ()),
        (JOINED, "refused", ()),
    ],
)
def test_all_are_those_at_the_head_and_those_joined_to_it(doc: Doc, words: str, wanted: tuple[int, ...]) -> None:
    start = doc.text.index(words)
    assert resolve_all(doc, start, start + len(words)) == wanted
    assert resolve(doc, start, start + len(words)) == (wanted[0] if wanted else None)


def test_nobody_is_meant_where_nothing_stands() -> None:
    assert resolve_all(JOINED, 500, 510) == ()
    assert resolve_all(Doc(Vocab(), words=["Norland"]), 0, 7) == ()
