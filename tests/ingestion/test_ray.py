"""Annotation on a real Ray of this machine with two actors: the bytes of the local engine, whatever dies on the way."""

import gzip
import importlib.util
import json
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from rashomon.errors import RashomonError
from rashomon.graph.serialize import to_bytes
from rashomon.graph.store import open_for_reading
from rashomon.graph.validate import check
from rashomon.ingestion import build as builder
from rashomon.ingestion import pool
from rashomon.ingestion import ray as module
from rashomon.ingestion.actors import connected
from rashomon.ingestion.build import build
from rashomon.ingestion.engines import choose
from rashomon.ingestion.journal import Journal
from rashomon.ingestion.pool import Pool
from rashomon.ingestion.ray import Cluster
from rashomon.ingestion.report import Report
from rashomon.model import Article
from rashomon.settings import Settings

SETTINGS = Settings(workers=2)
needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="the extra rashomon[ray] is not installed")


@pytest.fixture(scope="module")
def ray() -> Iterator[None]:
    """One Ray for all tests: it starts in some seconds."""
    with connected(None, SETTINGS.workers):
        yield


@pytest.fixture
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "BATCH", 4)
    monkeypatch.setattr(module, "BATCH", 4)


def articles(count: int = 24) -> list[Article]:
    words = "Minister {0} said on Monday that {1} boats had left the port of Tollhaven, and Ostland denied it."
    return [Article(id=f"{number:02}", path=f"{number:02}.txt", text=words.format(number, number + 2)) for number in range(count)]


def actors() -> list[int]:
    """The processes of the actors that live on this machine."""
    found = []
    for place in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if place.read_bytes().startswith(b"ray::Annotator"):
                found.append(int(place.parent.name))
        except OSError:
            continue
    return found


def exported(kg: Path) -> bytes:
    with open_for_reading(kg) as opened:
        return to_bytes(opened.quads(), "nquads", opened.base)


def on_ray(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that needs the Ray of this module."""
    noisy = ("ignore::DeprecationWarning", "ignore::FutureWarning", "ignore::ResourceWarning")
    marks = (
        needs_ray,
        pytest.mark.ray,
        pytest.mark.model,
        pytest.mark.usefixtures("ray", "small_shards"),
        pytest.mark.filterwarnings(*noisy),
    )
    for mark in marks:
        test = mark(test)
    return test


@on_ray
def test_outcomes_are_those_of_the_local_engine() -> None:
    assert list(Cluster(SETTINGS).run(articles())) == list(Pool(Settings()).run(articles()))


@on_ray
def test_killed_actor_costs_nothing_and_doubles_nothing() -> None:
    wanted = list(Pool(Settings()).run(articles()))
    seen: list[int] = []

    def killing(found: Iterable[Article]) -> Iterator[Article]:
        for number, article in enumerate(found):
            if number in (9, 17):
                # both shards that are being worked on, then one
                for process in actors()[: 2 if number == 9 else 1]:
                    os.kill(process, signal.SIGKILL)
                    seen.append(process)
            yield article

    many = [*articles(), *articles()]
    found = list(Cluster(SETTINGS).run(killing(many)))
    assert seen
    assert found == [*wanted, *wanted]


@on_ray
def test_graph_is_the_same_bytes_as_the_local_one(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for article in articles():
        (folder / article.path).write_text(article.text, "utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe said")
    local = build([folder], tmp_path / "local", settings=Settings())
    spread = build([folder], tmp_path / "ray", settings=SETTINGS, engine="ray")
    assert exported(tmp_path / "local") == exported(tmp_path / "ray")
    assert (spread.built, len(spread.failures)) == (local.built, len(local.failures)) == (24, 1)
    assert Journal(tmp_path / "local").entries == Journal(tmp_path / "ray").entries
    assert check(tmp_path / "ray").passed
    again = build([folder], tmp_path / "ray", settings=SETTINGS)
    assert (again.unchanged, again.changed) == (24, False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Files of every kind that is split among machines, with ids that meet, lines that are none, and a text without end."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    found = articles()
    lines = [json.dumps({"id": article.id, "text": article.text}) for article in found]
    (folder / "a.jsonl.gz").write_bytes(gzip.compress("\n".join([*lines[:9], "no JSON", lines[0]]).encode(), mtime=0))
    # its first id is that of another article, its second that of the same
    again = [json.dumps({"id": found[0].id, "text": found[9].text}), lines[1]]
    (folder / "b.jsonl").write_text("\n".join([*again, *lines[10:14]]), "utf-8")
    rows = [{"id": article.id, "text": article.text, "other": 1} for article in found[14:19]]
    parquet.write_table(pa.Table.from_pylist(rows), folder / "c.parquet")
    for article in found[19:]:
        (folder / article.path).write_text(article.text, "utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe said")
    return folder


@on_ray
def test_shards_read_on_the_cluster_give_the_graph_of_the_local_engine(corpus: Path, tmp_path: Path) -> None:
    given: list[str | Path] = [f"file://{corpus}/*.jsonl*", f"file://{corpus}", corpus]
    local = build(given, tmp_path / "local", settings=Settings())
    spread = build(given, tmp_path / "ray", settings=SETTINGS, engine="ray")
    assert exported(tmp_path / "local") == exported(tmp_path / "ray")
    assert Journal(tmp_path / "local").entries == Journal(tmp_path / "ray").entries
    assert spread.failures == local.failures
    assert (spread.built, spread.unchanged) == (local.built, local.unchanged)
    assert check(tmp_path / "ray").passed
    for kg in ("local", "ray"):  # what one engine has read the other need not read
        again = build(given, tmp_path / kg, settings=SETTINGS, engine="ray")
        assert (again.built, again.changed) == (0, False)
        assert again.failures == local.failures


@on_ray
def test_killed_actor_loses_nothing_of_a_shard(corpus: Path, tmp_path: Path) -> None:
    build([corpus], tmp_path / "local", settings=Settings())
    killed: list[int] = []

    def kill(_: Report) -> None:
        if len(killed) < 3 and (living := actors()):
            os.kill(living[0], signal.SIGKILL)
            killed.append(living[0])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder, "GROUP", 4)
        build([corpus], tmp_path / "ray", settings=SETTINGS, engine="ray", progress=kill)
    assert killed
    assert exported(tmp_path / "local") == exported(tmp_path / "ray")
    assert len(Journal(tmp_path / "ray").articles()) == len(Journal(tmp_path / "local").articles())


@on_ray
def test_text_beyond_the_limit_fails_by_name() -> None:
    ((_, outcome),) = Cluster(Settings(max_characters=10, workers=2)).run(articles(1))
    assert (outcome.fate, outcome.name) == ("failed", "00.txt")


def test_unknown_engine_is_refused_by_name() -> None:
    with pytest.raises(RashomonError, match="'spark'"):
        choose("spark", SETTINGS)


@pytest.mark.skipif(importlib.util.find_spec("ray") is not None, reason="Ray is installed")
def test_missing_ray_is_told_in_one_line() -> None:
    with pytest.raises(RashomonError, match="install the extra"):
        list(choose("ray", SETTINGS).run(articles(1)))
