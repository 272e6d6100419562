"""Names from a Wikidata dump or a table become a names file."""

import bz2
import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from rashomon.errors import InputError
from rashomon.vocabulary.names import load_names
from rashomon.vocabulary.names_import import Seen, import_names


def item(number: str, label: str, kind: str, aliases: tuple[str, ...] = ()) -> str:
    return json.dumps(
        {
            "id": number,
            "type": "item",
            "labels": {"en": {"language": "en", "value": label}, "de": {"language": "de", "value": label + "en"}},
            "aliases": {"en": [{"language": "en", "value": alias} for alias in aliases]},
            "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": kind}}}}]},
        }
    )


DUMP = (
    "[\n"
    + ",\n".join(
        [
            item("Q9000001", "Nora Field", "Q5", ("N. Field",)),
            item("Q9000002", "Nora Field", "Q5"),
            item("Q202213", "Shusha", "Q515", ("Pearl of the Hills",)),
            json.dumps({"id": "P1", "type": "property", "labels": {"en": {"value": "x"}}}),
        ]
    )
    + "\n]\n"
)


@pytest.mark.parametrize("ending", ["json", "json.gz", "jsonl.bz2"])
def test_dump_becomes_names(tmp_path: Path, ending: str) -> None:
    source, target = tmp_path / f"dump.{ending}", tmp_path / "more.ttl"
    packers: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "bz2": bz2.compress}
    pack = packers.get(ending.rsplit(".", 1)[-1], bytes)
    source.write_bytes(pack(DUMP.encode()))
    assert import_names(source, target, load_names()) == 3
    names = load_names([target])
    assert [sense.concept.rsplit("/", 1)[-1] for sense in names.lookup("Nora Field")] == ["q9000001", "q9000002"]
    assert names.lookup("Pearl of the Hills")[0].concept.endswith("thing/shusha")
    assert names.concepts[names.lookup("N. Field")[0].concept].kind == "Person"


def test_languages_are_kept_as_asked(tmp_path: Path) -> None:
    source, target = tmp_path / "dump.json", tmp_path / "more.ttl"
    source.write_text(DUMP, "utf-8")
    import_names(source, target, load_names(), ["en"])
    assert not load_names([target]).lookup("Nora Fielden")


def test_table_becomes_names(tmp_path: Path) -> None:
    source, target = tmp_path / "names.csv", tmp_path / "more.ttl"
    source.write_text('label,alias,language,type,wikidata\nPort Zed,Zedhaven,en,Place,\nPort Zed,"Puerto ""Zed""",es,Place,\n', "utf-8")
    assert import_names(source, target, load_names()) == 1
    assert load_names([target]).lookup("Zedhaven")[0].concept.endswith("thing/port-zed")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name,other\nA,B\n", 1),
        ("label,alias,language,type,wikidata\nA,B,en,Town,\n", 2),
        ("label,alias,language,type,wikidata\nA,B,no such language,Place,\n", 2),
    ],
)
def test_bad_table_is_reported_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    source = tmp_path / "names.csv"
    source.write_text(text, "utf-8")
    with pytest.raises(InputError, match=f"names.csv:{line}"):
        import_names(source, tmp_path / "more.ttl", load_names())


def test_bad_dump_is_reported_with_its_line(tmp_path: Path) -> None:
    source = tmp_path / "dump.json"
    source.write_text("[\n{broken,\n", "utf-8")
    with pytest.raises(InputError, match=r"dump\.json:2"):
        import_names(source, tmp_path / "more.ttl", load_names())


def test_filter_never_forgets() -> None:
    seen = Seen(1 << 12)
    assert not any(seen.add(f"label {number}") for number in range(300))
    assert all(seen.add(f"label {number}") for number in range(300))


BROKEN = [
    ("w.csv", b'label,alias,language,type,wikidata\nA,B,en,Place,"Q1> <x> <y"\n', "w.csv:2"),
    ("e.json", b'{"type": "item", "id": "Q5", "labels": {"en": "Zed"}}\n', "e.json:1"),
    ("g.json.gz", b"no archive", "g.json.gz"),
    ("h.csv", b"\xff\xfe\x00", "h.csv"),
]


@pytest.mark.parametrize(("name", "content", "where"), BROKEN, ids=[name for name, _, _ in BROKEN])
def test_broken_input_is_reported_and_leaves_no_file(tmp_path: Path, name: str, content: bytes, where: str) -> None:
    (tmp_path / name).write_bytes(content)
    target = tmp_path / "out.ttl"
    target.write_text("# before\n", "utf-8")
    with pytest.raises(InputError, match=re.escape(where)):
        import_names(tmp_path / name, target, load_names())
    assert target.read_text("utf-8") == "# before\n"
    assert len(list(tmp_path.iterdir())) == 2
