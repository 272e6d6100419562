"""The words of a text and where they stand, read from a doc once: strings and numbers cost a tenth of tokens and spans."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """A doc's words."""

    text: str
    words: list[str]
    starts: list[int]
    """By token: its first character."""
    ends: list[int]
    """By token: the character after its last."""
    spaced: list[bool]
    """By token: whether a space follows."""
    numeric: list[bool]
    """By token: whether it is like a number."""
    punctuation: list[bool]

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
    """Return the words of a doc; those of the last one are kept, because every step of the names asks for them."""
    text = doc.text
    table = doc.to_array(["IDX", "LENGTH", "SPACY", "LIKE_NUM", "IS_PUNCT"])
    starts: list[int] = table[:, 0].tolist()
    ends: list[int] = (table[:, 0] + table[:, 1]).tolist()
    words = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    spaced, numeric, punctuation = (table[:, 2:].T == 1).tolist()
    return Spelled(text=text, words=words, starts=starts, ends=ends, spaced=spaced, numeric=numeric, punctuation=punctuation)
