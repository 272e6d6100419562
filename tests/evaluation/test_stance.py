"""Agreement and contradiction between two short texts, on gold data of which nothing is kept here."""

import json
from pathlib import Path

import pytest
from tests.evaluation.train_stance import CLASSES, figures

from rashomon.reconciliation.stance import stance

RELATIONS = ("agree", "contradict", "discuss", "unrelated")


@pytest.mark.evaluation
def test_stance_of_headlines_is_above_the_floor(shared: Path) -> None:
    lines = (shared / "evaluation" / "gold" / "stance_dev.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines if line.strip()]
    right = [CLASSES.index(pair["stance"]) for pair in pairs]
    guessed = [RELATIONS.index(stance(pair["a"], pair["b"]).relation) for pair in pairs]
    found = figures(right, guessed)
    assert found["macro_f1"] >= 0.79
    assert found["precision"] >= 0.78
    assert found["recall"] >= 0.88
