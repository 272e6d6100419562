"""Which referents of which articles are one thing.

Names decide, never edit distance: a curated concept; the same name, legal forms and plurals apart; a form that some article itself
ties to a full name. The order of the articles makes no difference, and each merge that is not of equal names leaves a link with its
reason. Near-linear: every step is a look-up by key.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE, digest, fragment, mint
from rashomon.model import Entities, Entity, EntityType, Extraction, Link, TextSpan
from rashomon.reconciliation.entities_clusters import cluster
from rashomon.reconciliation.entities_groups import Identity, Node, contexts
from rashomon.reconciliation.entities_outlets import outlet_entities, rebased
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.vocabulary.names import TYPES, Concept, Names
from rashomon.vocabulary.names_keys import step

KIND_OF: Mapping[EntityType, str] = {"Person": "Person", "Organization": "Body", "Place": "Place", "Group": "Group"}
"""Class of an entity that no curated concept describes, by its type; Thing for the rest."""

ENTITY_TYPES: Mapping[str, EntityType] = {name: name for name in get_args(EntityType)}


def resolve_entities(
    extractions: Sequence[Extraction], names: Names, base: str = DEFAULT_BASE, decisions: Sequence[NameDecision] = ()
) -> Entities:
    """Return the entities of all articles, which referent is which, the outlets, and why referents were merged.

    IRIs are the curated concept's (on the user's base), else a digest of the fullest name; of a thing that is only described, or of an
    outlet that nobody names, a digest of where it stands.
    """
    nodes = _nodes(extractions, base)
    identities = cluster(nodes, names, decisions)
    of: dict[tuple[str, int], str] = {}
    members: dict[str, list[Node]] = defaultdict(list)
    concepts: dict[str, str] = {}
    for node, identity in zip(nodes, identities, strict=True):
        iri = rebased(identity.concept, base) if identity.concept else mint(base, "thing", identity.key)
        of[node.article, node.number] = iri
        members[iri].append(node)
        if identity.concept:
            concepts[iri] = identity.concept
    parties = {iri: _party(found, of, names.state(concepts[iri]) if iri in concepts else None, base) for iri, found in members.items()}
    by_iri = {iri: _entity(iri, found, names.concept(concepts.get(iri)), parties[iri]) for iri, found in members.items()}
    for concept in [state for iri in concepts.values() if (state := names.state(iri))]:
        curated = names.concept(concept)
        if curated is not None:
            by_iri.setdefault(rebased(concept, base), _entity(rebased(concept, base), [], curated, None))
    outlets, outlet_of = outlet_entities(extractions, names, base)
    for iri, outlet in outlets.items():
        seen = by_iri.get(iri)
        by_iri[iri] = outlet if seen is None else replace(seen, kind=outlet.kind, names=tuple(sorted({*seen.names, *outlet.names})))
    links = [
        _link(node, of[node.article, node.number], identity, base)
        for node, identity in zip(nodes, identities, strict=True)
        if identity.reason and node.span is not None
    ]
    return Entities(by_iri=dict(sorted(by_iri.items())), of=of, outlet_of=outlet_of, links=tuple(sorted(links, key=lambda one: one.iri)))


def _nodes(extractions: Sequence[Extraction], base: str) -> list[Node]:
    found = []
    for extraction in extractions:
        article = article_iri(extraction.article, base)
        around = contexts(extraction.referents)
        first: dict[int, TextSpan] = {}
        count: Counter[int] = Counter()
        for mention in extraction.mentions:
            first[mention.referent] = min(mention.span, first.get(mention.referent, mention.span))
            count[mention.referent] += 1
        for number, referent in enumerate(extraction.referents):
            span = first.get(number)
            where = f"{span.start},{span.end}" if span else referent.label
            found.append(
                Node(
                    article=article,
                    number=number,
                    referent=referent,
                    span=span,
                    mentions=count[number],
                    local=f"{article.rsplit('/', 1)[-1]} {where} {referent.type}",
                    context=around,
                )
            )
    return found


def _entity(iri: str, nodes: Sequence[Node], curated: Concept | None, party: str | None) -> Entity:
    seen = Counter({name: 0 for node in nodes for name in node.referent.names})
    for node in nodes:
        for name in node.referent.names:
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
        votes[node.referent.type] += node.mentions
    kind = min(votes.items(), key=lambda one: (-one[1], one[0]))[0]
    labels = Counter({node.referent.label: 0 for node in nodes})
    for node in nodes:
        labels[node.referent.label] += node.mentions
    patterned = [label for label in labels if iri.endswith(f"/{step(label)}")]
    label = patterned[0] if patterned else min(labels, key=lambda one: (-labels[one], -len(one.split()), one))
    return Entity(iri=iri, label=label, type=kind, names=tuple(sorted({label, *seen})), kind=KIND_OF.get(kind, "Thing"), party=party)


def _party(nodes: Sequence[Node], of: Mapping[tuple[str, int], str], curated: str | None, base: str) -> str | None:
    """Return for whom an entity speaks: what is curated, else what most articles say."""
    if curated is not None:
        return rebased(curated, base)
    votes = Counter(of[node.article, node.referent.party] for node in nodes if node.referent.party is not None)
    for node in nodes:
        votes.pop(of[node.article, node.number], None)
    return min(votes.items(), key=lambda one: (-one[1], one[0]))[0] if votes else None


def _link(node: Node, entity: str, identity: Identity, base: str) -> Link:
    start, end = (node.span.start, node.span.end) if node.span else (0, 0)
    source = fragment(node.article, start, end)
    return Link(
        iri=mint(base, "link", "name", digest(node.article.rsplit("/", 1)[-1], str(start), str(end)), identity.rule),
        source=source,
        target=entity,
        rule=identity.rule,
        score=identity.score,
        reason=identity.reason,
    )
