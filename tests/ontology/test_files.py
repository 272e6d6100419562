"""What holds of every term of the ontology."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from rashomon.namespaces import PREDICATE, RSH
from rashomon.resources import ontology
from rashomon.vocabulary.terms import FILES, predicates, shape_files

TURTLE = sorted(ontology().glob("*.ttl"))
IRI = {name: URIRef(RSH[name]) for name in RSH}
SH = Namespace("http://www.w3.org/ns/shacl#")

LISTS = {
    "Answer",
    "Aspect",
    "AttributionBasis",
    "AttributionKind",
    "Certainty",
    "DateBasis",
    "Kind",
    "Modality",
    "Quoting",
    "Stance",
    "Verdict",
}
"""Classes whose members are values, checked where they are used."""


@pytest.mark.parametrize("name", FILES)
def test_file_says_the_same_to_both_readers(name: str) -> None:
    path = ontology() / name
    triples = set(parse(path.read_bytes(), format=RdfFormat.TURTLE))
    assert len(triples) == len(Graph().parse(path)) > 0


@pytest.mark.parametrize("path", TURTLE, ids=lambda path: path.name)
def test_file_has_no_blank_node(path: Path) -> None:
    assert not [
        quad
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    ]


@pytest.mark.parametrize("path", [*TURTLE, *shape_files()], ids=lambda path: path.name)
def test_file_uses_only_declared_terms_and_no_predicate_as_property(path: Path) -> None:
    for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        for term in (quad.subject, quad.predicate, quad.object):
            if isinstance(term, NamedNode) and term.value.startswith(RSH.BASE):
                assert term.value.removeprefix(RSH.BASE) in RSH, term
        assert not quad.predicate.value.startswith(PREDICATE)


@pytest.mark.parametrize("term", sorted(RSH))
def test_term_has_label_comment_and_source(term: str, vocabulary: Graph) -> None:
    for property_ in (RDFS.label, RDFS.comment, RDFS.isDefinedBy):
        assert len(list(vocabulary.objects(IRI[term], property_))) == 1, property_


def test_domains_and_ranges_are_known_classes(vocabulary: Graph) -> None:
    classes = set(vocabulary.subjects(RDF.type, OWL.Class))
    for property_ in (RDFS.domain, RDFS.range):
        for named in vocabulary.objects(None, property_):
            assert named in classes or not str(named).startswith(RSH.BASE), named


def test_value_belongs_to_a_closed_list(vocabulary: Graph) -> None:
    for value in vocabulary.subjects(RDF.type, OWL.NamedIndividual):
        assert {str(kind).removeprefix(RSH.BASE) for kind in vocabulary.objects(value, RDF.type)} - {str(OWL.NamedIndividual)} <= LISTS


def test_every_class_has_a_shape(vocabulary: Graph, shapes: Graph) -> None:
    aimed = set(shapes.objects(None, SH.targetClass))
    for kind in vocabulary.subjects(RDF.type, OWL.Class):
        if str(kind).removeprefix(RSH.BASE) not in LISTS:
            assert aimed & set(vocabulary.transitive_objects(kind, RDFS.subClassOf)), kind


def test_shapes_use_shacl_core_only(shapes: Graph) -> None:
    for property_ in (SH.sparql, SH.js, SH.rule):
        assert not list(shapes.subject_objects(property_))


def test_shapes_say_what_is_wrong(shapes: Graph) -> None:
    for shape in shapes.subjects(RDF.type, SH.NodeShape):
        assert list(shapes.objects(shape, SH.message)), shape


def test_labels_of_concepts_are_one_and_unlike(vocabulary: Graph) -> None:
    for kind in ("Predicate", "SpeechAct", "EventType"):
        seen: dict[str, URIRef] = {}
        for concept in vocabulary.subjects(RDF.type, IRI[kind]):
            labels = list(vocabulary.objects(concept, SKOS.prefLabel))
            assert len(labels) == 1, concept
            assert isinstance(labels[0], Literal)
            assert labels[0].language == "en"
            assert seen.setdefault(str(labels[0]), URIRef(str(concept))) == concept


def test_predicates_are_those_that_triggers_were_promised() -> None:
    promised = (
        "capture fight provoke shoot-down distance-from attack shell bomb strike kill wound destroy withdraw retreat "
        "advance besiege control violate-ceasefire agree-ceasefire sign meet negotiate mediate support arm supply "
        "sanction arrest detain release exchange-prisoners abduct torture deport displace flee protest crash sink "
        "explode collide cause investigate accuse condemn deny threaten promise demand apologise compensate recognise "
        "annex declare-independence elect resign appoint vote mobilise deploy test launch hack poison assassinate "
        "rescue evacuate aid close-border ban spokesperson-of president-of ally-of part-of capital-of largest-city-of "
        "second-largest-city-of located-in minister-of member-of "
    )
    assert set(promised.split()) <= set(predicates())
