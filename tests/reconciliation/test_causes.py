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
ACTIVE = """Railwaymen on Tamar

6 May 2021

Rotten sleepers probably caused the derailment, said Ivan Lund, who leads the union of railwaymen in Tamar.
"""
BECAUSE = """Railwaymen on Tamar

6 May 2021

The train derailed because its sleepers were rotten, said Ivan Lund, who leads the union of railwaymen in Tamar.
"""
ACCIDENT = """Railwaymen on Tamar

6 May 2021

The accident was the fault of rotten sleepers, said Ivan Lund, who leads the union of railwaymen in Tamar.
"""
CHAIN = """Railwaymen on Tamar

6 May 2021

The explosion was caused by rotten pipes, said Ivan Lund, who leads the union of railwaymen in Tamar.
"""
LEFT = """Railwaymen on Tamar

6 May 2021

The driver left the line of Tamar because its sleepers were rotten, said Ivan Lund, who leads the union of railwaymen.
"""


def causes(folder: Path, *texts: str) -> list[tuple[str, float]]:
    """The questions after causes, with the scores of their oppositions."""
    found = derived(folder, {"accident": texts})["accident"]
    scores = [link.score for link in found.links if link.rule == RULE]
    return [(question.label, scores[0]) for question in found.questions if question.label.startswith("What was the cause")]


@pytest.mark.model
@pytest.mark.parametrize("text", [RIVAL, ACTIVE, BECAUSE, ACCIDENT])
def test_two_causes_of_one_thing_are_rivals(tmp_path: Path, text: str) -> None:
    ((label, score),) = causes(tmp_path, FIRST, text)
    assert "frost" in label
    assert "rotten" in label.lower()
    assert score == SCORE


@pytest.mark.model
@pytest.mark.parametrize("text", [SAME, OTHER, CHAIN, LEFT])
def test_one_cause_or_another_effect_is_no_rival(tmp_path: Path, text: str) -> None:
    assert not causes(tmp_path, FIRST, text)
