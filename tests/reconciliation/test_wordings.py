"""What the words of a claim say clause by clause."""

import pytest

from rashomon.model import Claim, PropositionNode, ResolvedClaim, SpeechAct, TextSpan
from rashomon.reconciliation.families import family_of
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.wordings import Wording, wordings


def clauses(text: str, *, act: SpeechAct = "assert") -> list[Wording]:
    """The clauses of one claim whose content is the whole text, but for what stands between bars."""
    parts = [TextSpan(text.index(part), text.index(part) + len(part)) for part in text.split("|")[::2]]
    claim = Claim(content=tuple(parts), speech_act=act)
    resolved = ResolvedClaim(iri="claim", article="article", claim=claim, claimant=None)
    node = PropositionNode(iri="", label="", predicate="")
    item = Item(
        claim=resolved,
        node=node,
        family=family_of(""),
        positive=True,
        agent=None,
        side=None,
        loser=None,
        accused=None,
        target=None,
        happened=None,
        said=None,
        order=(0, "", 0, ""),
    )
    return list(wordings([item], text))


@pytest.mark.parametrize(
    ("text", "act", "denied"),
    [
        ("no turnip was ever sold here", "assert", True),
        ("the turnips weren't sold here", "assert", True),
        ("turnips were sold at the fair", "assert", False),
        ("selling turnips at the fair", "deny", True),
        ("that no turnip was sold at the fair", "deny", False),
        ("reports of turnips sold at the fair were a hoax", "assert", True),
        ("turnips, not only carrots, were sold", "assert", False),
        ("turnips were sold at the fair without gloves", "assert", False),
        ("no more than nine turnips were sold", "assert", False),
    ],
)
def test_clause_is_denied_by_negation_act_or_verdict(text: str, act: SpeechAct, denied: bool) -> None:
    assert [one.denied for one in clauses(text, act=act)] == [denied]


def test_negation_reaches_no_other_clause() -> None:
    found = clauses("turnips were sold at the fair and carrots were not weighed, but beans were stolen without asking the farmer")
    assert [one.denied for one in found] == [False, True, False, True]


def test_what_the_negation_says_something_of_is_not_denied() -> None:
    (one,) = clauses("the auction of turnips has not ended well")
    assert "~turnip" in one.words
    assert "~turnip" not in one.focus


def test_what_did_not_happen_is_denied_whole() -> None:
    (one,) = clauses("the auction of turnips never took place")
    assert "~turnip" in one.focus


@pytest.mark.parametrize("text", ["if turnips were sold at the fair", "were turnips sold at the fair?", "turnips will be sold at the fair"])
def test_what_is_only_possible_is_not_said(text: str) -> None:
    assert not clauses(text)


def test_what_others_say_within_a_clause_is_left_to_them() -> None:
    (one,) = clauses("there was no sale of turnips that farmers say took place at the fair in the cellar")
    assert "fair" not in one.text


def test_refusal_denies_nothing() -> None:
    assert not clauses("to sell turnips at the fair", act="deny")


def test_clause_knows_its_sentence() -> None:
    text = "Turnips rot quickly here. The crop failed because the well dried up. Carrots keep."
    assert {one.whole for one in clauses(text) if "crop" in one.text} == {"The crop failed because the well dried up"}


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        ("blame| on Thursday |for the blast at the fair", "deny", True),
        ("blame| on Thursday |for the blast at the fair", "assert", False),
        ("the sale of turnips| on Thursday |for the blast at the fair", "deny", False),
    ],
)
def test_what_a_time_parts_is_denied_as_one(text: str, act: SpeechAct, words: bool) -> None:
    (*_, last) = clauses(text, act=act)
    assert last.text == "for the blast at the fair"
    assert ("role" in last.words) == words
    assert "~turnip" not in last.words
