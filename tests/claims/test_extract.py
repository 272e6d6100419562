"""Which claims an article gives."""

import pytest
from spacy.language import Language

from rashomon.claims.extract import extract
from rashomon.model import Article, Claim


def claims(nlp: Language, text: str) -> tuple[Claim, ...]:
    """Return the claims of a text."""
    return extract(nlp(text), Article(id="a", path="a", text=text)).claims


@pytest.mark.model
def test_each_of_two_who_refuse_refuses_for_itself(nlp: Language) -> None:
    found = [claim for claim in claims(nlp, "Both Norland and Zamora refused to disarm.") if claim.claimant is not None]
    assert [claim.claimant_text for claim in found] == ["Norland", "Zamora"]
    for claim in found:
        assert claim.proposition is not None
        assert claim.proposition.subject == claim.claimant


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["Norland denied any delays.", "Observers said it was cold, it was late and it was raining."],
)
def test_attribution_gives_each_claimant_one_claim_at_most_without_a_proposition(nlp: Language, text: str) -> None:
    found = [(claim.claimant_text, tuple(claim.content)) for claim in claims(nlp, text) if claim.proposition is None]
    assert found
    assert len(found) == len(set(found))


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "criticised"),
    [
        ("Norland said its air defences had repelled an attack on Lorn.", False),
        ("The ministry denied that its forces had attacked civilians.", False),
        ("Norland's navy attacked the tanker.", False),
        ("Senator Moss attacked the plan as reckless.", True),
    ],
)
def test_force_is_no_criticism(nlp: Language, text: str, criticised: bool) -> None:
    assert any(claim.speech_act == "condemn" for claim in claims(nlp, text)) == criticised
