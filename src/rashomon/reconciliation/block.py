"""Blocks: the claims that may speak of one matter, gathered by keys, so that nothing is ever compared with everything."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from rashomon import resources
from rashomon.namespaces import PREDICATE
from rashomon.reconciliation.families import STRIKES, befalling
from rashomon.reconciliation.items import Item, placed
from rashomon.reconciliation.things import Things, singular
from rashomon.tables import read_table
from rashomon.vocabulary.terms import HARM, speech_acts

EMPTY: Final = frozenset({"en/be", "en/have", "en/do", "en/get", "en/become"})
"""Verbs that say nothing without the words around them."""

TALK: Final = frozenset({"accuse", "reject", "request"})
"""Event types of what is only said to somebody, which is no matter of its own."""

NAMELESS: Final = "nameless"
"""Kind of block: deeds to a thing that has no name."""
SCENE: Final = "scene"
"""Kind of block: deeds in one place, among them denials that name nobody to whom they were done."""
CHARGE: Final = "charge"
"""Kind of block: what one side accuses another of, and the rejections of its accusations."""
ACCUSE: Final = "accuse"
"""The act, and the predicate, of accusing."""
KILL: Final = "kill"
WOUND: Final = "wound"
"""Families of victims."""
REJECT: Final = "reject"
"""The predicate of turning something down: an offer, or what somebody says."""
FORCE: Final = "force"
"""Stands for all families of deeds that harm somebody."""

Key = tuple[str, ...]
"""Kind of block (territory, event, nameless, distance, count, scene, charge), family, and what the claims share."""


def blocks(items: Iterable[Item], things: Things) -> Mapping[Key, Sequence[Item]]:
    """Return the blocks, sorted by key, the items of each by time of saying; an item may stand in several (an event, and its scene)."""
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for item in items:
        for key in every_key(item, things):
            found[key].append(item)
    return {key: sorted(found[key], key=lambda item: item.order) for key in sorted(found)}


def every_key(item: Item, things: Things) -> Iterator[Key]:
    """Yield all keys under which a claim is gathered."""
    yield from keys_of(item, things)
    yield from scene_keys(item, things)
    yield from charge_keys(item)


def charge_keys(item: Item) -> Iterator[Key]:
    """Yield who accuses whom in a claim, or whose accusations a side rejects in it."""
    if rejects(item):
        told = item.node.predicate == f"{PREDICATE}{REJECT}"
        accuser, accused = (item.target, item.side) if told else (item.side, item.claim.party)
    elif item.positive and (item.act == ACCUSE or (_kind(item) in HARM and item.claim.claim.kind == "speech")):
        accuser, accused = item.claim.party, item.accused or item.side
    else:
        return
    if accuser is not None and accused is not None and accuser != accused:
        yield CHARGE, ACCUSE, accuser, accused


def rejects(item: Item) -> bool:
    """Return whether a claim only rejects somebody's accusations, or tells that a side does."""
    told = item.positive and item.node.predicate == f"{PREDICATE}{REJECT}" and item.target is not None
    return told or (item.node.predicate == f"{PREDICATE}{ACCUSE}" and not item.positive)


