"""The curated names keep the rules of things and customs."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse
from rdflib import Graph

from rashomon.namespaces import RSH
from rashomon.resources import ontology

NAMES = sorted((ontology() / "names").glob("*.ttl"))


@pytest.mark.parametrize("path", NAMES, ids=lambda path: path.stem)
def test_names_file_uses_only_declared_terms(path: Path) -> None:
    for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE):
        for term in (quad.subject, quad.predicate, quad.object):
            assert not isinstance(term, BlankNode)
            if isinstance(term, NamedNode) and term.value.startswith(RSH.BASE):
                assert term.value.removeprefix(RSH.BASE) in RSH, term


def test_names_break_no_shape(judge: Callable[[Graph], set[str]]) -> None:
    names = Graph()
    for path in NAMES:
        names.parse(path)
    assert judge(names) == set()
