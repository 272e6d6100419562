"""Building into SPARQL servers: the sample corpus is the same there as in a directory, whatever is killed, lost or mistaken in between."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.servers import environment, oxigraph, virtuoso

from rashomon.errors import ServerError, StoreError
from rashomon.graph.opening import reading
from rashomon.graph.query import rows
from rashomon.graph.serialize import FORMATS, RdfName, to_bytes
from rashomon.graph.server import Place, Server, place
from rashomon.graph.validate import check
from rashomon.ingestion.build import build
from rashomon.ingestion.naming import report as names_of
from rashomon.ingestion.review import doubts
from rashomon.resources import samples
from rashomon.settings import Settings
from rashomon.views.disputes import as_csv
from rashomon.views.drawing import draw
from rashomon.views.ledger import read_ledger
from rashomon.views.network import to_graphml

pytestmark = pytest.mark.model
ARTICLES = samples() / "articles"
SETTINGS = Settings()
MANY = {f"{number:02}.txt": f"Minister {number} said that {number + 2} boats had left the port of Tollhaven.\n" for number in range(40)}


def at(url: str, work: Path, user: str = "") -> Server:
    found = place(url, work=work, settings=SETTINGS, environment={"RASHOMON_USER": user, "RASHOMON_PASSWORD": user})
    assert isinstance(found, Server)
    return found


def exported(kg: Place, name: RdfName = "nquads") -> bytes:
    with reading(kg) as opened:
        return to_bytes(opened.quads(), name, opened.base)


def command(articles: Path, url: str, work: Path) -> list[str]:
    return [sys.executable, "-m", "rashomon", "build", str(articles), "--into", url, "--work", str(work)]


@pytest.fixture(scope="module")
def kg(sample_kg: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The sample corpus at an Oxigraph server; only read by tests."""
    with oxigraph() as url:
        served = at(url, tmp_path_factory.mktemp("served") / "work")
        report = build([ARTICLES], served, settings=SETTINGS)
        assert (report.into, report.path, report.failures) == (url, str(served.work / "report.json"), [])
        yield served


@pytest.mark.parametrize("name", FORMATS)
def test_exports_are_those_of_a_directory(name: RdfName, kg: Server, sample_kg: Path) -> None:
    assert exported(kg, name) == exported(sample_kg, name)


def test_views_are_those_of_a_directory(kg: Server, sample_kg: Path) -> None:
    assert read_ledger(kg) == read_ledger(sample_kg) != []
    assert as_csv(read_ledger(kg)) == as_csv(read_ledger(sample_kg))
    assert draw(kg) == draw(sample_kg)
    assert to_graphml(kg) == to_graphml(sample_kg)
    assert check(kg) == check(sample_kg)
    assert names_of(kg, SETTINGS) == names_of(sample_kg, SETTINGS)
    assert doubts(kg, SETTINGS) == doubts(sample_kg, SETTINGS)


def test_second_build_touches_nothing(kg: Server) -> None:
    before, journal = exported(kg), (kg.work / "journal.jsonl").read_bytes()
    report = build([ARTICLES], kg, settings=SETTINGS)
    assert (report.built, report.restored, report.changed) == (0, 0, False)
    assert (exported(kg), (kg.work / "journal.jsonl").read_bytes()) == (before, journal)


def test_articles_of_another_working_directory_are_not_built_upon(kg: Server, tmp_path: Path) -> None:
    before = exported(kg)
    with pytest.raises(StoreError, match=f"{kg.url}: holds 8 articles that {tmp_path / 'other'} "):
        build([ARTICLES], at(kg.url, tmp_path / "other"), settings=SETTINGS)
    assert exported(kg) == before


