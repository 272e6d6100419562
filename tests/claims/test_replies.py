"""Bare replies to what somebody was asked."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord
from rashomon.claims.propositions import Held, propositions_of


def said_by(nlp: Language, text: str, who: str) -> Held:
    """Return the only thing that somebody says in a text."""
    doc = nlp(text)
    records: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]
    (record,) = [one for one in records if any(claimant["text"] == who for claimant in one["claimants"])]
    (held,) = propositions_of(doc, record)
    return held


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Asked whether the army had shelled the market, the general said it had.", "positive"),
        ("Asked whether Norland shelled the market, the general said no.", "negative"),
        ('Asked whether Norland shelled the market, the general replied: "No."', "negative"),
        ("Asked if the army shelled the market, the general said it did not.", "negative"),
        ('Asked whether Norland shelled the market, the general said: "Absolutely not."', "negative"),
        ('Asked whether Norland shelled the market, the general said: "Of course."', "positive"),
        ("Asked by reporters whether the army had shelled the market, the general denied it.", "negative"),
        ('"Did Norland shell the market?" a reporter asked. "Yes," the general said.', "positive"),
    ],
)
def test_bare_reply_says_what_was_asked(nlp: Language, text: str, polarity: str) -> None:
    held = said_by(nlp, text, "the general")
    assert held.proposition is not None
    assert (held.proposition.predicate, held.proposition.modality, held.polarity) == ("shell", "asserted", polarity)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["The general said no.", "Asked about the market, the general said no.", "Asked when the war would end, the general said it had."],
)
def test_reply_to_nothing_known_says_nothing(nlp: Language, text: str) -> None:
    held = said_by(nlp, text.replace("The general", "the general"), "the general")
    assert (held.proposition, held.rule) == (None, "unanswered")


@pytest.mark.model
@pytest.mark.parametrize(
    ("asked", "modality"), [("would shell", "future"), ("could have shelled", "possible"), ("had shelled", "asserted")]
)
def test_reply_is_as_sure_as_the_question(nlp: Language, asked: str, modality: str) -> None:
    held = said_by(nlp, f"Asked whether the army {asked} the market, the general said no.", "the general")
    assert held.proposition is not None
    assert (held.proposition.modality, held.polarity) == (modality, "negative")


@pytest.mark.model
def test_reply_that_says_more_speaks_for_itself(nlp: Language) -> None:
    held = said_by(nlp, "Asked whether the army had shelled the market, the general said it had burned the port.", "the general")
    assert held.proposition is not None
    assert held.proposition.predicate == "en/burn" or held.proposition.event_type is not None
    assert held.proposition.predicate != "shell"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Zamora said Norland had shelled the market. Norland said it had not.", "negative"),
        ("Zamora said Norland had not shelled the market. Norland said it had.", "positive"),
    ],
)
def test_bare_reply_to_what_another_states_says_so_of_that(nlp: Language, text: str, polarity: str) -> None:
    held = said_by(nlp, text, "Norland")
    assert held.proposition is not None
    assert (held.proposition.predicate, held.polarity) == ("shell", polarity)


@pytest.mark.model
def test_nobody_replies_to_his_own_words(nlp: Language) -> None:
    text = "Norland said its army had shelled the market. Norland said it had."
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    assert propositions_of(nlp(text), records[1])[0].rule == "unanswered"


@pytest.mark.model
def test_who_has_not_answered_says_nothing_of_what_was_said(nlp: Language) -> None:
    text = "According to Zamora, the prison had been warned about its wiring in March. Norland has not answered questions about the wiring."
    held = said_by(nlp, text, "Norland")
    assert (held.proposition, held.polarity, held.rule) == (None, "none", "unanswered")


@pytest.mark.model
def test_reply_to_what_names_no_event_still_takes_a_side(nlp: Language) -> None:
    held = said_by(nlp, "Asked whether he had sold the data, the chairman said no.", "the chairman")
    assert (held.proposition, held.polarity) == (None, "negative")
