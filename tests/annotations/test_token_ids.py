"""Tokens are found by the numbers of their words."""

import spacy

from rashomon.annotations.spelled import spelled
from rashomon.annotations.token_ids import ids, places


def test_places_are_those_of_the_words_in_any_case() -> None:
    doc = spacy.blank("en")("The ferry left. A FERRY sank, and the DATE is unknown.")
    assert places(spelled(doc).lowered, ids(["ferry", "date"])) == [1, 5, 10]
    assert places(spelled(doc).orth, ids(["ferry", "DATE"])) == [1, 10]


def test_numbers_mean_the_same_in_another_vocabulary() -> None:
    first, second = spacy.blank("en")("Ships sail."), spacy.blank("de")("Ships sail.")
    assert spelled(first).orth == spelled(second).orth == [token.orth for token in first]


def test_a_text_without_words_has_no_places() -> None:
    assert places(spelled(spacy.blank("en")("")).lowered, ids(["ferry"])) == []
