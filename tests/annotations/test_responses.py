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
    ],
)
def test_denial_of_something_else_or_by_the_same_side_answers_nothing(nlp: Language, text: str) -> None:
    assert answered(nlp, text) == [None]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doctors said 27 people had died in Basra. Officials said the road was open. The ministry dismissed the reports of 27 deaths.",
            "27 people had died in Basra",
        ),
        ("Norland said its troops had taken Basra. Sudria denied the claim.", "its troops had taken Basra"),
    ],
)
def test_denial_answers_the_claim_of_which_it_speaks(nlp: Language, text: str, expected: str) -> None:
    (found,) = answered(nlp, text)
    assert found is not None
    assert found[1] == expected
