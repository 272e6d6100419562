"""Files at addresses, in the memory of this process and on this machine."""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from rashomon.articles import inputs, is_address, read
from rashomon.errors import InputError
from rashomon.model import Article

TEXT = "The bridge at Tollhaven was shut on Monday, the mayor said. The army said that it was open."


@pytest.fixture
def bucket() -> Iterator[str]:
    """A store with a text, lines in two files, a picture and a table beside them."""
    lines = "\n".join(json.dumps({"text": f"{TEXT} {number}"}) for number in range(3))
    files = {
        "corpus/a.jsonl.gz": gzip.compress(lines.encode(), mtime=0),
        "corpus/b.jsonl": lines.encode(),
        "corpus/deep/c.txt": TEXT.encode(),
        "corpus/d.png": b"\x89PNG",
        "corpus/meta.csv": b"file,outlet\nc.txt,Harbour Post\n",
    }
    system = fsspec.filesystem("memory")
    for name, data in files.items():
        system.pipe_file(f"/{name}", data)
    yield "memory://corpus"
    system.rm("/corpus", recursive=True)


def ids(*paths: str) -> list[str]:
    return [f"{one.name}: {one.reason}" if isinstance(one, InputError) else one.id for one in read(paths)]


def test_folder_at_an_address_is_read_whole_and_its_table_is_not_lost_silently(bucket: str) -> None:
    assert ids(bucket) == [
        *(f"a.jsonl.gz:{number}" for number in (1, 2, 3)),
        *(f"b.jsonl:{number}" for number in (1, 2, 3)),
        "deep/c.txt",
        "memory:///corpus/meta.csv: is not read at an address, only on this machine",
    ]


def test_wildcards_choose_files(bucket: str) -> None:
    assert ids(f"{bucket}/*.jsonl.gz") == [f"a.jsonl.gz:{number}" for number in (1, 2, 3)]
    assert ids(f"{bucket}/*/c.txt") == ["deep/c.txt"]
    assert ids(f"{bucket}/b.jsonl", f"{bucket}/*.jsonl") == [f"b.jsonl:{number}" for number in (1, 2, 3)]


def test_what_is_not_there_is_told_in_one_line(bucket: str) -> None:
    assert ids(f"{bucket}/none.txt") == [f"{bucket}/none.txt: no such file or folder"]
    assert ids(f"{bucket}/*.warc") == [f"{bucket}/*.warc: no such file or folder"]
    (told,) = ids("nowhere://a/b.txt")
    assert told.startswith("nowhere://a/b.txt: cannot be reached: ")


def test_ids_that_meet_are_told_apart_by_the_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(TEXT, "utf-8")
    assert ids(f"file://{tmp_path}/one", f"file://{tmp_path}/two") == ["x.txt", "two/x.txt"]


def test_file_has_the_words_and_the_digest_that_it_has_on_this_machine(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, "utf-8")
    (there,), (here,) = read([f"file://{tmp_path}/x.txt"]), read([tmp_path / "x.txt"])
    assert isinstance(there, Article)
    assert isinstance(here, Article)
    assert (there.id, there.text, there.custody.source_sha256) == (here.id, here.text, here.custody.source_sha256)
    (one,) = inputs([f"file://{tmp_path}/x.txt"])
    assert not isinstance(one, InputError)
    assert one.digest()


def test_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "fsspec"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    assert ids("s3://bucket/a.txt") == ["s3://bucket/a.txt: fsspec is not installed; install the extra rashomon[shards]"]


@pytest.mark.parametrize(
    ("name", "wanted"), [("s3://b/k", True), ("http://a/b", False), ("https://a/b", False), ("a/b", False), ("-", False)]
)
def test_addresses_are_known_by_their_scheme(name: str, wanted: bool) -> None:
    assert is_address(name) is wanted
