"""The graph of the vocabulary: the classes, properties, speech acts, event types and reportable predicates of the ontology files."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Quad

from rashomon.graph.places import graph_of
from rashomon.graph.terms import node
from rashomon.iris import DEFAULT_BASE
from rashomon.vocabulary.terms import vocabulary_triples


def vocabulary_quads(base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the quads of the vocabulary graph. Axioms that need blank nodes stay in the ontology files.

    Raises:
        VocabularyError: if a file is no Turtle; the message names the file.
    """
    graph = node(graph_of("vocabulary", base))
    for triple in vocabulary_triples():
        if not isinstance(triple.subject, BlankNode) and not isinstance(triple.object, BlankNode):
            yield Quad(triple.subject, triple.predicate, triple.object, graph)
