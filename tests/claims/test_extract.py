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


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("There was no attack, the army of Chad said.", "attack"),
        ("Nobody was killed in the raid, the army of Chad said.", "kill"),
        ("The army of Chad said there had been no civilian casualties.", "kill"),
        ("The commission of Chad rejected allegations of fraud in the election.", "rig-election"),
        ("Omar Haddad called the reports about a raid on the school another fabrication, spread by Norland.", "attack"),
        ("Omar Haddad said that reports of a strike on the market in Lorn were a fake produced abroad.", "attack"),
    ],
)
def test_none_is_a_proposition_that_is_denied(nlp: Language, text: str, predicate: str) -> None:
    found = [claim for claim in claims(nlp, text) if claim.kind != "own-voice" and claim.proposition is not None]
    assert [(claim.proposition.predicate, claim.polarity) for claim in found if claim.proposition] == [(predicate, "negative")]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicate", "subject", "whom"),
    [
        (
            "Norway shot down a Russian plane after it violated Norwegian airspace, its army said.",
            "violate-border",
            "Russian plane",
            "Norway",
        ),
        ("Ola Berg said it was caused by years of neglect.", "cause", "neglect", None),
    ],
)
def test_it_is_neither_whose_border_is_crossed_nor_who_speaks(
    nlp: Language, text: str, predicate: str, subject: str, whom: str | None
) -> None:
    found = extract(nlp(text), Article(id="a", path="a", text=text))
    (said,) = (claim.proposition for claim in found.claims if claim.proposition and claim.proposition.predicate == predicate)
    labels = [found.referents[number].label if number is not None else None for number in (said.subject, said.object)]
    assert labels == [subject, whom]


@pytest.mark.model
def test_when_provoked_tells_of_no_provocation(nlp: Language) -> None:
    found = claims(nlp, '"Norland wants peace, but when provoked it is able to answer," Ola Berg said.')
    assert not [claim for claim in found if claim.proposition and claim.polarity == "positive"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "predicates"),
    [
        ("The plane crashed because of an engine failure, the rebels of Norland said.", ["mishap"]),
        ("The police of Lorn said that Mara Hale had suffered a heart attack.", ["mishap"]),
        ("The ferry had hit a reef, the coast guard of Norland said.", ["mishap"]),
        ("Four people died in a stampede, the minister of Norland said.", ["die"]),
        ("Six fishermen drowned off Harad, the minister of Norland said.", ["die"]),
        ("A rocket hit a school, the mayor of Lorn said.", ["attack"]),
    ],
)
def test_harm_that_nobody_did_is_told_from_deeds(nlp: Language, text: str, predicates: list[str]) -> None:
    said = [claim for claim in claims(nlp, text) if claim.kind == "speech"]
    assert [claim.proposition.predicate for claim in said if claim.proposition] == predicates
