"""Compares a claim with the earliest one of its cluster: a score, and the reason in words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from rashomon.reconciliation.items import Item

SAME_VALUE: Final = 1.0
"""Score of two claims on one proposition node: equality, no judgement."""
BASE: Final = 0.5
"""Score of the same kind of event about the same thing, before anything else is looked at. All steps below are by reasoning: one
agreeing feature lifts a pair over the bound, one that disagrees takes it below."""
STEP: Final = 0.15
SAME: Final = 0.6
"""Lowest score that joins two claims."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A score from 0 to 1 with its reason in words."""

    score: float
    reason: str


def compare(item: Item, anchor: Item, name_of: Callable[[str], str]) -> Evidence:
    """Return how far a claim speaks of what the anchor speaks of, given that they share a block."""
    if item.node.iri == anchor.node.iri:
        return Evidence(SAME_VALUE, "the same proposition")
    score, reasons = BASE, []
    kind = item.family.base or item.family.name
    other = anchor.family.base or anchor.family.name
    reasons.append(f"both tell of one kind of event ({kind})" if kind == other else f"{kind} and {other} tell of one kind of event")
    if item.node.object and item.node.object == anchor.node.object:
        score += STEP
        reasons.append(f"both about {name_of(item.node.object)}")
    elif item.site and item.site == anchor.site:
        score += STEP
        reasons.append(f"the words say no other place than {name_of(item.site)}, of which the article tells")
    elif told := _told_of(item, anchor):
        score += STEP
        reasons.append(f"the words say no other place than {name_of(told)}, of which the article tells")
    elif item.claim.article != anchor.claim.article and (shared := sorted(set(item.around) & set(anchor.around))):
        score += STEP
        reasons.append(f"the words say no place, and both articles tell of {name_of(shared[0])}")
    elif placed := next((place for place in (item.node.place, anchor.node.place) if place in (*item.around, *anchor.around)), None):
        score += STEP
        reasons.append(f"one of them in {name_of(placed)}, of which the article of the other tells")
    if item.agent and item.agent == anchor.agent:
        score += STEP
        reasons.append(f"both name {name_of(item.agent)}")
    elif item.agent and anchor.agent:
        score -= 0 if item.family.exclusive else 2 * STEP
        reasons.append(f"one names {name_of(item.agent)}, the other {name_of(anchor.agent)}")
    elif item.agent or anchor.agent:
        reasons.append("one of them does not say who did it")
    if item.node.place and item.node.place == anchor.node.place:
        score += STEP
        reasons.append(f"both in {name_of(item.node.place)}")
    timing = _timing(item, anchor)
    score += timing.score
    reasons.append(timing.reason)
    return Evidence(round(min(max(score, 0.0), 0.95), 2), "; ".join(reason for reason in reasons if reason))


def _told_of(item: Item, anchor: Item) -> str | None:
    """Return the object of one of two claims where the other names no place and its article tells of that object."""
    pairs = ((item, anchor), (anchor, item))
    return next((other.node.object for one, other in pairs if other.node.object in one.around), None)


def _timing(item: Item, anchor: Item) -> Evidence:
    """Return what the days say: the step up where they meet, nothing where a day is unknown."""
    one, other = item.when, anchor.when
    if one is None or other is None:
        return Evidence(0.0, "at least one of them without a date")
    if one[0] <= other[1] and other[0] <= one[1]:
        return Evidence(STEP, "their times agree")
    gap = max(one[0] - other[1], other[0] - one[1])
    return Evidence(0.0, f"{gap} days apart, with others between them")
