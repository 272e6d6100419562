"""Which referents of which articles are one thing.

Names decide, never edit distance: a curated concept; the same name, legal forms and plurals apart; a form that some article itself
ties to a full name. The order of the articles makes no difference, and each merge that is not of equal names leaves a link with its
reason. Near-linear: every step is a look-up by key.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import get_args

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE, digest, fragment, mint
from rashomon.model import Entities, Entity, EntityType, Extraction, Link
from rashomon.reconciliation.entities_clusters import cluster
from rashomon.reconciliation.entities_groups import Identity, Node, nodes_of
from rashomon.reconciliation.entities_outlets import Outlet, outlet_entities, outlet_given, rebased
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.vocabulary.names import TYPES, Concept, Names
from rashomon.vocabulary.names_keys import step

KIND_OF: Mapping[EntityType, str] = {"Person": "Person", "Organization": "Body", "Place": "Place", "Group": "Group"}
"""Class of an entity that no curated concept describes, by its type; Thing for the rest."""

ENTITY_TYPES: Mapping[str, EntityType] = {name: name for name in get_args(EntityType)}

Numbered = tuple[str, int]
"""The IRI of an article and the number of a referent in it."""
Member = tuple[str, Node]
"""A referent and the IRI of its article."""
NodeOf = Callable[[str, int], Node]
"""From the IRI of an article and the number of a referent in it to the referent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The entities of a corpus as they are kept from one build to the next."""

    of: Mapping[str, Sequence[str]]
    """By article IRI, the entity of each referent, by number."""
    things: Mapping[str, Entity]
    """By IRI, the entities to which referents belong."""
    added: Mapping[str, Entity]
    """By IRI, the outlets, and the states behind bodies that no article names."""
    named: frozenset[str]
    """Those that have a name, so that they are the same in another article."""
    outlet_of: Mapping[str, str]
    """By article IRI."""
    concepts: Mapping[str, str]
    """By IRI, the curated concepts that referents are."""

    @property
    def by_iri(self) -> Mapping[str, Entity]:
        """All entities; what is known of an outlet goes before what referents tell."""
        return {**self.things, **self.added}


NOTHING_KNOWN = Known(of={}, things={}, added={}, named=frozenset(), outlet_of={}, concepts={})


def resolve_entities(
    extractions: Sequence[Extraction], names: Names, base: str = DEFAULT_BASE, decisions: Sequence[NameDecision] = ()
) -> Entities:
    """Return the entities of all articles, which referent is which, the outlets, and why referents were merged.

    IRIs are the curated concept's (on the user's base), else a digest of the fullest name; of a thing that is only described, or of an
    outlet that nobody names, a digest of where it stands.
    """
    by_article = {article_iri(one.article, base): one for one in extractions}
    nodes = {article: nodes_of(one, article) for article, one in by_article.items()}
    identities = cluster(nodes, names, decisions)
    outlets = {article: outlet_given(one.article) for article, one in by_article.items()}
    known = entities_of(lambda article, number: nodes[article][number], identities, outlets, names, base)
    links = [link for article in nodes for link in links_of(article, nodes[article], known.of[article], identities[article], base)]
    return replace(as_entities(known), by_iri=dict(sorted(known.by_iri.items())), links=tuple(sorted(links, key=lambda one: one.iri)))


def as_entities(known: Known) -> Entities:
    """Return the entities as the rest of reconciliation looks at them, in no particular order, without links."""
    return Entities(by_iri=known.by_iri, of=_Of(known.of), outlet_of=known.outlet_of)


class _Of(Mapping[Numbered, str]):
    """The entity of each referent, looked up where it is known already: a second table of a large corpus takes much room."""

    def __init__(self, of: Mapping[str, Sequence[str]]) -> None:
        self._of = of

    def __getitem__(self, referent: Numbered) -> str:
        article, number = referent
        iris = self._of[article]
        if not 0 <= number < len(iris):
            raise KeyError(referent)
        return iris[number]

    def __iter__(self) -> Iterator[Numbered]:
        return ((article, number) for article, iris in self._of.items() for number in range(len(iris)))

    def __len__(self) -> int:
        return sum(map(len, self._of.values()))


def entities_of(
    node_of: NodeOf,
    identities: Mapping[str, Sequence[Identity]],
    outlets: Mapping[str, Outlet],
    names: Names,
    base: str,
    before: Known = NOTHING_KNOWN,
    fresh: Collection[str] = (),
) -> Known:
    """Return the entities that these identities are; those none of whose referents came, went or moved are taken over as they are.

    Args:
        node_of: from the IRI of an article and the number of a referent to the referent.
        identities: by article IRI, what each referent was found to be; of articles of which that is known, only where it is not the same.
        outlets: by article IRI, as given, of all articles.
        names: what is curated.
        base: under which IRI things live.
        before: what was known, by the same lists of names.
        fresh: IRIs of articles whose referents are not those of before.
    """
    iris: dict[str, str] = {}
    concepts = dict(before.concepts)
    for identity in (one for found in identities.values() for one in found):
        if identity.key not in iris:
            iri = iris[identity.key] = _iri(identity, base)
            if identity.concept:
                concepts[iri] = identity.concept
    of = {article: [iris[one.key] for one in identities[article]] if article in identities else before.of[article] for article in outlets}
    changed = [article for article in of.keys() | before.of.keys() if article in fresh or of.get(article) != before.of.get(article)]
    moved = {iri for article in changed for iri in (*of.get(article, ()), *before.of.get(article, ()))}
    members = _members(moved, node_of, of)
    things = {iri: entity for iri, entity in before.things.items() if iri not in moved}
    for iri, found in members.items():
        curated = names.concept(concepts.get(iri))
        party = _party(iri, found, of, names.state(concepts[iri]) if iri in concepts else None, base)
        things[iri] = _entity(iri, [node for _, node in found], curated, party)
    concepts = {iri: concept for iri, concept in concepts.items() if iri in things}
    added: dict[str, Entity] = {}
    for concept in [state for one in concepts.values() if (state := names.state(one))]:
        curated = names.concept(concept)
        if curated is not None and rebased(concept, base) not in things:
            added[rebased(concept, base)] = _entity(rebased(concept, base), [], curated, None)
    outlet_by_iri, outlet_of = outlet_entities(outlets, names, base)
    for iri, outlet in outlet_by_iri.items():
        seen = added.get(iri) or things.get(iri)
        added[iri] = outlet if seen is None else replace(seen, kind=outlet.kind, names=tuple(sorted({*seen.names, *outlet.names})))
    others = {iri for iri in added.keys() | before.added.keys() if added.get(iri) != before.added.get(iri)} - moved
    members |= _members(others, node_of, of)
    named = {iri for iri in moved | others if (entity := added.get(iri) or things.get(iri)) and _is_named(entity, members.get(iri, ()))}
    kept = before.named - moved - others
    return Known(of=of, things=things, added=added, named=kept | named, outlet_of=outlet_of, concepts=concepts)


def links_of(article: str, nodes: Sequence[Node], of: Sequence[str], identities: Sequence[Identity], base: str) -> Iterator[Link]:
    """Yield why the referents of an article were taken for what they are, where that is not plain from an equal name."""
    for node, entity, identity in zip(nodes, of, identities, strict=True):
        if identity.reason and node.span is not None:
            start, end = node.span
            yield Link(
                iri=mint(base, "link", "name", digest(article.rsplit("/", 1)[-1], str(start), str(end)), identity.rule),
                source=fragment(article, start, end),
                target=entity,
                rule=identity.rule,
                score=identity.score,
                reason=identity.reason,
            )


def _iri(identity: Identity, base: str) -> str:
    return rebased(identity.concept, base) if identity.concept else mint(base, "thing", identity.key)


def _members(wanted: Set[str], node_of: NodeOf, of: Mapping[str, Sequence[str]]) -> dict[str, list[Member]]:
    found: dict[str, list[Member]] = defaultdict(list)
    for article, iris in of.items() if wanted else ():
        if wanted.isdisjoint(iris):
            continue
        for number, iri in enumerate(iris):
            if iri in wanted:
                found[iri].append((article, node_of(article, number)))
    return found


def _is_named(entity: Entity, members: Sequence[Member]) -> bool:
    """Return whether a thing is known by a name; a body that is made by pattern ("the ministry of X") is, too."""
    pattern = entity.curated or entity.iri.endswith(f"/{step(entity.label)}")
    return pattern or any(node.names or node.concept for _, node in members)


def _entity(iri: str, nodes: Sequence[Node], curated: Concept | None, party: str | None) -> Entity:
    seen = Counter({name: 0 for node in nodes for name in node.names})
    for node in nodes:
        for name in node.names:
            seen[name] += node.mentions
    if curated is not None:
        return Entity(
            iri=iri,
            label=curated.label,
            type=ENTITY_TYPES[TYPES.get(curated.kind, "Other")],
            names=tuple(sorted({*curated.names, *seen})),
            kind=curated.kind,
            party=party,
            curated=True,
        )
    votes: Counter[EntityType] = Counter()
    for node in nodes:
        votes[node.type] += node.mentions
    kind = min(votes.items(), key=lambda one: (-one[1], one[0]))[0]
    labels = Counter({node.label: 0 for node in nodes})
    for node in nodes:
        labels[node.label] += node.mentions
    patterned = [label for label in labels if iri.endswith(f"/{step(label)}")]
    label = min(patterned or labels, key=lambda one: (-labels[one], -len(one.split()), one))
    return Entity(iri=iri, label=label, type=kind, names=tuple(sorted({label, *seen})), kind=KIND_OF.get(kind, "Thing"), party=party)


def _party(iri: str, members: Sequence[Member], of: Mapping[str, Sequence[str]], curated: str | None, base: str) -> str | None:
    """Return for whom an entity speaks: what is curated, else what most articles say."""
    if curated is not None:
        return rebased(curated, base)
    votes = Counter(of[article][node.party] for article, node in members if node.party is not None)
    votes.pop(iri, None)
    return min(votes.items(), key=lambda one: (-one[1], one[0]))[0] if votes else None
