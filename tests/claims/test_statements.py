"""What a body says in a text of its own."""

import pytest
from spacy.language import Language

from rashomon.claims.extract import extract
from rashomon.claims.statements import RULE, is_body
from rashomon.model import Article


def stated(nlp: Language, text: str, outlet: str) -> list[str]:
    """The sentences that are claims of the outlet though nothing was made of them."""
    article = Article(id="a", path="a", text=text, outlet=outlet)
    claims = extract(nlp(text), article).claims
    return [span.of(text) for claim in claims if claim.rule == RULE for span in claim.content]


@pytest.mark.parametrize(
    ("outlet", "body"),
    [
        ("Ministry of Health of Norland", True),
        ("Karsia Port Authority", True),
        ("The Highland Monitor", False),
        ("Norland Police Gazette", False),
        ("", False),
    ],
)
def test_body_is_told_from_newspaper_by_its_name(outlet: str, body: bool) -> None:
    assert is_body(outlet) == body


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        ("The turnips were not rotten.", "Ministry of Food of Norland", ["The turnips were not rotten."]),
        ("The turnips were not rotten.", "The Highland Monitor", []),
        ("Were the turnips rotten?", "Ministry of Food of Norland", []),
        ("It is untrue that the turnips were rotten.", "The Highland Monitor", ["It is untrue that the turnips were rotten."]),
        ("Reports that its turnips had rotted are false.", "The Highland Monitor", ["Reports that its turnips had rotted are false."]),
    ],
)
def test_sentence_of_which_nothing_was_made_is_stated(nlp: Language, text: str, outlet: str, expected: list[str]) -> None:
    assert stated(nlp, text, outlet) == expected
