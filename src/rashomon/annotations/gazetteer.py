"""Known names in running text, by the words of the names ontology."""

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.annotations.spelled import Spelled, spelled
from rashomon.vocabulary.names import Names, Sense
from rashomon.vocabulary.names_keys import WORD, dotted, words

SHOUTED = 3
"""Longest word in capitals that is taken for an acronym; a longer one may be a headline's, and is tried with a capital only at its
beginning as well."""

BETWEEN = frozenset((" ", "-", "–", ". ", "'", "’", ", ", " & "))
"""What may stand between two words of a name: spaces, hyphens, dots and apostrophes."""


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
    letters = dotted(text)
    within = {i for start, end in letters.items() for i in range(start + 1, end)}
    hits: list[Hit] = []
    past = 0
    for i, most in _begins(doc, spelled_out, letters, names):
        start = starts[i]
        if i < past or start in within:
            continue
        if most == 1:
            run = [(spelled_out.words[i], start, spelled_out.ends[i])]
        else:
            run = _run(text, start, letters, most) if most else _unsure(text, start, letters, names)
        found = [one[0] for one in run]
        calmed = [_calm(word) for word in found]
        for length in range(len(run), 0, -1):
            senses = _senses(found[:length], calmed[:length], names)
            end = _end(spelled_out, run[length - 1][2]) if senses else None
            if end is not None:
                hits.append(Hit(start=i, end=end, senses=senses))
                past = end
                break
    return hits


def _end(text: Spelled, end: int) -> int | None:
    """Return the token after the one that ends with a character, or with a dot right after it ("Ga.")."""
    after = text.after(end)
    return text.after(end + 1) if after is None and text.text[end : end + 1] == "." else after


def _begins(doc: Doc, text: Spelled, letters: Mapping[int, int], names: Names) -> list[tuple[int, int]]:
    """Return the tokens at which a known name may begin, each with the most words of one; 0 where the token's own word does not tell.

    That is where the word goes on in the next token, where letters with dots begin, and where the token is more than one word.
    """
    numbers = text.orth
    known_words = names.begins
    for number in set(numbers).difference(known_words):
        known_words[number] = _most_of_token(doc.vocab.strings[number], names)
    found = {i: most for i, most in enumerate(map(known_words.__getitem__, numbers)) if most is not None}
    words, spaced = text.words, text.spaced
    for i in range(len(words) - 1):
        if not spaced[i] and words[i][-1].isalnum() and words[i + 1][0].isalnum():
            found[i] = 0
    found.update((token, 0) for start in letters if (token := text.token(start)) is not None)
    return sorted(found.items())


def _most_of_token(token: str, names: Names) -> int | None:
    """Return the most words of a name that begins with a token; 0 where the token is more than one word, None where no name does."""
    found = words(token)
    if not found or found[0][1]:
        return None
    most = _most(found[0][0], names)
    return (most if found[0][2] == len(token) else 0) if most else None


def _most(word: str, names: Names) -> int:
    """Return the most words of a name that begins with a word."""
    return names.longest.get(word, 0) or names.longest.get(_calm(word), 0)


def _unsure(text: str, start: int, letters: Mapping[int, int], names: Names) -> list[tuple[str, int, int]]:
    """Return the words of a text that may be a name, from a position at which one begins or none."""
    first = _run(text, start, letters, 1)
    most = _most(first[0][0], names) if first and first[0][1] == start else 0
    return _run(text, start, letters, most) if most else []


def _run(text: str, start: int, letters: Mapping[int, int], size: int) -> list[tuple[str, int, int]]:
    """Return up to so many words of a text from a position on, as `words` does, while no more than a name has stands between them."""
    found: list[tuple[str, int, int]] = []
    past = -1
    for match in WORD.finditer(text, start):
        begin, end = match.span()
        if begin < past:
            continue
        if found and text[past:begin] not in BETWEEN:
            break
        word = match.group()
        if begin in letters:
            end = letters[begin]
            word = text[begin:end].replace(".", "")
        found.append((word, begin, end))
        past = end
        if len(found) == size:
            break
    return found


def _calm(word: str) -> str:
    return word.capitalize() if len(word) > SHOUTED and word.isupper() else word


def _senses(run: list[str], calmed: list[str], names: Names) -> tuple[Sense, ...]:
    """Return what a name may mean by its words, or else by its words with no more than a capital at the beginning of each."""
    keys = names.scan.get(" ".join(run))
    if keys is None and run != calmed:
        keys = names.scan.get(" ".join(calmed))
    if keys is None:
        return ()
    return names.senses[keys[0]] if len(keys) == 1 else tuple(dict.fromkeys(sense for folded in keys for sense in names.senses[folded]))