def keys_of(item: Item, things: Things) -> Iterator[Key]:
    """Yield the keys of what a claim says that somebody did, or how many.

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
    if item.counted and not (item.spared and things.is_named(_harmed(item))):
        names = (family.name, KILL) if item.spared and family.name == WOUND else (family.name,)  # who was not hurt was not killed
        yield from (("count", name, measure_of(item, things), where) for name in names for where in wheres(item, things))
    counted = item.counted and not item.spared
    if item.accidental:
        if named := named_object(item, things):
            yield from (("event", name, named) for name in befalling())
        return
    if family.territorial:
        if item.site:
            yield ("territory", family.name, item.site)
    elif named := named_object(item, things):
        if (family.listed or item.agent or _kind(item) in HARM) and not counted:
            yield ("event", family.name, named)
    elif not counted and (struck := struck_place(item, things)):
        yield ("event", family.name, struck)
    elif node.object and not counted and _told_apart(item) and (head := things.head(node.object)):
        yield (NAMELESS, family.name, _classes().get(head, head))
    elif (family.alone or family.blaming) and item.agent and node.object is None and not counted:
        yield ("event", family.name, item.agent)
    elif node.place and family.listed and family.exclusive and family.sense != "count":
        yield ("event", family.name, node.place)
    elif not counted and _kind(item) not in TALK and (node.object or (node.subject and _kind(item) in HARM)):
        yield ("event", family.name, node.iri)  # no words of another article can mean this very thing, but an answer in this one can


def scene_keys(item: Item, things: Things) -> Iterator[Key]:
    """Yield the places in which a deed that harms may be denied by who names no victim, or tells of one that has no name.

    Where neither the words nor their article tell of a place, the article itself stands for it.
    """
    harmful = _kind(item) in HARM or item.family.national or item.accidental
    if not harmful or item.counted or item.family.territorial or item.node.predicate.startswith(f"{PREDICATE}en/"):
        return
    named = named_object(item, things)
    answering = not item.positive and item.claim.responds_to is not None and item.node.object is None
    if ((not item.positive or item.accidental) and named) or answering:
        return
    places = {item.node.place} if item.node.place else set(item.around)
    if named and things.is_place(named):
        places.add(named)
    kind = item.family.name if item.family.national else FORCE
    named_places = sorted(place for place in places if things.is_named(place))
    yield from ((SCENE, kind, place) for place in named_places or [item.claim.article])


def kind_of(item: Item, things: Things) -> str:
    """Return by what kind of thing the object of a deed can be known again, where it has no name; empty where nothing is named."""
    if item.node.object is None or things.is_named(item.node.object):
        return ""
    head = things.head(item.node.object)
    return _classes().get(head, _victims().get(head, head))


def _kind(item: Item) -> str:
    """Return the event type of a claim, empty where it has none."""
    return (item.node.event_type or "").rsplit("/", 1)[-1]


def is_talk(item: Item) -> bool:
    """Return whether a claim only tells that somebody says something to somebody."""
    return _kind(item) in TALK or item.node.predicate.removeprefix(PREDICATE) in speech_acts()


def _told_apart(item: Item) -> bool:
    """Return whether a deed done to a nameless thing can be known again: only one can have done it, or it is said who did."""
    typed = item.family.listed or item.node.event_type is not None
    return (item.family.listed and item.family.exclusive) or (typed and item.agent is not None)


def struck_place(item: Item, things: Things) -> str | None:
    """Return the place in which nameless people are said to be bombed or shelled: the one named, or the only one of which is told."""
    entity = things.entities.by_iri.get(item.node.object or "")
    if item.family.name != STRIKES or entity is None or entity.type not in ("Person", "Group") or things.is_named(item.node.object):
        return None
    if item.node.place:
        return item.node.place if things.is_named(item.node.place) else None
    places = [iri for iri in item.around if things.is_place(iri)]
    return places[0] if len(places) == 1 else None


def named_object(item: Item, things: Things) -> str | None:
    """Return the object where it has a name."""
    return item.node.object if things.is_named(item.node.object) else None


def wheres(item: Item, things: Things) -> tuple[str, ...]:
    """Return the things to any of which a number of victims may belong, those that say most first.

    The place that the words name; else whose they are; else what the article tells of, things before places; else the article itself,
    in which figures may still meet.
    """
    if place := placed(item.node, item.family, things):
        return (place,)
    if item.victims:
        return (item.victims,)
    return tuple(sorted(item.scene.things, key=lambda iri: (things.is_place(iri), iri))) or (item.claim.article,)


def preferred(key: Key, items: Sequence[Item], things: Things) -> bool:
    """Return whether a figure's question is asked under this key: not where all its claims meet under one that says more, too."""
    shared = [where for where in wheres(items[0], things) if all(where in wheres(item, things) for item in items[1:])]
    return not shared or shared[0] == key[3]


@cache
def _classes() -> Mapping[str, str]:
    return {row["noun"]: row["class"] for row in read_table(resources.lexicons() / "thing-classes.csv", ("noun", "class"), key=("noun",))}


@cache
def _victims() -> Mapping[str, str]:
    return {row["noun"]: row["counted"] for row in read_table(resources.lexicons() / "victims.csv", ("noun", "counted"), key=("noun",))}


def _harmed(item: Item) -> str | None:
    """Return who is said to be harmed: who is killed, or who dies."""
    return item.node.object if item.family.passive else item.node.subject


def measure_of(item: Item, things: Things) -> str:
    """Return what is counted, with its side where that is known: people, persons and civilians are one."""
    measure = (item.node.measure or (things.head(_harmed(item)) if item.spared else "") or "people").casefold()
    counted = _victims().get(singular(measure)) or _victims().get(measure) or singular(measure)
    return f"{counted} of {item.victims}" if item.victims else counted
