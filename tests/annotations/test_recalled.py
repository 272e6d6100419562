"""Deeds that a text points back to."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import MENTIONS, PROPOSITIONS, PropositionRecord


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicate", "doer"),
    [
        ("The Taliban claimed the bombing in Kabul, but the ministry said Islamic State was behind it.", "bomb", "Islamic State"),
        ("Two rockets hit a market in Quetta. Police said that separatists were behind it.", "attack", "separatists"),
    ],
)
def test_who_was_behind_it_did_what_was_told_before(nlp: Language, text: str, predicate: str, doer: str) -> None:
    doc = nlp(text)
    records: list[PropositionRecord] = doc.spans[PROPOSITIONS].attrs["records"]
    record = records[-1]
    assert record["predicate"] == predicate
    names = [
        span.text
        for span, one in zip(doc.spans[MENTIONS], doc.spans[MENTIONS].attrs["records"], strict=True)
        if one["referent"] == record["subject"]
    ]
    assert doer in names
    assert record["place"] is not None or record["object"] is not None
