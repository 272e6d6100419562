"""How one short text stands to what another claims: agrees, contradicts, only discusses it, or speaks of something else.

A weighted sum of signals that can each be read and shown. The weights are data (`annotations/lexicons/en/stance-weights.csv`), learnt from
headlines on rumours by `tests/evaluation/train_stance.py`, which says how well they do on claims that they were not learnt from.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from rashomon import resources
from rashomon.errors import VocabularyError
from rashomon.reconciliation.signals import Signal, signals
from rashomon.tables import read_table

Relation = Literal["agree", "contradict", "discuss", "unrelated"]

RELATIONS: Final[tuple[Relation, ...]] = ("agree", "contradict", "discuss")
REASONS: Final = 3
"""Most signals that a reason names."""
COLUMNS: Final = ("signal", "agree", "contradict", "discuss", "because")


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one signal says, and how to put it in words."""

    weights: tuple[float, float, float]
    because: str
    """With {words} for the words that gave it away; empty where it is no reason to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How B stands to A."""

    relation: Relation
    because: str
    likelihood: tuple[float, float, float]
    """Of agree, contradict and discuss, as far as the words tell; they add up to 1."""


@cache
def _weights() -> Mapping[str, Weight]:
    path = resources.lexicons() / "stance-weights.csv"
    found = {}
    for row in read_table(path, COLUMNS, key=("signal",)):
        try:
            numbers = (float(row["agree"]), float(row["contradict"]), float(row["discuss"]))
        except ValueError as error:
            raise VocabularyError(f"{path}: {row['signal']}: {error}") from error
        found[row["signal"]] = Weight(weights=numbers, because=row["because"])
    return found


def stance(a: str, b: str) -> Stance:
    """Return how text B stands to text A, with the reasons in words."""
    found = signals(a, b)
    known = _weights()
    sums = [math.fsum(known[name].weights[place] * one.value for name, one in found.items() if name in known) for place in range(3)]
    top = max(sums)
    shares = [math.exp(value - top) for value in sums]
    likelihood = (shares[0] / sum(shares), shares[1] / sum(shares), shares[2] / sum(shares))
    best = max(range(3), key=lambda place: (likelihood[place], -place))
    if _unrelated(found):
        return Stance(relation="unrelated", because="the two share no word that carries meaning", likelihood=likelihood)
    return Stance(relation=RELATIONS[best], because=_because(found, best), likelihood=likelihood)


def _unrelated(found: Mapping[str, Signal]) -> bool:
    """Return whether nothing at all joins the texts: no word, and no word that takes a stance."""
    return "apart" in found and not any(name in found for name in ("refute", "deny", "doubt", "answer", "alive", "unharmed"))


def _because(found: Mapping[str, Signal], best: int) -> str:
    """Return the strongest reasons for a relation: those signals that lift it above the other two."""
    known = _weights()
    pulls = []
    for name, one in found.items():
        weight = known.get(name)
        if weight is not None and weight.because:
            others = sum(weight.weights) - weight.weights[best]
            pulls.append((one.value * (weight.weights[best] - others / 2), name, weight.because.format(words=f"“{one.words}”")))
    named = [words for pull, _, words in sorted(pulls, key=lambda entry: (-entry[0], entry[1])) if pull > 0][:REASONS]
    return "; ".join(named) or "nothing in the words speaks for or against it"
