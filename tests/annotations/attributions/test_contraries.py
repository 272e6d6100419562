"""Who contradicts in a word or two, and who pleads; the sentences where it is found stand in `sentences/attribution.csv`."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord
from rashomon.claims.propositions import propositions_of


def acts(nlp: Language, text: str) -> list[str]:
    """Return the acts found in a text, by the place of their cues."""
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    return [record["act"] for record in sorted(records, key=lambda one: one["cue"])]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Unless told otherwise, residents should stay indoors, the mayor said.",
        "The mayor said the bridge was safe. The engineer disagreed with the method.",
        "The mayor said the bridge was safe. Months later, after the flood, it fell. The engineer disagreed.",
        "The mayor said the bridge was safe. The mayor said otherwise in May.",
    ],
)
def test_who_speaks_of_another_matter_contradicts_nobody(nlp: Language, text: str) -> None:
    assert "deny" not in acts(nlp, text)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The banker pleaded not guilty to charges of espionage.", ["negative"]),
        ("The banker pleaded guilty to murder.", ["positive"]),
        ("The banker did not plead guilty to murder.", ["none"]),
        ("The banker has pleaded not guilty.", ["negative"]),
    ],
)
def test_plea_takes_a_side(nlp: Language, text: str, sides: list[str]) -> None:
    doc = nlp(text)
    (record,) = doc.spans[ATTRIBUTIONS].attrs["records"]
    assert [held.polarity for held in propositions_of(doc, record)] == sides


@pytest.mark.model
def test_answer_to_a_denial_affirms(nlp: Language) -> None:
    text = "The airline denied that pilots were pressed to fly, though two captains testified otherwise."
    assert acts(nlp, text) == ["deny", "assert"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The director, who asked not to be named, spoke at length.",
        'Asked whether he had ordered the raid, the colonel said: "Absolutely not."',
    ],
)
def test_nobody_demands_who_is_asked_or_wants_no_name(nlp: Language, text: str) -> None:
    assert not {"ask", "demand"} & set(acts(nlp, text))
