"""What an article defines an acronym as outweighs every list."""

import pytest
from spacy.language import Language

from rashomon.annotations.mentions import records, referents

pytestmark = pytest.mark.model

CASES = [
    ("The Northern Harbour Authority (NHA) closed the port. The NHA gave no reason.", "NHA", "Northern Harbour Authority"),
    ("The Inland Cricket Council (ICC) met on Monday. The ICC banned the team.", "ICC", "Inland Cricket Council"),
    ("Reporters Without Borders (RSF) wrote to the ministry in Sudan. RSF got no answer.", "RSF", "Reporters Without Borders"),
    ("The paramilitary Rapid Support Forces, or RSF, took the town. The RSF denied it.", "RSF", "Rapid Support Forces"),
    ("Doctors Without Borders (MSF) left. MSF had three clinics.", "MSF", "Médecins Sans Frontières"),
    ("The Sudanese Armed Forces (SAF) retreated. SAF officers said so.", "SAF", "Armed Forces of Sudan"),
    ("RSF (Reporters Without Borders) wrote to the ministry. RSF got no answer.", "RSF", "Reporters Without Borders"),
]


@pytest.mark.parametrize(("text", "short", "label"), CASES, ids=[text for text, _, _ in CASES])
def test_acronym_is_what_the_article_says(nlp: Language, text: str, short: str, label: str) -> None:
    doc = nlp(text)
    found = [referents(doc)[one["referent"]]["label"] for one in records(doc) if text[slice(*one["span"])] == short]
    assert found == [label, label]


@pytest.mark.parametrize("text", ["PARIS (AFP) - The port is closed.", "Ada Linwood (R) spoke.", "The port (ABC)", "(NHA)", "Ask ("])
def test_bracket_that_defines_nothing_joins_nothing(nlp: Language, text: str) -> None:
    assert not any("defines" in one["reason"] for one in referents(nlp(text)))
