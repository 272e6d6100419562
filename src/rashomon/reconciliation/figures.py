"""Questions after figures: how far, how many. Figures that rounding explains share a position."""

from collections.abc import Sequence
from typing import Final

from rashomon.reconciliation.block import Key
from rashomon.reconciliation.contradict import differing_figures
from rashomon.reconciliation.drafts import Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import count_question, distance_question, figure_text
from rashomon.reconciliation.things import Things

SAME_FIGURE: Final = 0.05
"""Share by which figures may differ and still be one position: 98 and 100 are, 10 and 12 are two, though not opposed. By reasoning."""


def figure_draft(key: Key, items: Sequence[Item], things: Things) -> Draft | None:
    """Return the question after a figure, one position a figure; None for fewer than two claims.

    Denied figures give no position: who denies one names no other.
    """
    given = [item for item in items if item.positive and item.node.low is not None]
    if len(given) < 2:
        return None
    first = given[0]
    grows = key[0] == "count"
    sides = _sides(given)
    for number, one in enumerate(sides):
        for other in sides[number + 1 :]:
            oppose(one, other, differing_figures(one, other, grows=grows))
    if grows:
        whose = first.node.object if things.is_named(first.node.object) else None
        place = first.node.place
        label = count_question(
            first.family, first.node.measure, things.worded(place) if place else None, things.worded(whose) if whose else None
        )
        about = {key[3], first.node.place, first.node.object}
    else:
        start, end = first.node.subject or "", first.node.object or ""
        label = distance_question(things.worded(start), things.worded(end))
        about = {start, end}
    disputed = any(side.opposes for side in sides)
    return Draft(
        matter=key[0],
        label=label,
        about=tuple(sorted(entity for entity in about if entity)),
        event_type=first.node.event_type,
        sides=sides,
        kind="differing-figures" if disputed else None,
        because=reasons(sides),
    )


def _sides(items: Sequence[Item]) -> list[Side]:
    """Return the sides by rising figure. A side begins where the figure leaves that of its first one, so there are few."""
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
        same = first.node.iri == item.node.iri
        side.add(
            item,
            None if same else Judgement(rule="figure-within-tolerance", score=0.8, reason="the same figure, or one that rounding explains"),
        )
    for side in sides:
        node = side.items[0].node
        side.label = figure_text(side.low, side.high, node.unit, node.measure if node.unit in (None, "person") else None) or ""
        side.items.sort(key=lambda item: item.order)
    return sides
