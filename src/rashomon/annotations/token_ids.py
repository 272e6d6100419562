"""Tokens by spaCy's numbers of their words: a pass over numbers costs a tenth of a pass over tokens."""

from collections.abc import Container, Iterable
from typing import cast

from spacy.strings import get_string_id
from spacy.tokens import Doc


def numbers(doc: Doc, attribute: str) -> list[int]:
    """Return one attribute of all tokens ("LOWER", "ORTH", "POS") as spaCy's numbers, which are the same in every vocabulary."""
    return cast("list[int]", doc.to_array([attribute]).ravel().tolist())


def ids(words: Iterable[str]) -> frozenset[int]:
    """Return spaCy's numbers of words."""
    return frozenset(map(get_string_id, words))


def places(doc: Doc, attribute: str, wanted: Container[int]) -> list[int]:
    """Return the positions of the tokens whose attribute is one of some numbers, in the order of the text."""
    return [i for i, number in enumerate(numbers(doc, attribute)) if number in wanted]
