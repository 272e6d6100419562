"""A graph at a server: what is written comes back, and the server answers as the embedded store does."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from tests.graph.world import World, thing
from tests.servers import JSON, NOTHING, Asked, Told, oxigraph, scripted

from rashomon.errors import NotAStoreError, QueryError, ServerError, StoreError, StoreInUseError
from rashomon.graph import client, remote
from rashomon.graph.dataset import open_graph
from rashomon.graph.opening import reading, work_of, writing
from rashomon.graph.places import graph_of
from rashomon.graph.query import Bounds, rows, select
from rashomon.graph.questions import packaged
from rashomon.graph.remote import TRUTHS, RemoteGraph
from rashomon.graph.serialize import to_bytes
from rashomon.graph.server import Place, Server, place
from rashomon.graph.store import open_for_reading
from rashomon.graph.terms import text
from rashomon.graph.validate import check
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import RDF, RDFS, RSH, SKOS, XSD
from rashomon.resources import ontology
from rashomon.settings import Settings
from rashomon.vocabulary.terms import read_turtle

GRAPH = graph_of("derived")
GIVEN = {"place": "ostbrug", "thing": "Eastbridge", "actor": "Karl Venn", "person": "Karl Venn", "day": "2031-05-07"}
ARTICLE = f"{DEFAULT_BASE}graph/article-0"
CONSTRUCT = "CONSTRUCT { ?c a rsh:Claim } { ?c rsh:words ?w }"


def at(url: str, work: Path) -> Server:
    found = place(url, work=work, settings=Settings(), environment={})
    assert isinstance(found, Server)
    return found


def bare(kg: Server) -> Server:
    """The same server, named so that it has no Graph Store protocol."""
    return dataclasses.replace(kg, query=f"{kg.url}/query", update=f"{kg.url}/update")


def fill(place: Place, world: World) -> None:
    """Write the invented conflict, with the texts of its articles."""
    with writing(place) as opened:
        opened.insert(world.graphs() | {graph_of("vocabulary"): list(vocabulary_quads())})
        for extraction in world.extractions:
            opened.put_text(extraction.article.text)


@pytest.fixture(scope="module")
def embedded(world: World, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented conflict in a graph directory."""
    path = tmp_path_factory.mktemp("embedded") / "kg"
    fill(path, world)
    return path


