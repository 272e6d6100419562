"""What SPARQL endpoints send back: truth values, rows and triples, read by pyoxigraph."""

import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO, cast

from pyoxigraph import Literal, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from rashomon.errors import QueryError, ServerError
from rashomon.graph.answers import Term, cell, term_of
from rashomon.graph.terms import BOOLEAN
from rashomon.graph.transport import SHOWN, Reply, broken

ASK = "ASK {}"
"""The shortest question."""
JSON_OR_XML = "application/sparql-results+json, application/sparql-results+xml;q=0.5"
NTRIPLES = "application/n-triples, text/turtle;q=0.5"
VIRTUOSO_TRUTH = "__ASK_RETVAL"
"""Virtuoso 7 answers ASK as a SELECT of one row with 0 or 1 under this name."""
TRUE, FALSE = Literal("true", datatype=BOOLEAN), Literal("false", datatype=BOOLEAN)
RESULTS = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
}
GRAPHS = {
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/plain": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
    "application/x-turtle": RdfFormat.TURTLE,
}


def truth_of(reply: Reply) -> bool | None:
    """Return the answer to an ASK; None where the reply is no such answer."""
    try:
        found = _parsed(reply)
        if isinstance(found, QueryBoolean):
            return bool(found)
        if [variable.value for variable in found.variables] != [VIRTUOSO_TRUTH]:
            return None
        return any(cell(term_of(row[VIRTUOSO_TRUTH])) == 1 for row in found)
    except ServerError:
        return None
    finally:
        reply.close()


def rows_of(reply: Reply, deadline: float | None = None) -> tuple[list[str], Generator[tuple[Term | None, ...]]]:
    """Return the variables of a SELECT and its rows, which are read as they come in.

    Args:
        reply: the answer of the server.
        deadline: when the last row must be there, by the monotonic clock.

    Raises:
        ServerError: if the reply is no such answer, or (while rows are read) breaks off.
        QueryError: while rows are read, if it takes too long.
    """
    found = _parsed(reply)
    if isinstance(found, QueryBoolean):
        raise ServerError(f"{reply.url}: the server answered yes or no where rows were asked for")
    names = [variable.value for variable in found.variables]
    return names, _rows(reply, found, names, deadline)


def _rows(reply: Reply, found: QuerySolutions, names: list[str], deadline: float | None) -> Generator[tuple[Term | None, ...]]:
    row = None
    try:
        with _readable(reply):
            for row in found:
                if deadline is not None and time.monotonic() > deadline:
                    raise QueryError("no answer in time; ask for less, or raise the bound")
                yield tuple(_canonical(term_of(row[name])) for name in names)
    finally:
        reply.close()
        # only the thread that made them may drop them, and an error that is kept keeps this frame until any thread collects it
        del found, row


def triples_of(reply: Reply) -> Iterator[Triple]:
    """Yield the triples of a graph.

    Raises:
        ServerError: if the reply is no graph, or breaks off.
    """
    form = GRAPHS.get(reply.kind)
    if form is None:
        reply.close()
        raise ServerError(f"{reply.url}: the server answered {_kind(reply)}, not RDF")
    body = reply.body()
    with _readable(reply):
        for quad in parse(body, format=form):
            yield quad.triple


def _canonical(term: Term | None) -> Term | None:
    """Return a term, a truth value in words: Virtuoso writes 1 and 0."""
    if isinstance(term, Literal) and term.datatype == BOOLEAN and term.value in ("0", "1"):
        return TRUE if term.value == "1" else FALSE
    return term


def _parsed(reply: Reply) -> QuerySolutions | QueryBoolean:
    form = RESULTS.get(reply.kind)
    if form is None:
        reply.close()
        raise ServerError(f"{reply.url}: the server answered {_kind(reply)}, not SPARQL results; is this the address of a SPARQL server?")
    with _readable(reply):
        return parse_query_results(cast("IO[bytes]", reply.stream), format=form)  # a file to read from in all but its type


def _kind(reply: Reply) -> str:
    return "a page (text/html)" if reply.kind == "text/html" else reply.kind or "something without a type"


@contextmanager
def _readable(reply: Reply) -> Iterator[None]:
    """Turn what a parser says about a bad or cut answer into an error that names the address."""
    try:
        with broken(reply.url):
            yield
    except (SyntaxError, ValueError) as error:
        raise ServerError(f"{reply.url}: the server's answer cannot be read: {' '.join(str(error).split())[:SHOWN]}") from error
