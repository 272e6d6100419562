"""Which body a description means."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import MENTIONS
from rashomon.annotations.mentions import referents


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Lenoga Ltd sued Vestal Corp in March. The court said on Friday that it would rule in May.", "The court", None),
        (
            "Lenoga Ltd lost before the Lund District Court. The court said on Friday that it had no case.",
            "The court",
            "Lund District Court",
        ),
        (
            "Norway's army said that nine boats had left. Nothing had burned, a Swedish team said. The army said it was sorry.",
            "The army",
            "Armed Forces of Norway",
        ),
        ("A Swedish team visited the dam on Monday. The government said it would pay.", "The government", None),
        ("Norland Airways cancelled nine flights. The airline said on Friday that it was sorry.", "The airline", "Norland Airways"),
    ],
)
def test_court_is_no_company(nlp: Language, text: str, words: str, label: str | None) -> None:
    doc = nlp(text)
    spans = zip(doc.spans[MENTIONS], doc.spans[MENTIONS].attrs["records"], strict=True)
    found = [referents(doc)[record["referent"]]["label"] for span, record in spans if span.text == words]
    assert found == ([] if label is None else [label])
