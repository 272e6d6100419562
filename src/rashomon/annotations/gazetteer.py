"""Known names in running text, by the words of the names ontology."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from rashomon.annotations.names_text import Spelled, spelled
from rashomon.vocabulary.names import Names, Sense
from rashomon.vocabulary.names_keys import DOTTED, WORD, words

SHOUTED = 3
"""Longest word in capitals that is taken for an acronym; a longer one may be a headline's, and is tried with a capital only at its
beginning as well."""

ENTITY_HOW = ("label", "alias", "hidden")
"""Ways of naming that name the thing itself, not its people or its capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A known name in the text."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    senses: tuple[Sense, ...]

    @property
    def how(self) -> str:
        """The first sense's way of naming."""
        return self.senses[0].how


def known(doc: Doc, names: Names) -> list[Hit]:
    """Return the known names of a doc, longest first match, left to right, not overlapping; linear in the text.

    Words are looked at only where a token begins one with which a known name begins; what a token's word is, is remembered by its
    number, so that a text costs little more than one look-up a token.
    """
    spelled_out = spelled(doc)
    text, starts = spelled_out.text, spelled_out.starts
    dotted = {m.start(): m.end() for m in DOTTED.finditer(text)} if "." in text else {}
    within = {i for start, end in dotted.items() for i in range(start + 1, end)}
    hits: list[Hit] = []
    past = 0
    for i in _begins(doc, text, names):
        start = starts[i]
        if i < past or start in within:
            continue
        run = _run(text, start, dotted, 1)
        if not run or run[0][1] != start:
            continue
        size = names.longest.get(run[0][0], 0) or names.longest.get(_calm(run[0][0]), 0)
        if not size:
            continue
        if size > 1:
            run = _run(text, start, dotted, size)
        for length in range(min(size, len(run)), 0, -1):
            part = run[:length]
            senses = _senses([one[0] for one in part], names)
            end = _end(spelled_out, part[-1][2]) if senses and _together(text, part) else None
            if end is not None:
                hits.append(Hit(start=i, end=end, senses=senses))
                past = end
                break
    return hits


def _end(text: Spelled, end: int) -> int | None:
    """Return the token after the one that ends with a character, or with a dot right after it ("Ga.")."""
    after = text.after(end)
    return text.after(end + 1) if after is None and text.text[end : end + 1] == "." else after


def _begins(doc: Doc, text: str, names: Names) -> list[int]:
    """Return the tokens at which a known name may begin: by their word, or because it runs on into the next token."""
    table = doc.to_array(["ORTH", "SPACY", "IDX"])
    words_of: list[int] = table[:, 0].tolist()
    known_words = names.begins
    for number in set(words_of).difference(known_words):
        known_words[number] = _may_begin(doc.vocab.strings[number], names)
    found = {i for i, number in enumerate(words_of) if known_words[number]}
    glued = (table[:-1, 1] == 0).nonzero()[0]
    places: list[int] = table[glued + 1, 2].tolist()
    joined = (text[at - 1 : at + 1].isalnum() and at < len(text) for at in places)
    found.update(i for i, runs_on in zip(glued.tolist(), joined, strict=True) if runs_on)
    return sorted(found)


def _may_begin(word: str, names: Names) -> bool:
    found = words(word)
    if not found:
        return False
    first = found[0][0]
    return len(first) == 1 or first in names.longest or _calm(first) in names.longest


def _run(text: str, start: int, dotted: Mapping[int, int], size: int) -> list[tuple[str, int, int]]:
    """Return up to so many words of a text from a position on, as `words` does."""
    found: list[tuple[str, int, int]] = []
    skip = -1
    for match in WORD.finditer(text, start):
        begin, end = match.span()
        if begin < skip:
            continue
        word = match.group()
        if begin in dotted:
            skip = end = dotted[begin]
            word = text[begin:end].replace(".", "")
        found.append((word, begin, end))
        if len(found) == size:
            break
    return found


def _calm(word: str) -> str:
    return word.capitalize() if len(word) > SHOUTED and word.isupper() else word


def _senses(run: list[str], names: Names) -> tuple[Sense, ...]:
    for surface in dict.fromkeys((" ".join(run), " ".join(map(_calm, run)))):
        keys = names.scan.get(surface)
        if keys:
            return tuple(dict.fromkeys(sense for folded in keys for sense in names.senses[folded]))
    return ()


def _together(text: str, run: Sequence[tuple[str, int, int]]) -> bool:
    """Whether only spaces, hyphens, dots and apostrophes stand between the words."""
    return all(gap in (" ", "-", "–", ". ", "'", "’", ", ", " & ") for gap in (text[a[2] : b[1]] for a, b in pairwise(run)))
