"""One SPARQL server: its queries and updates (SPARQL 1.1 Protocol) and its graphs (Graph Store HTTP Protocol)."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from http import HTTPStatus

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from rashomon.errors import QueryError, ServerError
from rashomon.graph.answers import Term
from rashomon.graph.endpoints import find_endpoints
from rashomon.graph.results import JSON_OR_XML, NTRIPLES, rows_of, triples_of, truth_of
from rashomon.graph.server import Server
from rashomon.graph.transport import Reply, Transport, accepted, said

TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
"""What N-Triples are sent as: every server reads Turtle, not every one knows the media type of N-Triples."""
CHUNK = 500_000
"""Bytes of N-Triples that one request adds: half of what the proxies that commonly stand before a server let through (nginx: 1 MiB)."""
LINES = 1_000
"""Triples that one SPARQL update names: Virtuoso refuses updates that it translates to more than 10,000 lines of SQL, some six a triple."""
SUSPECT = 1_000
"""Triples from which on a graph may have been cut: no server is known to us that gives fewer."""
PART = 10_000
"""Triples asked for at once of a graph that was cut: what Debian's Virtuoso gives at most."""
QUERY_SECONDS = 60.0
Fields = Sequence[tuple[str, str]]


class Client:
    """Speaks to one server; keeps its connection open until `close`."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._transport = Transport(server)
        self._endpoints = find_endpoints(server, self._transport)

    def close(self) -> None:
        """Close the connection."""
        self._transport.close()

    def ask(self, query: str, fields: Fields = (), seconds: float = QUERY_SECONDS) -> bool:
        """Return the answer to an ASK.

        Raises:
            ServerError: if the server cannot be reached or gives no such answer.
            QueryError: if it refuses the question.
        """
        found = truth_of(self._asked(query, fields, JSON_OR_XML, seconds))
        if found is None:
            raise ServerError(f"{self._endpoints.query}: the server answered neither yes nor no to a question")
        return found

    def select(
        self, query: str, fields: Fields = (), seconds: float = QUERY_SECONDS, deadline: float | None = None
    ) -> tuple[list[str], Generator[tuple[Term | None, ...]], bool]:
        """Return the variables and the rows of a SELECT, and whether the server gives no more rows than it likes.

        Raises:
            ServerError: if the server cannot be reached or gives no such answer.
            QueryError: if it refuses the question.
        """
        reply = self._asked(query, fields, JSON_OR_XML, seconds)
        return *rows_of(reply, deadline), "x-sparql-maxrows" in reply.headers

    def construct(self, query: str, fields: Fields = (), seconds: float = QUERY_SECONDS) -> Iterator[Triple]:
        """Yield the triples of a CONSTRUCT or DESCRIBE.

        Raises:
            ServerError: if the server cannot be reached or gives no such answer.
            QueryError: if it refuses the question.
        """
        return triples_of(self._asked(query, fields, NTRIPLES, seconds))

    def update(self, request: str) -> None:
        """Carry out a SPARQL update.

        Raises:
            ServerError: if the server cannot be reached or refuses.
        """
        reply = self._transport.send("POST", self._endpoints.update, fields=[("update", request)])
        accepted(reply).body()

    def graph(self, iri: str) -> Iterable[Triple]:
        """Return the triples of a graph, none where there is no such graph.

        Virtuoso cuts what it gives at some number of triples and does not say so; hence a large graph is counted, and asked for in parts
        where some are missing.

        Raises:
            ServerError: if the server cannot be reached, refuses, or gives less than there is.
        """
        found = dict.fromkeys(self._graph_at_once(iri))
        if len(found) < SUSPECT:
            return found
        there = f"GRAPH {NamedNode(iri)} {{ ?s ?p ?o }}"
        _, rows, _ = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {there} }}")
        count = sum(int(row[0].value) for row in rows if row[0] is not None)
        for offset in range(0, count if len(found) < count else 0, PART):
            part = f"SELECT ?s ?p ?o WHERE {{ {there} }} LIMIT {PART} OFFSET {offset}"
            found |= dict.fromkeys(self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ {part} }} }}"))
        if len(found) < count:
            raise ServerError(f"{self.server}: the server cuts its answers; raise its limit (Virtuoso: ResultSetMaxRows)")
        return found

    def _graph_at_once(self, iri: str) -> Iterator[Triple]:
        """Yield as many triples of a graph as the server gives at once."""
        if not self._endpoints.graphs:
            yield from self.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {NamedNode(iri)} {{ ?s ?p ?o }} }}")
            return
        reply = accepted(self._graph("GET", iri, None, {"Accept": NTRIPLES}), HTTPStatus.NOT_FOUND)
        if reply.status == HTTPStatus.NOT_FOUND:
            reply.body()
        else:
            yield from triples_of(reply)

    def put(self, iri: str, triples: Sequence[Triple]) -> None:
        """Make a graph hold exactly these triples, in one request.

        Raises:
            ServerError: if the server cannot be reached or refuses.
        """
        if not triples:
            self.drop(iri)
        elif self._endpoints.graphs:
            accepted(self._graph("PUT", iri, ntriples(triples), TURTLE)).body()
        else:
            name = NamedNode(iri)
            self.update(f"DROP SILENT GRAPH {name} ; INSERT DATA {{ GRAPH {name} {{ {ntriples(triples).decode()} }} }}")

    def drop(self, iri: str) -> None:
        """Remove a graph, if it is there.

        Raises:
            ServerError: if the server cannot be reached or refuses.
        """
        if self._endpoints.graphs:
            accepted(self._graph("DELETE", iri, None, {}), HTTPStatus.NOT_FOUND).body()
        else:
            self.update(f"DROP SILENT GRAPH {NamedNode(iri)}")

    def add(self, iri: str, triples: Iterable[Triple]) -> None:
        """Add triples to a graph, in as many requests as that takes.

        Raises:
            ServerError: if the server cannot be reached or refuses.
        """
        for several in _chunks(triples, None if self._endpoints.graphs else LINES):
            if self._endpoints.graphs:
                accepted(self._graph("POST", iri, ntriples(several), TURTLE)).body()
            else:
                self.update(f"INSERT DATA {{ GRAPH {NamedNode(iri)} {{ {ntriples(several).decode()} }} }}")

    def remove(self, iri: str, triples: Iterable[Triple]) -> None:
        """Remove triples from a graph, in as many requests as that takes.

        Raises:
            ServerError: if the server cannot be reached or refuses.
        """
        for several in _chunks(triples, LINES):
            self.update(f"DELETE DATA {{ GRAPH {NamedNode(iri)} {{ {ntriples(several).decode()} }} }}")

    def _graph(self, method: str, iri: str, body: bytes | None, headers: dict[str, str]) -> Reply:
        return self._transport.send(method, self._endpoints.graphs, body=body, fields=[("graph", iri)], headers=headers)

    def _asked(self, query: str, fields: Fields, accept: str, seconds: float) -> Reply:
        url = self._endpoints.query
        reply = self._transport.send("POST", url, fields=[("query", query), *fields], headers={"Accept": accept}, seconds=seconds)
        if reply.status == HTTPStatus.BAD_REQUEST:
            raise QueryError(f"{url}: the server does not take this question{said(reply)}")
        return accepted(reply)


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Return triples as N-Triples, which are Turtle, and the body of SPARQL's INSERT DATA."""
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""


def _chunks(triples: Iterable[Triple], most: int | None) -> Iterator[list[Triple]]:
    """Yield triples in parts of at most so many triples, and of about `CHUNK` bytes."""
    held: list[Triple] = []
    size = 0
    for triple in triples:
        length = len(str(triple))
        if held and (len(held) == most or size + length > CHUNK):
            yield held
            held, size = [], 0
        held.append(triple)
        size += length
    if held:
        yield held
