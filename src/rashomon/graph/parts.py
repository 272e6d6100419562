"""A graph in parts that can be checked one by one, so that no more than a part is held in memory.

A part is some things with all that is said of them, and around them what the shapes of the ontology look at: the classes of what they point
to, where a path leads on from there, and who points to them by a property that a shape follows backwards.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from rashomon.graph.places import graph_of, is_article_graph, last
from rashomon.graph.terms import node
from rashomon.namespaces import PROV, RDF, RDFS, RSH, SCHEMA

THINGS = 2_000
"""Things of a part, those of one article never apart: some ten articles. Smaller parts read the shapes more often, bigger ones hold
more."""
AROUND = frozenset({RDF.type, SCHEMA.appearance, RSH.question, RSH.opposes, RSH.reason})
"""What a shape asks of a thing's neighbours: the second step of its paths, and their classes."""
BACKWARDS = tuple(map(node, (RSH.proposition, RSH.question, RSH.position, RSH.opposes, RSH.origin, RSH.from_)))
"""Properties that a shape follows from object to subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some things and what is to be known to check them."""

    things: frozenset[str]
    """Their IRIs; what else the quads describe is not whole, and no part of it."""
    quads: tuple[Quad, ...]


def parts(store: Store, base: str, size: int = THINGS) -> Iterator[Part]:
    """Yield the things of a store in parts: those of each article together, then all others.

    Of older versions of articles only the article itself is there: the derived graph covers the newest, and the shapes need it.

    Args:
        store: the quads.
        base: under which IRI things live.
        size: how many things make a part.
    """
    replaced = {quad.object for quad in store.quads_for_pattern(None, node(PROV.wasRevisionOf), None, None)}
    old = {node(graph_of(f"article-{last(article.value)}", base)): article for article in replaced if isinstance(article, NamedNode)}
    classes = list(store.quads_for_pattern(None, node(RDFS.subClassOf), None, None))
    graphs = sorted((graph for graph in store.named_graphs() if isinstance(graph, NamedNode)), key=lambda graph: graph.value)
    seen: set[NamedNode] = set()
    held: list[NamedNode] = []
    for graph in sorted(graphs, key=lambda graph: not is_article_graph(graph.value, base)):
        for thing in _subjects(store, graph):
            if thing in seen or old.get(graph, thing) != thing:
                continue
            seen.add(thing)
            held.append(thing)
            if len(held) >= size and not is_article_graph(graph.value, base):
                yield _part(store, held, old, classes)
                held = []
        if len(held) >= size:
            yield _part(store, held, old, classes)
            held = []
    if held:
        yield _part(store, held, old, classes)


def _subjects(store: Store, graph: NamedNode) -> Iterable[NamedNode]:
    """Return the subjects of a graph, each once."""
    found = (quad.subject for quad in store.quads_for_pattern(None, None, None, graph))
    return dict.fromkeys(subject for subject in found if isinstance(subject, NamedNode))


def _part(store: Store, things: Iterable[NamedNode], old: Mapping[NamedNode, NamedNode], classes: Iterable[Quad]) -> Part:
    """Return a part of these things."""
    own = set(things)
    quads = [quad for thing in things for quad in _said(store, thing, old)]
    backwards = [quad for thing in things for property_ in BACKWARDS for quad in store.quads_for_pattern(None, property_, thing, None)]
    pointed = [quad.object for quad in quads] + [quad.subject for quad in backwards]
    near = dict.fromkeys(term for term in pointed if isinstance(term, NamedNode) and term not in own)
    around = (quad for thing in near for quad in _said(store, thing, old) if quad.predicate.value in AROUND)
    return Part(things=frozenset(thing.value for thing in own), quads=tuple(dict.fromkeys((*quads, *backwards, *around, *classes))))


def _said(store: Store, thing: NamedNode, old: Mapping[NamedNode, NamedNode]) -> Iterator[Quad]:
    """Yield what is said of a thing, but not what an older version of an article says of anything but itself."""
    for quad in store.quads_for_pattern(thing, None, None, None):
        graph = quad.graph_name
        if not isinstance(graph, NamedNode) or old.get(graph, thing) == thing:
            yield quad
