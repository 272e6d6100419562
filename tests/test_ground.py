"""IRIs, settings and word lists."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import RashomonError, VocabularyError
from rashomon.iris import DEFAULT_BASE, digest, mint, slug
from rashomon.settings import Settings, read_settings
from rashomon.tables import read_table


def test_digest_depends_on_parts_and_their_order() -> None:
    assert len({digest("a", "b"), digest("b", "a"), digest("ab"), digest("a", "b", "")}) == 4


def test_digest_never_depends_on_the_base() -> None:
    assert mint(DEFAULT_BASE, "claim", "x").rsplit("/", 1)[1] == mint("https://example.org/", "claim", "x").rsplit("/", 1)[1]


@given(st.text(min_size=1))
def test_slug_is_a_single_iri_step(words: str) -> None:
    assert not set(slug(words)) & set(' /#?<>"{}|\\^`')


def test_settings_come_from_file_then_environment(tmp_path: Path) -> None:
    (tmp_path / "rashomon.toml").write_text('model = "from-file"\nworkers = 2\n', "utf-8")
    assert read_settings({}, tmp_path) == Settings(model="from-file", workers=2)
    assert read_settings({"RASHOMON_MODEL": "from-environment"}, tmp_path).model == "from-environment"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("modle = 'x'", "unknown setting 'modle'"),
        ("model = ", "rashomon.toml"),
        ("workers = 'two'", "no whole number"),
        ("workers = 0", "less than 1"),
        ("base = 'things'", "no IRI"),
        ("vocabulary = 3", "no list of files"),
    ],
)
def test_settings_refuse_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "rashomon.toml").write_text(content, "utf-8")
    with pytest.raises(RashomonError, match=message):
        read_settings({}, tmp_path)


def test_settings_name_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RashomonError, match="no such settings file"):
        read_settings({"RASHOMON_SETTINGS": str(tmp_path / "none.toml")})


TABLE = "# Licence: CC0\nword,act\nsay,assert\ndeny,deny\n"


def test_table_gives_its_rows(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    assert read_table(tmp_path / "t.csv", ("word", "act"), key=("word",))[1] == {"word": "deny", "act": "deny"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (TABLE + "say,deny\n", "t.csv:5: 'say' stands on line 3"),
        (TABLE + "shout,cry\n", "t.csv:5: act is 'cry'"),
        (TABLE + "shout\n", "t.csv:5: 1 values for 2 columns"),
        ("verb,act\n", "t.csv:1: the header is verb,act"),
    ],
)
def test_table_refuses_what_is_wrong(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "t.csv").write_text(content, "utf-8")
    with pytest.raises(VocabularyError, match=message):
        read_table(tmp_path / "t.csv", ("word", "act"), key=("word",), allowed={"act": frozenset({"assert", "deny"})})
