"""Propositions as values: the normal form of what would be the case, its IRI, and its that-clause."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from rashomon.iris import mint
from rashomon.model import Proposition, PropositionNode, Quantity
from rashomon.namespaces import EVENT, PREDICATE
from rashomon.reconciliation.families import family_of
from rashomon.reconciliation.phrases import that_clause

DURATIONS: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "s", "min", "h", "d", "wk", "mo", "a"})
"""Units of time: how long something took is seldom the point of a proposition, and never compared with a count."""

EntityOf = Callable[[int | None], str | None]
"""Referent number to entity IRI; None for None and for a referent that is no entity."""
NameOf = Callable[[str], str]
"""Entity IRI to its preferred label."""


def proposition_node(proposition: Proposition, entity_of: EntityOf, name_of: NameOf | None, base: str) -> PropositionNode:
    """Return the proposition in normal form: entities for referents, the place only where it is no participant anyway.

    Args:
        proposition: as an article tells it.
        entity_of: from a referent's number to its entity.
        name_of: labels for its that-clause; None where nobody will read that.
        base: under which IRI things live.
    """
    subject, object_ = entity_of(proposition.subject), entity_of(proposition.object)
    roles = tuple(sorted((role, iri) for role, number in proposition.roles if (iri := entity_of(number))))
    place = entity_of(proposition.place)
    if place in (subject, object_):
        place = None
    figure = _figure(proposition)
    time = proposition.time
    first, last = (time.earliest, time.latest) if time and time.kind in ("date", "time") else (None, None)
    measure = (figure.of or figure.unit) if figure else None
    key = (
        proposition.predicate,
        *(_tail(part, base) for part in (subject, object_, place)),
        ";".join(f"{role}={_tail(iri, base)}" for role, iri in roles),
        first or "",
        last or "",
        f"{figure.low:g},{figure.high:g},{figure.unit or ''},{measure or ''},{figure.approximate:d}" if figure else "",
        proposition.aspect or "",
        proposition.modality,
    )
    node = PropositionNode(
        iri=mint(base, "proposition", *key),
        label="",
        predicate=PREDICATE + proposition.predicate,
        event_type=EVENT.BASE + proposition.event_type if proposition.event_type else None,
        subject=subject,
        object=object_,
        roles=roles,
        place=place,
        alleged_from=first,
        alleged_to=last,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        unit=figure.unit if figure else None,
        measure=measure,
        approximate=figure.approximate if figure else False,
        aspect=proposition.aspect,
        modality=proposition.modality,
    )
    return replace(node, label=that_clause(node, name_of)) if name_of is not None else node


def _figure(proposition: Proposition) -> Quantity | None:
    """Return the quantity that is the point of the proposition, if there is one.

    Never a duration, nor the one of "one of its ships"; of several lengths the one in kilometres.
    """
    found = [q for q in proposition.quantities if (q.unit or "") not in DURATIONS and not (q.unit is None and q.low == q.high == 1)]
    if family_of(proposition.predicate).sense == "distance":
        found = [q for q in found if q.unit == "km"] or found
    return found[0] if found else None


def _tail(iri: str | None, base: str) -> str:
    """Return the IRI without the base, so that no digest depends on it."""
    return (iri or "").removeprefix(base)
