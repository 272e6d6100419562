"""Questions after figures: how far, how many. Figures that rounding explains share a position."""

from collections.abc import Sequence
from typing import Final

from rashomon.reconciliation.block import Key, preferred
from rashomon.reconciliation.contradict import differing_figures, one_voice
from rashomon.reconciliation.drafts import NO, Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.families import CROWD
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import count_question, distance_question, figure_text, names_in
from rashomon.reconciliation.scenes import NOWHERE
from rashomon.reconciliation.things import Things

FAR: Final = 10
"""Times by which two figures may differ and still count the same victims, where one of them names no place. By reasoning: sides in a war
give figures that differ by five times, totals of a war and of one day by a hundred."""
SAME_FIGURE: Final = 0.05
"""Share by which figures may differ and still be one position: 98 and 100 are, 10 and 12 are two, though not opposed. By reasoning."""


def figure_draft(key: Key, items: Sequence[Item], things: Things) -> Draft | None:
    """Return the question after a figure, one position a figure; None for fewer than two claims.

    Who denies a figure names no other: a denial is a position of its own, against the figure that it denies.
    """
    grows = key[0] == "count"
    told = [item for item in items if item.node.low is not None]
    told = _comparable(told) if grows else told
    told += [item for item in items if item.spared]
    given = [item for item in told if item.positive]
    denied = [item for item in told if not item.positive]
    if not given or len(told) < 2 or (grows and not preferred(key, told, things)):
        return None
    first = given[0]
    sides = _sides(given, things, "people" if grows else None)
    for number, one in enumerate(sides):
        for other in sides[number + 1 :]:
            oppose(one, other, differing_figures(one, other, grows=grows and key[1] != CROWD))
    sides += _denials(denied, sides, things)
    if grows:
        label, about = _count_question(key, first, things)
    else:
        start, end = first.node.subject or "", first.node.object or ""
        label, about = distance_question(things.worded(start), things.worded(end)), {start, end}
    disputed = any(side.opposes for side in sides)
    return Draft(
        matter=key[0],
        between=key[3:] if grows else (),
        label=label,
        about=tuple(sorted(iri for iri in about if iri)),
        event_type=first.node.event_type,
        sides=sides,
        kind="differing-figures" if disputed else None,
        because=reasons(sides),
    )


def _count_question(key: Key, first: Item, things: Things) -> tuple[str, set[str | None]]:
    """Return the question after a number of victims, and what it is about: where it was, or whose they are."""
    known = key[3] in things.entities.by_iri
    where = None if key[3] == first.victims else key[3] if known else first.node.place or first.scene.where
    label = count_question(
        first.family,
        key[2].partition(" of ")[0],
        _in(where, things) if where else None,
        things.worded(first.victims) if first.victims else None,
    )
    return label, {key[3] if known else None, first.node.place, first.node.object, first.victims}


def _denials(denied: Sequence[Item], sides: Sequence[Side], things: Things) -> list[Side]:
    """Return a position for each figure that somebody denies, against the position that gives it."""
    found: dict[str, Side] = {}
    _spare([item for item in denied if item.spared], sides, found, things)
    for item in denied:
        if item.spared:
            continue
        low = item.node.low or 0.0
        given = next((side for side in sides if (side.low or 0.0) <= low <= (side.high or 0.0)), None)
        if given is None or one_voice((*given.items, item)):
            continue  # nobody denies his own figure in one article: he was misread
        side = found.setdefault(given.name, Side(name=f"not {given.name}", label=f"not {given.label}", stance="denies", answer=NO))
        side.add(item)
        answered = item.claim.responds_to in {one.claim.iri for one in given.items}
        who = things.label(item.claim.claimant) if item.claim.claimant else "an unnamed source"
        reason = f"{who} denied that very claim" if answered else f"{who} denied the figure"
        oppose(side, given, Judgement(rule="response" if answered else "opposite-polarity", score=0.9, reason=reason))
    return list(found.values())


