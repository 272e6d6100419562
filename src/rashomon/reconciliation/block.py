"""Blocks: the claims that may speak of one matter, gathered by keys, so that nothing is ever compared with everything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model import Entities
from rashomon.reconciliation.items import Item, head_of, is_named

Key = tuple[str, ...]
"""Kind of block (territory, event, nameless, distance, count), family, and what the claims share."""


def blocks(items: Iterable[Item], entities: Entities) -> Mapping[Key, Sequence[Item]]:
    """Return the blocks, sorted by key, the items of each by time of saying; an item may stand in two (an event, and its dead)."""
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in keys_of(item, entities):
            found[key].append(item)
    return {key: sorted(found[key], key=lambda item: item.order) for key in sorted(found)}


def keys_of(item: Item, entities: Entities) -> Iterator[Key]:
    """Yield the keys under which a claim is gathered. Never a generic word alone: a nameless thing needs a shared participant later."""
    node, family = item.node, item.family
    if family.sense == "distance":
        if node.subject and node.object and node.low is not None:
            yield ("distance", family.name, *sorted((node.subject, node.object)), node.unit or "")
        return
    if family.sense == "count" and node.low is not None and (where := node.place or named_object(item, entities)):
        yield ("count", family.name, measure_of(item, entities), where)
    if family.territorial:
        place = node.object or node.place
        if place and _is_place(entities, place):
            yield ("territory", family.name, place)
    elif named := named_object(item, entities):
        if family.listed or item.agent:
            yield ("event", family.name, named) if family.exclusive else ("event", family.name, named, item.agent or "")
    elif node.object and family.listed and family.exclusive and (head := _singular(head_of(entities, node.object))):
        yield ("nameless", family.name, head)
    elif node.place and family.listed and family.exclusive and family.sense != "count":
        yield ("event", family.name, node.place)


def _is_place(entities: Entities, iri: str) -> bool:
    """Return whether something can change hands: people fight over places, and retreat from much else."""
    entity = entities.by_iri.get(iri)
    return entity is not None and entity.type == "Place"


def named_object(item: Item, entities: Entities) -> str | None:
    """Return the object where it has a name."""
    return item.node.object if is_named(entities, item.node.object) else None


def measure_of(item: Item, entities: Entities) -> str:
    """Return what is counted, with its side where that is named: people and persons are one."""
    measure = (item.node.measure or "").casefold()
    counted = "people" if measure in ("", "person", "people") else _singular(measure)
    return counted if not is_named(entities, item.node.object) else f"{counted} of {item.node.object}"


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
