"""Shapes and vocabulary as rdflib graphs, and one way to judge data by them."""

from collections.abc import Callable

import pyshacl
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.term import Node

from rashomon.resources import ontology
from rashomon.vocabulary.terms import FILES, leak_shape, shape_files

SH = Namespace("http://www.w3.org/ns/shacl#")
SHAPE = "https://w3id.org/rashomon/shape/"

Judge = Callable[[Graph], set[str]]


@pytest.fixture(scope="session")
def shapes() -> Graph:
    """All shapes, the generated one among them."""
    graph = Graph()
    for path in shape_files():
        graph.parse(path)
    return graph.parse(data=leak_shape(), format="turtle")


@pytest.fixture(scope="session")
def vocabulary() -> Graph:
    """The vocabulary without names."""
    graph = Graph()
    for name in FILES:
        graph.parse(ontology() / name)
    return graph


@pytest.fixture(scope="session")
def judge(shapes: Graph, vocabulary: Graph) -> Judge:
    """The names of the shapes that data break, once the vocabulary is added."""
    owner: dict[Node, Node] = {shape: shape for shape in shapes.subjects(RDF.type, SH.NodeShape) if isinstance(shape, URIRef)}
    owner.update((part, shape) for shape in list(owner) for part in shapes.objects(shape, SH.property))

    def broken(data: Graph) -> set[str]:
        conforms, report, _ = pyshacl.validate(data + vocabulary, shacl_graph=shapes, inference="none")
        found = {str(owner.get(shape, shape)).removeprefix(SHAPE) for shape in report.objects(None, SH.sourceShape)}
        assert conforms == (not found)
        return found

    return broken
