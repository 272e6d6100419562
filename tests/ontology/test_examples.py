"""Every example is judged: the valid ones pass, each invalid one breaks the one rule that its first line names."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, BNode, Graph, Namespace, URIRef

from rashomon.resources import ontology

VALID = sorted((ontology() / "examples" / "valid").glob("*.ttl"))
INVALID = sorted((ontology() / "examples" / "invalid").glob("*.ttl"))
NAMED = re.compile(r"# Breaks shape:(\w+): .+\.$")


def rule(path: Path) -> str:
    """The shape that an invalid example says it breaks."""
    found = NAMED.match(path.read_text("utf-8").splitlines()[0])
    assert found, path
    return found[1]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_example_breaks_no_shape(path: Path, judge: Callable[[Graph], set[str]]) -> None:
    assert judge(Graph().parse(path)) == set()


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_example_breaks_the_shape_it_names_and_no_other(path: Path, judge: Callable[[Graph], set[str]]) -> None:
    assert judge(Graph().parse(path)) == {rule(path)}


def test_every_shape_has_an_example_that_breaks_it(shapes: Graph) -> None:
    node_shape = Namespace("http://www.w3.org/ns/shacl#").NodeShape
    named = {str(shape).rsplit("/", 1)[1] for shape in shapes.subjects(RDF.type, node_shape) if isinstance(shape, URIRef)}
    assert named == {rule(path) for path in INVALID}


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.stem)
def test_example_has_no_blank_node(path: Path) -> None:
    assert not [term for triple in Graph().parse(path) for term in triple if isinstance(term, BNode)]
