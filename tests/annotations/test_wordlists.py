"""The reader of word lists refuses what would make a rule silently do nothing."""

from pathlib import Path

import pytest

from rashomon.annotations import wordlists
from rashomon.errors import VocabularyError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(wordlists, "lexicons", lambda _: tmp_path)
    return tmp_path


def test_rows_stand_in_the_order_of_the_file(folder: Path) -> None:
    (folder / "colours.csv").write_text("# a comment\nword,class\nred,warm\n\nblue,cold\n", encoding="utf-8")
    rows = wordlists.read_rows("colours", ("word", "class"), key=("word",), allowed={"class": {"warm", "cold"}})
    assert [row["word"] for row in rows] == ["red", "blue"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("word,kind\nred,warm\n", "header"),
        ("word,class\nred\n", "1 values"),
        ("word,class\nred,warm\nred,cold\n", "stands on line"),
        ("word,class\nred,lukewarm\n", "lukewarm"),
    ],
)
def test_wrong_lists_are_refused_with_their_line(folder: Path, text: str, reason: str) -> None:
    (folder / "colours.csv").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=reason):
        wordlists.read_rows("colours", ("word", "class"), key=("word",), allowed={"class": {"warm", "cold"}})


def test_function_words_are_told_by_what_they_do(folder: Path) -> None:
    (folder / "function-words.csv").write_text("kind,lemma\nwhere,on\nwhere,at\namid,at\n", encoding="utf-8")
    read = wordlists.function_words.__wrapped__
    assert [sorted(read(kind)) for kind in ("where", "amid", "nothing")] == [["at", "on"], ["at"], []]
