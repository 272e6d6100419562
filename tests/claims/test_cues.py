"""What a cue does to its content: who does not agree says that it is not so, who is not sure says nothing."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord
from rashomon.claims.cues import asks, cue_polarity, unproven


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("The court did not agree that the vote was rigged.", "negative"),
        ("The court did not agree with the claim that the vote was rigged.", "negative"),
        ("The union disagreed with the claim that the vote was rigged.", "negative"),
        ("The union agreed with the claim that the vote was rigged.", "positive"),
        ("The minister disagreed that the dam was safe.", "negative"),
        ("The envoy does not think that Norland shelled the market.", "negative"),
        ("The party does not believe the official results.", "none"),
        ("The union did not agree to leave the square.", "none"),
        ("The general ruled out that his troops had fired.", "negative"),
        ("The general has not ruled out that his troops had fired.", "none"),
        ("The judge ruled that the vote was rigged.", "positive"),
        ("She doubted that the army had shelled the market.", "none"),
        ("The mayor is not sure that the vote was fair.", "none"),
        ("The mayor is sure that the vote was fair.", "positive"),
    ],
)
def test_cue_takes_a_side(nlp: Language, text: str, polarity: str) -> None:
    doc = nlp(text)
    records: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]
    (record,) = [one for one in records if one["claimants"]]
    assert cue_polarity(doc, record) == polarity


@pytest.mark.model
def test_nobody_is_confident(nlp: Language) -> None:
    assert nlp("Nobody is confident that the dam will hold.").spans[ATTRIBUTIONS].attrs["records"] == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Investigators found no evidence that the fire was set.", True),
        ("Investigators found evidence that the fire was set.", False),
        ("The mayor said there was no evidence that the fire was set.", False),
    ],
)
def test_what_nothing_shows_is_denied_where_the_content_does_not_say_so_itself(nlp: Language, text: str, expected: bool) -> None:
    doc = nlp(text)
    records: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]
    assert [unproven(doc, record) for record in records] == [expected]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor knew whose boat had sunk.", True),
        ("The mayor knew why the boat had sunk.", True),
        ("The mayor knew that the boat had sunk.", False),
    ],
)
def test_content_asks_by_its_first_word(nlp: Language, text: str, expected: bool) -> None:
    doc = nlp(text)
    records: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]
    assert [asks(doc, record) for record in records] == [expected]
