"""Which articles new names reach: those in which an entity is another one now, or looks like another thing to what compares claims."""

from collections.abc import Iterator, Mapping, Set

from rashomon.model import Entity
from rashomon.reconciliation.entities import Known


def moved_articles(before: Known, after: Known, changed: Set[str]) -> frozenset[str]:
    """Return the IRIs of the articles, known before and now, whose claims must be resolved again.

    Labels stand in questions and propositions; type, kind, side, and whether a thing has a name, decide what is compared. How many other
    names it has does not.

    Args:
        before: the entities as they were.
        after: as they are.
        changed: IRIs of those that came, went or changed in anything.
    """
    both = before.of.keys() & after.of.keys()
    found = {article for article in both if before.of[article] != after.of[article]}
    other = _look_different(before, after, changed)
    if other:
        found |= {a for a in both if after.outlet_of[a] in other or before.outlet_of[a] in other or not other.isdisjoint(after.of[a])}
    return frozenset(found)


def changed_entities(before: Known, after: Known) -> set[str]:
    """Return the IRIs of the entities that came, went or changed in anything."""
    old, new = before.by_iri, after.by_iri
    other = [iri for iri, entity in new.items() if old.get(iri) is not entity]
    return {iri for iri in other if old.get(iri) != new[iri]} | (old.keys() - new.keys())


def _look_different(before: Known, after: Known, changed: Set[str]) -> set[str]:
    old, new = before.by_iri, after.by_iri
    found = {
        iri
        for iri in changed | (before.named ^ after.named)
        if _look(old.get(iri), iri in before.named) != _look(new.get(iri), iri in after.named)
    }
    for entities in (old, new) if found else ():
        found |= {iri for iri, entity in entities.items() if entity.party and not found.isdisjoint(_sides(entity, entities))}
    return found


def _look(entity: Entity | None, named: bool) -> tuple[object, ...] | None:
    return (entity.label, entity.type, entity.kind, entity.party, entity.curated, named) if entity else None


def _sides(entity: Entity, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Yield for whom an entity speaks, and for whom those speak."""
    seen = {entity.iri}
    current: Entity | None = entity
    while current is not None and current.party and current.party not in seen:
        seen.add(current.party)
        yield current.party
        current = entities.get(current.party)
