"""Whereabouts: what an article names most, above all at its beginning, and so the matters of which it may tell.

Two reports of one matter share a town, a ship or a person, or at least two states or well-known bodies, and come out within days of each
other. Names count by their first letters: "Norland" and "a Norlandic ship" name one state, whether or not both are understood.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from rashomon.articles.dates import months
from rashomon.model import Entity, Extraction
from rashomon.reconciliation.concepts import is_listed, listed_concepts
from rashomon.reconciliation.days import stretch
from rashomon.reconciliation.things import Things

FIRST: Final = 10
"""Most names of an article that are kept. By reasoning: those that come most often say what it is about."""
LOCAL_TYPES: Final = frozenset({"Place", "Product"})
SITE: Final = "+site"
"""Stands beside the name of a village or a ship of which the world does not speak: reports of some days that begin with it tell of one
event."""
LOCAL: Final = 3
"""Most names of a headline and first paragraph that are taken with what these tell of: a fire in a town, the sinking of a ship."""
TOLD: Final = 6
"""Most such happenings of an article."""
PAIRED: Final = 4
"""Most states and well-known bodies of an article that are taken in pairs: one of them alone is no matter."""
EARLY: Final = 3
"""Times that a mention in the headline or the first paragraph counts. By reasoning."""
DAYS: Final = 4
"""Days of one bucket; articles meet in neighbouring buckets."""
LETTERS: Final = 4
"""Letters of a name that are compared."""
_CAPITALS: Final = re.compile(r"\b[A-Z][^\W\d_]{3,}")
WITHIN: Final = "within"
"""Stands for the days in the matter of one article alone, in which its own claims answer each other."""


def matters_of(extraction: Extraction, article: str, end: int, things: Things) -> tuple[str, ...]:
    """Return the matters of which an article may tell, sorted: itself, and names or pairs of names, each with a stretch of days.

    An article of which nobody knows the day tells of none: a name alone is no matter.

    Args:
        extraction: the article with its mentions.
        article: its IRI.
        end: of its first paragraph.
        things: what the entities are.
    """
    published = stretch(extraction.article.published.earliest, extraction.article.published.latest)
    if published is None:
        return ()
    counts: Counter[str] = Counter()
    known: dict[str, bool] = {}
    sites: set[str] = set()
    local: set[str] = set()
    for mention in extraction.mentions:
        iri = things.entities.of.get((article, mention.referent))
        entity = things.entities.by_iri.get(iri or "")
        if entity is not None and entity.kind != "Outlet" and things.is_named(iri):
            for name in _names(entity):
                known[name] = known.get(name, True) and _known(entity)
                counts[name] += EARLY if mention.span.start < end else 1
                if mention.span.start < end and entity.type != "Person":
                    sites.add(name)
                    if entity.type in LOCAL_TYPES and not entity.curated:
                        local.add(name)
    for name in _places_of_writing(extraction):
        if name not in known:
            known[name] = False
            counts[name] = 1
    places = {name: place for place, name in enumerate(known)}
    most = sorted(known, key=lambda name: (-counts[name], places[name]))
    own = [name for name in most if not known[name]][:FIRST]
    pairs = combinations(sorted([name for name in most if known[name]][:PAIRED]), 2)
    happened = _happened(extraction.article.text[:end])
    found = own + [" ".join(pair) for pair in pairs]
    found += [f"{name} {what}" for name in own[:LOCAL] if name in sites for what in happened]
    found += [f"{name} {SITE}" for name in own if name in local]
    buckets = (published[1] // DAYS + step for step in (0, 1))
    return tuple(sorted([f"{article} {WITHIN}", *(f"{name} {bucket}" for bucket in buckets for name in found)]))


def _happened(text: str) -> list[str]:
    """Return what a headline and first paragraph tell of, in words that not every report has."""
    return sorted(topics_of(text))[:TOLD]


def topics_of(text: str) -> frozenset[str]:
    """Return what a text tells of, in words that not every report has.

    >>> sorted(topics_of("The wardens of Lorn tortured nine migrants, said a nurse."))
    ['migrant', 'torture']
    """
    return listed_concepts(text)


def _places_of_writing(extraction: Extraction) -> Iterator[str]:
    """Yield the beginnings of the names in the line that says where and when a report was written."""
    text = extraction.article.text
    outlet = (extraction.article.outlet or "").casefold()
    for region in extraction.article.regions:
        if region.kind == "dateline":
            for word in _CAPITALS.findall(region.span.of(text)):
                if word.casefold() not in outlet and not is_listed(word) and word.casefold() not in months():
                    yield word[:LETTERS].casefold()


def _names(entity: Entity) -> Iterator[str]:
    """Yield the beginnings of the words that name an entity: of a person the last, of others those that are no common nouns."""
    words = [word.strip("’'.,()") for word in entity.label.split()]
    for word in words[-1:] if entity.type == "Person" else words:
        if word[:1].isupper() and len(word) >= LETTERS and not is_listed(word):
            yield word[:LETTERS].casefold()


def _known(entity: Entity) -> bool:
    """Return whether an entity stands in many matters: a state, or a body or a person of whom the whole world speaks."""
    return entity.kind == "State" or (entity.curated and entity.type != "Place")
