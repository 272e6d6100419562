"""Who signs an article."""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.articles.words import table
from rashomon.vocabulary.outlets import outlet_for

PARTED = re.compile(r"\s*(?:;|\||•|·|\s&\s|\s[Aa]nd\s|\sAND\s)\s*")
EDITED = re.compile(r"^(?:editing|edited|compiled) by", re.IGNORECASE)
PLACE = re.compile(r"\s+in\s+[A-Z][^;]{0,80}$")
LONGEST = 80
"""Characters of a name; what is longer is a sentence about the author."""
WORDS = 6
"""Most words of a name ("Maria del Carmen de la Cruz")."""


@cache
def _by() -> re.Pattern[str]:
    """Return what matches the words before a name that say that it signs: "Reporting by"."""
    words = "|".join(word for (word,) in table("byline_words", "word"))
    return re.compile(rf"^(?:additional |post )?(?:(?:{words}) )?by:?(?:\s+|$)", re.IGNORECASE)


@cache
def _nobody() -> frozenset[str]:
    return frozenset(name for (name,) in table("not_authors", "name"))


def people(told: Iterable[str], outlet: str | None = None) -> tuple[str, ...]:
    """Return the names in author fields or bylines, each once; the outlet itself, addresses and "admin" are nobody.

    >>> people(["By Jane Doe and John Roe", "Jane Doe"])
    ('Jane Doe', 'John Roe')
    """
    found: dict[str, str] = {}
    own = bare(outlet or "")
    for text in told:
        for part in _parts(text):
            name = PLACE.sub("", part).strip(" ,.;:*-–—\t")
            name = f"{name}." if part.strip().endswith((" Jr.", " Sr.")) else name
            key = bare(name)
            if _is_name(name) and key and (not own or key not in (own, f"{own}staff", f"the{own}", own.removeprefix("the"))):
                found.setdefault(key, name)
    return tuple(found.values())


def bare(name: str) -> str:
    """Return a name for comparison: letters and digits only, case folded."""
    return re.sub(r"[\W_]+", "", name.casefold())


def _is_name(text: str) -> bool:
    """Return whether a text could name somebody."""
    long = not 1 < len(text) <= LONGEST or len(text.split()) > WORDS
    several = text.casefold().endswith((" desk", " staff", " team"))
    return not long and not several and not text.isdigit() and not set(text) & set("@/") and text.casefold() not in _nobody()


def _parts(text: str) -> list[str]:
    """Return the pieces of "By Jane Doe, John Roe and Ann Poe"; what follows an outlet's name is the place."""
    one_line = _by().sub("", " ".join(text[: 5 * LONGEST].split()).strip("()[] "))
    parts: list[str] = []
    for piece in PARTED.split(one_line):
        if EDITED.match(piece):
            break
        commas = [step.strip() for step in piece.split(",") if step.strip()]
        agency = next((at for at, step in enumerate(commas) if at and (known := outlet_for(step)) and known.registered), len(commas))
        commas = commas[:agency]
        several = len(commas) > 1 and all(len(step.split()) >= 2 for step in commas)
        parts += commas if several else commas[:1]
    return parts
