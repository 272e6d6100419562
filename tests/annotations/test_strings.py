"""Words come back from spaCy's numbers, and the table of them stays small."""

import pytest
from spacy.strings import StringStore

from rashomon.annotations import strings
from rashomon.annotations.strings import Lemmas, Words


def test_numbers_become_words() -> None:
    store = StringStore(["Ship", "sail"])
    assert Words().of([store["sail"], store["Ship"], 0], store) == ["sail", "Ship", ""]


def test_lemmas_are_in_lower_case_and_white_space_is_an_underscore() -> None:
    store = StringStore(["Ship", "\n\n"])
    assert Lemmas().of([store["Ship"], store["\n\n"]], store) == ["ship", "_"]


def test_a_full_table_begins_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strings, "MOST", 1)
    store = StringStore(["ship", "sail", "sea"])
    words = Words()
    words.of([store["ship"], store["sail"]], store)
    assert words.of([store["sea"]], store) == ["sea"]
    assert len(words) == 1
