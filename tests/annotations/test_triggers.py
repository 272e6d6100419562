"""The trigger lexicon is read, complete and in step with the ontology."""

import re
from pathlib import Path

import pytest

from rashomon.annotations.triggers import TYPES, Lexicon, lexicon, read_kinds, read_triggers
from rashomon.errors import VocabularyError
from rashomon.resources import ontology


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon()


def test_every_type_has_triggers(words: Lexicon) -> None:
    found = {kind for frames in words.frames.values() for frame in frames for kind in (frame.type, frame.hostile_type)}
    assert found - {None} == set(TYPES)


def test_every_predicate_is_in_the_ontology(words: Lexicon) -> None:
    declared = set(re.findall(r"^pred:([\w-]+) a rsh:Predicate", (ontology() / "predicates.ttl").read_text("utf-8"), re.MULTILINE))
    used = {frame.predicate for frames in words.frames.values() for frame in frames}
    assert used - declared == set()


def test_more_demanding_frames_come_first(words: Lexicon) -> None:
    frames = words.frames["lose", "VERB"]
    assert [len(frame.needs) for frame in frames] == sorted((len(frame.needs) for frame in frames), reverse=True)


def test_one_event_from_several_sides_is_one_predicate(words: Lexicon) -> None:
    for lemma in ("capture", "seize", "liberate", "lose", "fall", "recapture", "occupy", "take"):
        assert "capture" in {frame.predicate for frame in words.frames[lemma, "VERB"]}, lemma


@pytest.mark.parametrize(
    "row",
    [
        "run,verb,,run,sprint,,,,,",
        "run,verb,fast,run,assault,,,,,",
        "run,verb,obj=@nobody,run,assault,,,,,",
        "run,pronoun,,run,assault,,,,,",
        "run,verb,,run,assault,,,,,maybe",
    ],
)
def test_unknown_values_are_refused(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "triggers.csv").write_text(f"lemma,pos,needs,predicate,type,subject,object,roles,complement,loaded\n{row}\n", "utf-8")
    monkeypatch.setattr("rashomon.annotations.wordlists.lexicons", lambda _: tmp_path)
    with pytest.raises(VocabularyError):
        read_triggers({})


def test_repeated_words_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kinds.csv").write_text("kind,lemma\nplace,town\nplace,town\n", "utf-8")
    monkeypatch.setattr("rashomon.annotations.wordlists.lexicons", lambda _: tmp_path)
    with pytest.raises(VocabularyError):
        read_kinds("kinds")
