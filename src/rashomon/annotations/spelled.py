"""The words of a text and where they stand, read from a doc once: strings and numbers cost a tenth of tokens and spans."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from spacy.tokens import Doc

from rashomon.annotations.strings import WORDS

COLUMNS: Final[list[int | str]] = ["ORTH", "LOWER", "IDX", "LENGTH", "SPACY", "LIKE_NUM", "IS_PUNCT", "IS_SPACE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A doc's words; every list but the last has one entry a token; all are shared by all who ask, so never changed."""

    text: str
    words: list[str]
    lower: list[str]
    orth: list[int]
    """spaCy's number of the word."""
    lowered: list[int]
    """spaCy's number of the word in lower case."""
    starts: list[int]
    """First character."""
    ends: list[int]
    """Character after the last."""
    spaced: list[bool]
    """Whether a space follows."""
    numeric: list[bool]
    """Whether it is like a number."""
    punctuation: list[bool]
    blank: list[int]
    """The tokens that are white space."""

    def of(self, start: int, end: int) -> str:
        """Return the text from one token up to another, as a span of these tokens has it."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    def token(self, start: int) -> int | None:
        """Return the token that begins with a character, None where none does."""
        at = bisect_left(self.starts, start)
        return at if at < len(self.starts) and self.starts[at] == start else None

    def after(self, end: int) -> int | None:
        """Return the token after the one that ends with a character, None where none does."""
        at = bisect_left(self.ends, end)
        return at + 1 if at < len(self.ends) and self.ends[at] == end else None


@lru_cache(maxsize=1)
def spelled(doc: Doc) -> Spelled:
    """Return the words of a doc; those of the last one are kept, because every component asks for them.

    The text is put together here: `doc.text` makes a token of each word, anew each time that it is asked for.
    """
    table = np.ascontiguousarray(doc.to_array(COLUMNS).T)
    orth, lowered, starts = table[:3].tolist()
    ends: list[int] = (table[2] + table[3]).tolist()
    spaced, numeric, punctuation = (table[4:7] == 1).tolist()
    words, lower = WORDS.of(orth, doc.vocab.strings), WORDS.of(lowered, doc.vocab.strings)
    text = "".join([f"{word} " if space else word for word, space in zip(words, spaced, strict=True)])
    return Spelled(
        text=text, words=words, lower=lower, orth=orth, lowered=lowered, starts=starts, ends=ends,
        spaced=spaced, numeric=numeric, punctuation=punctuation, blank=np.flatnonzero(table[7]).tolist(),
    )  # fmt: skip
