import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store
from tests.graph.world import World, spelled

from rashomon.errors import NotAStoreError, StoreError, StoreInUseError
from rashomon.graph.directory import MARKER
from rashomon.graph.store import GraphStore, backup, open_for_reading, open_for_writing
from rashomon.graph.terms import text

HOLD = """
import sys, time; from pathlib import Path; from rashomon.graph.store import *
with {how}(Path(sys.argv[1])):
    print("held", flush=True); time.sleep(60)
"""

KILLED_BETWEEN_PARTS = """
import os, signal, sys; from pathlib import Path; from pyoxigraph import NamedNode, Quad; import rashomon.graph.store as store
from rashomon.graph.terms import text
import rashomon.graph.room as room
store.PART, room.ROOM = 1_000, 0
def cut():
    for number in range(9_000):
        if number == int(sys.argv[2]): os.kill(os.getpid(), signal.SIGKILL)
        yield Quad(NamedNode("urn:s"), NamedNode("urn:p"), text(str(number)), NamedNode("urn:g"))
with store.open_for_writing(Path(sys.argv[1])) as opened:
    opened.rewrite({"urn:g": cut()})
"""


def quads(graph: str, *words: str) -> list[Quad]:
    return [Quad(NamedNode("urn:s"), NamedNode("urn:p"), text(word), NamedNode(graph)) for word in words]


