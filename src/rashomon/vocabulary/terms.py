"""The terms of ontology/*.ttl as plain look-ups: speech acts, event types and what can be reported.

Names of things are no part of this; see the names modules beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from rashomon.errors import VocabularyError
from rashomon.namespaces import ACT, EVENT, PREDICATE, RDF, RSH, SKOS, pred
from rashomon.resources import ontology

FILES = ("rashomon.ttl", "speech-acts.ttl", "event-types.ttl", "predicates.ttl")
"""What every graph holds besides names and data."""
HARM = frozenset({"assault", "coerce"})
"""Slugs of the event types of what is done to somebody, who is enough to know the deed by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechActTerm:
    """What somebody does in saying something."""

    slug: str
    iri: str
    label: str
    """The verb in the third person: "denies"."""
    assertive: bool
    """Whether it commits to truth or falsehood; only such an act affirms or denies."""
    broader: str | None
    """Slug of the more general act."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTypeTerm:
    """A kind of event."""

    slug: str
    iri: str
    label: str
    quad_class: str | None
    """Slug of its quad class; None for a quad class itself."""
    plover: tuple[str, ...]
    """How it is coded in PLOVER, each with the table that says so; two where the tables differ, none for a quad class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateTerm:
    """A kind of event or standing relation that can be reported, with the forms from which English is made of it."""

    slug: str
    iri: str
    label: str
    """The bare verb ("shoot down"); of a relation its noun ("capital of")."""
    event_type: str | None = None
    """Slug; None for accidents, standing relations and whatever PLOVER has no type for."""
    past: str | None = None
    """"captured": subject, this, object. None for a standing relation."""
    passive: str | None = None
    """"was captured": object, this, by the subject. None where English has no passive."""
    present: str | None = None
    """"is the capital of": subject, this, object. None for an event."""
    noun: str | None = None
    """"capture"."""
    preposition: str | None = None
    """Stands before the object ("from" after "withdrew"); None where there is none."""
    subject_is: str | None = None
    object_is: str | None = None
    """None where the predicate takes no object."""
    roles: tuple[str, ...] = ()
    """Further roles, as terms of RSH, sorted."""
    broader: tuple[str, ...] = ()
    """Slugs of more general predicates, sorted."""


@cache
def vocabulary_triples() -> tuple[Triple, ...]:
    """Return every triple of the vocabulary, in the order of the files, each once.

    Raises:
        VocabularyError: if a file is no Turtle, or has a blank node; the message names the file.
    """
    found: dict[Triple, None] = {}
    for name in FILES:
        found.update(dict.fromkeys(read_turtle(ontology() / name)))
    return tuple(found)


def read_turtle(path: Path) -> tuple[Triple, ...]:
    """Return the triples of a Turtle file that has no blank nodes, in its order.

    Raises:
        VocabularyError: if it is no Turtle, or has a blank node; the message names the file.
    """
    try:
        triples = tuple(quad.triple for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE))
    except (SyntaxError, ValueError, OSError) as error:
        raise VocabularyError(f"{path}: {error}") from error
    for triple in triples:
        if not (isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal)):
            raise VocabularyError(f"{path}: blank node in {triple}; give it an IRI")
    return triples


@cache
def speech_acts() -> Mapping[str, SpeechActTerm]:
    """Return the speech acts by slug, in the order of the file."""
    described = _described(ACT.BASE, RSH.SpeechAct)
    return MappingProxyType(
        {
            slug: SpeechActTerm(
                slug=slug,
                iri=ACT.BASE + slug,
                label=_one(facts, SKOS.prefLabel, slug),
                assertive=RSH.Assertive in facts[RDF.type],
                broader=_slug(facts, SKOS.broader, ACT.BASE),
            )
            for slug, facts in described.items()
        }
    )


@cache
def event_types() -> Mapping[str, EventTypeTerm]:
    """Return the event types by slug, quad classes among them, in the order of the file."""
    described = _described(EVENT.BASE, RSH.EventType)
    return MappingProxyType(
        {
            slug: EventTypeTerm(
                slug=slug,
                iri=EVENT.BASE + slug,
                label=_one(facts, SKOS.prefLabel, slug),
                quad_class=_slug(facts, RSH.quadClass, EVENT.BASE),
                plover=tuple(facts.get(RSH.ploverMapping, ())),
            )
            for slug, facts in described.items()
        }
    )


