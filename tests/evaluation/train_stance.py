"""Learns the weights of `stance-weights.csv` and says how well they do on claims that they were not learnt from.

    python tests/evaluation/train_stance.py ../shared/evaluation/gold/stance_dev.jsonl [--write]

GOLD is JSON Lines: {"id", "claim", "a", "b", "stance": "for" | "against" | "observing"}. Ten folds, whole claims apart, drawn four times.
Only numbers are learnt; which words count was written down before, in `stance-words.csv`.
"""

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from rashomon import resources
from rashomon.reconciliation.signals import signals
from rashomon.reconciliation.stance import COLUMNS
from rashomon.tables import read_table

Numbers = NDArray[np.float64]
CLASSES = ("for", "against", "observing")
RIDGE = 1.0
"""Strength of the pull of all weights towards 0; of 1, 2, 3, 6 and 10, the best macro F1 over the folds."""
LEAN = 0.9
"""Added to the weight of "contradict" that every pair has: contradictions are few, and finding them matters more than their share.
Swept from 0 to 1.0; precision stays above 0.77."""
STEPS = 400
FOLDS, DRAWS = 10, 4


def learnt(x: Numbers, y: Numbers, steps: int = STEPS) -> Numbers:
    """Weights of a multinomial logistic regression, by accelerated gradient descent; nothing random."""
    weights = np.zeros((x.shape[1], y.shape[1]))
    ahead, momentum = weights.copy(), 1.0
    rate = 0.5 * float(np.linalg.norm(x.T @ x, 2)) + RIDGE
    for _ in range(steps):
        share = np.exp(x @ ahead - (x @ ahead).max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        slope = x.T @ (share - y) + RIDGE * ahead
        slope[0] -= RIDGE * ahead[0]
        after = ahead - slope / rate
        faster = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = after + (momentum - 1) / faster * (after - weights)
        weights, momentum = after, faster
    return weights


def figures(right: Sequence[int], guessed: Sequence[int]) -> dict[str, float]:
    """Macro F1, and precision and recall of contradictions."""
    f1, found = [], {}
    for number in range(3):
        hit = sum(r == g == number for r, g in zip(right, guessed, strict=True))
        precision, recall = hit / max(1, guessed.count(number)), hit / max(1, right.count(number))
        f1.append(2 * precision * recall / max(1e-9, precision + recall))
        if number == 1:
            found = {"precision": precision, "recall": recall}
    return {"macro_f1": sum(f1) / 3, **found}


def cross_validated(x: Numbers, y: Numbers, claims: Sequence[str]) -> dict[str, float]:
    """Mean figures over the draws, every pair guessed by weights that saw no pair of its claim."""
    right = [int(number) for number in y.argmax(axis=1)]
    rounds = []
    for draw in range(DRAWS):
        names = sorted(set(claims))
        random.Random(draw).shuffle(names)  # noqa: S311
        fold = np.array([names.index(claim) % FOLDS for claim in claims])
        guessed = np.zeros(len(claims), dtype=int)
        for number in range(FOLDS):
            out = fold == number
            guessed[out] = (x[out] @ learnt(x[~out], y[~out], 150) + [0, LEAN, 0]).argmax(axis=1)
        rounds.append(figures(right, [int(number) for number in guessed]))
    return {name: sum(one[name] for one in rounds) / DRAWS for name in rounds[0]}


def main() -> None:
    """Print the figures; with --write, put the weights into the table, whose reasons stay."""
    parser = argparse.ArgumentParser(description="Learn the weights of stance-weights.csv")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    pairs = [json.loads(line) for line in args.gold.read_text("utf-8").splitlines() if line.strip()]
    path = resources.lexicons() / "stance-weights.csv"
    rows = read_table(path, COLUMNS, key=("signal",))
    names = [row["signal"] for row in rows]
    found = [signals(pair["a"], pair["b"]) for pair in pairs]
    x = np.array([[one[name].value if name in one else 0.0 for name in names] for one in found])
    y = np.eye(3)[[CLASSES.index(pair["stance"]) for pair in pairs]]
    print({name: round(value, 3) for name, value in cross_validated(x, y, [pair["claim"] for pair in pairs]).items()})  # noqa: T201
    if args.write:
        weights = learnt(x, y)
        weights[0, 1] += LEAN
        comments = [line for line in path.read_text("utf-8").splitlines() if line.startswith("#")]
        lines = [
            f"{row['signal']},{weight[0]:.2f},{weight[1]:.2f},{weight[2]:.2f},{row['because']}"
            for row, weight in zip(rows, weights, strict=True)
        ]
        path.write_text("\n".join([*comments, ",".join(COLUMNS), *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
