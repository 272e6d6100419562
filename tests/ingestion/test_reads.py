"""Files that have not changed are not read again, and give what they gave."""

import json
import shutil
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from rashomon.articles import Given, Input
from rashomon.articles.reading import inputs
from rashomon.errors import InputError
from rashomon.ingestion import build as module
from rashomon.ingestion.build import build
from rashomon.ingestion.reads import NAME
from rashomon.ingestion.report import Report
from rashomon.model import Article, Extraction, Outcome
from rashomon.settings import Settings

LINES = [{"id": "x", "text": "The bridge is shut, the mayor said."}, {"id": "y", "text": "It is open, the army said."}]


class Nothing:
    """An engine that finds nothing, and knows what it was given."""

    def __init__(self) -> None:
        self.given: list[str] = []

    def run(self, articles: Iterator[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Yield an empty outcome for each article."""
        for article in articles:
            self.given.append(article.id)
            yield article, Outcome(name=article.path, fate="skipped", extraction=Extraction(article=article), reason="not English")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("The bridge is shut\n\nThe mayor said on Monday that the bridge was shut.\n", "utf-8")
    (folder / "b.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), "utf-8")
    return folder


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Nothing:
    engine = Nothing()
    monkeypatch.setattr(module, "choose", lambda *_: engine)
    return engine


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read for good."""
    names: list[str] = []

    def noted(paths: Sequence[str | Path], *, given: Given) -> Iterator[Input | InputError]:
        for one in inputs(paths, given=given):
            yield one if isinstance(one, InputError) else Input(articles=partial(read_for_good, one), source=one.source)

    def read_for_good(one: Input) -> Iterator[Article | InputError]:
        names.append(one.source.id if one.source else "")
        yield from one.articles()

    monkeypatch.setattr(module, "inputs", noted)
    return names


def run(folder: Path, given: Given | None = None) -> Report:
    return build([folder], folder.parent / "kg", settings=Settings(), given=given)


def test_unchanged_files_are_not_read(folder: Path, engine: Nothing, opened: list[str]) -> None:
    assert len(run(folder).skipped) == 3
    opened.clear()
    report = run(folder)
    assert (opened, report.unchanged, report.articles, report.missing) == ([], 3, 3, [])


def test_changed_file_alone_is_read(folder: Path, engine: Nothing, opened: list[str]) -> None:
    run(folder)
    opened.clear()
    with (folder / "b.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({"id": "z", "text": "Nobody answered."}) + "\n")
    report = run(folder)
    assert (opened, report.unchanged, report.articles) == (["b.jsonl"], 3, 4)


def test_other_outlet_makes_all_files_read(folder: Path, engine: Nothing, opened: list[str]) -> None:
    run(folder)
    opened.clear()
    run(folder, Given(outlet="Vestmark Courier"))
    assert opened == ["a.txt", "b.jsonl"]


def test_table_beside_makes_its_file_read(folder: Path, engine: Nothing, opened: list[str]) -> None:
    run(folder)
    opened.clear()
    (folder / "meta.csv").write_text("file,outlet\na.txt,Vestmark Courier\n", "utf-8")
    run(folder)
    assert opened == ["a.txt"]


def test_broken_file_is_read_and_reported_each_time(folder: Path, engine: Nothing, opened: list[str]) -> None:
    (folder / "c.jsonl").write_text('{"id": "c", "text": \n', "utf-8")
    first = run(folder)
    opened.clear()
    second = run(folder)
    assert opened == ["c.jsonl"]
    assert [failure.reason for failure in first.failures] == [failure.reason for failure in second.failures] != []


def test_lost_or_damaged_notes_cost_time_only(folder: Path, engine: Nothing, opened: list[str]) -> None:
    run(folder)
    (folder.parent / "kg" / NAME).write_text("{\n", "utf-8")
    opened.clear()
    report = run(folder)
    assert (opened, report.unchanged, report.built) == (["a.txt", "b.jsonl"], 3, 0)


def test_article_takes_its_own_name_when_the_one_that_shared_it_is_gone(folder: Path, engine: Nothing, tmp_path: Path) -> None:
    (folder / "c.jsonl").write_text(json.dumps({"id": "x", "text": "Another text under the same name."}) + "\n", "utf-8")
    run(folder)
    (folder / "b.jsonl").unlink()
    run(folder)
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    shutil.copytree(folder, fresh / "articles")
    assert "x" in engine.given[-1:] or engine.given.count("x") == 2
