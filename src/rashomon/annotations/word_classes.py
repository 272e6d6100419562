"""Classes of words, looked up once a word and not once a token: what makes passes over all tokens cheap."""

from collections.abc import Callable
from typing import Final

from spacy.tokens import Doc

from rashomon.annotations.spelled import spelled

CACHED: Final = 1 << 17
"""Distinct words kept with their class; several times the vocabulary of a batch of news, and a few megabytes."""


class WordClasses[T]:
    """Keeps what a function says of each word. spaCy's word ids are hashes of the text, so they are the same in all vocabularies."""

    def __init__(self, classify: Callable[[str], T]) -> None:
        self.classify = classify
        self.known: dict[int, T] = {}

    def of(self, doc: Doc) -> list[T]:
        """Return the class of each token of a doc."""
        words = spelled(doc).orth
        known = self.known
        try:
            return [known[word] for word in words]
        except KeyError:
            new = {word for word in words if word not in known}
        if len(known) + len(new) > CACHED:
            known.clear()
            new = set(words)
        strings = doc.vocab.strings
        for word in new:
            known[word] = self.classify(strings[word])
        return [known[word] for word in words]
