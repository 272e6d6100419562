"""Articles whose files are gone, taken out of a graph on request: their graphs, what was found in them, and their texts."""

from collections.abc import Iterable
from pathlib import Path

from rashomon.claims.codec import decode
from rashomon.graph.places import article_graph
from rashomon.graph.protocol import Graph
from rashomon.graph.texts import TEXTS
from rashomon.ingestion.journal import PRUNED, Entry, Journal
from rashomon.ingestion.restore import EXTRACTIONS
from rashomon.iris import sha256


def take_out(kg: Graph, journal: Journal, gone: Iterable[Entry]) -> None:
    """Take articles out, with all their versions.

    The journal says so first: from then on nothing counts them, and a build that was killed in between sweeps up at its next start.

    Args:
        kg: the open graph.
        journal: what is in it.
        gone: lines of the newest versions.
    """
    versions = [one for entry in gone for one in journal.versions(entry.id)]
    journal.add(Entry(kind="article", run=one.run, id=one.id, article=one.article, name=one.name, fate=PRUNED) for one in versions)
    sweep(kg, journal)


def sweep(kg: Graph, journal: Journal) -> None:
    """Remove what is left of the articles that the journal says were taken out."""
    pruned = [entry for entry in journal.pruned() if (kg.path / EXTRACTIONS / f"{entry.article}.json").is_file()]
    if not pruned:
        return
    kg.replace({article_graph(f"{kg.base}article/{entry.article}", kg.base): () for entry in pruned})
    kg.flush()
    shared = {_text_of(kg.path, entry) for entry in journal.articles()}
    for entry in pruned:
        text = _text_of(kg.path, entry)
        if text not in shared:
            (kg.path / TEXTS / f"{text}.txt").unlink(missing_ok=True)
        (kg.path / EXTRACTIONS / f"{entry.article}.json").unlink()


def _text_of(folder: Path, entry: Entry) -> str | None:
    """Return the name of the text of an article; None where nothing was kept of it."""
    path = folder / EXTRACTIONS / f"{entry.article}.json"
    words = decode(path.read_bytes()).article.text if path.is_file() else None
    return sha256(words.encode("utf-8", "surrogatepass")) if words is not None else None