@pytest.fixture(scope="module")
def kg(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same at a server; only read by tests."""
    with oxigraph() as url:
        served = at(url, tmp_path_factory.mktemp("served") / "work")
        fill(served, world)
        yield served


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for tests that write one graph after the other."""
    with oxigraph() as url:
        yield at(url, tmp_path_factory.mktemp("scratch") / "work")


def article(graph: str = ARTICLE) -> Quad:
    return Quad(NamedNode("urn:a"), NamedNode(RSH.sha256), text("0"), NamedNode(graph))


def quads(*words: str) -> list[Quad]:
    return [Quad(NamedNode("urn:s"), NamedNode("urn:p"), text(word), NamedNode(GRAPH)) for word in words]


def test_graph_comes_back_as_it_was_written(kg: Server, embedded: Path) -> None:
    with reading(kg) as there, open_for_reading(embedded) as here:
        assert (there.base, there.graphs()) == (here.base, here.graphs())
        assert to_bytes(there.quads(), "nquads", there.base) == to_bytes(here.quads(), "nquads", here.base)
        assert set(there.quads(GRAPH)) == set(here.quads(GRAPH))
        assert set(there.having(RDF.type, RSH.Claim)) == set(here.having(RDF.type, RSH.Claim))
        assert set(there.having(SKOS.prefLabel)) == set(here.having(SKOS.prefLabel))
        assert there.types(thing("norland")) == here.types(thing("norland")) != []
    with reading(bare(kg)) as there, open_for_reading(embedded) as here:
        assert set(there.quads()) == set(here.quads())


@pytest.mark.parametrize("name", sorted(packaged()))
def test_packaged_question_has_the_same_answer(name: str, kg: Server, embedded: Path) -> None:
    question = packaged()[name]
    known = [parameter.name for parameter in question.parameters if parameter.name in GIVEN]
    with open_for_reading(embedded) as here:
        for values in ({}, *({one: GIVEN[one]} for one in known)):
            assert select(kg, name, values) == select(here, name, values)


@pytest.mark.parametrize("query", ["ASK { ?c a rsh:Claim }", "ASK { ?c a rsh:Nonsense }", CONSTRUCT])
def test_other_questions_have_the_same_answer(query: str, kg: Server, embedded: Path) -> None:
    assert select(kg, query) == select(embedded, query)


def test_rows_are_cut_and_it_is_said(kg: Server) -> None:
    answer = select(kg, "SELECT ?s { ?s ?p ?o }", bounds=Bounds(rows=3))
    assert (len(rows(kg, "SELECT ?s { ?s ?p ?o } LIMIT 3").terms), getattr(answer, "truncated", None)) == (3, True)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "changed by 'rashomon build' alone"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("SELECT * { ?s ?p }", "no SPARQL query"),
        ("ASK {} ; DROP ALL", "no SPARQL query"),
        ("nonsense", "no such question"),
    ],
)
def test_nothing_but_a_question_reaches_the_server(kg: Server, query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        select(kg, query)


def test_endless_answer_ends_at_the_deadline(kg: Server) -> None:
    with pytest.raises((QueryError, ServerError), match="in time"):
        select(kg, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", bounds=Bounds(seconds=0.5))


def test_check_and_rdflib_read_it(kg: Server, embedded: Path, tmp_path: Path) -> None:
    assert check(kg) == check(embedded)
    without = check(dataclasses.replace(kg, work=tmp_path))
    assert without.findings == ()
    assert without.quotations == 0
    assert f"not checked: quotations: the texts are not in {tmp_path}" in without.lines()[0]
    graph = open_graph(kg)
    assert len(list(graph.query("SELECT ?c { ?c a rsh:Claim }"))) == len(rows(kg, "SELECT ?c { ?c a rsh:Claim }").terms)
    graph.close()


def test_working_directory_is_the_servers_own(kg: Server, tmp_path: Path) -> None:
    assert work_of(kg) == kg.work
    with pytest.raises(NotAStoreError, match="name that address"), open_for_reading(kg.work):
        pass
    with pytest.raises(NotAStoreError, match="--work"):
        work_of(dataclasses.replace(kg, work=tmp_path))
    with (
        pytest.raises(StoreError, match=f"is the working directory of {kg.url}"),
        writing(bare(dataclasses.replace(kg, url=f"{kg.url}/."))),
    ):
        pass
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NotAStoreError, match="holds something else"), writing(dataclasses.replace(kg, work=tmp_path)):
        pass
    with writing(kg), pytest.raises(StoreInUseError), writing(kg):
        pass


def test_other_base_is_refused(kg: Server) -> None:
    with (
        pytest.raises(StoreError, match=f"live under {DEFAULT_BASE}, not under https://mine.example/"),
        writing(kg, base="https://mine.example/"),
    ):
        pass


def test_empty_server_holds_no_graph(tmp_path: Path) -> None:
    with oxigraph() as url:
        empty = at(url, tmp_path)
        with (
            pytest.raises(NotAStoreError, match=f"holds no rashomon graph; 'rashomon build PATH... --into {url}'"),
            reading(empty),
        ):
            pass
        with writing(empty, base="https://mine.example/id/") as opened:
            opened.insert({"https://mine.example/id/graph/article-1": [article()]})
        with reading(empty) as opened:
            assert opened.base == "https://mine.example/id/"
            assert opened.graphs() == ["https://mine.example/id/graph/article-1"]


@pytest.mark.parametrize("protocol", ["graph store", "updates alone"])
@pytest.mark.parametrize("chunk", [client.CHUNK, 400])
def test_replacing_leaves_exactly_what_is_given(scratch: Server, protocol: str, chunk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph that goes in one request, and one that takes several."""
    monkeypatch.setattr(client, "CHUNK", chunk)
    monkeypatch.setattr(remote, "CHUNK", chunk)
    first, second = [f"word {number}" for number in range(40)], [f"word {number}" for number in range(20, 70)]
    with writing(bare(scratch) if protocol == "updates alone" else scratch) as opened:
        assert opened.replace({GRAPH: quads(*first)}) == (0, 40)
        assert opened.replace({GRAPH: quads(*first)}) == (0, 0)
        assert opened.replace({GRAPH: quads(*second)}) == (20, 30)
        assert {quad.object.value for quad in opened.quads(GRAPH) if isinstance(quad.object, Literal)} == set(second)
        for _ in range(2):
            opened.insert({GRAPH: iter(quads(*first, *first))})
            assert {quad.object.value for quad in opened.quads(GRAPH) if isinstance(quad.object, Literal)} == set(first)
        opened.insert({GRAPH: []})
        opened.insert({GRAPH: []})
        assert list(opened.quads(GRAPH)) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.builds(Literal, st.text(st.characters(exclude_categories=["Cs"])))
        | st.builds(Literal, st.text(st.characters(exclude_categories=["Cs"])), language=st.sampled_from(["en", "hy-latn", "zh-hans-cn"]))
        | st.builds(Literal, st.dates().map(str), datatype=st.just(NamedNode(XSD.date)))
        | st.builds(Literal, st.integers(-(2**63), 2**63 - 1))
        | st.builds(Literal, st.booleans()),
        max_size=5,
    ),
    updates=st.booleans(),
)
def test_every_literal_survives(scratch: Server, words: list[Literal], updates: bool) -> None:
    written = {Quad(NamedNode("urn:s"), NamedNode("urn:p"), word, NamedNode(GRAPH)) for word in words}
    with writing(bare(scratch) if updates else scratch) as opened:
        opened.insert({GRAPH: written})
        assert set(opened.quads(GRAPH)) == written


def test_many_articles_are_listed_in_pages(scratch: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "PAGE", 3)
    graphs = [f"{DEFAULT_BASE}graph/article-{number}" for number in range(10)]
    with writing(scratch) as opened:
        opened.insert({graph: [article(graph)] for graph in graphs})
        assert isinstance(opened, RemoteGraph)
        assert list(opened.articles()) == graphs
        opened.insert({graph: [] for graph in graphs})


def test_each_graph_is_named_where_a_server_knows_no_union(tmp_path: Path) -> None:
    asked: list[list[str]] = []

    def answer(request: Asked) -> Told:
        """A server whose default graph is what the request names, and nothing else."""
        query, named = request.fields["query"][0], request.fields.get("default-graph-uri", [])
        if "SELECT ?words" in query:
            asked.append(named)
            return 200, JSON, b'{"head":{"vars":["words"]},"results":{"bindings":[]}}'
        if "SELECT" in query:
            bound = b'{"g":{"type":"uri","value":"%s"}}' % ARTICLE.encode() if '> ""' in query or query.endswith("LIMIT 1") else b""
            return 200, JSON, b'{"head":{"vars":["g"]},"results":{"bindings":[%s]}}' % bound
        return 200, JSON, b'{"head":{},"boolean":false}'

    with scripted(answer) as url:
        rows(dataclasses.replace(at(url, tmp_path), query=url), "SELECT ?words { ?c rsh:words ?words }")
    assert asked == [[ARTICLE]]


def test_answer_that_the_server_cut_is_told(tmp_path: Path) -> None:
    bound = b'{"g":{"type":"uri","value":"%s"},"s":{"type":"uri","value":"urn:s"}}' % GRAPH.encode()
    cut = JSON | {"X-SPARQL-MaxRows": "1"}

    def answer(request: Asked) -> Told:
        if "ASK" in request.fields["query"][0]:
            return 200, JSON, b'{"head":{},"boolean":true}'
        return 200, cut, b'{"head":{"vars":["g","s"]},"results":{"bindings":[%s]}}' % bound

    with scripted(answer) as url, reading(dataclasses.replace(at(url, tmp_path), query=url)) as opened:
        assert getattr(select(opened, "SELECT ?g ?s { ?s ?p ?g }"), "truncated", None)
        with pytest.raises(ServerError, match="cuts its answers"):
            opened.types("urn:s")


def test_properties_of_truth_are_those_of_the_ontology() -> None:
    triples = read_turtle(ontology() / "rashomon.ttl")
    declared = {str(one.subject)[1:-1] for one in triples if one.predicate.value == RDFS.range and str(one.object) == f"<{XSD.boolean}>"}
    assert declared == TRUTHS


def test_silence_is_no_graph(tmp_path: Path) -> None:
    with scripted(NOTHING) as url, pytest.raises(ServerError, match="no SPARQL server answers here"), reading(at(url, tmp_path)):
        pass


@pytest.mark.parametrize("honest", [True, False])
def test_graph_that_is_cut_unsaid_is_asked_for_in_parts(tmp_path: Path, honest: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SUSPECT", 2)
    monkeypatch.setattr(client, "PART", 2)
    lines = [f'<urn:s> <urn:p> "{number}" .\n' for number in range(5)]

    def answer(request: Asked) -> Told:
        query = request.fields["query"][0]
        if "COUNT" in query:
            count = b'{"n":{"type":"literal","value":"5","datatype":"http://www.w3.org/2001/XMLSchema#integer"}}'
            return 200, JSON, b'{"head":{"vars":["n"]},"results":{"bindings":[%s]}}' % count
        begin = int(query.split("OFFSET ")[1].split()[0]) if "OFFSET" in query and honest else 0
        return 200, {"Content-Type": "application/n-triples"}, "".join(lines[begin : begin + 2]).encode()

    with scripted(answer) as url:
        made = client.Client(dataclasses.replace(at(url, tmp_path), query=url))
        if honest:
            assert len(list(made.graph("urn:g"))) == 5
        else:
            with pytest.raises(ServerError, match="cuts its answers; raise its limit"):
                made.graph("urn:g")
