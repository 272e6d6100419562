"""Participles without "be": the subject is who it is done to, in headlines and beside nouns."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, MENTIONS, PROPOSITIONS, AttributionRecord, PropositionRecord

NOT_SPEAKING = [
    "Minister accused of hiding report",
    "Mayor blamed for flood deaths",
    "Residents urged to stay indoors as smoke spreads",
    "Norland urged to release sailors",
    "Ship's crew ordered to leave port",
    "A general blamed for the massacre was released.",
    "The minister accused of hiding the report has resigned.",
]
"""Sentences of which nobody is known to have said what they tell of."""


@pytest.mark.model
@pytest.mark.parametrize("text", NOT_SPEAKING)
def test_who_is_accused_or_urged_does_not_speak(nlp: Language, text: str) -> None:
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    assert [one["claimants"] for one in records if one["claimants"]] == []


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norland accused the minister of hiding the report.",
        "The ministry urged to refrain from violence.",
        "The mayor has told the villagers to leave.",
    ],
)
def test_who_accuses_or_urges_speaks(nlp: Language, text: str) -> None:
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    assert any(one["claimants"] for one in records)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicate", "whom"),
    [
        ("Journalist arrested over remarks", "detain", "Journalist"),
        ("Two soldiers wounded in border clash, army says", "wound", "Two soldiers"),
        ("Villagers told to evacuate as river rises", "order", "Villagers"),
        ("The storm killed and wounded several fishermen.", "kill", "several fishermen"),
    ],
)
def test_subject_of_a_bare_participle_is_who_it_is_done_to(nlp: Language, text: str, predicate: str, whom: str) -> None:
    doc = nlp(text)
    records: list[PropositionRecord] = doc.spans[PROPOSITIONS].attrs["records"]
    (number,) = [one["object"] for one in records if one["predicate"] == predicate]
    assert number is not None
    assert doc.spans[MENTIONS].attrs["referents"][number]["label"] == whom
