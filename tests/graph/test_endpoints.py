"""Endpoints: found where each known server has them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.servers import NOTHING, YES, Asked, Told, scripted

from rashomon.errors import ServerError
from rashomon.graph.endpoints import Endpoints, find_endpoints
from rashomon.graph.server import Server
from rashomon.graph.transport import Transport

GRAPH: Told = (200, {"Content-Type": "text/turtle"}, b"")


def serving(query: str, graphs: str = "none") -> Callable[[Asked], Told]:
    """A server with a query endpoint and perhaps a Graph Store at these paths."""

    def answer(asked: Asked) -> Told:
        if asked.method == "POST":
            return YES if asked.path == query and asked.fields.get("query") == ["ASK {}"] else NOTHING
        return GRAPH if asked.path == graphs and "default" in asked.fields else NOTHING

    return answer


def found(url: str, user: str = "", **given: str) -> Endpoints:
    server = Server(url=url, work=Path("none"), user=user, password="", **given)
    return find_endpoints(server, Transport(server))


@pytest.mark.parametrize(
    ("paths", "below", "user", "wanted"),
    [
        (("/query", "/store"), "", "", ("/query", "/update", "/store")),
        (("/ds/query", "/ds/data"), "/ds", "", ("/ds/query", "/ds/update", "/ds/data")),
        (("/sparql", "/sparql-graph-crud-auth"), "", "dba", ("/sparql", "/sparql-auth", "/sparql-graph-crud-auth")),
        (("/sparql", "/sparql-graph-crud"), "", "", ("/sparql", "/sparql", "/sparql-graph-crud")),
        (("/r", "/r/rdf-graphs/service"), "/r", "", ("/r", "/r/statements", "/r/rdf-graphs/service")),
        (("/db/query",), "/db", "", ("/db/query", "/db/update", "")),
        (("/ns/sparql",), "/ns", "", ("/ns/sparql", "/ns/sparql", "")),
        (("/ns/sparql",), "/ns/sparql", "", ("/ns/sparql", "/ns/sparql", "")),
    ],
)
def test_endpoints_are_found(paths: tuple[str, ...], below: str, user: str, wanted: tuple[str, str, str]) -> None:
    with scripted(serving(*paths)) as url:
        query, update, graphs = (f"{url}{path}" if path else "" for path in wanted)
        assert found(url + below, user) == Endpoints(query=query, update=update, graphs=graphs)


def test_endpoints_that_are_named_are_taken_as_they_are() -> None:
    assert found("http://h", query="http://h/a", graphs="http://h/c") == Endpoints(
        query="http://h/a", update="http://h/a", graphs="http://h/c"
    )


@pytest.mark.parametrize("told", [NOTHING, (200, {"Content-Type": "text/html"}, b"<html>Welcome")])
def test_place_without_a_sparql_server_is_said(told: Told) -> None:
    with scripted(told) as url, pytest.raises(ServerError, match=f"{url}: no SPARQL server answers here"):
        found(url)
