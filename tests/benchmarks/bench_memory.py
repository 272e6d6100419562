"""Memory of the builder in the number of articles: peak of its process, 5,000 short articles against 1,000.

    python tests/benchmarks/bench_memory.py

The articles and what is found in them are invented, five claims each, so that no model runs: the workers' memory is bounded by their
batches, the builder's is what could grow. Told apart: until all articles are in, and with the derived graph. Exit code 1 where the goal
is missed.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.benchmarks.claims_at_volume import CLAIMS_AN_ARTICLE, volume

from rashomon.articles import Input
from rashomon.ingestion import build as builder
from rashomon.model import Article, Extraction, Outcome
from rashomon.settings import Settings

GOAL = 1.3
FEW, MANY = 1_000, 5_000
CLAIMS = 5
BLOCK = 40


class Invented:
    """An engine that finds what was invented."""

    def __init__(self) -> None:
        self.peak = 0.0
        """Most megabytes held until all articles were in."""

    def run(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Yield outcomes of invented claims, a block at a time, so that the invention itself takes no room."""
        found: Sequence[Extraction] = ()
        for number, article in enumerate(articles):
            if number % BLOCK == 0:
                found, _ = volume((BLOCK + number // BLOCK) * CLAIMS_AN_ARTICLE)
            one = found[number % BLOCK]
            made = replace(article, text=f"{number} {one.article.text}"[:600], published=one.article.published)
            yield made, Outcome(name=made.path, fate="built", extraction=replace(one, article=made, claims=one.claims[:CLAIMS]))
        self.peak = peak()


def peak() -> float:
    """Return the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int) -> tuple[float, float]:
    """Build so many articles in this process; return the peak before and after the derived graph is made."""
    articles = (Article(id=f"{number:06}", path=f"{number:06}", text=str(number)) for number in range(count))
    engine = Invented()
    with (
        tempfile.TemporaryDirectory() as name,
        mock.patch.object(builder, "choose", return_value=engine),
        mock.patch.object(builder, "inputs", return_value=[Input(articles=lambda: articles)]),
    ):
        builder.build(["invented"], Path(name) / "kg", settings=Settings())
    return engine.peak, peak()


def main() -> int:
    if len(sys.argv) > 1:
        print(json.dumps(measure(int(sys.argv[1]))))  # noqa: T201
        return 0
    found = []
    for count in (FEW, MANY):
        told = subprocess.run([sys.executable, __file__, str(count)], check=True, capture_output=True, text=True)
        found.append(json.loads(told.stdout))
    (few_in, few), (many_in, many) = found
    missed = many / few > GOAL
    print(  # noqa: T201
        f"{'missed: ' if missed else ''}{MANY:,} articles over {FEW:,}: "
        f"{many_in / few_in:.2f}x until all are in ({few_in:.0f}, {many_in:.0f} MB), "
        f"{many / few:.2f}x with the derived graph ({few:.0f}, {many:.0f} MB; goal {GOAL})"
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