def hold(path: Path, how: str) -> subprocess.Popen[str]:
    process = subprocess.Popen([sys.executable, "-c", HOLD.format(how=how), str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_new_directory_has_a_marker_and_keeps_its_base(tmp_path: Path) -> None:
    kg = tmp_path / "a" / "kg"
    with open_for_writing(kg, base="https://mine.example/id/") as opened:
        assert opened.base == "https://mine.example/id/"
    assert json.loads((kg / MARKER).read_text("utf-8")) == {"format": 1, "base": "https://mine.example/id/"}
    with open_for_reading(kg) as opened:
        assert opened.base == "https://mine.example/id/"
    with pytest.raises(StoreError, match="live under"), open_for_writing(kg, base="https://other.example/"):
        pass


def test_replacing_writes_the_difference_and_nothing_twice(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg") as opened:
        assert opened.replace({"urn:g": quads("urn:g", "a", "b")}) == (0, 2)
        assert opened.replace({"urn:g": quads("urn:g", "b", "a")}) == (0, 0)
        assert opened.replace({"urn:g": quads("urn:g", "b", "c\u0000\\u0041 } ; DROP ALL"), "urn:h": quads("urn:h", "z")}) == (1, 2)
        assert opened.replace({"urn:h": []}) == (1, 0)
        assert opened.graphs() == ["urn:g"]
        assert {quad.object for quad in opened.quads()} == {text("b"), text("c\u0000\\u0041 } ; DROP ALL")}


def test_many_new_graphs_are_taken_in_beside_old_ones(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg") as opened:
        opened.replace({"urn:0": quads("urn:0", "a", "b")})
        opened.insert({f"urn:{number}": quads(f"urn:{number}", "b", "c") for number in range(9)})
        assert opened.graphs() == [f"urn:{number}" for number in range(9)]
        assert {quad.object for quad in opened.quads("urn:0")} == {quad.object for quad in opened.quads("urn:8")} == {text("b"), text("c")}
        opened.insert({"urn:1": quads("urn:1", "d"), "urn:9": quads("urn:9", "e")})
        assert [quad.object for quad in opened.quads("urn:1")] == [text("d")]
        assert [quad.object for quad in opened.quads("urn:9")] == [text("e")]


@pytest.fixture
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts of so few quads that a handful makes several."""
    monkeypatch.setattr("rashomon.graph.room.ROOM", 0)
    monkeypatch.setattr("rashomon.graph.store.PART", 4)
    monkeypatch.setattr("rashomon.graph.store.BULK", 2)
    monkeypatch.setattr("rashomon.graph.store.EXCHANGED", 3)


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("words", ["", "a", "abc", "abcd", "abcdefghijk", "cdefghijklmnop", "xyz"])
@pytest.mark.parametrize("before", ["", "ab", "abcdefghijk"])
def test_rewriting_in_parts_leaves_exactly_what_was_given(tmp_path: Path, before: str, words: str) -> None:
    with open_for_writing(tmp_path / "kg") as opened:
        opened.replace({"urn:g": quads("urn:g", *before), "urn:other": quads("urn:other", "a")})
        opened.rewrite({"urn:g": quads("urn:g", *words, *words), "urn:h": quads("urn:h", "z")})
        assert sorted(opened.quads("urn:g"), key=str) == quads("urn:g", *sorted(words))
        assert opened.graphs() == [*(["urn:g"] if words else []), "urn:h", "urn:other"]
    with open_for_reading(tmp_path / "kg") as opened:
        assert len(list(opened.quads("urn:other"))) == 1


@pytest.mark.usefixtures("small_parts")
def test_what_was_cut_off_between_two_parts_is_not_read_until_it_is_written_whole(tmp_path: Path) -> None:
    def cut() -> Iterator[Quad]:
        yield from quads("urn:g", *"abcdefghijk")
        raise KeyboardInterrupt

    kg = tmp_path / "kg"
    with open_for_writing(kg) as opened, pytest.raises(KeyboardInterrupt):
        opened.rewrite({"urn:g": cut()})
    with pytest.raises(StoreError, match="run the same command again"), open_for_reading(kg):
        pass
    with open_for_writing(kg) as opened:
        assert 0 < len(list(opened.quads("urn:g"))) < len("abcdefghijk")
        opened.rewrite({"urn:g": quads("urn:g", *"cdefghijklm")})
    with open_for_reading(kg) as opened:
        assert sorted(opened.quads(), key=str) == quads("urn:g", *"cdefghijklm")


@pytest.mark.parametrize("parts", [0, 1, 3, 7])
def test_killed_between_parts_is_not_read_and_ended_by_the_next(tmp_path: Path, parts: int) -> None:
    kg = tmp_path / "kg"
    with open_for_writing(kg) as opened:
        opened.replace({"urn:other": quads("urn:other", "a")})
    done = subprocess.run([sys.executable, "-c", KILLED_BETWEEN_PARTS, str(kg), str(parts * 1_000 + 500)], check=False)
    assert done.returncode == -signal.SIGKILL
    words = [str(number) for number in range(9_000)]
    if parts:
        with pytest.raises(StoreError, match="run the same command again"), open_for_reading(kg):
            pass
    with open_for_writing(kg) as opened:
        opened.rewrite({"urn:g": quads("urn:g", *words)})
    with open_for_reading(kg) as opened:
        assert {quad.object for quad in opened.quads("urn:g")} == {text(word) for word in words}
        assert opened.graphs() == ["urn:g", "urn:other"]


@pytest.mark.usefixtures("small_parts")
def test_what_fits_into_one_part_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def cut() -> Iterator[Quad]:
        yield from quads("urn:g", *"abc")
        raise KeyboardInterrupt

    with open_for_writing(tmp_path / "kg") as opened, pytest.raises(KeyboardInterrupt):
        opened.rewrite({"urn:g": cut()})
    with open_for_reading(tmp_path / "kg") as opened:
        assert opened.graphs() == []


def test_typed_values_are_not_rewritten_each_time(world: World, tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg") as opened:
        opened.replace(world.graphs())
        assert opened.replace(world.graphs()) == (0, 0)


def test_texts_are_kept_by_digest_and_a_changed_one_is_not_given(tmp_path: Path) -> None:
    words = "Line\r\nwith \u2028 odd \ud800 letters\n"
    with open_for_writing(tmp_path / "kg") as opened:
        name = opened.put_text(words)
        assert opened.text(name) == words
        assert opened.put_text(words) == name
        (tmp_path / "kg" / "texts" / f"{name}.txt").write_text("forged", "utf-8")
        assert opened.text(name) is None
        assert opened.text("0" * 64) is None


def test_foreign_folder_and_file_are_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(NotAStoreError, match="holds something else"), open_for_writing(tmp_path):
        pass
    with pytest.raises(NotAStoreError, match="is a file"), open_for_writing(tmp_path / "notes.txt"):
        pass
    with pytest.raises(NotAStoreError, match="no graph directory"), open_for_reading(tmp_path):
        pass
    with pytest.raises(NotAStoreError, match="no such graph directory"), open_for_reading(tmp_path / "absent"):
        pass
    assert [found.name for found in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(("other", "mine"), [("writing", open_for_writing), ("writing", open_for_reading), ("reading", open_for_writing)])
def test_second_user_is_told_who_holds_the_store(
    tmp_path: Path, other: str, mine: Callable[[Path], AbstractContextManager[GraphStore]]
) -> None:
    kg = tmp_path / "kg"
    with open_for_writing(kg):
        pass
    process = hold(kg, f"open_for_{other}")
    try:
        begin = time.monotonic()
        with pytest.raises(StoreInUseError, match=rf"another rashomon process \(pid {process.pid}\)"), mine(kg):
            pass
        assert time.monotonic() - begin < 2
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    with open_for_writing(kg):
        pass


def test_two_readers_share_a_store(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg") as opened:
        opened.replace({"urn:g": quads("urn:g", "a")})
    with open_for_reading(tmp_path / "kg") as one, open_for_reading(tmp_path / "kg") as two:
        assert list(one.quads()) == list(two.quads())


@pytest.mark.parametrize("victim", ["CURRENT", "MANIFEST-*", "*.sst"])
def test_damage_is_named_and_never_read_past(tmp_path: Path, victim: str) -> None:
    kg = tmp_path / "kg"
    with open_for_writing(kg) as opened:
        opened.replace({"urn:g": quads("urn:g", *(str(n) * 50 for n in range(2000)))})
        opened.store.optimize()
        opened.flush()
    found = max((kg / "store").glob(victim), key=lambda path: path.stat().st_size)
    data = bytearray(found.read_bytes())
    data[: len(data) // 2] = os.urandom(len(data) // 2)
    found.write_bytes(bytes(data) if victim == "*.sst" else data[:3])
    with pytest.raises(StoreError, match=r"store damaged: .*restore a backup"), open_for_reading(kg) as opened:
        list(opened.quads())


def test_leavings_of_oxigraph_and_of_dead_writers_are_removed(tmp_path: Path) -> None:
    kg = tmp_path / "kg"
    for _ in range(4):
        with open_for_writing(kg):
            pass
    for name in ("store/bulk-7.sst", ".rashomon-tmp-x", "texts/.rashomon-tmp-y"):
        (kg / name).write_bytes(b"half")
    with open_for_writing(kg):
        pass
    left = [found.name for found in kg.rglob("*")]
    assert not [name for name in left if "tmp" in name or name.startswith("bulk-")]
    assert len([name for name in left if name.startswith("LOG.old")]) <= 1


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "the disk is full .* run the same command again"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "Read-only file system"),
    ],
)
def test_what_the_disk_says_to_any_file_of_a_graph_is_told(tmp_path: Path, number: int, told: str) -> None:
    with pytest.raises(StoreError, match=told), open_for_writing(tmp_path / "kg"):
        raise OSError(number, os.strerror(number))
    with pytest.raises(BrokenPipeError), open_for_writing(tmp_path / "kg"):
        raise BrokenPipeError


def test_newer_format_and_broken_marker_are_refused(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg"):
        pass
    (tmp_path / "kg" / MARKER).write_text('{"format": 99, "base": "urn:"}', "utf-8")
    with pytest.raises(StoreError, match="newer rashomon"), open_for_reading(tmp_path / "kg"):
        pass
    (tmp_path / "kg" / MARKER).write_text("{", "utf-8")
    with pytest.raises(StoreError, match="store damaged"), open_for_reading(tmp_path / "kg"):
        pass


def test_backup_can_be_read_while_the_original_is_written(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg") as opened:
        opened.replace({"urn:g": quads("urn:g", "a")})
        opened.put_text("words")
        backup(opened, tmp_path / "copy")
        opened.replace({"urn:g": quads("urn:g", "b")})
        with open_for_reading(tmp_path / "copy") as copy:
            assert [quad.object for quad in copy.quads()] == [text("a")]


KILLED = """
import sys; from pathlib import Path
from pyoxigraph import NamedNode, Quad
from rashomon.graph.store import open_for_writing
from rashomon.graph.terms import number
with open_for_writing(Path(sys.argv[1])) as opened:
    for turn in range(1, 100000):
        graph = NamedNode(f"urn:g{turn % 7}")
        opened.replace({graph.value: [Quad(NamedNode(f"urn:s{n}"), NamedNode("urn:p"), number(turn), graph) for n in range(50)]})
        print(turn, flush=True)
"""


@pytest.mark.parametrize("seconds", [0.6, 0.9, 1.2])
def test_killed_writer_leaves_whole_versions_only(tmp_path: Path, seconds: float) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path / "kg")], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds - 0.5)
    process.send_signal(signal.SIGKILL)
    told = process.communicate()[0].split()
    with open_for_writing(tmp_path / "kg") as opened:
        for graph in opened.graphs():
            versions = {quad.object for quad in opened.quads(graph)}
            assert len(versions) == 1
            assert len(list(opened.quads(graph))) == 50
        if told:
            acknowledged = int(told[-1])
            found = {words for _, _, words in spelled(opened.quads(f"urn:g{acknowledged % 7}"))}
            assert int(found.pop()) >= acknowledged


def test_opening_a_bare_oxigraph_folder_is_refused(tmp_path: Path) -> None:
    Store(str(tmp_path / "bare"))
    with pytest.raises(NotAStoreError), open_for_writing(tmp_path / "bare"):
        pass
