import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, parse
from tests.graph.world import World

from rashomon.errors import StoreError
from rashomon.graph.serialize import FLAT, FORMATS, RdfName, export, to_bytes, write
from rashomon.graph.store import open_for_writing
from rashomon.graph.terms import text
from rashomon.iris import DEFAULT_BASE

GOLDEN = Path(__file__).parent / "golden" / "example.trig"


def test_the_invented_conflict_is_golden(world: World) -> None:
    """RASHOMON_UPDATE_GOLDEN=1 rewrites the file; the difference is reviewed like code."""
    data = to_bytes(world.quads(), "trig", DEFAULT_BASE)
    if os.environ.get("RASHOMON_UPDATE_GOLDEN"):
        GOLDEN.write_bytes(data)
    assert data.decode("utf-8") == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_export_is_the_same_bytes_in_any_order_and_reads_back(world: World, name: RdfName) -> None:
    quads = world.quads()
    data = to_bytes(quads, name, DEFAULT_BASE)
    shuffled = quads + quads[:10]
    shuffled.reverse()
    assert to_bytes(shuffled, name, DEFAULT_BASE) == data
    back = set(parse(data, format=FORMATS[name]))
    assert {quad.triple for quad in back} == {quad.triple for quad in quads}
    assert name in FLAT or back == set(quads)


@pytest.mark.parametrize("seed", ["0", "1", "77"])
def test_export_does_not_depend_on_the_hash_seed(seed: str) -> None:
    program = (
        "from pyoxigraph import parse; from rashomon.graph.serialize import to_bytes; import sys, hashlib;"
        "quads = list(parse(path=sys.argv[1]));"
        "base = 'https://w3id.org/rashomon/id/';"
        "print(*(hashlib.sha256(to_bytes(quads, name, base)).hexdigest() for name in ('trig', 'turtle', 'jsonld')))"
    )
    quads = list(parse(path=str(GOLDEN)))
    done = subprocess.run(
        [sys.executable, "-c", program, str(GOLDEN)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    here = [hashlib.sha256(to_bytes(quads, name, DEFAULT_BASE)).hexdigest() for name in ("trig", "turtle", "jsonld")]
    assert done.stdout.split() == here


@given(st.lists(st.text(), max_size=5), st.sampled_from(sorted(FORMATS)))
def test_every_string_survives_every_format(words: list[str], name: RdfName) -> None:
    subject = NamedNode("https://w3id.org/rashomon/id/thing/a")
    quads = [Quad(subject, NamedNode("urn:p"), text(found), NamedNode("urn:g")) for found in words]
    back = parse(to_bytes(quads, name, DEFAULT_BASE), format=FORMATS[name])
    assert {quad.object for quad in back} == {quad.object for quad in quads}


def test_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="missing"):
        write(tmp_path / "missing" / "graph.ttl", b"x")
    target = tmp_path / "graph.ttl"
    write(target, b"old")
    write(target, b"new")
    assert target.read_bytes() == b"new"
    assert [found.name for found in tmp_path.iterdir()] == ["graph.ttl"]


def test_export_follows_the_ending_and_refuses_an_unknown_one(
    world: World, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    with open_for_writing(tmp_path / "kg") as opened:
        opened.replace(world.graphs())
        count = export(opened, str(tmp_path / "g.nq"))
        assert len((tmp_path / "g.nq").read_bytes().splitlines()) == count == len(world.quads())
        with pytest.raises(StoreError, match="give the format"):
            export(opened, str(tmp_path / "g.xyz"))
        export(opened, "-", "trig")
    assert capsysbinary.readouterr().out == GOLDEN.read_bytes()
