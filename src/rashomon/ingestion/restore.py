"""A server and its working directory brought together again: what the server has lost is given back, what is not ours is not built upon."""

from collections.abc import Callable, Iterable

from pyoxigraph import Quad

from rashomon.errors import StoreError
from rashomon.graph.places import article_graph, graph_of, last
from rashomon.graph.protocol import Graph
from rashomon.graph.remote import RemoteGraph
from rashomon.ingestion.journal import Entry, Journal

EXTRACTIONS = "extractions"
TOGETHER = 100
"""Articles given back at a time: their quads stand in memory together."""
RECONCILED = "reconciled"


def restore(kg: Graph, journal: Journal, quads: Callable[[Entry, str | None], Iterable[Quad]]) -> int:
    """Return how many articles of the journal the server had lost (it may keep its data in memory) and has again now.

    Nothing is parsed for it: the working directory has what was found in them. A directory needs none of this: its journal never says more
    than its store holds.

    Args:
        kg: the open graph.
        journal: what was put into it.
        quads: gives the graph of an article of the journal, from its line and the last step of the IRI of the version before it.

    Raises:
        StoreError: if the server holds articles that were put there from another working directory.
    """
    if not isinstance(kg, RemoteGraph):
        return 0
    there = {last(graph).removeprefix("article-") for graph in kg.articles()}
    known = {entry.article for entry in journal.articles()}
    # an article whose extraction is here was written by a build that was killed before its line in the journal
    foreign = [article for article in there - known if not (kg.path / EXTRACTIONS / f"{article}.json").is_file()]
    if foreign:
        raise StoreError(
            f"{kg.name}: holds {len(foreign)} articles that {kg.path} knows nothing of; name their working directory by --work"
        )
    lost: list[tuple[Entry, str | None]] = []
    versions: dict[str, str] = {}
    for entry in journal.articles():
        if entry.article not in there:
            lost.append((entry, versions.get(entry.id)))
        versions[entry.id] = entry.article
    for at in range(0, len(lost), TOGETHER):
        several = lost[at : at + TOGETHER]
        kg.insert({article_graph(f"{kg.base}article/{entry.article}", kg.base): quads(entry, older) for entry, older in several})
    if not kg.holds(graph_of("derived", kg.base)) and any(entry.kind == RECONCILED for entry in journal.entries):
        # a line that covers nothing: all that is derived is made anew
        journal.add([Entry(kind=RECONCILED, run="")])
    return len(lost)
