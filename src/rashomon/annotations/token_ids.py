"""Tokens by spaCy's numbers of their words: a pass over numbers costs a tenth of a pass over tokens."""

from collections.abc import Container, Iterable, Sequence

from spacy.strings import get_string_id


def ids(words: Iterable[str]) -> frozenset[int]:
    """Return spaCy's numbers of words."""
    return frozenset(map(get_string_id, words))


def places(numbers: Sequence[int], wanted: Container[int]) -> list[int]:
    """Return the positions of the tokens whose number (see `spelled`) is one of some numbers, in the order of the text."""
    return [i for i, number in enumerate(numbers) if number in wanted]