def test_server_that_lost_its_memory_gets_everything_back_without_parsing(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(MANY["01.txt"])
    with oxigraph() as url:
        build([articles], at(url, tmp_path / "work"), settings=SETTINGS)
        (articles / "a.txt").write_text(MANY["02.txt"])
        assert build([articles], at(url, tmp_path / "work"), settings=SETTINGS).built == 1
        wanted = exported(at(url, tmp_path / "work"))
        assert b"wasRevisionOf" in wanted
    shutil.rmtree(tmp_path / "work" / "parses")
    with oxigraph(port=int(url.rsplit(":", 1)[1])) as url:
        report = build([articles], at(url, tmp_path / "work"), settings=SETTINGS)
        assert (report.restored, report.built, report.unchanged, report.new_positions) == (2, 0, 1, [])
        assert exported(at(url, tmp_path / "work")) == wanted
    assert not (tmp_path / "work" / "parses").exists()


def test_killed_build_goes_on_and_ends_in_the_same_data(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, words in MANY.items():
        (articles / name).write_text(words)
    build([articles], tmp_path / "kg", settings=SETTINGS)
    with oxigraph() as url:
        work = tmp_path / "work"
        with subprocess.Popen(
            command(articles, url, work), stderr=subprocess.DEVNULL, env=environment(), start_new_session=True
        ) as process:
            end = time.monotonic() + 60
            while not rows_there(url, tmp_path) and time.monotonic() < end:
                time.sleep(0.02)
            os.killpg(process.pid, signal.SIGKILL)
        build([articles], at(url, work), settings=SETTINGS)
        assert exported(at(url, work)) == exported(tmp_path / "kg")


def rows_there(url: str, work: Path) -> bool:
    """Whether an article is at the server."""
    try:
        return bool(rows(at(url, work), "SELECT ?a { ?a rsh:sha256 ?x } LIMIT 1").terms)
    except StoreError:
        return False


def test_failing_server_ends_the_build_and_the_next_one_goes_on(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text(MANY["01.txt"])
    with oxigraph() as url:
        served = at(url, tmp_path / "work")
    with pytest.raises(ServerError, match=f"{url}/query: cannot be reached"):
        build([articles], served, settings=SETTINGS)
    with oxigraph(tmp_path / "data", port=int(url.rsplit(":", 1)[1])):
        assert build([articles], served, settings=SETTINGS).built == 1
    with oxigraph(tmp_path / "data", port=int(url.rsplit(":", 1)[1])):
        assert not build([articles], served, settings=SETTINGS).changed


def test_commands_take_an_address_and_fail_in_one_line(kg: Server, tmp_path: Path) -> None:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        start = [sys.executable, "-m", "rashomon", *words]
        return subprocess.run(start, capture_output=True, text=True, env=environment(XDG_STATE_HOME=str(tmp_path)), check=False)

    assert json.loads(run("disputes", kg.url, "--format", "json").stdout)
    page = run("disputes", f"{kg.url}/", "--format", "html", "-o", str(tmp_path / "page.html"))
    assert "articles are not in" in page.stderr
    names = run("names", kg.url)
    assert (names.returncode, names.stderr.count("\n")) == (2, 1)
    assert "--work" in names.stderr
    assert run("names", kg.url, "--work", str(kg.work)).returncode == 0
    nobody = run("query", "http://ada:swordfish@127.0.0.1:9/x", "ASK {}")
    assert (nobody.returncode, nobody.stderr.count("\n")) == (2, 1)
    assert "http://127.0.0.1:9/x" in nobody.stderr
    assert "swordfish" not in nobody.stderr
    refused = run("query", "http://ada:swordfish@h:99999/x", "ASK {}")
    assert (refused.returncode, "swordfish" in refused.stderr) == (2, False)


def test_virtuoso_holds_the_same_graph(sample_kg: Path, tmp_path: Path) -> None:
    (tmp_path / "virtuoso").mkdir()
    with virtuoso(tmp_path / "virtuoso") as url:
        served = at(url, tmp_path / "work", user="dba")
        with pytest.raises(ServerError, match="RASHOMON_USER"):
            build([ARTICLES], at(url, tmp_path / "nobody"), settings=SETTINGS)
        assert not build([ARTICLES], served, settings=SETTINGS).failures
        assert exported(served) == exported(sample_kg)
        assert read_ledger(served) == read_ledger(sample_kg)
        assert draw(at(url, served.work)) == draw(sample_kg)
        assert check(served) == check(sample_kg)
        assert not build([ARTICLES], served, settings=SETTINGS).changed
