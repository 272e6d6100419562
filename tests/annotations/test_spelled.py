"""The words of a doc are those that spaCy gives."""

import pytest
import spacy

from rashomon.annotations.spelled import spelled

TEXTS = ["", "Ships sail.", "  Two\u00a0 spaces,\n\nand a  break \n", "Twenty-two (22) ships don't sail; “none” do…\n"]


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_the_tokens(text: str) -> None:
    doc = spacy.blank("en")(text)
    found = spelled(doc)
    assert found.text == text
    assert found.words == [token.text for token in doc]
    assert found.lower == [token.lower_ for token in doc]
    assert found.starts == [token.idx for token in doc]
    assert found.ends == [token.idx + len(token) for token in doc]
    assert found.spaced == [bool(token.whitespace_) for token in doc]
    assert found.numeric == [token.like_num for token in doc]
    assert found.punctuation == [token.is_punct for token in doc]


def test_tokens_are_found_by_their_characters() -> None:
    found = spelled(spacy.blank("en")("Two ships sail."))
    assert (found.token(4), found.token(5)) == (1, None)
    assert (found.after(9), found.after(8)) == (2, None)
    assert found.of(1, 3) == "ships sail"
