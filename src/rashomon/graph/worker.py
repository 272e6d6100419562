"""Answers one question in a process of its own: `python -m rashomon.graph.worker`.

A JSON request comes on standard input; the answer goes to standard output as SPARQL TSV results, or as N-Triples; how it ended, to standard
error as one JSON object. A call into Oxigraph can neither be interrupted nor bounded in memory, and a hostile question can end its process.
So the process is one that may die.
"""

import json
import os
import resource
import sys
from collections.abc import Buffer
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from rashomon.graph.answers import Term, ntriples

JsonTerm = list[str | None] | None
"""[IRI] or [words, datatype, language]."""


def encode(term: Term | None) -> JsonTerm:
    """Return a term as JSON."""
    if term is None:
        return None
    return [term.value] if isinstance(term, NamedNode) else [term.value, term.datatype.value, term.language]


def decode(found: JsonTerm) -> Term | None:
    """Return a term from JSON."""
    if found is None:
        return None
    words = found[0] or ""
    if len(found) == 1:
        return NamedNode(words)
    return Literal(words, language=found[2]) if found[2] else Literal(words, datatype=NamedNode(found[1] or ""))


def ask(store: Store, query: str, *, prefixes: dict[str, str], values: dict[str, JsonTerm]) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Return what Oxigraph finds in the union of all graphs.

    Raises:
        SyntaxError: if it is no SPARQL query.
    """
    substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): term for name, value in values.items() if (term := decode(value)) is not None
    }
    return store.query(query, prefixes=prefixes, use_default_graph_as_union=True, substitutions=substitutions or None)


class FullError(Exception):
    """More rows have been found than were asked for."""


class Lines(BytesIO):
    """A file that takes a number of lines, each a row of TSV, and then no more."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        super().__init__()
        self.file = file
        self.left = most

    def write(self, data: Buffer, /) -> int:
        """Write.

        Raises:
            FullError: if there is more than fits; what fits is written.
        """
        given = bytes(data)
        lines = given.count(b"\n")
        if lines < self.left:
            self.left -= lines
            return self.file.write(given)
        over = given.split(b"\n", self.left)[-1]
        self.left = 0
        self.file.write(given.removesuffix(over))
        if over:
            raise FullError
        return len(given)


def answer(found: QuerySolutions | QueryBoolean | QueryTriples, file: BinaryIO, limit: int) -> dict[str, object]:
    """Write what was found, at most so many rows, and return what there is to say of it: its kind, and whether there were more rows."""
    if isinstance(found, QueryTriples):
        file.write(ntriples(found))
        return {"kind": "triples"}
    try:
        found.serialize(Lines(file, limit + 1), format=QueryResultsFormat.TSV)
    except FullError:
        return {"kind": "results", "truncated": True}
    return {"kind": "results", "truncated": False}


def _leave_network() -> None:
    """Move this process to a network of its own, without a way out. Where the kernel forbids it, the gate alone keeps questions here."""
    try:
        os.unshare(os.CLONE_NEWNET)
    except OSError:
        with suppress(OSError):
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def main() -> None:
    """Read the request, bound this process, answer."""
    request = json.load(sys.stdin)
    megabytes = request.pop("megabytes")
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    _leave_network()
    path, limit = request.pop("path"), request.pop("limit")
    try:
        end = answer(ask(Store.read_only(path), **request), sys.stdout.buffer, limit)
    except SyntaxError as error:
        end = {"syntax": str(error)}
    except (RuntimeError, OSError) as error:
        end = {"failure": str(error)}
    sys.stdout.flush()
    sys.stderr.write(json.dumps(end) + "\n")


if __name__ == "__main__":
    main()