@cache
def predicates() -> Mapping[str, PredicateTerm]:
    """Return the listed predicates by slug, in the order of the file."""
    return MappingProxyType({slug: _predicate(slug, facts) for slug, facts in _described(PREDICATE, RSH.Predicate).items()})


def predicate_term(slug: str) -> PredicateTerm:
    """Return the predicate of this slug; for a lemma that is not listed ("en/fly") one without type, roles and forms.

    >>> predicate_term("capture").past, predicate_term("en/fly").label
    ('captured', 'fly')
    """
    listed = predicates().get(slug)
    return listed or PredicateTerm(slug=slug, iri=pred(slug), label=slug.rsplit("/", 1)[-1].replace("-", " "))


def leak_shape(used: Iterable[str] = ()) -> str:
    """Return, as Turtle, the SHACL shape that no reportable predicate is used as an RDF property.

    SHACL core knows properties only by name, hence one constraint for each listed predicate. A predicate that is not listed is caught only
    where its IRI is given.

    Args:
        used: IRIs of further predicates, such as all rdf:predicate values of a graph.
    """
    iris = sorted({term.iri for term in predicates().values()} | {iri for iri in used if iri.startswith(PREDICATE)})
    targets = " ,\n    ".join(f"<{iri}>" for iri in iris)
    constraints = " ,\n    ".join(f"[ sh:path <{iri}> ; sh:maxCount 0 ]" for iri in iris)
    return (
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n\n"
        '<https://w3id.org/rashomon/shape/NeverAsserted> a sh:NodeShape ;\n  sh:message "reported content stands as a fact"@en ;\n'
        f"  sh:targetSubjectsOf\n    {targets} ;\n  sh:property\n    {constraints} .\n"
    )


def shape_files() -> list[Path]:
    """Return the SHACL files of the ontology, sorted. The never-asserted shape is not among them; see leak_shape."""
    return sorted((ontology() / "shapes").glob("*.ttl"))


type _Facts = dict[str, list[str]]


@cache
def _facts() -> Mapping[str, _Facts]:
    """Return for each subject its values by property."""
    found: dict[str, _Facts] = {}
    for triple in vocabulary_triples():
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            found.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object.value)
    return found


def _described(base: str, kind: str) -> dict[str, _Facts]:
    return {iri.removeprefix(base): facts for iri, facts in _facts().items() if iri.startswith(base) and kind in facts.get(RDF.type, ())}


def _predicate(slug: str, facts: _Facts) -> PredicateTerm:
    return PredicateTerm(
        slug=slug,
        iri=PREDICATE + slug,
        label=_one(facts, SKOS.prefLabel, slug),
        event_type=_slug(facts, RSH.eventType, EVENT.BASE),
        past=_maybe(facts, RSH.pastForm),
        passive=_maybe(facts, RSH.passiveForm),
        present=_maybe(facts, RSH.presentForm),
        noun=_maybe(facts, RSH.nounForm),
        preposition=_maybe(facts, RSH.objectPreposition),
        subject_is=_maybe(facts, RSH.subjectIs),
        object_is=_maybe(facts, RSH.objectIs),
        roles=tuple(sorted(iri.removeprefix(RSH.BASE) for iri in facts.get(RSH.takesRole, ()))),
        broader=tuple(sorted(iri.removeprefix(PREDICATE) for iri in facts.get(SKOS.broader, ()))),
    )


def _maybe(facts: _Facts, property_: str) -> str | None:
    values = facts.get(property_, [])
    return values[0] if values else None


def _one(facts: _Facts, property_: str, slug: str) -> str:
    values = facts.get(property_, [])
    if len(values) != 1:
        raise VocabularyError(f"{slug}: needs exactly one {property_}, has {len(values)}")
    return values[0]


def _slug(facts: _Facts, property_: str, base: str) -> str | None:
    value = _maybe(facts, property_)
    return value.removeprefix(base) if value else None
