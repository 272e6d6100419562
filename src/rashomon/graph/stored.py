"""Quads as Oxigraph gives them back, as something short to compare, and as the body of an update."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import batched

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, serialize

PART = 10_000
"""Quads that are looked at together where a graph may hold millions: a few megabytes."""


def as_stored(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the quads as the store gives them back: it rewrites the lexical form of typed literals, so a comparison needs this.

    Those of one part come each once, in no particular order.
    """
    for part in batched(quads, PART):
        through = Store()
        through.extend(part)
        yield from through.quads_for_pattern(None, None, None, None)


def mark(quad: Quad) -> bytes:
    """Return what stands for a quad where very many are compared: a tenth of its size, and never the same for two (128 bits)."""
    return blake2b(str(quad).encode(), digest_size=16).digest()


def data(quads: list[Quad]) -> str:
    """Return quads as the body of INSERT DATA or DELETE DATA, every term escaped by the N-Triples writer."""
    by_graph: dict[str, list[Quad]] = {}
    for quad in sorted(quads, key=str):
        if not isinstance(quad.graph_name, DefaultGraph):
            by_graph.setdefault(str(quad.graph_name), []).append(quad)
    return " ".join(f"GRAPH {graph} {{ {_triples(found)} }}" for graph, found in by_graph.items())


def _triples(quads: list[Quad]) -> str:
    return (serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")
