"""Blocks: the claims that may speak of one matter, gathered by keys, so that nothing is ever compared with everything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from rashomon.namespaces import PREDICATE
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.things import Things, singular
from rashomon.vocabulary.terms import speech_acts

EMPTY: Final = frozenset({"en/be", "en/have", "en/do", "en/get", "en/become"})
"""Verbs that say nothing without the words around them."""

Key = tuple[str, ...]
"""Kind of block (territory, event, nameless, distance, count), family, and what the claims share."""


def blocks(items: Iterable[Item], things: Things) -> Mapping[Key, Sequence[Item]]:
    """Return the blocks, sorted by key, the items of each by time of saying; an item may stand in two (an event, and its dead)."""
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys_of(item, things):
            found[key].append(item)
    return {key: sorted(found[key], key=lambda item: item.order) for key in sorted(found)}


def keys_of(item: Item, things: Things) -> Iterator[Key]:
    """Yield the keys under which a claim is gathered.

    Never a generic word alone: a nameless thing needs a shared participant later. That somebody accused or denied is no matter of its
    own; what counts is of what.
    """
    node, family = item.node, item.family
    slug = node.predicate.removeprefix(PREDICATE)
    if slug in speech_acts() or slug in EMPTY or (node.subject is not None and node.subject == node.object):
        return
    if family.sense == "distance":
        if node.subject and node.object and node.low is not None:
            yield ("distance", family.name, *sorted((node.subject, node.object)), node.unit or "")
        return
    if family.sense == "count" and node.low is not None and (where := node.place or named_object(item, things)):
        yield ("count", family.name, measure_of(item, things), where)
    if family.territorial:
        place = node.object or node.place
        if place and things.is_place(place):
            yield ("territory", family.name, place)
    elif named := named_object(item, things):
        if (family.listed or item.agent) and not (family.sense == "count" and node.low is not None):
            yield ("event", family.name, named)
    elif node.object and family.listed and family.exclusive and (head := things.head(node.object)):
        yield ("nameless", family.name, head)
    elif family.alone and item.agent and node.object is None and node.low is None:
        yield ("event", family.name, item.agent)
    elif node.place and family.listed and family.exclusive and family.sense != "count":
        yield ("event", family.name, node.place)


def named_object(item: Item, things: Things) -> str | None:
    """Return the object where it has a name."""
    return item.node.object if things.is_named(item.node.object) else None


def measure_of(item: Item, things: Things) -> str:
    """Return what is counted, with its side where that is named: people and persons are one."""
    measure = (item.node.measure or "").casefold()
    counted = "people" if measure in ("", "person", "people") else singular(measure)
    return counted if not things.is_named(item.node.object) else f"{counted} of {item.node.object}"
