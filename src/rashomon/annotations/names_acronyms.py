"""Acronyms and the names that they shorten. Without spaCy, because reconciliation asks the same."""

import re
from collections.abc import Sequence

from rashomon.annotations.names_words import word_kinds

ACRONYM = re.compile(r"[A-Z][A-Za-z&.]{0,8}[A-Z0-9]\.?")
"""What an acronym looks like: it begins with a capital and ends with one (EADS, NATO, AT&T, G20)."""


def initials(words: Sequence[str], acronym: str) -> bool:
    """Return whether an acronym is made of the first letters of the words, small words counted or not, legal forms left out."""
    letters = re.sub(r"[^a-z0-9]", "", acronym.casefold())
    return len(letters) > 1 and letters in acronyms(words)


def acronyms(words: Sequence[str]) -> set[str]:
    """Return the acronyms that a name may have, in small letters."""
    kinds = word_kinds()
    full = [word for word in words if word.casefold() not in kinds["legal"]]
    small = [word for word in full if word.casefold() not in kinds["particle"]]
    made = {"".join(word[0] for word in one).casefold() for one in (words, full, small)}
    return made | {"".join(word.replace(".", "") if word.isupper() else word[0] for word in small).casefold()}


def abbreviates(full: str, acronym: str) -> bool:
    """Return whether the letters of an acronym stand in the name in their order, from its first letter on; numbers must be equal."""
    letters = re.sub(r"[^a-z0-9]", "", acronym.casefold())
    rest = re.sub(r"[^a-z0-9]", "", full.casefold())
    if [*filter(str.isdigit, letters)] != [*filter(str.isdigit, rest)]:
        return False
    if not letters or not rest or letters[0] != rest[0] or len(letters) >= len(rest):
        return False
    at = 0
    for letter in letters:
        at = rest.find(letter, at) + 1
        if not at:
            return False
    return True
