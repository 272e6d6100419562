"""Clusters: the claims of one block that speak of one event. Sweeps and unions only, so that time grows with the number of claims."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final

from rashomon.reconciliation.block import Key
from rashomon.reconciliation.families import WINDOWS
from rashomon.reconciliation.items import Item

ONCE: Final = WINDOWS["once"]
NAMELESS_DAYS: Final = 3
"""Days by which reports of the loss of a nameless thing ("a helicopter") may lie apart: two may be lost in a week. By reasoning."""

Ancestors = Callable[[str], frozenset[str]]
"""Entity IRI to the IRIs of everything that it is part of."""


class Unions:
    """Joins things that are said to be one, in near-constant time each."""

    def __init__(self) -> None:
        self._up: dict[Hashable, Hashable] = {}

    def find(self, one: Hashable) -> Hashable:
        """Return what stands for all that is joined with this one."""
        self._up.setdefault(one, one)
        root = one
        while self._up[root] != root:
            root = self._up[root]
        while self._up[one] != root:
            self._up[one], one = root, self._up[one]
        return root

    def join(self, one: Hashable, other: Hashable) -> None:
        """Say that the two are one."""
        self._up[self.find(other)] = self.find(one)


def clusters(key: Key, items: Sequence[Item], ancestors: Ancestors) -> Iterator[list[Item]]:
    """Yield the events of a block, each as its items by time of saying."""
    kind = key[0]
    if kind == "distance":
        yield list(items)
        return
    for episode in episodes(items, NAMELESS_DAYS if kind == "nameless" else None):
        if kind in ("territory", "count"):  # of a number, the key says the place that the words name; "in hospital" is none
            yield episode
        elif kind == "nameless":
            yield from by_anchor(episode)
        else:
            family = items[0].family
            if family.exclusive and family.window == ONCE and key[2] == items[0].node.object:
                yield episode  # nobody is poisoned twice in a month, in two towns
                continue
            for part in [episode] if family.exclusive else by_agent(episode):
                yield from by_place(part, ancestors)


def episodes(items: Sequence[Item], days: int | None = None) -> Iterator[list[Item]]:
    """Yield the items in runs of overlapping days; those without any day join the only run, or stand alone.

    Args:
        items: of one block.
        days: how far back an undated event may lie before its telling, where that is less than the family's window.
    """
    dated, undated = [], []
    for item in items:
        when = item.when
        if when is None:
            undated.append(item)
        elif days is not None and item.happened is None and item.said is not None:
            dated.append((max(when[0], item.said[0] - days), when[1], item))
        else:
            dated.append((*when, item))
    dated.sort(key=lambda entry: (entry[0], entry[2].order))
    runs: list[list[Item]] = []
    end = 0
    for first, last, item in dated:
        if not runs or first > end:
            runs.append([])
        runs[-1].append(item)
        end = max(end, last)
    if len(runs) == 1:
        runs[0].extend(undated)
    elif undated:
        runs.append(undated)
    for run in runs:
        yield sorted(run, key=lambda item: item.order)


def by_place(items: Sequence[Item], ancestors: Ancestors) -> Iterator[list[Item]]:
    """Yield the items apart by place, where their places exclude each other; a village lies in its region, so the two are compatible."""
    places = {item.node.place for item in items if item.node.place}
    if len(places) < 2:
        yield list(items)
        return
    unions = Unions()
    for place in sorted(places):
        for wider in sorted(ancestors(place) & places):
            unions.join(wider, place)
    yield from _grouped(items, lambda item: unions.find(item.node.place) if item.node.place else None)


def by_agent(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the items apart by who did it, where several may have done the same."""
    yield from _grouped(items, lambda item: item.node.subject if item.stranger else item.agent)


def anchors(item: Item) -> frozenset[str]:
    """Return by what a deed to a nameless thing is known again: its side, place, the thing itself, the article or what that tells of."""
    who = item.agent or (None if item.positive else item.claim.party)
    found = (who, item.node.place, item.node.object, item.claim.article, *item.around)
    return frozenset(anchor for anchor in found if anchor)


def by_anchor(items: Sequence[Item]) -> Iterator[list[Item]]:
    """Yield the items about nameless things apart, but for those that share a side, a place, the thing itself or the article.

    The place may be the one that their articles tell of. Who denies a deed without saying whose answers those who say that it was theirs.
    """
    unions = Unions()
    for number, item in enumerate(items):
        for anchor in sorted(anchors(item)):
            unions.join(number, ("anchor", anchor))
    roots = {item.claim.iri: unions.find(number) for number, item in enumerate(items)}
    yield from _grouped(items, lambda item: roots[item.claim.iri])


def _grouped(items: Iterable[Item], group_of: Callable[[Item], Hashable]) -> Iterator[list[Item]]:
    """Yield the items by group, in the order in which the groups come; those of the group None join the only other group, if one."""
    found: defaultdict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        found[group_of(item)].append(item)
    loose = found.pop(None, [])
    if len(found) == 1:
        (only,) = found.values()
        only.extend(loose)
        yield sorted(only, key=lambda item: item.order)
        return
    yield from found.values()
    if loose:
        yield loose
