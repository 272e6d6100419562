"""Propositions of a hundred sentences of our own, from a dozen conflicts."""

import csv
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.coreference import resolve
from rashomon.annotations.keys import MENTIONS, PROPOSITIONS, PropositionRecord

SENTENCES = Path(__file__).parent / "data" / "propositions.csv"
UNTYPED_WHEN = frozenset(("demanded", "hypothetical"))
"""What is only demanded or supposed has no event type: nobody says that it took place."""


def rows() -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


CASES = rows()


@pytest.fixture(scope="module")
def parsed(nlp: Language) -> dict[str, Doc]:
    with nlp.select_pipes(disable=["rashomon_attribution"]):
        return {doc.text: doc for doc in nlp.pipe([row["sentence"] for row in CASES])}


def referent(doc: Doc, words: str) -> int | None:
    """Return who is meant by the first occurrence of some words."""
    start = doc.text.casefold().index(words.casefold())
    return resolve(doc, start, start + len(words))


def records(doc: Doc) -> list[PropositionRecord]:
    found: list[PropositionRecord] = doc.spans[PROPOSITIONS].attrs["records"]
    return found


def test_cases_cover_a_hundred_sentences_and_eight_conflicts() -> None:
    assert len(CASES) >= 100
    assert len({row["conflict"] for row in CASES}) >= 8
    assert len({row["type"] for row in CASES}) >= 12


@pytest.mark.model
@pytest.mark.parametrize("row", CASES, ids=lambda row: row["sentence"][:60])
def test_sentence_gives_its_proposition(parsed: dict[str, Doc], row: dict[str, str]) -> None:
    doc = parsed[row["sentence"]]
    found = [record for record in records(doc) if record["predicate"] == row["predicate"]]
    assert found, [record["predicate"] for record in records(doc)]
    record = found[0]
    if row["says"] == "future":
        assert record["event_type"] in ("agree", "threaten")
    else:
        assert record["event_type"] == (None if row["says"] in UNTYPED_WHEN else row["type"] or None)
    for part in ("subject", "object"):
        if row[part]:
            assert record[part] is not None, f"no {part}"
            assert record[part] == referent(doc, row[part])
    if row["loser"]:
        assert record["roles"] == [["loser", referent(doc, row["loser"])]]
    assert record["negated"] == (row["says"] == "negated")
    assert record["aspect"] == ("ongoing" if row["says"] == "ongoing" else None)
    assert record["modality"] == (row["says"] if row["says"] not in ("", "negated", "ongoing") else "asserted")


@pytest.mark.model
def test_spans_and_records_are_parallel(parsed: dict[str, Doc]) -> None:
    for doc in parsed.values():
        group = doc.spans[PROPOSITIONS]
        assert len(group) == len(records(doc))
        for span, record in zip(group, records(doc), strict=True):
            assert record["trigger"][0] <= span.start_char < record["trigger"][1]
            assert record["span"][0] <= record["trigger"][0] < record["trigger"][1] <= record["span"][1]


@pytest.mark.model
@pytest.mark.parametrize("sentence", ["The army regretted the loss of civilian life.", "The army admitted the loss of forty soldiers."])
def test_loss_of_life_captures_nothing(nlp: Language, sentence: str) -> None:
    with nlp.select_pipes(disable=["rashomon_attribution"]):
        assert "capture" not in [record["predicate"] for record in records(nlp(sentence))]


@pytest.mark.model
def test_adverb_before_an_object_is_no_part_of_it(nlp: Language) -> None:
    with nlp.select_pipes(disable=["rashomon_attribution"]):
        doc = nlp("The air force bombed only a convoy.")
    (record,) = [record for record in records(doc) if record["predicate"] == "bomb"]
    assert record["object"] is not None
    assert doc.spans[MENTIONS].attrs["referents"][record["object"]]["label"] == "convoy"


@pytest.mark.model
def test_people_of_a_place_are_not_the_place(nlp: Language) -> None:
    with nlp.select_pipes(disable=["rashomon_attribution"]):
        doc = nlp("Militiamen killed the villagers of Kessel.")
    (record,) = [record for record in records(doc) if record["predicate"] == "kill"]
    assert record["object"] is not None
    assert doc.spans[MENTIONS].attrs["referents"][record["object"]]["label"] == "villagers of Kessel"


@pytest.mark.model
def test_agent_of_an_event_that_names_its_own_is_not_recalled(nlp: Language) -> None:
    with nlp.select_pipes(disable=["rashomon_attribution"]):
        doc = nlp("Norland attacked the bridge. Later the attack by unknown hands was condemned.")
    norland = referent(doc, "Norland")
    assert [record["subject"] == norland for record in records(doc) if record["predicate"] == "attack"][1:] in ([], [False])


@pytest.mark.model
def test_line_break_behind_a_headline_is_no_part_of_what_it_tells(nlp: Language) -> None:
    doc = nlp("UN condemns attack on Brenn school\n\nThe town is quiet.")
    (record,) = [one for one in records(doc) if one["predicate"] == "condemn"]
    assert doc.text[slice(*record["span"])] == "UN condemns attack on Brenn school"
    assert {one["label"] for one in doc.spans[MENTIONS].attrs["referents"] if "attack" in one["label"]} == {"attack on Brenn school"}
