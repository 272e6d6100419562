"""What came of a deed, told behind who says so."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import MENTIONS, PROPOSITIONS, PropositionRecord


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicate", "subject"),
    [
        ("The rebels shelled the market at dawn, the army said, killing three traders.", "kill", "rebels"),
        ("The guards stormed the ward, the nurses said, reportedly wounding two patients.", "wound", "guards"),
        ("The ferry capsized on Monday, the coast guard said, leaving 12 sailors adrift.", "en/leave", "ferry"),
    ],
)
def test_outcome_behind_the_speaker_is_that_of_the_deed(nlp: Language, text: str, predicate: str, subject: str) -> None:
    doc = nlp(text)
    records: list[PropositionRecord] = doc.spans[PROPOSITIONS].attrs["records"]
    (record,) = [record for record in records if record["predicate"] == predicate]
    assert record["subject"] is not None
    assert doc.spans[MENTIONS].attrs["referents"][record["subject"]]["label"].endswith(subject)
