"""Poisonous articles: each kind costs itself and nothing else (R-27)."""

import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from rashomon.errors import ModelError
from rashomon.ingestion import pool, processes
from rashomon.ingestion.jobs import BATCH
from rashomon.ingestion.pool import Pool, batches
from rashomon.ingestion.processes import Worker
from rashomon.model import Article, Outcome
from rashomon.settings import Settings

POISON = """
import os, sys
import rashomon.annotations.document as document
import rashomon.ingestion.work as work

def deep(n):
    return deep(n + 1) + 1

def poisoned(nlp, article, make=document.make_doc):
    words = article.text
    if "HANG" in words:
        while True: pass
    if "CRASH" in words:
        os.kill(os.getpid(), 11)
    if "MEMORY" in words:
        held = []
        while True: held.append(bytearray(1 << 28))
    if "RAISE" in words:
        raise ValueError("no such thing")
    if "EXIT" in words:
        sys.exit(3)
    if "INTERRUPT" in words:
        raise KeyboardInterrupt
    if "OUTPUT" in words:
        print("{}\\n" * 100_000)
    if "DEPTH" in words:
        deep(0)
    return make(nlp, article)

work.make_doc = poisoned
"""
"""Stands in for the pipeline's first step in the worker: Python imports `sitecustomize` at every start."""

GOOD = "The mayor said on Monday that the bridge was closed."
KINDS = {
    "HANG": ("timed-out", "no end after"),
    "CRASH": ("crashed", "SIGSEGV"),
    "MEMORY": ("failed", "MemoryError"),
    "RAISE": ("failed", "ValueError: no such thing"),
    "EXIT": ("crashed", "exit code 3"),
    "INTERRUPT": ("crashed", "its process died"),
    "OUTPUT": ("built", None),
    "DEPTH": ("failed", "RecursionError"),
}


@pytest.fixture
def poisoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sitecustomize.py").write_text(POISON, "utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setattr(processes, "SECONDS", 15.0)  # other tests run beside this one
    monkeypatch.setattr(processes, "MEMORY", 5 << 29)  # 2.5 GB: the limit must be reached well before the clock ends the article


def article(number: int, text: str = GOOD) -> Article:
    return Article(id=f"{number}.txt", path=f"{number}.txt", text=text)


@pytest.mark.model
@pytest.mark.usefixtures("poisoned")
@pytest.mark.parametrize("forking", [True, False])
def test_each_kind_of_poison_costs_one_article(monkeypatch: pytest.MonkeyPatch, forking: bool) -> None:
    monkeypatch.setattr(processes, "FORKING", forking and processes.FORKING)
    articles = [article(number) for number in range(24)]
    for place, kind in enumerate(KINDS):
        articles[3 * place] = article(3 * place, f"{GOOD} {kind}")
    outcomes = list(Pool(Settings(workers=2)).run(articles))
    assert [one.id for one, _ in outcomes] == [one.id for one in articles]
    fates = {one.text.split()[-1]: outcome for one, outcome in outcomes if one.text != GOOD}
    for kind, (fate, words) in KINDS.items():
        assert fates[kind].fate == fate, f"{kind}: {fates[kind].reason}"
        assert words is None or words in (fates[kind].reason or "")
    assert all(outcome.fate == "built" and outcome.extraction for one, outcome in outcomes if one.text == GOOD)


@pytest.mark.model
@pytest.mark.usefixtures("poisoned")
def test_workers_outlive_the_process_that_they_were_forked_from() -> None:
    workers = Pool(Settings())
    outcomes: list[tuple[str, Outcome]] = []
    for one, outcome in workers.run(article(number, f"{GOOD} CRASH" if number == BATCH else GOOD) for number in range(6 * BATCH)):
        if not outcomes:
            workers.nurseries[0].process.kill()
        outcomes.append((one.id, outcome))
    fates = [outcome.fate for _, outcome in outcomes]
    assert [number for number, fate in enumerate(fates) if fate != "built"] == [BATCH]
    assert "its process died" in (outcomes[BATCH][1].reason or "")


@pytest.mark.model
def test_outcomes_are_the_same_with_one_and_two_workers() -> None:
    articles = [article(number, f"Minister {number} said that {number} boats had left. {GOOD}") for number in range(70)]
    one, two = (list(Pool(Settings(workers=number)).run(articles)) for number in (1, 2))
    assert one == two


@pytest.mark.model
def test_what_is_not_english_is_kept_but_not_parsed() -> None:
    french = Article(id="f", path="f", text="Le maire a dit lundi que le pont était fermé.", language="fr")
    long = article(1, "Nobody said a word. " * 20)
    ((_, skipped), (_, failed)) = Pool(Settings(max_characters=100)).run([french, long])
    assert skipped.fate == "skipped"
    assert skipped.extraction is not None
    assert not skipped.extraction.claims
    assert failed.fate == "failed"
    assert "max_characters" in (failed.reason or "")


def test_batches_end_by_number_and_by_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "BATCH_CHARACTERS", 3 * len(GOOD))
    assert [len(task.articles) for task in batches(article(number) for number in range(7))] == [3, 3, 1]


def test_nothing_is_lost_when_all_that_was_read_ahead_ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    pool = Pool(Settings(workers=2))

    def done(seconds: float) -> None:
        for task in pool.order:
            task.outcomes = [Outcome(name=article.path, fate="failed") for article in task.articles]

    monkeypatch.setattr(pool, "_start", lambda: None)
    monkeypatch.setattr(pool, "_employ", pool.waiting.clear)
    monkeypatch.setattr(pool, "_listen", done)
    articles = [Article(id=str(number), path=str(number), text=GOOD) for number in range(20 * BATCH)]
    assert [one.id for one, _ in pool.serve(articles)] == [article.id for article in articles]


@pytest.mark.parametrize(
    ("workers", "begun", "expected"),
    [(1, False, ["read 0", "start"]), (1, True, ["start", "read 0"]), (2, True, ["start", "read 0", f"read {BATCH}", "start"])],
)
def test_workers_load_while_their_first_batches_are_read(
    monkeypatch: pytest.MonkeyPatch, workers: int, begun: bool, expected: list[str]
) -> None:
    pool = Pool(Settings(workers=workers))
    events: list[str] = []

    def read() -> Iterator[Article]:
        for number in range(BATCH + 1):
            if number % BATCH == 0:
                events.append(f"read {number}")
            yield article(number)
        raise ModelError("enough")

    def start() -> None:
        events.append("start")
        pool.workers.append(cast("Worker", SimpleNamespace(ready=False, task=None, close=lambda: 0)))

    monkeypatch.setattr(pool, "_start", start)
    monkeypatch.setattr(pool, "_listen", lambda _: None)
    if begun:
        pool.begin()
    with pytest.raises(ModelError, match="enough"):
        list(pool.run(read()))
    assert events[: len(expected)] == expected
