"""Who signs an article."""

import re
from collections.abc import Iterable
from functools import cache

from rashomon.articles.words import table

PARTED = re.compile(r"\s*(?:;|\||•|·|\s&\s|\s[Aa]nd\s|\sAND\s)\s*")
BY = re.compile(r"^(?:(?:additional )?(?:written|posted|story|words|text|article|report|reporting|writing) )?by:?\s+", re.IGNORECASE)
EDITED = re.compile(r"^(?:editing|edited|compiled) by", re.IGNORECASE)
PLACE = re.compile(r"\s+in\s+[A-Z][^;]{0,80}$")
LONGEST = 80
"""Characters of a name; what is longer is a sentence about the author."""


@cache
def _nobody() -> frozenset[str]:
    return frozenset(name for (name,) in table("not_authors", "name"))


def people(told: Iterable[str], outlet: str | None = None) -> tuple[str, ...]:
    """Return the names in author fields or bylines, each once; the outlet itself, addresses and "admin" are nobody.

    >>> people(["By Jane Doe and John Roe", "Jane Doe"])
    ('Jane Doe', 'John Roe')
    """
    found: dict[str, str] = {}
    own = re.sub(r"[\W_]+", "", (outlet or "").casefold())
    for text in told:
        for part in _parts(text):
            name = PLACE.sub("", part).strip(" ,.;:*-–—\t")
            name = f"{name}." if part.strip().endswith((" Jr.", " Sr.")) else name
            bare = re.sub(r"[\W_]+", "", name.casefold())
            if not 1 < len(name) <= LONGEST or not bare or bare.isdigit() or "@" in name or "/" in name or name.casefold() in _nobody():
                continue
            if own and (bare == own or bare in (f"{own}staff", f"the{own}") or own == f"the{bare}"):
                continue
            found.setdefault(bare, name)
    return tuple(found.values())


def _parts(text: str) -> list[str]:
    """Return the pieces of "By Jane Doe, John Roe and Ann Poe"."""
    one_line = BY.sub("", " ".join(text[: 5 * LONGEST].split()))
    parts: list[str] = []
    for piece in PARTED.split(one_line):
        if EDITED.match(piece):
            break
        commas = [step.strip() for step in piece.split(",") if step.strip()]
        several = len(commas) > 1 and all(len(step.split()) >= 2 for step in commas)
        parts += commas if several else commas[:1]
    return parts
