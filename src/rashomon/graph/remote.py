"""A graph at a SPARQL server, with a working directory for what no server keeps. What is written is written once more without harm.

An article is one request, so that it is there whole or not at all; a graph too large for one request comes to hold what it should in
several, each of which only adds or removes what differs. The server alone decides what survives a power cut.
"""

import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from rashomon.errors import QueryError, ServerError
from rashomon.graph.answers import Answer, Rows, Term, Triples, Truth
from rashomon.graph.bound import as_text
from rashomon.graph.client import CHUNK, Client, Fields, ntriples
from rashomon.graph.directory import begin, damage, finish
from rashomon.graph.gate import admit
from rashomon.graph.places import KINDS, graph_of
from rashomon.graph.results import FALSE, TRUE
from rashomon.graph.stored import as_stored
from rashomon.graph.terms import node, text
from rashomon.graph.texts import put_text, read_text, sync
from rashomon.namespaces import RSH, XSD, prefixes

PAGE = 10_000
"""Graphs asked for at once: the most that Virtuoso sorts. A server that gives fewer is asked more often."""
TRUTHS = frozenset({RSH.approximate})
"""Properties whose values are true or false; Virtuoso gives these back as 1 and 0."""
UNIONS: tuple[Fields, ...] = ((), (("union-default-graph", ""),), (("default-graph-uri", "urn:x-arq:UnionGraph"),))
"""Ways to ask for the union of all graphs: nothing (Virtuoso, RDF4J, GraphDB, Blazegraph do so by themselves), Oxigraph's, Jena's."""