def _spare(spared: Sequence[Item], sides: Sequence[Side], found: dict[str, Side], things: Things) -> None:
    """Put those who say that nobody was harmed on a side of their own, against all figures but those that came later: a toll may rise."""
    if not spared:
        return
    none = found.setdefault("none", Side(name="none", label="none", stance="denies", answer=NO))
    for item in spared:
        none.add(item)
        for side in sides:
            first = min((one.said[0] for one in side.items if one.said), default=None)
            later = first is not None and item.said is not None and first > item.said[1]
            if side.low and not later and not all(_elsewhere(item, one) for one in side.items):
                who = things.label(item.claim.claimant) if item.claim.claimant else "an unnamed source"
                oppose(none, side, Judgement(rule="opposite-polarity", score=0.8, reason=f"{who} says that there were none"))


def _elsewhere(spared: Item, toll: Item) -> bool:
    """Return whether a toll of the same article is the speaker's own, or of what others are said to have done."""
    same = spared.claim.article == toll.claim.article
    return same and (spared.claim.claimant == toll.claim.claimant or (toll.agent is not None and toll.agent != spared.claim.party))


def _comparable(items: Sequence[Item]) -> list[Item]:
    """Return the items whose figures may count the same: those placed by their article alone only where the others are near to them.

    A figure ten times as high as the next, in an article that names no place for it, counts something else.
    """
    ranked = sorted(items, key=lambda item: (item.node.low or 0.0, item.order))
    runs: list[list[Item]] = []
    for item in ranked:
        before = runs[-1][-1] if runs else None
        loose = before is not None and (item.scene is not NOWHERE or before.scene is not NOWHERE)
        if before is None or (loose and (item.node.low or 0.0) > FAR * (before.node.high or 0.0)):
            runs.append([])
        runs[-1].append(item)
    longest = max((len(run) for run in runs), default=0)
    return sorted(next((run for run in runs if len(run) == longest), []), key=lambda item: item.order)


def _in(where: str, things: Things) -> str:
    """Return where it was, as a question ends with it."""
    return f"in {things.worded(where)}" if things.is_place(where) else f"in the case of {things.worded(where)}"


def _why(item: Item, first: Item, things: Things) -> Judgement | None:
    """Return why a claim belongs to a figure's question; None for those on the very proposition of the first."""
    same = first.node.iri == item.node.iri
    if item.scene.things and not (item.node.place and things.is_named(item.node.place)):
        named = names_in(things.label(iri) for iri in item.scene.things)
        said = "the same figure, or one that rounding explains; " if item is not first else ""
        return Judgement(rule="scene", score=0.7, reason=f"{said}the words name no place, and their article tells of {named}")
    if same:
        return None
    return Judgement(rule="figure-within-tolerance", score=0.8, reason="the same figure, or one that rounding explains")


def _sides(items: Sequence[Item], things: Things, usual: str | None) -> list[Side]:
    """Return the sides by rising figure. A side begins where the figure leaves that of its first one, so there are few.

    Args:
        items: claims with figures.
        things: what the entities are.
        usual: what is counted where no claim of a side says it.
    """
    sides: list[Side] = []
    bound = 0.0
    for item in sorted(items, key=lambda one: (one.node.low or 0.0, one.node.high or 0.0, one.order)):
        low, high = item.node.low or 0.0, item.node.high or 0.0
        if not sides or low > bound:
            sides.append(Side(name=f"{low:g}", label="", stance="answers", low=low, high=high, unit=item.node.unit))
            bound = low * (1 + SAME_FIGURE)
        side = sides[-1]
        side.high = max(side.high or 0.0, high)
        first = side.items[0] if side.items else item
        side.add(item, _why(item, first, things))
    for side in sides:
        node = next((item.node for item in side.items if item.node.measure), side.items[0].node)
        side.label = figure_text(side.low, side.high, node.unit, (node.measure or usual) if node.unit in (None, "person") else None) or ""
        side.items.sort(key=lambda item: item.order)
    return sides
