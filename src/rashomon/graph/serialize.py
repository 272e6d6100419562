"""A graph as files: Turtle and JSON-LD flattened into one graph, TriG and N-Quads with the graphs kept.

Sorted, so that the same graph gives the same bytes; written whole or not at all.

pyoxigraph is the only writer: rdflib's TriG is quadratic and differs from run to run.
"""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Literal

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from rashomon.errors import StoreError
from rashomon.graph import files
from rashomon.graph.protocol import Graph
from rashomon.graph.shown import ShowNames, with_names
from rashomon.namespaces import prefixes

RdfName = Literal["turtle", "trig", "nquads", "jsonld"]
FORMATS: dict[RdfName, RdfFormat] = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}
FLAT: frozenset[RdfName] = frozenset({"turtle", "jsonld"})
"""Formats that hold one graph: the union of all."""
SUFFIXES: dict[str, RdfName] = {".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".jsonld": "jsonld"}
STANDARD_OUTPUT = "-"


def to_bytes(quads: Iterable[Quad], name: RdfName, base: str) -> bytes:
    """Return quads in a format, sorted, so that the same quads give the same bytes whatever their order."""
    found = sorted(set(quads), key=_order)
    kind = FORMATS[name]
    bound = prefixes(base) if name != "nquads" else None
    if name in FLAT:
        triples: dict[Triple, None] = dict.fromkeys(quad.triple for quad in sorted(found, key=lambda quad: _order(quad)[1:]))
        return _ordered(serialize(triples, format=kind, prefixes=bound) or b"")
    return _ordered(serialize(found, format=kind, prefixes=bound) or b"")


def export(opened: Graph, target: str, name: RdfName | None = None, show_names: ShowNames = "both") -> int:
    """Write the whole store to a file, or to standard output for "-"; return how many quads it holds.

    The format follows the ending of the file where it is not given (Turtle for standard output).

    Raises:
        StoreError: if the file cannot be written or its ending tells no format.
    """
    chosen = name or (SUFFIXES.get(Path(target).suffix) if target != STANDARD_OUTPUT else "turtle")
    if chosen is None:
        raise StoreError(f"{target}: give the format: {', '.join(FORMATS)}")
    quads = list(with_names(opened.quads(), show_names))
    data = to_bytes(quads, chosen, opened.base)
    if target == STANDARD_OUTPUT:
        _print(data, sys.stdout.buffer)
    else:
        write(Path(target), data)
    return len(quads)


def write(target: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises:
        StoreError: if it cannot be written; what stood there before stays.
    """
    try:
        with files.whole(target) as file:
            file.write(data)
    except OSError as error:
        raise StoreError(f"{target}: {error.strerror or error}") from error


def _ordered(data: bytes) -> bytes:
    """Return a file with the prefixes at its head sorted and those that it does not need left out; the writer gives them in any order."""
    lines = data.split(b"\n")
    end = next((number for number, line in enumerate(lines) if not line.startswith(b"@prefix ")), len(lines))
    body = b"\n".join(lines[end:])
    head = sorted(line for line in lines[:end] if b"%s" % line.split(b" ")[1] in body)
    return b"\n".join([*head, body])


def _print(data: bytes, stream: BinaryIO) -> None:
    stream.write(data)
    stream.flush()


def _order(quad: Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)
