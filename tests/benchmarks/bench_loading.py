"""Writing article graphs into the store against pyoxigraph's own bulk_load of the same quads: a ratio of CPU times in one run.

    python tests/benchmarks/bench_loading.py [ARTICLES]        (400 by default, invented, some 600 quads each)

Exit code 1 where the goal is missed.
"""

import sys
import tempfile
import time
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, Store, serialize

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.claims_at_volume import CLAIMS_AN_ARTICLE, volume

from rashomon.claims.identity import article_iri
from rashomon.graph.article import article_quads
from rashomon.graph.places import article_graph
from rashomon.graph.store import open_for_writing
from rashomon.ingestion.build import GROUP
from rashomon.model import Run

GOAL = 0.7
RUN = Run(software="0", model="none", model_sha256="0" * 64, pipeline_sha256="0" * 64, names_sha256="0" * 64)


def ours(graphs: list[tuple[str, list[Quad]]], folder: Path) -> float:
    with open_for_writing(folder) as kg:
        begun = time.process_time()
        for start in range(0, len(graphs), GROUP):
            kg.insert(dict(graphs[start : start + GROUP]))
            kg.flush()
        return time.process_time() - begun


def theirs(graphs: list[tuple[str, list[Quad]]], folder: Path) -> float:
    data = serialize((quad for _, quads in graphs for quad in quads), format=RdfFormat.N_QUADS) or b""
    store = Store(str(folder))
    begun = time.process_time()
    store.bulk_load(data, format=RdfFormat.N_QUADS)
    store.flush()
    return time.process_time() - begun


def main() -> int:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    found, _ = volume(articles * CLAIMS_AN_ARTICLE)
    graphs = [(article_graph(article_iri(one.article)), list(article_quads(one, RUN))) for one in found]
    with tempfile.TemporaryDirectory() as name:
        pairs = [(theirs(graphs, Path(name) / f"theirs{turn}"), ours(graphs, Path(name) / f"ours{turn}")) for turn in range(3)]
    load, build = (min(times) for times in zip(*pairs, strict=True))
    count = sum(len(quads) for _, quads in graphs)
    print(  # noqa: T201
        f"{'missed: ' if load / build < GOAL else ''}{count:,} quads of {articles} articles: {load / build:.2f}x bulk_load (goal {GOAL}), "
        f"{build / articles * 1000:.1f} ms an article"
    )
    return int(load / build < GOAL)


if __name__ == "__main__":
    sys.exit(main())
