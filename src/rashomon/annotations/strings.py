"""Words by spaCy's numbers of them: asking spaCy word by word takes a third of the time in which a doc is read."""

from sys import intern
from typing import Final, override

from spacy.strings import StringStore

MOST: Final = 200_000
"""Words kept in a table; several times the vocabulary of a batch of news."""


class Words(dict[int, str]):
    """Words by spaCy's hash of them, which is the same in every vocabulary."""

    strings: StringStore

    def __missing__(self, key: int) -> str:
        self[key] = word = self.made(self.strings[key])
        return word

    def made(self, word: str) -> str:
        """Return what stands for a word."""
        return intern(word)

    def of(self, keys: list[int], strings: StringStore) -> list[str]:
        """Return what stands for each of the words."""
        if len(self) > MOST:
            self.clear()
        self.strings = strings
        return list(map(self.__getitem__, keys))


class Lemmas(Words):
    """Lemmas in lower case, white space as an underscore."""

    @override
    def made(self, word: str) -> str:
        """Return what stands for a lemma."""
        return intern(word.lower().strip() or "_")


WORDS, LEMMAS = Words(), Lemmas()
