"""Questions as text: what a server is asked is what the embedded store is asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from rashomon.errors import QueryError
from rashomon.graph.answers import Rows, Truth
from rashomon.graph.bound import as_text
from rashomon.graph.query import select

QUESTIONS = (
    ("SELECT ?x ?y { ?x <urn:p> ?y FILTER(?y = ?n) }", (2, 1, 0)),
    ("SELECT ?x (COUNT(*) AS ?c) WHERE { ?x <urn:p> ?y FILTER(?y = ?n) } GROUP BY ?x", (2, 1, 0)),
    ("# a {\nSELECT (IF(EXISTS { ?x <urn:p> ?y }, 'a{', \"}\") AS ?z) WHERE { ?x <urn:p> ?y FILTER(?y = ?n) }", (2, 1, 0)),
    ("PREFIX x: <urn:> SELECT ?x ?y { ?x x:p ?y OPTIONAL { ?x x:q ?z FILTER(?z = ?n) } FILTER(BOUND(?z)) } LIMIT 9", (1, 0, 0)),
    ("SELECT ?x { ?x <urn:p> ?n } VALUES ?x { <urn:a> }", (1, 1, 0)),
    ("CONSTRUCT { ?x <urn:found> ?n } WHERE { ?x <urn:p> ?n } VALUES ?x { <urn:a> }", (1, 1, 0)),
    ("CONSTRUCT { ?x <urn:found> ?y } { ?x <urn:p> ?y FILTER(?y = ?n) }", (2, 1, 0)),
    ("ASK { ?x <urn:p> ?y FILTER(?y = ?n) }", (1, 1, 0)),
    ("DESCRIBE ?x { ?x <urn:p> ?n }", (4, 2, 0)),
)
"""With how many rows or triples they find for one, two and three."""


@pytest.fixture(scope="module")
def store() -> Store:
    made = Store()
    for subject, predicate, words in (("a", "p", "one"), ("a", "p", "two"), ("b", "p", "one"), ("b", "q", "one")):
        made.add(Quad(NamedNode(f"urn:{subject}"), NamedNode(f"urn:{predicate}"), Literal(words), NamedNode("urn:g")))
    return made


@pytest.mark.parametrize(("query", "counts"), QUESTIONS)
def test_value_reaches_every_part_of_the_pattern(store: Store, query: str, counts: tuple[int, int, int]) -> None:
    for value, count in zip(("one", "two", "three"), counts, strict=True):
        answer = select(store, as_text(query, {"unused": "urn:u"}, {"n": Literal(value)}))
        if isinstance(answer, Rows):
            assert len(answer.terms) == count
        elif isinstance(answer, Truth):
            assert answer.value == bool(count)
        else:
            assert len(answer.ntriples.splitlines()) == count


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_value_can_leave_its_quotation_marks(words: str) -> None:
    query = as_text("SELECT ?n {}", {}, {"n": Literal(words)})
    answer = select(Store(), query)
    assert isinstance(answer, Rows)
    assert answer.terms == ((Literal(words),),)


def test_prefixes_stand_before_the_question() -> None:
    assert as_text("ASK {}", {"a": "urn:a/", "b": "urn:b/"}, {}) == "PREFIX a: <urn:a/>\nPREFIX b: <urn:b/>\nASK {}"


def test_question_without_a_pattern_takes_no_value() -> None:
    with pytest.raises(QueryError, match="no pattern"):
        as_text("DESCRIBE <urn:a>", {}, {"n": Literal("one")})
