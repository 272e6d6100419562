"""Lines below a headline that give a date and, beside it, a place or the outlet: "The Bosporus Post, 14 June 2023"."""

import re
from dataclasses import dataclass
from functools import cache

from rashomon.articles.dates import LONGEST, read_date
from rashomon.articles.words import table

PARTS = re.compile(r"\s+[-–—|•·]\s+|\s*[()\[\]]\s*")
BETWEEN = re.compile(r"[,.]\s+")
MOST, WORDS = 3, 5
"""Most names beside the date, and most words of each. By reasoning: a place, an author and an outlet."""
KINDS = frozenset(("blog", "website", "agency", "newspaper", "online"))
"""Words in brackets that say what an outlet is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What such a line says."""

    date: str
    """As written."""
    names: tuple[str, ...]
    """What stands beside it, as written: at least one."""


def stamp(words: str) -> Stamp | None:
    """Return what a line says that is one full date with names beside it; None for every other line.

    >>> stamp("The Bosporus Post — June 14, 2023").names
    ('The Bosporus Post',)
    >>> stamp("14 June 2023, Tigris Daily").names, stamp("Tigris Daily. 14 June 2023").date
    (('Tigris Daily',), '14 June 2023')
    >>> stamp("They met on June 14, 2023")
    """
    if len(words) > LONGEST:
        return None
    dates: list[str] = []
    names: list[str] = []
    for part in PARTS.split(words.strip()):
        name, dated = _apart(part)
        dates += [dated] if dated else []
        names += [one for words in name.split(", ") if (one := words.strip(" ,.")) and one not in KINDS]
    if len(dates) != 1 or not 1 <= len(names) <= MOST or not all(map(named, names)):
        return None
    return Stamp(date=dates[0], names=tuple(names))


def masthead(words: str) -> bool:
    """Return whether words are the name of an outlet: few, capitalized, one of them a word of such names.

    >>> masthead("Tigris Daily"), masthead("Kani Masi")
    (True, False)
    """
    return named(words) and any(word.strip(".,").casefold() in _outlet_words() for word in words.split())


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(word for (word,) in table("outlet_words", "word"))


@cache
def _particles() -> frozenset[str]:
    """Return the words of names in lower case."""
    return frozenset(word for (word,) in table("name_particles", "word"))


def _apart(part: str) -> tuple[str, str]:
    """Return the name and the date of a part: either may be empty."""
    if _is_day(part):
        return "", part
    for found in BETWEEN.finditer(part):
        before, behind = part[: found.start()], part[found.end() :]
        if _is_day(behind):
            return before, behind
        if _is_day(before):
            return behind, before
    return part, ""


def _is_day(words: str) -> bool:
    moment = read_date(words)
    return moment is not None and moment.earliest == moment.latest


def named(words: str) -> bool:
    """Return whether words can be a name: few, and capitalized but for the small words of names."""
    found = words.split()
    return 1 <= len(found) <= WORDS and found[0][:1].isupper() and all(word[:1].isupper() or word in _particles() for word in found)
