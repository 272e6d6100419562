"""Linear models as tables: a feature, its weight. They are rebuilt by tests/evaluation/train_attribution.py."""

import functools
from collections.abc import Iterable, Mapping
from math import exp
from sys import intern

from rashomon.resources import lexicons
from rashomon.tables import read_table

Feature = tuple[str, ...]
"""A template's name and its values; in the tables they are joined with spaces."""
Model = Mapping[Feature, float]
BIAS: Feature = ("(bias)",)
MODELS = ("gate", "pieces", "sources", "quotations", "filter")
YES = {True: "yes", False: "no"}


def read_weights(name: str) -> Model:
    """Return the weights in "attribution-NAME.csv" by feature.

    Equal weights are one object: a table has some 300 of them, which then stay in the processor's cache.
    """
    rows = read_table(lexicons() / f"attribution-{name}.csv", ("feature", "weight"), key=("feature",))
    values = {row["weight"]: float(row["weight"]) for row in rows}
    return {tuple(map(intern, row["feature"].split(" "))): values[row["weight"]] for row in rows}


@functools.cache
def shipped_weights() -> Mapping[str, Model]:
    """Return all models of the package by name."""
    return {name: read_weights(name) for name in MODELS}


def odds(weights: Model, features: Iterable[Feature]) -> float:
    """Return the sum of the weights of the features and the bias: the logarithm of the odds."""
    return sum(filter(None, map(weights.get, features)), weights.get(BIAS, 0.0))


def probability(weights: Model, features: Iterable[Feature]) -> float:
    """Return the logistic of the odds."""
    return logistic(odds(weights, features))


def logistic(value: float) -> float:
    """Return the probability of log odds."""
    return 1.0 / (1.0 + exp(-value if value > -50.0 else 50.0))


def bucket(number: int) -> str:
    """Return a length as one of a few classes."""
    return BUCKETS[number] if 0 <= number <= LARGEST else BUCKETS[0] if number < 0 else "more"


LIMITS = (1, 2, 4, 8, 16, 32)
LARGEST = LIMITS[-1]
BUCKETS = tuple(next(str(limit) for limit in LIMITS if number <= limit) for number in range(LARGEST + 1))
