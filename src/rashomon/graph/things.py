"""Things and runs: each described once, whatever mentions it, with exactly one preferred label."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from rashomon.graph.derived import nobody_of
from rashomon.graph.places import graph_of, run_iri
from rashomon.graph.terms import Description, english, node, text
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entity, Reconciliation, Run
from rashomon.namespaces import PROV, RSH, SKOS
from rashomon.reconciliation.chapters import media_of, nameless_of

UNNAMED = "a source that is not named"
"""Label of a claimant that the article neither names nor describes."""


def things_quads(reconciliation: Reconciliation, base: str = DEFAULT_BASE, *, curated: Collection[Triple | Quad] = ()) -> Iterator[Quad]:
    """Yield the quads of the graph of things.

    Args:
        reconciliation: whose entities are described, those that could not be resolved among them.
        base: under which IRI things live.
        curated: what the names ontology says about its concepts; taken over as it stands for the concepts that occur, with the customs
            (rsh:Naming) of their names. It decides the preferred label and the language of the names.
    """
    claims = reconciliation.claims
    yield from describe_things(reconciliation.entities.by_iri, media_of(claims), dict(nameless_of(claims)), base, curated)


def describe_things(
    entities: Mapping[str, Entity],
    media: Mapping[str, str],
    nameless: Mapping[str, str | None],
    base: str,
    curated: Collection[Triple | Quad],
) -> Iterator[Quad]:
    """Yield the quads about some of the things.

    Args:
        entities: by IRI, those to describe.
        media: by IRI, the wordings of media; what is an entity, too, must stand in both.
        nameless: by IRI, the claims of which nobody knows who makes them, with the wording of the source.
        base: under which IRI things live.
        curated: what the names ontology says.
    """
    graph = graph_of("things", base)
    everything = entities.keys() | media.keys()
    into = Description(graph)
    known = _describe_curated(into, curated, everything)
    for iri in sorted(everything & known.keys()):
        _describe_thing(into, iri, entities, media, known[iri])
    yield from into
    for iri in sorted(everything - known.keys()):
        into = Description(graph)
        _describe_thing(into, iri, entities, media, set())
        yield from into
    for claim, words in nameless.items():
        into = Description(graph)
        name = nobody_of(claim, base)
        into.type(name, RSH.Thing)
        into.add(name, SKOS.prefLabel, english(words or UNNAMED))
        yield from into


def runs_quads(runs: Iterable[Run], base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the quads of the graph of runs: one node a configuration, no clock and no host."""
    into = Description(graph_of("runs", base))
    for run in runs:
        iri = run_iri(run, base)
        into.type(iri, PROV.Activity)
        into.add(iri, RSH.softwareVersion, text(run.software))
        into.add(iri, RSH.model, text(run.model))
        into.add(iri, RSH.modelSha256, text(run.model_sha256))
        into.add(iri, RSH.pipelineSha256, text(run.pipeline_sha256))
        into.add(iri, RSH.namesSha256, text(run.names_sha256))
    yield from into


def _describe_thing(into: Description, iri: str, entities: Mapping[str, Entity], media: Mapping[str, str], known: set[str]) -> None:
    """Describe what is an entity, a medium, or both; `known` are its curated names."""
    if iri in entities:
        _describe_entity(into, entities[iri], known)
    if iri in media:
        into.type(iri, RSH.Medium)
        if not known and iri not in entities:
            into.add(iri, SKOS.prefLabel, english(media[iri]))


def _describe_entity(into: Description, entity: Entity, known: set[str]) -> None:
    """Describe an entity; names that the names ontology gives already keep the language it gives them."""
    into.type(entity.iri, RSH[entity.kind] if entity.kind in RSH else RSH.Thing)  # noqa: SIM401 - a closed namespace is no dict
    into.add(entity.iri, RSH.partOf, entity.party if entity.party != entity.iri else None)
    if not known:
        into.add(entity.iri, SKOS.prefLabel, english(entity.label))
        known = {entity.label}
    into.add(entity.iri, SKOS.altLabel, *(english(name) for name in entity.names if name not in known))


def customs_of(wanted: Collection[str], curated: Collection[Triple | Quad]) -> set[str]:
    """Return the IRIs of the customs (rsh:Naming) of the names of some concepts."""
    found = [(triple.subject, triple.object) for triple in curated if triple.predicate.value == RSH.nameOf]
    named = ((custom, thing) for custom, thing in found if isinstance(custom, NamedNode) and isinstance(thing, NamedNode))
    return {custom.value for custom, thing in named if thing.value in wanted}


def _describe_curated(into: Description, curated: Collection[Triple | Quad], wanted: Collection[str]) -> dict[str, set[str]]:
    """Copy the curated triples about the wanted concepts and the customs of their names; return concept to its curated names."""
    subjects = {node(iri) for iri in wanted} | {node(custom) for custom in customs_of(wanted, curated)}
    triples = [(found.subject, found.predicate, found.object) for found in curated if found.subject in subjects]
    names: dict[str, set[str]] = {}
    for subject, predicate, value in sorted(triples, key=str):
        if not isinstance(subject, NamedNode) or isinstance(value, BlankNode | Triple):
            continue
        into.add(subject.value, predicate.value, value)
        if isinstance(value, Literal) and predicate.value in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            names.setdefault(subject.value, set()).add(value.value)
    return names
