"""Builds that are ended at any instant, on a full disk or by a second builder: what was told is there, and the end is the same bytes.

RASHOMON_KILLS says at how many instants (6 here, 200 in the long trials), RASHOMON_SEED where they begin.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.graph.places import is_article_graph
from rashomon.graph.serialize import to_bytes
from rashomon.graph.store import open_for_reading, open_for_writing
from rashomon.graph.validate import check
from rashomon.ingestion.build import build
from rashomon.ingestion.journal import Journal
from rashomon.settings import Settings

KILLS = int(os.environ.get("RASHOMON_KILLS", "6"))
SEED = int(os.environ.get("RASHOMON_SEED", "1"))
ARTICLES = 70
"""Three groups between two flushes."""
SETTINGS = Settings()
TEXT = """Minister {number} said on Monday that {boats} boats had left the port of Tollhaven.

Ostland denied that any boat had left. “Nobody has seen a boat,” General Ada Brenn said.
"""


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kills") / "articles"
    folder.mkdir()
    for number in range(ARTICLES):
        (folder / f"{number:03}.txt").write_text(TEXT.format(number=number, boats=number + 2), "utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(articles: Path) -> Path:
    """The directory of a build that nobody disturbed."""
    kg = articles.parent / "whole"
    build([articles], kg, settings=SETTINGS)
    return kg


def graphs(kg: Path) -> dict[str, bytes]:
    """Each graph as sorted N-Quads; opened as the next build would, so that what Oxigraph recovers is recovered."""
    with open_for_writing(kg) as opened:
        return {graph: to_bytes(opened.quads(graph), "nquads", opened.base) for graph in opened.graphs()}


def start(articles: Path, kg: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "rashomon", "build", str(articles), "--into", str(kg)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a builder and its workers."""
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def instants(kills: int, seconds: float) -> Iterator[float]:
    """Yield the instants: anywhere, but most where the work is done."""
    draw = random.Random(SEED)  # noqa: S311
    for _ in range(kills):
        yield draw.uniform(0, seconds)


@pytest.mark.model
def test_no_kill_loses_doubles_or_halves_an_article(articles: Path, whole: Path, tmp_path: Path) -> None:
    wanted = graphs(whole)
    # the parses are given, so that the instants fall on the writing and not on the parsing
    kg = tmp_path / "kg"
    kg.mkdir()
    with open_for_writing(kg):
        shutil.copytree(whole / "parses", kg / "parses")
    shutil.copytree(kg, tmp_path / "fresh")
    begun = time.monotonic()
    start(articles, kg).communicate()
    length = time.monotonic() - begun
    for number, instant in enumerate(instants(KILLS, length)):
        if number % 3 == 0:  # else go on where the last kill left it
            shutil.rmtree(kg)
            shutil.copytree(tmp_path / "fresh", kg)
        process = start(articles, kg)
        time.sleep(instant)
        end(process)
        found, told = graphs(kg), Journal(kg)
        with open_for_reading(kg) as opened:
            base = opened.base
        for name in (graph for graph in found if is_article_graph(graph, base)):
            assert found[name] == wanted[name], f"kill {number} at {instant:.3f} s left a part of {name}"
        missing = [entry.article for entry in told.articles() if f"{base}graph/article-{entry.article}" not in found]
        assert not missing, f"kill {number} at {instant:.3f} s: told, and not there"
        if number % 3 == 2 or number == KILLS - 1:
            build([articles], kg, settings=SETTINGS)
            assert graphs(kg) == wanted
            assert len(Journal(kg).articles()) == ARTICLES
            assert check(kg).passed
            assert build([articles], kg, settings=SETTINGS).changed is False


@pytest.fixture(params=["300k", "650k", "3800k", "4m"])
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A disk on which one thing or another is the first that does not fit: a text, an extraction, what is put aside, the quads."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={request.param}", "tmpfs", str(place)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.model
def test_full_disk_is_told_in_one_line_and_the_build_goes_on_when_there_is_room(articles: Path, whole: Path, small_disk: Path) -> None:
    kg = small_disk / "kg"
    with start(articles, kg) as process:
        assert process.stderr is not None
        told = process.stderr.read().decode()
    assert process.returncode == 2
    assert str(kg) in told
    assert "disk is full" in told
    assert "Traceback" not in told
    subprocess.run(["mount", "-o", "remount,size=200m", str(small_disk)], check=True)
    build([articles], kg, settings=SETTINGS)
    assert graphs(kg) == graphs(whole)
    assert check(kg).passed


@pytest.mark.model
def test_second_builder_is_turned_away_with_exit_code_two(articles: Path, tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    first = start(articles, kg)
    try:
        while not (kg / "rashomon.json").is_file():
            time.sleep(0.05)
        second = start(articles, kg)
        told = second.communicate()[1].decode()
        assert second.returncode == 2
        assert f"pid {first.pid}" in told
        assert len(told.splitlines()) == 1
    finally:
        end(first)
