"""Building: again for nothing, changed files, failures, kills, and the same bytes whatever the order."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from rashomon.errors import InputError, NotAStoreError, StoreError, StoreInUseError
from rashomon.graph.query import rows
from rashomon.graph.serialize import to_bytes
from rashomon.graph.store import open_for_reading
from rashomon.ingestion.build import build
from rashomon.ingestion.journal import PRUNED, Journal
from rashomon.settings import Settings

ARTICLES = {
    "a.txt": """Vestmark says it holds Tollhaven

March 3, 2021

Vestmark's army said on Tuesday that it had captured the town of Tollhaven. “Tollhaven is ours,” General Ada Brenn said.
""",
    "b.txt": """Ostland denies losing Tollhaven

March 4, 2021

Ostland's defence ministry denied on Wednesday that Tollhaven had been captured. Vestmark admitted that two soldiers had been killed.
""",
    "sub/c.txt": """Talks called for

March 5, 2021

The mayor of Tollhaven demanded an end to the shelling. Both armies accused each other of shelling the bridge.
""",
}
SETTINGS = Settings()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def exported(kg: Path) -> bytes:
    with open_for_reading(kg) as opened:
        return to_bytes(opened.quads(), "nquads", opened.base)


@pytest.mark.model
def test_second_build_touches_nothing(articles: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    first = build([articles], kg, settings=SETTINGS)
    assert (first.built, first.unchanged, first.failures) == (3, 0, [])
    assert first.claims > 5
    before = {path: path.stat().st_mtime_ns for path in sorted((kg / "extractions").iterdir())}
    journal = (kg / "journal.jsonl").read_bytes()
    second = build([articles], kg, settings=SETTINGS)
    assert (second.built, second.unchanged, second.changed) == (0, 3, False)
    assert (second.claims, second.claimants, second.disputes) == (first.claims, first.claimants, first.disputes)
    assert {path: path.stat().st_mtime_ns for path in sorted((kg / "extractions").iterdir())} == before
    assert (kg / "journal.jsonl").read_bytes() == journal
    assert json.loads((kg / "report.json").read_bytes())["unchanged"] == 3


@pytest.mark.model
def test_kept_parses_give_the_same_graph(articles: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    build([articles], kg, settings=SETTINGS)
    wanted = exported(kg)
    assert len(list((kg / "parses").rglob("*.parse"))) == 3
    (kg / "journal.jsonl").unlink()
    assert build([articles], kg, settings=SETTINGS).built == 3
    assert exported(kg) == wanted


@pytest.mark.model
def test_export_is_the_same_bytes_whatever_the_order_and_the_workers(articles: Path, tmp_path: Path) -> None:
    paths = [articles / name for name in ARTICLES]
    build(paths, tmp_path / "one", settings=SETTINGS)
    build(reversed_paths(paths), tmp_path / "two", settings=Settings(workers=2))
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


@pytest.mark.model
def test_export_is_the_same_bytes_whatever_the_hash_seed(articles: Path, tmp_path: Path) -> None:
    exports = set()
    for seed in ("1", "2"):
        kg = tmp_path / seed
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Baku" if seed == "2" else "UTC"}
        subprocess.run(command(articles, kg), env=environment, capture_output=True, check=True)
        exports.add(exported(kg))
    assert len(exports) == 1


def reversed_paths(paths: list[Path]) -> list[Path]:
    return list(reversed(paths))


@pytest.mark.model
def test_changed_file_is_a_new_version_and_both_stay(articles: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    build([articles], kg, settings=SETTINGS)
    (articles / "a.txt").write_text(ARTICLES["a.txt"].replace("captured", "entered"), "utf-8")
    report = build([articles], kg, settings=SETTINGS)
    assert (report.built, report.unchanged, report.articles) == (1, 2, 3)
    triples = exported(kg).decode()
    assert triples.count("wasRevisionOf>") == 1
    assert len(list((kg / "texts").iterdir())) == 4
    assert rows(kg, "edits").records


@pytest.mark.model
def test_failures_are_named_and_the_good_ones_built(articles: Path, tmp_path: Path) -> None:
    (articles / "bad.txt").write_bytes(b"caf\xe9 \xff\xfe said")
    (articles / "empty.txt").write_bytes(b"")
    report = build([articles, tmp_path / "nowhere"], tmp_path / "kg", settings=SETTINGS)
    assert report.built == 3
    assert sorted(Path(one.name).name for one in report.failures) == ["bad.txt", "empty.txt", "nowhere"]
    assert all(one.reason for one in report.failures)


@pytest.mark.model
def test_vanished_file_is_reported_and_kept(articles: Path, tmp_path: Path) -> None:
    build([articles], tmp_path / "kg", settings=SETTINGS)
    (articles / "b.txt").unlink()
    report = build([articles], tmp_path / "kg", settings=SETTINGS)
    assert [Path(name).name for name in report.missing] == ["b.txt"]
    assert report.articles == 3


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nowhere"):
        build([tmp_path / "nowhere"], tmp_path / "kg", settings=SETTINGS)


def test_foreign_folder_is_left_alone(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(NotAStoreError, match="photos"):
        build([articles], tmp_path / "photos", settings=SETTINGS)
    assert [path.name for path in (tmp_path / "photos").iterdir()] == ["cat.jpg"]


def test_torn_last_line_of_the_journal_is_ignored_and_overwritten(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.add([])
    (tmp_path / "journal.jsonl").write_bytes(b'{"kind":"article","run":"r","id":"a","article":"x","fate":"built"}\n{"kind":"art')
    torn = Journal(tmp_path)
    assert torn.torn
    assert [entry.id for entry in torn.articles()] == ["a"]
    torn.add(torn.entries)
    again = Journal(tmp_path)
    assert not again.torn
    assert len(again.entries) == 2


def test_damaged_journal_is_named(tmp_path: Path) -> None:
    (tmp_path / "journal.jsonl").write_bytes(b"nonsense\n{}\n")
    with pytest.raises(StoreError, match=r"journal\.jsonl:1"):
        Journal(tmp_path)


def command(articles: Path, kg: Path) -> list[str]:
    return [sys.executable, "-m", "rashomon", "build", str(articles), "--into", str(kg)]


@pytest.mark.model
def test_killed_build_goes_on_and_ends_in_the_same_bytes(articles: Path, tmp_path: Path) -> None:
    for number in range(40):
        (articles / f"{number:02}.txt").write_text(
            f"Minister {number} said that {number + 2} boats had left the port of Tollhaven.\n", "utf-8"
        )
    build([articles], tmp_path / "whole", settings=SETTINGS)
    wanted = exported(tmp_path / "whole")
    for kill, seconds in enumerate((0.5, 3.0, 5.0, 6.5)):
        kg = tmp_path / f"kg{kill}"
        with subprocess.Popen(
            command(articles, kg), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            time.sleep(seconds)
            os.killpg(process.pid, signal.SIGKILL)
        build([articles], kg, settings=SETTINGS)
        assert exported(kg) == wanted


@pytest.mark.model
def test_second_builder_is_turned_away_at_once(articles: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    with subprocess.Popen(command(articles, kg), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        while not (kg / "rashomon.json").is_file():
            time.sleep(0.05)
        begun = time.monotonic()
        with pytest.raises(StoreInUseError, match=f"pid {process.pid}"):
            build([articles], kg, settings=SETTINGS)
        assert time.monotonic() - begun < 5
        os.killpg(process.pid, signal.SIGKILL)


@pytest.mark.model
def test_articles_whose_files_are_gone_are_taken_out_on_request(articles: Path, tmp_path: Path) -> None:
    kg, alone = tmp_path / "kg", tmp_path / "alone"
    build([articles], kg, settings=SETTINGS)
    (articles / "a.txt").write_text(ARTICLES["a.txt"] + "\nMore will follow.\n", "utf-8")
    build([articles], kg, settings=SETTINGS)
    (articles / "a.txt").unlink()
    assert build([articles], kg, settings=SETTINGS).articles == 3
    report = build([articles], kg, settings=SETTINGS, prune=True)
    assert (report.articles, len(report.missing), report.pruned) == (2, 1, True)
    build([articles], alone, settings=SETTINGS)
    assert exported(kg) == exported(alone)
    assert {path.name for path in (kg / "texts").iterdir()} == {path.name for path in (alone / "texts").iterdir()}
    (articles / "a.txt").write_text(ARTICLES["a.txt"], "utf-8")
    assert (build([articles], kg, settings=SETTINGS).articles, build([articles], alone, settings=SETTINGS).articles) == (3, 3)
    assert exported(kg) == exported(alone)


@pytest.mark.model
def test_what_a_killed_pruning_left_is_swept_up(articles: Path, tmp_path: Path) -> None:
    kg, alone = tmp_path / "kg", tmp_path / "alone"
    build([articles], kg, settings=SETTINGS)
    (articles / "a.txt").unlink()
    (gone,) = [entry for entry in Journal(kg).articles() if entry.name.endswith("a.txt")]
    Journal(kg).add([msgspec.structs.replace(gone, fate=PRUNED)])
    build([articles], kg, settings=SETTINGS)
    build([articles], alone, settings=SETTINGS)
    assert exported(kg) == exported(alone)
