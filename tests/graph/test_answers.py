import csv
import json

import pytest
from lxml.etree import fromstring
from pyoxigraph import Literal, NamedNode

from rashomon.graph.answers import Rows, Triples, Truth, ordered, write_answer
from rashomon.graph.terms import day, english, number, text

ROWS = Rows(
    variables=("a", "b"),
    terms=((NamedNode("urn:x"), text('say "hi",\nyou <b>\x01')), (None, english("hej", "sv")), (number(2), day("2020-01-02"))),
)


def test_csv_keeps_every_character() -> None:
    found = list(csv.reader(write_answer(ROWS, "csv").splitlines(keepends=True)))
    assert found == [["a", "b"], ["urn:x", 'say "hi",\nyou <b>\x01'], ["", "hej"], ["2", "2020-01-02"]]


def test_json_follows_the_standard_of_sparql_results() -> None:
    found = json.loads(write_answer(ROWS, "json"))
    assert found["head"] == {"vars": ["a", "b"]}
    assert found["results"]["bindings"][1] == {"b": {"type": "literal", "value": "hej", "xml:lang": "sv"}}
    assert found["results"]["bindings"][2]["a"]["datatype"].endswith("#integer")
    assert json.loads(write_answer(Truth(value=True), "json")) == {"head": {}, "boolean": True}


def test_xml_is_well_formed_whatever_the_words() -> None:
    root = fromstring(write_answer(ROWS, "xml").encode())
    space = "{http://www.w3.org/2005/sparql-results#}"
    assert next(found.text for found in root.iter(f"{space}literal")) == 'say "hi",\nyou <b>\ufffd'
    assert len(list(root.iter(f"{space}result"))) == 3
    assert "true" in write_answer(Truth(value=True), "xml")


def test_cells_are_python_values_and_wrong_literals_stay_strings() -> None:
    wrong = Literal("soon", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    assert Rows(variables=("a",), terms=((wrong,), (number(2),))).cells == [("soon",), (2,)]


def test_rows_among_some_values_are_those_that_have_one() -> None:
    assert ROWS.among("a", {"urn:x", "2", "hej"}).terms == (ROWS.terms[0], ROWS.terms[2])
    assert ROWS.among("b", frozenset()).terms == ()


def test_triples_are_lines() -> None:
    assert write_answer(Triples(ntriples="<a:> <b:> <c:> .\n"), "csv") == "<a:> <b:> <c:> .\n"


def test_rows_are_put_in_order_by_what_their_cells_are() -> None:
    cells = [text("b"), None, number(10), NamedNode("urn:x"), text("a"), number(9), number(-1.5)]
    rows = Rows(variables=("a",), terms=tuple((one,) for one in cells))
    words = [term and term.value for (term,) in ordered(rows, [("a", False)]).terms]
    assert words == [None, "urn:x", "-1.5", "9", "10", "a", "b"]
    assert [term and term.value for (term,) in ordered(rows, [("a", True)]).terms] == words[::-1]


def test_rows_that_an_order_leaves_alike_are_put_in_order_by_their_other_cells() -> None:
    rows = Rows(
        variables=("a", "b", "c"), terms=tuple((text(a), number(b), text(c)) for a, b, c in [("y", 1, "x"), ("z", 2, "x"), ("x", 1, "y")])
    )
    assert [cells[0] for cells in ordered(rows, [("c", False), ("b", True)]).cells] == ["z", "y", "x"]
    with pytest.raises(ValueError, match="no variable"):
        ordered(rows, [("d", False)])
