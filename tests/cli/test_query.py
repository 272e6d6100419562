"""Listings for people: as wide as they need to be, no longer than can be read."""

import pytest
from pyoxigraph import Literal, NamedNode

from rashomon.cli.console import listed
from rashomon.cli.query import show
from rashomon.graph.answers import AnswerFormat, Rows

LONG = "The council said that the bridge at the mill would be shut. " * 10


def answer(count: int, words: str = LONG) -> Rows:
    terms = tuple((NamedNode(f"https://w3id.org/rashomon/id/claim/{number}"), Literal(words)) for number in range(count))
    return Rows(variables=("claim", "words"), terms=terms)


def test_table_in_a_pipe_is_neither_wrapped_nor_cut(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    show(answer(2, f"{LONG}\nAnd a line."), "table")
    lines = [line for line in capsys.readouterr().out.splitlines() if "claim:" in line]
    assert len(lines) == 2
    assert all(" ".join(LONG.split()) in line and "And a line." in line for line in lines)


def test_table_is_as_wide_as_it_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "132")
    show(answer(1), "table")
    assert {len(line) for line in capsys.readouterr().out.splitlines()} == {132}


def test_table_shows_the_first_rows_and_says_how_many_more_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    show(answer(1203, "no"), "table", 3)
    out = capsys.readouterr().out
    assert out.count("claim:") == 3
    assert out.splitlines()[-1] == "and 1,200 more rows; --first 0 shows all, and --format csv or json writes all"


@pytest.mark.parametrize("form", ["csv", "json", "xml"])
def test_formats_for_machines_have_all_rows(capsysbinary: pytest.CaptureFixture[bytes], form: AnswerFormat) -> None:
    show(answer(300, "no"), form, 3)
    assert capsysbinary.readouterr().out.count(b"/claim/") == 300


@pytest.mark.parametrize(("count", "first"), [(3, 3), (3, 0), (0, 10)])
def test_whole_listing_says_nothing_of_more(count: int, first: int) -> None:
    assert listed(count, first, "rows") == ""
