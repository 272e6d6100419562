"""Answers that stand in an aside behind what they answer."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord


def told(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Return act and content of each attribution."""
    doc = nlp(text)
    records: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]
    return [(one["act"], " … ".join(text[start:end] for start, end in one["content"])) for one in records]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "said", "act"),
    [
        ("Norland said it had sunk the frigate, which Zamora denied.", "it had sunk the frigate", "deny"),
        ("Norland says Zamora shelled the plant, which Zamora denies.", "Zamora shelled the plant", "deny"),
        ("The opposition says the vote was rigged, which the government rejects.", "the vote was rigged", "deny"),
        ("The rebels said they had hit a tanker, something Norland denies.", "they had hit a tanker", "deny"),
        ("Norland said it had sunk the frigate, a claim Zamora denied.", "it had sunk the frigate", "deny"),
        ("The army said that it had reached Eastbridge, which the rebels confirmed.", "that it had reached Eastbridge", "assert"),
        ("The army said rebels had shelled a mill, a charge that the rebels called absurd.", "rebels had shelled a mill", "deny"),
        (
            "According to the police, the driver had ignored orders to stop — a version disputed by three witnesses.",
            "the driver had ignored orders to stop",
            "deny",
        ),
    ],
)
def test_answer_in_an_aside_answers_the_clause(nlp: Language, text: str, said: str, act: str) -> None:
    assert told(nlp, text) == [("assert", said), (act, said)]


@pytest.mark.model
def test_article_itself_says_what_somebody_denies_in_an_aside(nlp: Language) -> None:
    assert told(nlp, "Zamora shelled the plant, which the general denies.") == [("deny", "Zamora shelled the plant")]


@pytest.mark.model
@pytest.mark.parametrize(
    "text", ["Norland proposed a ceasefire, which Zamora rejected.", "Norland sought a truce, which the rebels dismissed."]
)
def test_thing_may_be_rejected_in_an_aside(nlp: Language, text: str) -> None:
    assert not [content for act, content in told(nlp, text) if act == "deny" and content.startswith("Norland")]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The ministry said the missile had hit a depot, a claim the rebels dispute.",
        "Norland's president said Zamora was sheltering rebels, an allegation Zamora dismissed as “a fantasy”.",
        "Norland said it had sunk the frigate, which Zamora denied.",
    ],
)
def test_answer_in_an_aside_responds_to_who_says_it(nlp: Language, text: str) -> None:
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    assert [(one["act"], one["responds_to"]) for one in records] == [("assert", None), ("deny", 0)]
