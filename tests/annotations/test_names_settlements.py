"""What an article calls a village is a place, whatever the model takes its name for."""

import pytest
from spacy.language import Language

from rashomon.annotations.mentions import referents


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "name", "type"),
    [
        ("Four farmers were killed in the village of Kani Masi. Kani Masi lies near the border.", "Kani Masi", "Place"),
        ("Fighting went on in the province of Vela Dor on Monday, the army said.", "Vela Dor", "Place"),
        ("The lawyer spoke of Anna Berg, who had left the village.", "Anna Berg", "Person"),
    ],
)
def test_named_settlement_is_a_place(nlp: Language, text: str, name: str, type: str) -> None:  # noqa: A002
    found = {one["label"]: one["type"] for one in referents(nlp(text))}
    assert found[name] == type


@pytest.mark.model
def test_village_and_its_name_are_one_thing(nlp: Language) -> None:
    found = referents(nlp("Four farmers were killed in the village of Kani Masi, the ministry said."))
    assert [one["label"] for one in found if "Masi" in one["label"]] == ["Kani Masi"]
