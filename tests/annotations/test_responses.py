"""Which claim a denial answers."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import ATTRIBUTIONS, AttributionRecord


def answered(nlp: Language, text: str) -> list[tuple[str, str] | None]:
    """Return, for each denial, its content and that of the claim it answers; None where it answers none."""
    doc = nlp(text)
    records: list[AttributionRecord] = doc.spans[ATTRIBUTIONS].attrs["records"]

    def words(record: AttributionRecord) -> str:
        return " … ".join(text[start:end] for start, end in record["content"])

    return [
        None if record["responds_to"] is None else (words(record), words(records[record["responds_to"]]))
        for record in records
        if record["act"] == "deny"
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        '"Nine enemy tanks were burnt," the General Staff said. Minister Omar Haddad dismissed the reports of 27 deaths.',
        "Airbus said it had sold nine jets. Jean Dupont, a spokesman for Airbus, denied the claim.",
        "Ivo Marin won the election, the tribunal announced. Minister Omar Haddad rejected the fraud allegations.",
        "Doctors said wires had caused the fire. Omar Haddad admitted that the doors had been locked, two weeks after he denied it.",
    ],
)
def test_denial_of_something_else_or_by_the_same_side_answers_nothing(nlp: Language, text: str) -> None:
    assert answered(nlp, text) == [None]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Two pilots were taken to hospital, the governor said. Jean Dupont declined to comment on the crash.",
        "Two pilots were taken to hospital, the governor said. Jean Dupont refused to confirm whether the jet had crashed.",
    ],
)
def test_who_will_not_say_denies_nothing(nlp: Language, text: str) -> None:
    assert answered(nlp, text) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doctors said 27 people had died in Basra. Officials said the road was open. The ministry dismissed the reports of 27 deaths.",
            "27 people had died in Basra",
        ),
        ("Norland said its troops had taken Basra. Sudria denied the claim.", "its troops had taken Basra"),
        (
            "Norland's claims that its troops had taken Basra are baseless, General Omar Haddad said.",
            "that its troops had taken Basra",
        ),
    ],
)
def test_denial_answers_the_claim_of_which_it_speaks(nlp: Language, text: str, expected: str) -> None:
    (found,) = answered(nlp, text)
    assert found is not None
    assert found[1] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norland said its troops had taken Basra. Sudria called the claim a show.", "its troops had taken Basra"),
        ("Germany said Poland had closed the border. Poland said the report was untrue.", "Poland had closed the border"),
        (
            'Germany said Poland had closed the border. "That is not true," Poland\'s foreign minister, Jan Nowak, said.',
            "Poland had closed the border",
        ),
        ("Doctors said 27 people had died in Basra. The ministry called the figure false.", "27 people had died in Basra"),
    ],
)
def test_who_calls_a_claim_untrue_denies_it(nlp: Language, text: str, expected: str) -> None:
    (found,) = answered(nlp, text)
    assert found is not None
    assert found[1] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Norland said its troops had taken Basra. Sudria called the claim one-sided.",
        "Norland said it was false that its troops had taken Basra.",
    ],
)
def test_opinion_that_takes_no_side_denies_nothing(nlp: Language, text: str) -> None:
    assert answered(nlp, text) == []


@pytest.mark.model
def test_denial_of_this_is_about_the_last_claim_though_nobody_understood_it(nlp: Language) -> None:
    text = "Norland closed the border. An engineer said the pumps had failed in a test. Aske Lines, the owner, denied this."
    (found,) = answered(nlp, text)
    assert found is not None
    assert found[1] == "the pumps had failed in a test"


@pytest.mark.model
def test_who_rejects_a_report_does_not_dispute_the_last_figure_in_it(nlp: Language) -> None:
    text = "A missile struck a hospital, the United Nations said. It said 38 people were killed. Norland rejected the report."
    (found,) = answered(nlp, text)
    assert found is not None
    assert found[1] == "A missile struck a hospital"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The minister called claims that he had left Basra a lie.",
        "The army described as baseless reports that its guards had left Basra.",
        "Officials denounced as lies reports that soldiers had left Basra.",
        "The ministry labelled allegations that it poisoned the envoy absurd.",
        "The colonel called reports that his men had left Basra “a staged show for the cameras”.",
    ],
)
def test_who_calls_what_is_claimed_false_denies_it(nlp: Language, text: str) -> None:
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    assert [(record["act"], record["polarity"]) for record in records] == [("deny", "negative")]


@pytest.mark.model
@pytest.mark.parametrize("text", ["The paper published reports of a hoax.", "The minister described reports that soldiers had left Basra."])
def test_who_tells_of_a_claim_alone_denies_nothing(nlp: Language, text: str) -> None:
    records: list[AttributionRecord] = nlp(text).spans[ATTRIBUTIONS].attrs["records"]
    assert all(record["act"] != "deny" for record in records)
