"""From the extractions of many articles to claims, propositions, questions and links that all of them share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entities, Extraction, Link, Question, Reconciliation, ResolvedClaim
from rashomon.reconciliation.accusations import accusation_drafts
from rashomon.reconciliation.agents import Agents
from rashomon.reconciliation.answers import Names, event_draft
from rashomon.reconciliation.apologies import with_apologies
from rashomon.reconciliation.block import blocks
from rashomon.reconciliation.cluster import Ancestors, clusters
from rashomon.reconciliation.drafts import Draft
from rashomon.reconciliation.figures import figure_draft
from rashomon.reconciliation.items import Item, items_of, said_of
from rashomon.reconciliation.matches import MatchDecision, Verdicts
from rashomon.reconciliation.naming import name_uses
from rashomon.reconciliation.origins import origins
from rashomon.reconciliation.questions import ordered, question_of
from rashomon.reconciliation.resolve import Resolved, resolve_claims

FIGURES: Final = ("distance", "count")
"""Kinds of block that ask after a figure."""


def reconcile(
    extractions: Sequence[Extraction],
    entities: Entities,
    *,
    base: str = DEFAULT_BASE,
    decisions: Sequence[MatchDecision] = (),
    ancestors: Ancestors | None = None,
) -> Reconciliation:
    """Return the derived layer. It depends on the set of extractions, never on their order.

    Args:
        extractions: one an article, the newest version of each.
        entities: which referents are which entities.
        base: under which IRI things live.
        decisions: what people said about matches.
        ancestors: from a place to all places that contain it; without it, no place contains another.
    """
    resolved = resolve_claims(extractions, entities, base)
    drafts = list(_drafts(resolved, Verdicts.of(decisions, resolved), ancestors or _none))
    found = [question_of(draft, base) for draft in drafts]
    questions = ordered(question for question, _ in found)
    links = sorted((link for _, several in found for link in several), key=lambda link: link.iri)
    return Reconciliation(
        entities=entities,
        claims=_finished(resolved, questions, origins(resolved, base)),
        propositions=dict(sorted(resolved.propositions.items())),
        questions=questions,
        links=tuple(_once(links)),
        name_uses=name_uses(resolved, entities, base),
    )


def _drafts(resolved: Resolved, verdicts: Verdicts, ancestors: Ancestors) -> Iterator[Draft]:
    """Yield the questions in the making: block, compare, judge, cluster."""
    things = resolved.things
    names = Names(name_of=things.label, worded=things.worded, ancestors=ancestors)
    agents = Agents.of(resolved)
    items = list(items_of(resolved, agents))
    events: list[Draft] = []
    found = [(key, cluster) for key, block in blocks(items, things).items() for cluster in clusters(key, block, ancestors)]
    for key, cluster in found:
        if key[0] in FIGURES:
            yield from _drawn(figure_draft(key, part, things) for part in verdicts.parted(cluster))
    for event in verdicts.joined([cluster for key, cluster in found if key[0] not in FIGURES], items):
        events.extend(_drawn(event_draft(part, names, verdicts.why) for part in verdicts.parted(event)))
    yield from with_apologies(events, _apologies(resolved, agents))
    yield from accusation_drafts(_unasked(items, events), things)


def _drawn(drafts: Iterable[Draft | None]) -> Iterator[Draft]:
    return (draft for draft in drafts if draft is not None)


def _apologies(resolved: Resolved, agents: Agents) -> list[Item]:
    return [said_of(claim, resolved, agents) for claim in resolved.claims if claim.claim.speech_act == "apologise"]


def _unasked(items: Sequence[Item], events: Sequence[Draft]) -> Iterator[Item]:
    """Yield the claims that do not stand under a counter-accusation yet."""
    asked = {item.claim.iri for draft in events if draft.kind == "counter-accusation" for side in draft.sides for item in side.items}
    return (item for item in items if item.claim.iri not in asked)


def _finished(resolved: Resolved, questions: Sequence[Question], origin_of: Mapping[str, str]) -> tuple[ResolvedClaim, ...]:
    """Return the claims with origin and position; disputes come first among the positions of one claim."""
    position: dict[str, str] = {}
    for question in questions:
        for one in question.positions:
            for claim in one.claims:
                position.setdefault(claim, one.iri)
    return tuple(replace(claim, origin=origin_of[claim.iri], position=position.get(claim.iri)) for claim in resolved.claims)


def _once(links: Sequence[Link]) -> Iterator[Link]:
    """Yield each link once."""
    last = None
    for link in links:
        if link.iri != last:
            yield link
        last = link.iri


def _none(place: str) -> frozenset[str]:
    return frozenset()
