"""Voices that say that one thing came of different things. All events are invented."""

from pathlib import Path

import pytest

from rashomon.ingestion.reconciling import reconciled
from rashomon.ingestion.records import extractions
from rashomon.reconciliation.causes import RULE, SCORE
from rashomon.settings import Settings

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
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    settings = Settings()
    found, failures = extractions([folder], settings=settings)
    assert not failures
    derived = reconciled(found, settings)
    scores = [link.score for link in derived.links if link.rule == RULE]
    return [(question.label, scores[0]) for question in derived.questions if question.label.startswith("What was the cause")]


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
