import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal as OxLiteral
from pyoxigraph import Quad, QuerySolutions
from rdflib import Dataset, Literal, URIRef
from rdflib.query import Result
from tests.graph.world import World, thing

from rashomon.errors import QueryError, StoreError
from rashomon.graph.answers import Rows, Triples, Truth
from rashomon.graph.dataset import open_graph
from rashomon.graph.places import graph_of
from rashomon.graph.query import Bounds, rows, select
from rashomon.graph.questions import packaged
from rashomon.graph.store import open_for_reading, open_for_writing
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.namespaces import PREFIXES, SKOS

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")  # rdflib's own evaluator

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?claim a rsh:Claim }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GIVEN = {"place": "Ostbrug", "thing": "Eastbridge", "actor": "Karl Venn", "person": "Karl Venn", "day": "2031-05-07"}


@pytest.fixture(scope="module")
def kg(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "kg"
    with open_for_writing(path) as opened:
        labels = [quad for quad in vocabulary_quads() if quad.predicate.value == SKOS.prefLabel]
        opened.replace(world.graphs() | {graph_of("vocabulary"): labels})
    return path


@pytest.fixture(scope="module")
def dataset(kg: Path) -> Dataset:
    """Return the same graph in rdflib's own memory store."""
    found = Dataset(default_union=True)
    with open_for_reading(kg) as opened:
        for quad in opened.quads():
            subject, graph = URIRef(str(quad.subject)[1:-1]), URIRef(str(quad.graph_name)[1:-1])
            found.graph(graph).add((subject, URIRef(quad.predicate.value), term_of(quad)))
    return found


def term_of(quad: Quad) -> URIRef | Literal:
    term = quad.object
    if isinstance(term, OxLiteral):
        return Literal(term.value, lang=term.language) if term.language else Literal(term.value, datatype=URIRef(term.datatype.value))
    return URIRef(str(term)[1:-1])


def in_rdflib(result: Result) -> list[str]:
    return sorted(repr(tuple(None if term is None else str(term) for term in row)) for row in result if isinstance(row, tuple))


def here(answer: Rows) -> list[str]:
    return sorted(repr(tuple(term.value if term else None for term in row)) for row in answer.terms)


@pytest.mark.parametrize("name", sorted(packaged()))
def test_packaged_question_gives_the_same_rows_everywhere(name: str, kg: Path, dataset: Dataset) -> None:
    answer, sparql = rows(kg, name), packaged()[name].sparql
    assert here(answer) == in_rdflib(dataset.query(sparql, initNs=PREFIXES))
    assert here(answer) == in_rdflib(open_graph(kg).query(sparql, initNs=PREFIXES))
    assert len(answer.terms) == len(set(answer.terms))


@pytest.mark.parametrize("name", sorted(name for name, question in packaged().items() if question.parameters))
def test_parameters_narrow_the_answer_as_they_do_in_rdflib(name: str, kg: Path, dataset: Dataset) -> None:
    question = packaged()[name]
    for parameter in question.parameters:
        if parameter.kind == "thing" and parameter.name in GIVEN:
            iri = thing("karl-venn" if parameter.name in ("actor", "person") else "eastbridge")
            answer = rows(kg, name, {parameter.name: GIVEN[parameter.name]})
            asked = question.asked_with([parameter.name])
            assert len(answer.terms) == len(dataset.query(asked, initNs=PREFIXES, initBindings={parameter.name: URIRef(iri)}))
            assert answer == rows(kg, name, {parameter.name: iri})
            assert answer.variables == rows(kg, name).variables
            assert set(answer.terms) <= set(rows(kg, name).terms)
            assert answer.terms or not rows(kg, name).terms


@pytest.mark.parametrize("name", sorted(packaged()))
def test_rows_come_in_the_order_that_the_question_asks_for(name: str, kg: Path) -> None:
    answer, question = rows(kg, name), packaged()[name]
    places = [answer.variables.index(key.name) for key in question.order]
    with open_for_reading(kg) as opened:
        found = opened.store.query(question.sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        assert isinstance(found, QuerySolutions)
        theirs = [tuple(solution[place] for place in places) for solution in found]
    assert [tuple(row[place] for place in places) for row in answer.terms] == theirs


def test_every_question_says_what_it_answers_and_declares_its_parameters() -> None:
    for name, question in packaged().items():
        assert question.about.endswith(("?", ".", ")")), name
        assert question.optional <= {parameter.name for parameter in question.parameters}, name
        assert "{" not in question.about


def test_disputes_show_both_sides_with_their_words(kg: Path) -> None:
    found = {(record["position"], record["who"], record["words"]) for record in rows(kg, "disputes", {"place": "Ostbrug"}).records}
    assert ("no", "Karl Venn", "“The fighting in Ostbrug goes on,”") in found
    assert ("yes", "Ada Brandt", "her troops had captured Eastbridge") in found


def test_one_person_on_both_sides_is_a_reversal(kg: Path) -> None:
    found = rows(kg, "reversals").records
    assert [(record["who"], record["firstWords"], record["thenWords"]) for record in found] == [
        ("Karl Venn", "“The fighting in Ostbrug goes on,”", "the loss of Ostbrug")
    ]


def test_contradictions_pair_claimants(kg: Path) -> None:
    pairs = {frozenset((str(record["who"]), str(record["whom"]))) for record in rows(kg, "contradictions").records}
    assert frozenset(("Ada Brandt", "Sudria")) in pairs
    assert frozenset(("Northern Post", "Harbour Radio")) in pairs
    assert frozenset(("Ada Brandt", "Northern Post")) not in pairs


def test_a_day_bounds_what_was_on_record(kg: Path) -> None:
    assert rows(kg, "as-of", {"day": "2031-05-06"}).terms
    assert not rows(kg, "as-of", {"day": "2031-05-05"}).terms
    with pytest.raises(QueryError, match="is no day"):
        rows(kg, "as-of", {"day": "yesterday"})


@pytest.mark.parametrize(
    ("query", "parameters", "message"),
    [
        ("no-such-question", {}, "no such question; there are"),
        ("disputes", {"colour": "red"}, "no parameter 'colour'; there are: day, place"),
        ("disputes", {"place": "Atlantis"}, "nothing in this store is named 'Atlantis'"),
        ("SELECT ?x WHERE {", {}, "no SPARQL query"),
        ("SELECT ?x WHERE { ?x nope:a 1 }", {}, "no SPARQL query"),
        ("DROP ALL", {}, "begins with SELECT"),
        ("ASK {}", {}, "gives no rows"),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(kg: Path, query: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        rows(kg, query, parameters)
    assert "Traceback" not in str(caught.value)


def test_answers_have_types(kg: Path) -> None:
    assert select(kg, "ASK { ?c a rsh:Claim }") == Truth(value=True)
    triples = select(kg, "CONSTRUCT { ?c a rsh:Claim } WHERE { ?c a rsh:Claim }")
    assert isinstance(triples, Triples)
    assert triples.ntriples.splitlines() == sorted(triples.ntriples.splitlines())
    record = rows(kg, "SELECT ?c ?n ?s ?d ?b WHERE { ?c rsh:start ?n ; rsh:confidence ?s ; rsh:madeTo ?d } ORDER BY ?n LIMIT 1").records[0]
    assert isinstance(record["n"], int)
    assert isinstance(record["s"], Decimal)
    assert record["b"] is None
    assert "1" in str(record["d"])


def test_rows_are_cut_and_it_is_said(kg: Path) -> None:
    answer = select(kg, "SELECT ?s WHERE { ?s ?p ?o }", bounds=Bounds(rows=3))
    assert isinstance(answer, Rows)
    assert answer.truncated
    assert len(answer.terms) == 3


def test_runaway_ends_at_the_deadline(kg: Path) -> None:
    begin = time.monotonic()
    with pytest.raises(QueryError, match="no answer within 1 s"):
        select(kg, RUNAWAY, bounds=Bounds(seconds=1))
    assert time.monotonic() - begin < 2
    assert rows(kg, COUNT).records == [{"n": 7}]


def test_interrupt_ends_a_runaway_within_two_seconds(kg: Path) -> None:
    program = (
        f"from pathlib import Path; from rashomon.graph.query import select; print('go', flush=True);select(Path({str(kg)!r}), {RUNAWAY!r})"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.5)
    begin = time.monotonic()
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=5)
    assert time.monotonic() - begin < 2


def test_a_question_that_ends_its_process_is_an_error_here(kg: Path) -> None:
    deep = "ASK { FILTER(" + " || ".join(["1 = 1"] * 3000) + ") }"
    assert len(deep) > 16_384
    with pytest.raises(QueryError):
        select(kg, deep)
    with pytest.raises(QueryError, match="ended the process"):
        select(kg, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g", bounds=Bounds(megabytes=600, seconds=30))


def test_damaged_store_gives_no_part_of_the_rows(kg: Path, tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg") as opened, open_for_reading(kg) as whole:
        opened.replace({"urn:g": list(whole.quads())})
        opened.store.optimize()
        opened.flush()
    for found in (tmp_path / "kg" / "store").glob("*.sst"):
        data = bytearray(found.read_bytes())
        data[: len(data) // 3] = bytes(len(data) // 3)
        found.write_bytes(bytes(data))
    with pytest.raises(StoreError, match="store damaged"):
        rows(tmp_path / "kg", "SELECT ?s ?p ?o WHERE { ?s ?p ?o }")
