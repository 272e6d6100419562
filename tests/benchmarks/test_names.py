"""The cost of names: loading, finding in text, searching, clustering. CPU time, relative where a machine's speed would decide."""

import gc
import gzip
import json
import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import batched
from pathlib import Path
from statistics import linear_regression

import pytest
import spacy

from rashomon.annotations.gazetteer import known
from rashomon.annotations.models import find_model
from rashomon.annotations.spelled import spelled
from rashomon.ingestion.garbage import settle
from rashomon.ingestion.jobs import BATCH
from rashomon.model import Article, Extraction, Mention, Referent, TextSpan
from rashomon.reconciliation.entities import resolve_entities
from rashomon.reconciliation.entities_search import NameIndex
from rashomon.settings import DEFAULT_MODEL
from rashomon.vocabulary.names import index, load_names

LOAD_SECONDS = 6.0
"""For 200,000 names."""

SHARE = 0.01
"""Of the CPU time of the bare model's parse, for finding the known names in a text."""

ARTICLES = 100

SEARCH_MILLISECONDS = 0.2
"""For one candidate search among 100,000 names."""

ROUNDS = 4
"""Rounds of measuring clustering: a disturbance lasts longer than one size takes, and seldom returns in every round."""

STEEPEST = 1.2
"""Exponent of the time of clustering in the number of names."""

SYLLABLES = ("ba", "ke", "mi", "ro", "tu", "sha", "len", "dor", "vik", "gra", "nos", "pel", "zan", "qua", "fie", "hol")


def timed(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work, garbage collected before and not meanwhile, as in a build.

    What is collected depends on all that lives; a build derives uncollected too, see `rashomon.ingestion.garbage`.
    """
    gc.collect()
    gc.disable()
    begin = time.process_time()
    work()
    spent = time.process_time() - begin
    gc.enable()
    return spent


def invented(count: int) -> list[str]:
    """Return names of two words of three syllables each, all different, in no order."""
    made = []
    for number in range(count):
        scattered = number * 7_919_777 % len(SYLLABLES) ** 6
        digits = [scattered // len(SYLLABLES) ** place % len(SYLLABLES) for place in range(6)]
        first, last = ("".join(SYLLABLES[digit] for digit in part).capitalize() for part in (digits[:3], digits[3:]))
        made.append(f"{first} {last}")
    return made


def test_two_hundred_thousand_names_load_in_time(tmp_path: Path) -> None:
    names = invented(200_000)
    path = tmp_path / "many.ttl"
    prefixes = "@prefix rsh: <https://w3id.org/rashomon/ns#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    with path.open("w", encoding="utf-8") as out:
        out.write(prefixes)
        for number in range(0, len(names), 4):
            label, *others = names[number : number + 4]
            alias = " , ".join(f'"{other}"@en' for other in others)
            out.write(f'<https://example.org/{number}> a rsh:Person ; skos:prefLabel "{label}"@en ; skos:altLabel {alias} .\n')
    load_names()
    assert timed(lambda: load_names([path])) <= LOAD_SECONDS


@contextmanager
def settled() -> Iterator[None]:
    """Keep the collector as a worker does, and as it was afterwards."""
    was = gc.get_threshold()
    settle()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*was)


@pytest.mark.model
@pytest.mark.evaluation
def test_matching_takes_a_small_share_of_the_parse(shared: Path) -> None:
    """Parsed and matched by turns, so that a busy machine slows both; the words of a text are read before, as all steps of the names do."""
    lines = gzip.decompress((shared / "evaluation/gold/polnear_train.jsonl.gz").read_bytes()).decode().splitlines()
    texts = [json.loads(line)["text"] for line in lines[:ARTICLES]]
    names, bare = load_names(), spacy.load(find_model(DEFAULT_MODEL).path)
    for doc in bare.pipe(texts[:BATCH]):
        known(doc, names)
    parse = match = 0.0
    with settled():
        for batch in batched(texts, BATCH):
            begin = time.process_time()
            docs = list(bare.pipe(batch, batch_size=BATCH))
            parse += time.process_time() - begin
            for doc in docs:
                spelled(doc)
                begin = time.process_time()
                known(doc, names)
                match += time.process_time() - begin
    print(f"parse {parse:.2f} s, matching {match:.3f} s: {match / parse:.2%}")  # noqa: T201
    assert match / parse <= SHARE


def test_search_among_a_hundred_thousand_names_is_fast() -> None:
    names = invented(100_000)
    built = NameIndex(names)
    asked = [name[:-1] + "o" for name in names[:2_000]]
    assert timed(lambda: [built.search(name) for name in asked]) / len(asked) * 1000 <= SEARCH_MILLISECONDS


def corpus(count: int) -> list[Extraction]:
    names = invented(count)
    size = 20
    made = []
    for number in range(0, count, size):
        referents = []
        for name in names[number : number + size]:
            first, last = name.split()
            referents.append(Referent(label=name, type="Person", names=(name, last) if number % 3 else (last,), reason="surname"))
            referents.append(Referent(label=f"{first} Motors", type="Organization", names=(f"{first} Motors", first)))
        mentions = tuple(Mention(span=TextSpan(at, at + 1), referent=at) for at in range(len(referents)))
        made.append(
            Extraction(article=Article(id=str(number), path=str(number), text="x" * 50), referents=tuple(referents), mentions=mentions)
        )
    return made


def test_clustering_is_near_linear() -> None:
    """The slope of the line through the logarithms of three sizes, each the best of several rounds that take the sizes in turn."""
    names = index({})
    sizes = (1_000, 10_000, 100_000)
    corpora = [corpus(size) for size in sizes]
    best = [math.inf] * len(sizes)
    for _ in range(ROUNDS):
        for at, extractions in enumerate(corpora):
            best[at] = min(best[at], timed(partial(resolve_entities, extractions, names)))
    xs, ys = [math.log(size) for size in sizes], [math.log(seconds) for seconds in best]
    assert linear_regression(xs, ys).slope <= STEEPEST
