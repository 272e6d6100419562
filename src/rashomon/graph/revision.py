"""What an update changes in the graphs of things and of what is derived: the descriptions that differ, and no others."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from pyoxigraph import Quad, Triple

from rashomon.graph.derived import derived_quads, nobody_of
from rashomon.graph.places import graph_of
from rashomon.graph.protocol import Revision
from rashomon.graph.terms import Description
from rashomon.graph.things import customs_of, describe_things
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entities, Entity, Link, Reconciliation, Referent
from rashomon.namespaces import RSH
from rashomon.reconciliation.chapters import Chapter, first_told
from rashomon.reconciliation.memo import Asked, Matched, Matching
from rashomon.reconciliation.update import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNames:
    """What an update says of names and roles."""

    entities: Entities
    """Which referents of the affected articles are which entities."""
    links: tuple[Link, ...]
    """Why referents are one thing, in the articles in which that is told in other words now."""
    subjects: Set[str]
    """IRIs of the uses, roles and links that these replace, and of those that are gone."""


def derived_revision(before: Matching, made: Update, retold: Sequence[Chapter], names: NewNames, base: str = DEFAULT_BASE) -> Revision:
    """Return what changes in the graph of what is derived.

    Args:
        before: claims and questions as they were.
        made: as they are.
        retold: the articles whose claims were resolved again.
        names: what is said of names.
        base: under which IRI things live.
    """
    after, told = made.matching, touched_claims(before, made)
    asked = _unlike(before.asked, after.asked)
    held = {claim for one in asked for position in one.question.positions for claim in position.claims}
    new = [one for one in after.asked if one.question.iri in {other.question.iri for other in asked}]
    partial = Reconciliation(
        entities=Entities(by_iri={}, of=names.entities.of, outlet_of={}, links=names.links),
        claims=tuple(claim for chapter in retold for claim in chapter.claims),
        propositions=first_told(retold),
        questions=tuple(one.question for one in new),
        links=tuple(link for one in new for link in one.links),
        name_uses=tuple(use for chapter in retold for use in chapter.uses),
    )
    moved = dict(_moved(before, after))
    shared = {iri for kind in (_origins, _propositions, _predicates) for iri in _came_or_went(before, after, kind)}
    places = {(claim, predicate) for claim in held for predicate in (RSH.position, RSH.impliedPosition)}
    return Revision(
        subjects={
            *told,
            *shared,
            *partial.propositions,
            *names.subjects,
            *(use.iri for use in partial.name_uses),
            *(link.iri for link in names.links),
            *_described(asked),
        },
        facets={(claim, predicate) for claim, predicate in places | {(claim, RSH.origin) for claim in moved} if claim not in told},
        quads=_quads(partial, {chapter.iri: chapter.referents for chapter in retold}, after, told | held, moved, base),
    )


def things_revision(
    entities: Mapping[str, Entity | None],
    media: Mapping[str, str | None],
    claims: Set[str],
    made: Update,
    curated: Collection[Triple | Quad],
    base: str = DEFAULT_BASE,
) -> Revision:
    """Return what changes in the graph of things.

    Args:
        entities: by IRI, those that came, went (None) or changed, and those that are in `media`.
        media: by IRI, wordings of the media that came, went (None) or changed, and of those that are in `entities`.
        claims: IRIs of the claims that were resolved again or are gone.
        made: the claims as they are.
        curated: what the names ontology says about its concepts.
        base: under which IRI things live.
    """
    wanted = entities.keys() | media.keys()
    return Revision(
        subjects={*wanted, *customs_of(wanted, curated), *(nobody_of(claim, base) for claim in claims)},
        quads=describe_things(
            {iri: entity for iri, entity in entities.items() if entity is not None},
            {iri: words for iri, words in media.items() if words is not None},
            made.nameless,
            base,
            curated,
        ),
    )


def touched_claims(before: Matching, made: Update) -> set[str]:
    """Return the IRIs of the claims that were resolved again, and of those that are gone."""
    affected = made.told.keys()
    old = [one for article, one in before.articles.items() if article in affected or article not in made.matching.articles]
    new = [made.matching.articles[article] for article in affected]
    return {telling.claim for one in (*old, *new) for telling in one.tellings}


def _quads(
    partial: Reconciliation,
    referents: Mapping[str, Sequence[Referent]],
    after: Matching,
    claims: Set[str],
    moved: Mapping[str, str],
    base: str,
) -> Iterator[Quad]:
    """Yield the descriptions, and all positions of these claims: those in questions that are asked as before, too."""
    yield from derived_quads(partial, base, referents=referents)
    into = Description(graph_of("derived", base))
    for claim, origin in moved.items():
        into.add(claim, RSH.origin, origin)
        into.type(origin, RSH.Origin)
    for position in (position for one in after.asked for position in one.question.positions):
        for claim in claims & set(position.claims):
            into.add(claim, RSH.position, position.iri)
        for claim in claims & set(position.implied):
            into.add(claim, RSH.impliedPosition, position.iri)
    yield from into


def _unlike(before: Sequence[Asked], after: Sequence[Asked]) -> list[Asked]:
    """Return the questions of either that the other has not just so."""
    old, new = ({one.question.iri: one for one in asked} for asked in (before, after))
    unlike = [iri for iri in sorted(old.keys() | new.keys()) if old.get(iri) != new.get(iri)]
    return [found[iri] for found in (old, new) for iri in unlike if iri in found]


def _described(asked: Iterable[Asked]) -> Iterator[str]:
    for one in asked:
        yield one.question.iri
        yield from (position.iri for position in one.question.positions)
        yield from (link.iri for link in one.links)


def _moved(before: Matching, after: Matching) -> Iterator[tuple[str, str]]:
    """Yield the claims of known articles that have another origin now, with it."""
    for article, one in after.articles.items():
        was = before.articles.get(article)
        if was is not None and was.origins != one.origins:
            old = dict(zip((telling.claim for telling in was.tellings), was.origins, strict=True))
            found = ((telling.claim, origin) for telling, origin in zip(one.tellings, one.origins, strict=True))
            yield from ((claim, origin) for claim, origin in found if old.get(claim) != origin)


def _came_or_went(before: Matching, after: Matching, kind: Callable[[Matched], Iterable[str]]) -> set[str]:
    """Return what articles of before tell of and none of after, or the other way round: no others than those that are not the same now."""
    kept = [one for article, one in after.articles.items() if before.articles.get(article) is one]
    same = {id(one) for one in kept}
    old, new = ({iri for one in some.articles.values() if id(one) not in same for iri in kind(one)} for some in (before, after))
    found = old ^ new
    for one in kept:
        found.difference_update(kind(one))
    return found


def _origins(one: Matched) -> Iterable[str]:
    return one.origins


def _propositions(one: Matched) -> Iterable[str]:
    return one.told


def _predicates(one: Matched) -> Iterable[str]:
    return one.predicates
