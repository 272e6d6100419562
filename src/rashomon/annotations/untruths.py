"""Words that call a claim false or true, and the sentences that do so as far as words alone tell."""

import re
from collections.abc import Mapping
from functools import cache

from rashomon.annotations.triggers import read_kinds


@cache
def verdicts() -> Mapping[str, frozenset[str]]:
    """Return what people call claims of others, by the side that they take by it: "false" or "true"."""
    return read_kinds("verdicts")


@cache
def untrue_clause() -> re.Pattern[str]:
    """Return what finds the words by which a sentence denies the clause behind them: "it is simply untrue that"."""
    return re.compile(rf"\bit (?:is|was) (?:\w+ly |also )?(?:{alternatives('clause')}) that\b", re.IGNORECASE)


@cache
def untrue_verdict() -> re.Pattern[str]:
    """Return what finds the words by which a sentence denies what stands before them: "were entirely baseless"."""
    return re.compile(rf"\b(?:is|are|was|were) (?:\w+ly )?(?:{alternatives('verdict')})\b", re.IGNORECASE)


def alternatives(kind: str) -> str:
    """Return the words of a kind in untruths.csv as alternatives of a pattern."""
    return "|".join(sorted(read_kinds("untruths")[kind]))
