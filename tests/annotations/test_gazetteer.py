"""Known names are found in running text, whatever stands between their words."""

import pytest
import spacy

from rashomon.annotations.gazetteer import known
from rashomon.vocabulary.names import load_names

FOUND = [
    ("Ships of the U.S. left New Zealand at noon.", ["U.S.", "New Zealand"]),
    ("Ships left POLAND for the NORTH KOREA talks.", ["POLAND", "NORTH KOREA"]),
    ("He flew from the U. S. to Sri-Lanka, and on to South  Korea.", ["Sri-Lanka"]),
    ("South Korea’s navy waited; the others didn't.", ["South Korea"]),
    ("A polish for new shoes, a turkey for the table.", []),
    ("The Washington, D.C., talks ended.", ["Washington, D.C."]),
    ("Polandia is no country.", []),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text for text, _ in FOUND])
def test_known_names_are_the_longest_that_stand_in_the_text(text: str, wanted: list[str]) -> None:
    doc = spacy.blank("en")(text)
    assert [doc[hit.start : hit.end].text for hit in known(doc, load_names())] == wanted


def test_token_of_two_words_and_word_of_two_tokens_are_told_apart() -> None:
    nlp, names = spacy.blank("en"), load_names()
    for words, spaces, wanted in (
        (["Poland-based", "firms"], [True, False], []),
        (["Poland", "based"], [False, False], []),
        (["Poland", "-", "based"], [False, False, False], ["Poland"]),
    ):
        doc = spacy.tokens.Doc(nlp.vocab, words, spaces)
        assert [doc[hit.start : hit.end].text for hit in known(doc, names)] == wanted
