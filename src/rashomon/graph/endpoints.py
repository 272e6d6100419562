"""Where a server takes queries, updates and graphs: as the user says, else found out by asking where known servers have them."""

from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from pathlib import Path

from rashomon.errors import ServerError
from rashomon.graph.results import ASK, JSON_OR_XML, truth_of
from rashomon.graph.server import Server
from rashomon.graph.transport import Reply, Transport
from rashomon.tables import read_table

TABLE = Path(__file__).parent / "servers.csv"
COLUMNS = ("name", "signed", "query", "update", "graphs")
ABSENT = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED})
"""Answers that say that there is nothing of this kind at an address; every other, a refusal too, says that there is."""
SECONDS = 30.0
"""How long an endpoint may take to say that it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoints:
    """The three addresses of a server."""

    query: str
    update: str
    graphs: str
    """Of the Graph Store protocol; "" where the server has none."""


def find_endpoints(server: Server, transport: Transport) -> Endpoints:
    """Return the endpoints of a server.

    Raises:
        ServerError: if the server cannot be reached, or none of the places answers a SPARQL query.
    """
    if server.query:
        return Endpoints(query=server.query, update=server.update or server.query, graphs=server.graphs)
    for row in _known():
        if row["signed"] != "any" and (row["signed"] == "yes") != bool(server.user):
            continue
        query, graphs = server.url + row["query"], server.url + row["graphs"]
        if not _answers(query, transport) or (row["graphs"] and not _is_graph_store(graphs, transport)):
            continue
        found = server.graphs or (graphs if row["graphs"] else "")
        return Endpoints(query=query, update=server.update or server.url + row["update"], graphs=found)
    raise ServerError(f"{server.url}: no SPARQL server answers here, nor at /query or /sparql below; RASHOMON_QUERY_URL names the place")


@cache
def _known() -> list[dict[str, str]]:
    """Return the rows of the table of servers."""
    return read_table(TABLE, COLUMNS, key=("name",), allowed={"signed": frozenset({"yes", "no", "any"})})


def _answers(url: str, transport: Transport) -> bool:
    """Return whether there is a SPARQL endpoint: one that answers the shortest question with a truth value."""
    reply = transport.send("POST", url, fields=[("query", ASK)], headers={"Accept": JSON_OR_XML}, seconds=SECONDS)
    return _closed(reply) and truth_of(reply) is not None


def _is_graph_store(url: str, transport: Transport) -> bool:
    """Return whether the Graph Store protocol is spoken here: every store has a default graph, or says why not."""
    reply = transport.send("GET", url, fields=[("default", "")], headers={"Accept": "text/turtle"}, seconds=SECONDS)
    reply.close()
    return reply.status not in ABSENT


def _closed(reply: Reply) -> bool:
    """Return whether an answer says yes; one that does not is closed."""
    if reply.status == HTTPStatus.OK:
        return True
    reply.close()
    return False