class RemoteGraph:
    """An open graph at a server. Made by `opening.reading` and `opening.writing`."""

    def __init__(self, client: Client, base: str) -> None:
        self._client = client
        self.path = client.server.work
        self.base = base
        """Under which IRI its things live."""

    @property
    def name(self) -> str:
        """The address of the server."""
        return self._client.server.url

    @cached_property
    def store(self) -> Store:
        """All quads, copied into memory."""
        copy = Store()
        copy.bulk_extend(quad for graph in self.graphs() for quad in self._quads(graph))
        return copy

    def answer(self, query: str, values: Mapping[str, Term], *, seconds: float, limit: int) -> Answer:
        """Return the server's answer to an admitted query over the union of all graphs.

        Args:
            query: SPARQL that may use all prefixes of `namespaces`.
            values: by variable.
            seconds: how long it may take.
            limit: rows after which the answer is cut and says so.

        Raises:
            QueryError: if it is no query, the server refuses it, or it takes too long.
            ServerError: if the server cannot be reached or answers something else.
        """
        kind = admit(query)
        try:
            # no more than a query passes this parser; what no parser of ours has read is not sent
            Store().query(query, prefixes=prefixes(self.base))
        except SyntaxError as error:
            raise QueryError(f"no SPARQL query: {error}") from error
        sent, deadline = as_text(query, prefixes(self.base), values), time.monotonic() + seconds
        if kind == "ask":
            return Truth(value=self._client.ask(sent, self._union, seconds))
        if kind != "select":
            return Triples(ntriples=ntriples(sorted({*self._client.construct(sent, self._union, seconds)}, key=str)).decode())
        names, found, truncated = self._client.select(sent, self._union, seconds, deadline)
        rows: list[tuple[Term | None, ...]] = []
        for row in found:
            if len(rows) == limit:
                truncated = True
                found.close()
                break
            rows.append(row)
        return Rows(variables=tuple(names), terms=tuple(rows), truncated=truncated)

    def labelled(self, predicate: str, words: str) -> set[NamedNode]:
        """Return the things that have these words as the value of this property, whatever the case of letters."""
        spellings = ", ".join(str(text(one)) for one in sorted({words.lower(), words.casefold()}))
        things = NamedNode(graph_of("things", self.base))
        query = f"SELECT ?s ?o WHERE {{ GRAPH {things} {{ ?s {NamedNode(predicate)} ?o }} FILTER(LCASE(STR(?o)) IN ({spellings})) }}"
        found = self._whole(query)
        return {thing for thing, name in found if isinstance(thing, NamedNode) and name and name.value.casefold() == words.casefold()}

    def articles(self) -> Iterator[str]:
        """Yield the graphs of articles, sorted."""
        last, begin = "", f"{self.base}graph/article-"
        while True:
            query = (
                f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?a {NamedNode(RSH.sha256)} ?x }} FILTER(STRSTARTS(STR(?g), {text(begin)}) && "
                f"STR(?g) > {text(last)}) }} ORDER BY STR(?g) LIMIT {PAGE}"
            )
            _, rows, _ = self._client.select(query)
            found = [row[0].value for row in rows if row[0] is not None]
            if not found or found[-1] <= last:
                return
            yield from found
            last = found[-1]

    def graphs(self) -> list[str]:
        """Return the IRIs of all its graphs, sorted; what else the server holds is none of ours."""
        once = [graph_of(kind, self.base) for kind in KINDS]
        return sorted([*filter(self.holds, once), *self.articles()])

    def holds(self, graph: str) -> bool:
        """Return whether there is such a graph with anything in it."""
        return self._client.ask(f"ASK {{ GRAPH {NamedNode(graph)} {{ ?s ?p ?o }} }}")

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of a graph, or of all."""
        return self._quads(graph) if graph else self.store.quads_for_pattern(None, None, None, None)

    def having(self, predicate: str, value: str | None = None) -> Iterator[Quad]:
        """Yield the quads with this predicate, and with this IRI as object where one is given."""
        if "store" in vars(self):  # copied already
            yield from self.store.quads_for_pattern(None, node(predicate), node(value) if value else None, None)
            return
        given = f"VALUES ?o {{ {NamedNode(value)} }}" if value else ""
        for subject, object_, graph in self._whole(f"SELECT ?s ?o ?g WHERE {{ {given} GRAPH ?g {{ ?s {NamedNode(predicate)} ?o }} }}"):
            if isinstance(subject, NamedNode) and isinstance(graph, NamedNode) and object_ is not None:
                yield Quad(subject, node(predicate), object_, graph)

    def types(self, subject: str) -> list[str]:
        """Return the IRIs of the classes of a thing, sorted."""
        found = self._whole(f"SELECT DISTINCT ?o WHERE {{ GRAPH ?g {{ {NamedNode(subject)} a ?o }} }}")
        return sorted(row[0].value for row in found if row[0] is not None)

    def insert(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Make the named graphs hold exactly these quads: each in one request if it fits, else by what differs."""
        for graph, quads in graphs.items():
            triples = list(dict.fromkeys(quad.triple for quad in quads))
            if len(ntriples(triples)) <= CHUNK:
                self._client.put(graph, triples)
            else:
                self._converge(graph, triples)

    def rewrite(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Make the named graphs hold exactly these quads, one after the other; the working directory is marked as unfinished meanwhile."""
        begin(self.path)
        self.insert(graphs)
        finish(self.path)

    def replace(self, graphs: Mapping[str, Iterable[Quad]]) -> tuple[int, int]:
        """Make the named graphs hold exactly these quads; return how many quads were removed and added.

        Only the difference is written, graph by graph. A graph that is given no quads vanishes.
        """
        counts = [self._converge(graph, [quad.triple for quad in quads]) for graph, quads in graphs.items()]
        return sum(gone for gone, _ in counts), sum(new for _, new in counts)

    def put_text(self, words: str) -> str:
        """Keep a frozen text in the working directory and return its SHA-256."""
        with damage(self.path):
            return put_text(self.path, words)

    def text(self, name: str) -> str | None:
        """Return the frozen text with this SHA-256; None where the working directory of this machine does not have it."""
        return read_text(self.path, name)

    def flush(self) -> None:
        """Make the texts survive a power cut; what the server has answered is the server's to keep."""
        with damage(self.path):
            sync(self.path)

    def _converge(self, graph: str, triples: list[Triple]) -> tuple[int, int]:
        """Make a graph hold these triples by removing and adding what differs; return how many were removed and added."""
        before = {quad.triple for quad in as_stored(self._quads(graph))}
        after = dict.fromkeys(
            quad.triple for quad in as_stored(Quad(one.subject, one.predicate, one.object, node(graph)) for one in triples)
        )
        gone, new = sorted(before - after.keys(), key=str), [triple for triple in after if triple not in before]
        if not after:
            self._client.drop(graph)
        elif (gone or new) and len(ntriples(after)) <= CHUNK:
            self._client.put(graph, list(after))
        else:
            self._client.remove(graph, gone)
            self._client.add(graph, new)
        return len(gone), len(new)

    def _quads(self, graph: str) -> Iterator[Quad]:
        """Yield the quads of a graph, truth values as what they are."""
        for triple in self._client.graph(graph):
            value = triple.object
            if triple.predicate.value in TRUTHS and isinstance(value, Literal) and value.datatype.value == XSD.integer:
                value = TRUE if value.value == "1" else FALSE
            yield Quad(triple.subject, triple.predicate, value, node(graph))

    def _whole(self, query: str) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows of a query of ours.

        Raises:
            ServerError: if the server gives fewer than there are.
        """
        _, rows, cut = self._client.select(query)
        yield from rows
        if cut:
            raise ServerError(f"{self.name}: the server cuts its answers; raise its limit (Virtuoso: ResultSetMaxRows)")

    @cached_property
    def _union(self) -> Fields:
        """Parameters with which the server's default graph is the union of all graphs; the last resort names each of them."""
        probe = f"ASK {{ ?a {NamedNode(RSH.sha256)} ?x }}"
        for fields in UNIONS:
            if self._client.ask(probe, fields):
                return fields
        return [("default-graph-uri", graph) for graph in self.graphs()]
