"""The graph of the vocabulary: the classes, properties, speech acts, event types and reportable predicates of the ontology files."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from rashomon.errors import VocabularyError
from rashomon.graph.places import graph_of
from rashomon.graph.terms import node
from rashomon.iris import DEFAULT_BASE
from rashomon.resources import ontology

FILES = ("rashomon.ttl", "speech-acts.ttl", "event-types.ttl", "predicates.ttl")
"""What every graph holds; names come with the things they name, shapes stay outside."""


def vocabulary_quads(base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the quads of the vocabulary graph. Axioms that need blank nodes stay in the ontology files.

    Raises:
        VocabularyError: if a file is no Turtle; the message names the file.
    """
    graph = node(graph_of("vocabulary", base))
    folder = ontology()
    seen: set[Quad] = set()
    for name in FILES:
        for quad in read_turtle(folder / name):
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                continue
            placed = Quad(quad.subject, quad.predicate, quad.object, graph)
            if placed not in seen:
                seen.add(placed)
                yield placed


@cache
def read_turtle(path: Path) -> tuple[Quad, ...]:
    """Return the triples of a Turtle file, in its order.

    Raises:
        VocabularyError: if it cannot be read; the message names file and line.
    """
    try:
        return tuple(parse(path.read_bytes(), format=RdfFormat.TURTLE))
    except (SyntaxError, OSError, ValueError) as error:
        raise VocabularyError(f"{path}: {error}") from error
