"""Things and runs: each described once, whatever mentions it, with exactly one preferred label."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from rashomon.graph.derived import claimant_of
from rashomon.graph.places import graph_of, last, run_iri
from rashomon.graph.terms import Description, english, node, text
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entity, Reconciliation, Run
from rashomon.namespaces import PROV, RSH, SKOS

UNNAMED = "a source that is not named"
"""Label of a claimant that the article neither names nor describes."""

UNLIMITED = chr(0x10FFFF)
"""Stands after every word, so that of several spellings of a medium the first in order is its label."""


def things_quads(reconciliation: Reconciliation, base: str = DEFAULT_BASE, *, curated: Iterable[Triple | Quad] = ()) -> Iterator[Quad]:
    """Yield the quads of the graph of things.

    Args:
        reconciliation: whose entities are described, those that could not be resolved among them.
        base: under which IRI things live.
        curated: what the names ontology says about its concepts; taken over as it stands for the concepts that occur, with the customs
            (rsh:Naming) of their names. It decides the preferred label and the language of the names.
    """
    into = Description(graph_of("things", base))
    media: dict[str, str] = {}
    for claim in reconciliation.claims:
        if claim.medium:
            media[claim.medium] = min(media.get(claim.medium, UNLIMITED), claim.claim.medium or last(claim.medium))
    known = _describe_curated(into, curated, reconciliation.entities.by_iri.keys() | media.keys())
    for iri in sorted(reconciliation.entities.by_iri):
        _describe_entity(into, reconciliation.entities.by_iri[iri], known.get(iri, set()))
    for iri in sorted(media):
        into.type(iri, RSH.Medium)
        if iri not in known and iri not in reconciliation.entities.by_iri:
            into.add(iri, SKOS.prefLabel, english(media[iri]))
    for claim in reconciliation.claims:
        if claim.claimant is None:
            name = claimant_of(claim, base)
            into.type(name, RSH.Thing)
            into.add(name, SKOS.prefLabel, english(claim.claim.claimant_text or UNNAMED))
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


def _describe_entity(into: Description, entity: Entity, known: set[str]) -> None:
    """Describe an entity; names that the names ontology gives already keep the language it gives them."""
    into.type(entity.iri, RSH[entity.kind] if entity.kind in RSH else RSH.Thing)  # noqa: SIM401 - a closed namespace is no dict
    into.add(entity.iri, RSH.partOf, entity.party if entity.party != entity.iri else None)
    if not known:
        into.add(entity.iri, SKOS.prefLabel, english(entity.label))
        known = {entity.label}
    into.add(entity.iri, SKOS.altLabel, *(english(name) for name in entity.names if name not in known))


def _describe_curated(into: Description, curated: Iterable[Triple | Quad], wanted: Iterable[str]) -> dict[str, set[str]]:
    """Copy the curated triples about the wanted concepts and the customs of their names; return concept to its curated names."""
    triples = [(found.subject, found.predicate, found.object) for found in curated if isinstance(found.subject, NamedNode)]
    subjects = {node(iri) for iri in wanted}
    customs = {subject for subject, predicate, value in triples if predicate.value == RSH.nameOf and value in subjects}
    names: dict[str, set[str]] = {}
    for subject, predicate, value in sorted(triples, key=str):
        if (subject not in subjects and subject not in customs) or isinstance(value, BlankNode | Triple):
            continue
        into.add(subject.value, predicate.value, value)
        if isinstance(value, Literal) and predicate.value in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
            names.setdefault(subject.value, set()).add(value.value)
    return names
