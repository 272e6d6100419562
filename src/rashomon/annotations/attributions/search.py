"""The whole search: candidates, quotations to cues, filter, overlaps."""

from collections.abc import Mapping
from dataclasses import replace

from rashomon.annotations.attributions.assembly import assemble
from rashomon.annotations.attributions.filter import features_of_candidate
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.quotes import options_of
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.attributions.triggers import triggers
from rashomon.annotations.attributions.weights import Model, probability, shipped_weights

GIVE = 0.4
"""Least probability with which a quotation is given to a cue; chosen on the dev part."""
ACCEPT = 0.42
"""Least probability of an attribution; chosen on the dev part."""

Weights = Mapping[str, Model]


def assembled(view: Syntax, cues: list[int], weights: Weights) -> list[Found]:
    """Return the candidates of the given cues, contents kept inside the cue's paragraph."""
    made = []
    for cue in cues:
        one = assemble(view, cue, weights)
        inside = view.quotation[cue]
        start, end = view.quotations[inside] if inside >= 0 else view.paragraphs[view.paragraph[cue]]
        if one.content and (min(one.content) < start or max(one.content) >= end):
            one.content = {i for i in one.content if start <= i < end}
        made.append(one)
    return made


def give_quotations(view: Syntax, cues: list[Found], weights: Weights) -> list[tuple[int, int]]:
    """Extend the contents of the cues by the quotations that belong to them; return those of other paragraphs as (cue, quotation)."""
    heads = [one.head for one in cues]
    given: list[tuple[int, int, float]] = []
    last = -1
    for number, (a, _) in enumerate(view.quotations):
        if view.skipped[a]:
            continue
        best, chance = -1, GIVE
        for n, row in options_of(view, number, cues, heads, last):
            p = probability(weights["quotations"], row)
            if p > chance:
                best, chance = n, p
        if best >= 0:
            given.append((best, number, chance))
            last = best
    loose = []
    for n, number, _ in given:
        a, b = view.quotations[number]
        if view.paragraph[a] != view.paragraph[heads[n]]:
            loose.append((n, number))
            continue
        extend(view, cues[n], a, b)
    return loose


def extend(view: Syntax, one: Found, a: int, b: int) -> None:
    """Add a quotation to a content; a content that was improbable anyway and does not touch it gives way."""
    inside = set(range(a, b))
    if one.sure < 0.5 and not one.quoted and not one.content & inside:
        one.content = set()
    one.content |= inside - one.cue - one.source
    one.quoted = True


def judged(view: Syntax, cues: list[Found], weights: Weights) -> list[Found]:
    """Return the candidates that report, with their probability."""
    kept = []
    for one in cues:
        if one.content:
            one.confidence = probability(weights["filter"], features_of_candidate(view, one))
            if one.confidence >= ACCEPT:
                kept.append(one)
    return kept


def without_doubles(view: Syntax, found: list[Found]) -> list[Found]:
    """Return the attributions in the order of their heads, one for each content, each with the one that it stands in."""
    owner: dict[int, list[Found]] = {}
    kept: list[Found] = []
    for one in sorted(found, key=lambda f: (-f.confidence, f.head)):
        rivals = {other.head: other for i in one.content for other in owner.get(i, ())}
        if any(_same(one, other) for other in rivals.values()):
            continue
        kept.append(one)
        for i in one.content:
            owner.setdefault(i, []).append(one)
    kept.sort(key=lambda f: f.head)
    place = {id(one): n for n, one in enumerate(kept)}
    for one in kept:
        around = [other for other in owner.get(one.head, ()) if other is not one]
        one.parent = place[id(min(around, key=lambda f: len(f.content)))] if around else None
    return kept


def _same(one: Found, other: Found) -> bool:
    """Return whether the second reports what the first reports: each holds the other's cue, or neither does and they share most words."""
    above, below = one.head in other.content, other.head in one.content
    if above and below:
        return True
    return not above and not below and len(one.content & other.content) * 2 > min(len(one.content), len(other.content))


def find(view: Syntax, weights: Weights | None = None) -> list[Found]:
    """Return the attributions of a document in the order of their heads, those of floating quotations behind all others."""
    weights = weights or shipped_weights()
    cues = assembled(view, triggers(view, weights["gate"]), weights)
    loose = give_quotations(view, cues, weights)
    found = without_doubles(view, judged(view, cues, weights))
    by_head = {one.head: one for one in found}
    for n, number in loose:
        speaker = by_head.get(cues[n].head)
        if speaker is not None:
            found.append(floating(speaker, view.quotations[number]))
    return found


def floating(speaker: Found, quotation: tuple[int, int]) -> Found:
    """Return the attribution of a quotation in a paragraph of its own: it belongs to the cue and source of the one before."""
    return replace(
        speaker, content=set(range(*quotation)), frame="quote", lemma="", basis="previous-speaker", parent=None, quoted=True,
        rule=f"floating quotation of: {speaker.rule}",
    )  # fmt: skip
