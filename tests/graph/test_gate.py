import time

import pytest

from rashomon.errors import QueryError
from rashomon.graph.gate import DEPTH, LENGTH, admit

SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "select * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { SERVICE # here\n <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE<http://127.0.0.1/> { ?s ?p ?o } } }",
    "PREFIX e: <http://127.0.0.1/> SELECT * { SERVICE e: { ?s ?p ?o } }",
    "PREFIX : <http://127.0.0.1/> SELECT * { SERVICE:a { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a, ?b FILTER(?a<?b) SERVICE ?a { ?s ?p ?c } }",
    "SELECT * { ?s ?p 1SERVICE <http://127.0.0.1/> { ?s ?p ?c } }",
    "SELECT * { ?s ?p 'a'SERVICE <http://127.0.0.1/> { ?s ?p ?c } }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_a_question_never_leaves_this_machine(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        admit(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ex:service 'SERVICE' } # SERVICE",
        "SELECT * { ?service a <http://a.example/SERVICE> }",
        'ASK { ?s ?p """SERVICE <x>""" }',
        "# SERVICE\nPREFIX ex: <urn:>\nSELECT * { ?s ?p '\\'SERVICE' }",
        "DESCRIBE <urn:service>",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?s<?o && ?o>?s) }",
    ],
)
def test_words_that_only_look_like_it_are_admitted(query: str) -> None:
    assert admit(query) in ("select", "ask", "describe", "construct")


@pytest.mark.parametrize(
    "query", ["DROP ALL", "LOAD <file:///etc/passwd>", "INSERT DATA { <a:> <b:> <c:> }", "", "{", "BASE <urn:> DELETE WHERE { ?s ?p ?o }"]
)
def test_only_questions_are_questions(query: str) -> None:
    with pytest.raises(QueryError, match="begins with SELECT"):
        admit(query)


@pytest.mark.parametrize(
    "bomb", ["ASK " + "{" * 3000, "ASK {?s (" + "(" * 3000, "ASK { FILTER(" + "!" * 3000, "ASK { FILTER(" + "- " * 3000]
)
def test_nesting_bombs_are_refused_before_parsing(bomb: str) -> None:
    with pytest.raises(QueryError, match=f"more than {DEPTH} deep"):
        admit(bomb)


def test_long_questions_are_refused() -> None:
    with pytest.raises(QueryError, match="longer than"):
        admit("SELECT * {}" + " " * LENGTH)


@pytest.mark.parametrize("letter", ["'", '"', "<", "'''", "#", "\\", ":", "a:", "\u2028", "?", "@"])
def test_the_gate_takes_no_longer_than_reading(letter: str) -> None:
    begin = time.process_time()
    admit("SELECT * {} " + (letter * LENGTH)[: LENGTH // 4])
    assert time.process_time() - begin < 1
