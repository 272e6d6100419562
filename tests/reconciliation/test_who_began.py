"""Who fired first, as sides and nameless voices say it. All events are invented."""

from collections.abc import Mapping

import pytest
from tests.reconciliation.events import derived

from rashomon.model import Question, Reconciliation

ARTICLES: Mapping[str, tuple[str, ...]] = {
    "canal": (
        """Shots on the canal at Sona

5 May 2021

Georgian guards opened fire first at Sona on Tuesday after a quarrel over a pump near Lorn, the border service of Armenia said.
""",
        """Shots at Sona

6 May 2021

The Armenian side was the first to use weapons at Sona, near Lorn, a press office said.
""",
    ),
    "report": (
        """Shots on the canal at Sona

5 May 2021

Georgian guards opened fire first after a quarrel over a pump, the border service of Armenia said. Sona is near Lorn.
""",
        """Shots at Sona

6 May 2021

The Armenian side was the first to use weapons, a press office said. Sona is near Lorn.
""",
    ),
    "guards": (
        """Herdsmen shot at in Sona

5 May 2021

Men of the Armenian border troops fired on herdsmen at Sona on Tuesday, a teacher said.
""",
        """Guards of Lorn on Sona

6 May 2021

"Our guards did not fire a single shot at Sona," said the commander of the Lorn detachment, Ivan Beru.
""",
    ),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reconciliation]:
    """The derived layer of each event."""
    return derived(tmp_path_factory.mktemp("events"), ARTICLES)


def disputed(found: Reconciliation) -> list[Question]:
    """The questions whose positions oppose each other."""
    return [question for question in found.questions if question.disputed]


@pytest.mark.model
@pytest.mark.parametrize("event", ["canal", "report"])
def test_side_that_accuses_is_answered_by_whoever_says_that_it_began(read: Mapping[str, Reconciliation], event: str) -> None:
    (asked,) = disputed(read[event])
    assert asked.label == "Who started the hostilities?"
    assert {position.label for position in asked.positions} == {"Armenia", "Georgia"}


@pytest.mark.model
def test_men_of_one_side_are_not_the_guards_of_another(read: Mapping[str, Reconciliation]) -> None:
    assert not disputed(read["guards"])
