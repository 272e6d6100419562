"""Sentences that call untrue what others say."""

import pytest

from rashomon.annotations.untruths import untrue_clause, untrue_verdict, verdicts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is untrue that the turnips were rotten.", True),
        ("It was simply not true that they were.", True),
        ("It is a lie that they were.", True),
        ("It is true that the turnips were rotten.", False),
        ("It is untrue.", False),
    ],
)
def test_clause_is_denied_by_what_stands_before_it(text: str, expected: bool) -> None:
    assert (untrue_clause().search(text) is not None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Reports of rot are entirely baseless.", True), ("The claims were not true.", True), ("Reports of rot are frequent.", False)],
)
def test_claims_are_denied_by_what_stands_behind_them(text: str, expected: bool) -> None:
    assert (untrue_verdict().search(text) is not None) == expected


def test_verdict_takes_one_side() -> None:
    assert verdicts().keys() == {"false", "true"}
    assert verdicts()["false"].isdisjoint(verdicts()["true"])
