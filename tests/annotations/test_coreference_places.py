"""Which place a description means."""

import pytest
from spacy.language import Language

from rashomon.annotations.mentions import referents


@pytest.mark.model
def test_port_is_not_the_island_of_which_the_article_spoke(nlp: Language) -> None:
    doc = nlp("The ship was on its way to the island of Holm when it sank, about 6 km from the port.")
    island = next(number for number, one in enumerate(referents(doc)) if one["label"] == "Holm")
    mentions = [span for span in doc.spans["rashomon_mentions"] if span.text == "the port"]
    assert referents(doc)[island]["type"] == "Place"
    assert mentions == []
