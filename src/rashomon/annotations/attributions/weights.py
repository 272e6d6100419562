"""Linear models as tables: a feature, its weight. They are rebuilt by tests/evaluation/train_attribution.py."""

import functools
from math import exp

from rashomon.resources import lexicons
from rashomon.tables import read_table

BIAS = "(bias)"


@functools.cache
def read_weights(name: str) -> dict[str, float]:
    """Return the weights of the model "attribution-NAME.csv" by feature."""
    rows = read_table(lexicons() / f"attribution-{name}.csv", ("feature", "weight"), key=("feature",))
    return {row["feature"]: float(row["weight"]) for row in rows}


def probability(weights: dict[str, float], features: list[str]) -> float:
    """Return the logistic of the sum of the weights of the features and the bias."""
    get = weights.get
    total = get(BIAS, 0.0)
    for feature in features:
        total += get(feature, 0.0)
    return 1.0 / (1.0 + exp(-total)) if total > -500 else 0.0
