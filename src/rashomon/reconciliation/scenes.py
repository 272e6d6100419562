"""Scenes: what an article as a whole tells of, where the words of a claim leave the place open.

"The ministry raised its figure to 68" names no place; the article in which it stands does, in its headline or its first paragraph. A scene
is worked out from one article alone, and a claim that is placed by it says so in the reason with which it joins a question.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rashomon.model import Article, Extraction, PropositionNode, TextSpan
from rashomon.reconciliation.days import Stretch, stretch
from rashomon.reconciliation.families import Family, family_of
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.whereabouts import matters_of, topics_of

LEAD: Final = 400
"""Most characters of a first paragraph that are looked at. By reasoning."""
PARAGRAPH: Final = 80
"""Characters from which a line is a paragraph and no byline, date or credit. By reasoning."""
MOST: Final = 3
"""Most places and things in a headline or beginning that still say what happened; more of them leave that open. By reasoning."""
NIGHT: Final = 1
"""Days by which an event may be told to two dates: a night, or two time zones."""
SEASON: Final = 7
"""Days by which tellings of the victims of one event may lie apart where it can happen only once in a season. By reasoning."""
HARM: Final = frozenset({"assault", "territory-capture"})
"""Event types of what costs lives."""
DISASTERS: Final = frozenset({"sink", "crash", "collapse", "explode", "derail"})
"""Families of what costs lives without an attacker."""
BODIES: Final = frozenset({"State", "Body", "Person", "Outlet"})
"""Kinds of entity that act; they are no scene."""
TANGIBLE: Final = frozenset({"Place", "Product", "Event", "Other"})
"""Types of entity at which or to which something happens."""

_SUMMED = re.compile(r"\b(?:since|so far|every year|a year|annually)\b", re.IGNORECASE)
"""Words of figures that sum up more than one event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where and when what an article tells of took place."""

    things: tuple[str, ...] = ()
    """IRIs of named places and things, at most a few, sorted; no state, since much happens in a state."""
    matters: tuple[str, ...] = ()
    """What it names most, by which it meets other articles of the same days."""
    topics: frozenset[str] = frozenset()
    """What it tells of, in words that not every report has."""
    where: str | None = None
    """The state, for words only, where the article names no place in it; none that speaks or is accused."""
    state: str | None = None
    """The only state that its headline or beginning names, whoever speaks: what befalls a state as a whole befalls that one."""
    happened: Stretch | None = None
    window: int = 2
    """Days by which an undated telling may lie behind the event."""


NOWHERE: Final = Scene()


def scene_of(
    extraction: Extraction, nodes: Iterable[PropositionNode], actors: frozenset[str | None], article: str, things: Things
) -> Scene:
    """Return the scene of one article.

    Args:
        extraction: the article with its mentions.
        nodes: the propositions of its claims, in the order of the text.
        actors: who claims or is accused in it, with their sides: what speaks is no scene, whatever its type.
        article: its IRI.
        things: what the entities are.
    """
    top = _named_at_the_top(extraction, article, things, actors)
    told = [(node, family) for node in nodes if _harms(node, family := family_of(node.predicate))]
    found = [iri for iri in top if _is_thing(iri, things) and iri not in actors]
    if len(found) > MOST:
        struck = {iri for node, _ in told for iri in (node.place, node.object, node.subject) if iri}
        found = [iri for iri in found if iri in struck][:MOST]
    days = sorted({when for node, _ in told if (when := stretch(node.alleged_from, node.alleged_to)) and when[1] - when[0] <= NIGHT})
    states = {iri for iri in top if _is_state(iri, things)}
    return Scene(
        things=tuple(sorted(found)),
        matters=matters_of(extraction, article, _lead(extraction.article).end, things),
        topics=topics_of(extraction.article.text),
        state=min(states) if len(states) == 1 else None,
        where=next((iri for iri in top if _is_state(iri, things) and iri not in actors), None),
        happened=days[0] if days and days[-1][0] - days[0][0] <= NIGHT else None,
        window=max((_window(family) for _, family in told), default=NOWHERE.window),
    )


def summed_up(text: str) -> bool:
    """Return whether a figure sums up more than what an article tells of: "since the war began"."""
    return _SUMMED.search(text) is not None


def _harms(node: PropositionNode, family: Family) -> bool:
    kind = (node.event_type or "").rsplit("/", 1)[-1]
    return node.modality == "asserted" and family.sense != "count" and (kind in HARM or family.name in DISASTERS)


def _window(family: Family) -> int:
    return min(family.window or 0, SEASON)


def _is_thing(iri: str, things: Things) -> bool:
    entity = things.entities.by_iri.get(iri)
    return entity is not None and entity.kind not in BODIES and entity.type in TANGIBLE


def _is_state(iri: str, things: Things) -> bool:
    entity = things.entities.by_iri.get(iri)
    return entity is not None and entity.kind == "State"


def _named_at_the_top(extraction: Extraction, article: str, things: Things, actors: frozenset[str | None]) -> Sequence[str]:
    """Return the named things of the headline; where it names none but states and actors, those of the first paragraph too."""
    of = things.entities.of
    headline = [region.span for region in extraction.article.regions if region.kind == "headline"]
    aside = [region.span for region in extraction.article.regions if region.kind not in ("headline", "repeat")]
    lead = _lead(extraction.article)
    in_headline, in_lead = [], []
    for mention in extraction.mentions:
        iri = of.get((article, mention.referent))
        if iri is None or not things.is_named(iri) or not (_is_thing(iri, things) or _is_state(iri, things)):
            continue
        if any(span.contains(mention.span) for span in headline):
            in_headline.append(iri)
        elif lead.contains(mention.span) and not any(span.overlaps(mention.span) for span in aside):
            in_lead.append(iri)
    local = any(iri not in actors and not _is_state(iri, things) for iri in in_headline)
    return list(dict.fromkeys(in_headline if local else [*in_headline, *in_lead]))


def _lead(article: Article) -> TextSpan:
    """Return the first paragraph below the headline: the first line that is long enough to be one, cut at LEAD characters."""
    at = max((region.span.end for region in article.regions if region.kind == "headline"), default=0)
    while at < len(article.text):
        stop = article.text.find("\n", at)
        stop = stop if stop >= 0 else len(article.text)
        if stop - at >= PARAGRAPH:
            return TextSpan(at, min(stop, at + LEAD))
        at = stop + 1
    return TextSpan(0, min(LEAD, len(article.text)))
