"""Reconciliation of one more article as a share of that of the whole: CPU time, in one run, in this process.

    python tests/benchmarks/bench_reconcile.py [ARTICLES] [FOLDER]

Without a folder the articles are invented, 25 claims each, and told as densely as they come; else they are those of a graph directory, so
that real articles can be measured. Counted: reading what was found, resolving, matching, writing the graph, flushing. Exit code 1 where
the two ways end in different graphs, or where the share is above the goal.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.claims_at_volume import CLAIMS_AN_ARTICLE, volume
from tests.benchmarks.graph_at_volume import RUN, told

from rashomon.claims.codec import decode, encode
from rashomon.claims.identity import article_iri
from rashomon.graph.serialize import to_bytes
from rashomon.graph.store import open_for_reading, open_for_writing
from rashomon.ingestion.build import load
from rashomon.ingestion.derive import derive
from rashomon.ingestion.garbage import uncollected
from rashomon.ingestion.journal import Entry, Journal
from rashomon.ingestion.report import Report
from rashomon.model import Extraction
from rashomon.settings import Settings
from rashomon.vocabulary.names import load_names

GOAL = 0.05
ARTICLES = 1_000
ADDED = 5
"""Articles added one after the other; their mean counts."""

Load = Callable[[str], Extraction]


@dataclass
class Corpus:
    """Articles as a journal has them, and what was found in them."""

    entries: Sequence[Entry]
    load: Load


def invented(count: int) -> Corpus:
    """Return invented articles; what was found in them is decoded each time, as from a file."""
    extractions = [told(one) for one in volume(count * CLAIMS_AN_ARTICLE)[0]]
    found = {article_iri(one.article).rsplit("/", 1)[-1]: encode(one) for one in extractions}
    ids = {article_iri(one.article).rsplit("/", 1)[-1]: one.article.id for one in extractions}
    entries = [Entry(kind="article", run="", id=ids[name], article=name, name=name, sha256=name, fate="built") for name in found]
    return Corpus(entries, lambda name: decode(found[name]))


def real(folder: Path, count: int) -> Corpus:
    """Return the articles of a graph directory."""
    entries = sorted(Journal(folder).newest().values(), key=lambda entry: entry.article)[:count]
    return Corpus(entries, partial(load, folder))


def reconcile(kg: Path, entries: Sequence[Entry], found: Load) -> float:
    """Add articles to a directory; return the seconds of CPU time that its derived layer then takes."""
    with open_for_writing(kg) as opened, uncollected():
        journal = Journal(kg)
        journal.add(entries)
        start = time.process_time()
        derive(opened, journal, Settings(), RUN, found, Report(into=""))
        return time.process_time() - start


def exported(kg: Path) -> bytes:
    """Return everything in a directory."""
    with open_for_reading(kg) as opened:
        return to_bytes(opened.quads(), "nquads", opened.base)


def main() -> int:
    """Measure and say."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    corpus = real(Path(sys.argv[2]), count) if len(sys.argv) > 2 else invented(count)
    load_names()
    with tempfile.TemporaryDirectory() as name:
        grown, whole = Path(name) / "grown", Path(name) / "whole"
        reconcile(grown, corpus.entries[:-ADDED], corpus.load)
        added = [reconcile(grown, [entry], corpus.load) for entry in corpus.entries[-ADDED:]]
        every = reconcile(whole, corpus.entries, corpus.load)
        same = exported(grown) == exported(whole)
    share = sum(added) / len(added) / every
    each = ", ".join(f"{seconds:.2f}" for seconds in added)
    print(f"{len(corpus.entries)} articles: whole {every:.2f} s, one more {each} s, {share:.1%} (goal {GOAL:.0%}); the same graph: {same}")  # noqa: T201
    return 0 if same and share <= GOAL else 1


if __name__ == "__main__":
    raise SystemExit(main())
