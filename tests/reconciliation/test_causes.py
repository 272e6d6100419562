"""Voices that say that one thing came of different things. All events are invented."""

from pathlib import Path

import pytest
from tests.reconciliation.events import derived

from rashomon.reconciliation.causes import RULE, SCORE

FIRST = """Derailment near Tamar was the result of frost, railway says

5 May 2021

The derailment near Tamar was caused by frost in the rails, the railway said on Wednesday. Ivan Lund, a driver, was hurt.
"""
RIVAL = """Railwaymen on Tamar

6 May 2021

The derailment was due to rotten sleepers, said Ivan Lund, who leads the union of railwaymen in Tamar.
"""
SAME = """Railwaymen on Tamar

6 May 2021

The derailment was due to the frost, said Ivan Lund, who leads the union of railwaymen in Tamar.
"""
OTHER = """Farmers of Tamar

6 May 2021

The failure of the harvest was due to rotten seed, said Ivan Lund, who leads the union of farmers in Tamar.
"""


def causes(folder: Path, *texts: str) -> list[tuple[str, float]]:
    """The questions after causes, with the scores of their oppositions."""
    found = derived(folder, {"accident": texts})["accident"]
    scores = [link.score for link in found.links if link.rule == RULE]
    return [(question.label, scores[0]) for question in found.questions if question.label.startswith("What was the cause")]


@pytest.mark.model
def test_two_causes_of_one_thing_are_rivals(tmp_path: Path) -> None:
    ((label, score),) = causes(tmp_path, FIRST, RIVAL)
    assert "frost" in label
    assert "rotten sleepers" in label
    assert score == SCORE


@pytest.mark.model
@pytest.mark.parametrize("text", [SAME, OTHER])
def test_one_cause_or_another_effect_is_no_rival(tmp_path: Path, text: str) -> None:
    assert not causes(tmp_path, FIRST, text)
