"""What is compared, and what is too common to be. All events are invented."""

from pathlib import Path

import pytest
from tests.reconciliation.events import extracted

from rashomon.ingestion.reconciling import reconciled
from rashomon.model import Extraction, Question
from rashomon.settings import Settings

ARTICLES = (
    """Millers say sluices of Harad were sabotaged

HARAD, 5 May 2021 (Valley Wire) -- Somebody sabotaged the old sluices of Harad at night, a millers' league led by Ola Berg said.
""",
    """Water board: rusty sluices failed in Harad

6 May 2021

"There was no sabotage of the sluices," said Kari Lund, who heads the water board of Harad. She said that Ola Berg knew of the rusty hinges.
""",
)


def on_words(found: list[Extraction]) -> list[Question]:
    """The disputes that rest on words."""
    return [question for question in reconciled(found, Settings()).questions if question.label.startswith("Is it so")]


@pytest.mark.model
def test_name_that_stands_in_very_many_claims_is_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = extracted(tmp_path, {"sluices": ARTICLES})["sluices"]
    assert on_words(found)
    monkeypatch.setattr("rashomon.reconciliation.rounds.CROWDED", 1)
    assert not on_words(found)
