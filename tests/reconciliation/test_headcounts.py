"""How many people were somewhere, as two voices put it. All events are invented."""

from collections.abc import Mapping

import pytest
from tests.reconciliation.events import derived

from rashomon.model import Question, Reconciliation
from rashomon.reconciliation.headcounts import count_in

ARTICLES: Mapping[str, tuple[str, ...]] = {
    "ferry": (
        """Cook on the Grey Heron

5 May 2021

"There were more than three hundred of us," said Ola Berg, a cook on the Grey Heron, which sank off Sona.
""",
        """Owner on the Grey Heron

6 May 2021

The owner of the Grey Heron said 142 passengers were on board when she sank off Sona.
""",
    ),
    "march": (
        """March in Harad

5 May 2021

Organizers said 40,000 people walked through Harad. The council says it was 9,000.
""",
    ),
    "turnout": (
        """Council on the vote in Harad

5 May 2021

Turnout was 71 percent, said Ola Berg, who heads the council of Harad.
""",
        """Guards on the vote in Harad

6 May 2021

About 40 percent of voters in Harad had taken part, said Kari Lund, a guard. Ola Berg was not there.
""",
    ),
    "licence": (
        """Cook on the Grey Heron

5 May 2021

The Grey Heron, which sank off Sona, is licensed to carry 90 passengers, said Ola Berg, a cook.
""",
        """Owner on the Grey Heron

6 May 2021

The owner of the Grey Heron said 142 passengers were on board when she sank off Sona.
""",
    ),
    "hurt": (
        """Cook on the Grey Heron

5 May 2021

Nine passengers of the Grey Heron, which sank off Sona, were hurt, said Ola Berg, a cook.
""",
        """Owner on the Grey Heron

6 May 2021

The owner of the Grey Heron said 42 passengers were on board when she sank off Sona.
""",
    ),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reconciliation]:
    """The derived layer of each event."""
    return derived(tmp_path_factory.mktemp("events"), ARTICLES)


def counted(found: Reconciliation) -> list[Question]:
    """The questions after headcounts."""
    return [question for question in found.questions if question.label.endswith(("were there?", "the turnout?"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("142 passengers were on board", (142.0, "passenger")),
        ("no more than 30 Norlandic servicemen were in the area", (30.0, "soldier")),
        ("the number of Norlandic soldiers who took part at around 200", (200.0, "soldier")),
        ("there were two hundred inmates in the block", (200.0, "inmate")),
        ("it was only 9,000", (9000.0, "")),
        ("the real turnout was about 9,000", (9000.0, "")),
        ("a crowd of some 9,000 filled the square", (9000.0, "demonstrator")),
        ("9,000 people had marched through the town", (9000.0, "demonstrator")),
        ("of about 3,500", (3500.0, "")),
        ("80 children fell ill", (80.0, "people")),
        ("turnout was 71 percent", (71.0, "turnout")),
        ("about 55 percent of registered voters had taken part", (55.0, "turnout")),
        ("55 percent of voters want turnips", None),
        ("turnips were sold in 9,000 shops", None),
        ("it was a fine day", None),
    ],
)
def test_clause_counts_people(text: str, found: tuple[float, str] | None) -> None:
    assert count_in(text) == found


@pytest.mark.model
@pytest.mark.parametrize(("event", "figures"), [("ferry", {142.0, 300.0}), ("march", {9000.0, 40000.0}), ("turnout", {40.0, 71.0})])
def test_two_counts_of_the_same_people_differ(read: Mapping[str, Reconciliation], event: str, figures: set[float]) -> None:
    (asked,) = counted(read[event])
    assert asked.kind == "differing-figures"
    assert {position.low for position in asked.positions} == figures


@pytest.mark.model
@pytest.mark.parametrize("event", ["licence", "hurt"])
def test_what_is_allowed_or_befell_some_is_no_headcount(read: Mapping[str, Reconciliation], event: str) -> None:
    assert not counted(read[event])
