"""What denials that name nobody answer, over two short articles each. All events are invented."""

from collections.abc import Mapping

import pytest
from tests.reconciliation.events import derived

from rashomon.model import Question, Reconciliation

ARTICLES: Mapping[str, tuple[str, str]] = {
    "school": (
        """Planes bomb school in Tabrit

TABRIT, 3 March 2022 (Sahel Wire) -- A warplane bombed the only school in the town of Tabrit on Wednesday, a teacher said. At least 14
people were killed, according to a doctor.
""",
        """No school was hit, army says

Army Gazette, 4 March 2022

The chief of staff, General Amadou Sow, told reporters about the operation near Tabrit. "We did not hit any school," Sow said. Nobody was
killed, he added.
""",
    ),
    "church": (
        """Harad accuses Orland of shelling church

4 May 2022

The army of Eritrea shelled a church in Harad on Tuesday, the mayor of the town said.
""",
        """Army denies hitting hospital in Harad

5 May 2022

The army of Eritrea denied on Wednesday that it had hit any hospital in Harad.
""",
    ),
    "prison": (
        """Reporter was killed in jail, widow says

3 May 2021

The reporter Dana Petrov was killed in a jail in Minsk on Monday, her husband, Ivan Petrov, said. "The guards killed Dana Petrov," he said.
""",
        """Minsk: reporter died of heart attack

4 May 2021

Dana Petrov died of a heart attack, the prison service of Belarus said on Tuesday.
""",
    ),
    "plant": (
        """Eritrea blames saboteurs for blast in Tamar

3 June 2021

Saboteurs blew up a fertiliser plant in Tamar on Wednesday, the government of Eritrea said.
""",
        """Workers on the blast in the town of Tamar

4 June 2021

The explosion was caused by a gas leak, the head of the workers' union, Kari Lund, said on Thursday. Four people died of burns.
""",
    ),
    "border": (
        """Poland accuses Belarus of driving migrants to the fence

9 June 2021

Poland accused Belarus on Wednesday of driving migrants to its border.
""",
        """Minsk rejects charges

10 June 2021

The foreign ministry of Belarus rejected the Polish accusations as unfounded on Thursday. Pavel Latun, a spokesman, gave no details.
""",
    ),
    "massacre": (
        """Ethiopian soldiers killed civilians in Harad, Amnesty says

5 May 2021

Ethiopian soldiers massacred civilians in Harad in April, Amnesty International said on Wednesday.
""",
        """Ethiopia rejects Amnesty report

6 May 2021

Ethiopia on Thursday rejected the report by Amnesty International as unfounded.
""",
    ),
    "mine": (
        """Miners shot dead in Tamar

5 May 2021

Soldiers killed nine miners in the town of Tamar on Tuesday, a doctor said. Another three died in hospital, he said.
""",
        """Eritrea: troops came under fire in Tamar

6 May 2021

Five miners were killed in Tamar on Tuesday, the army of Eritrea said.
""",
    ),
    "vote": (
        """Norway opposition says vote was stolen

4 May 2021

The parliamentary election in Norway was rigged, opposition leader Ola Berg said on Tuesday.
""",
        """Norway minister: no fraud

5 May 2021

"There was no fraud in this election," Interior Minister Kari Lund of Norway said on Wednesday.
""",
    ),
}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Reconciliation]:
    """The derived layer of each event."""
    return derived(tmp_path_factory.mktemp("events"), ARTICLES)


def disputed(found: Reconciliation) -> dict[str, Question]:
    """The disputes by their questions."""
    return {question.label: question for question in found.questions if question.disputed}


@pytest.mark.model
def test_denial_of_any_such_thing_answers_who_tells_of_one_in_that_place(read: Mapping[str, Reconciliation]) -> None:
    asked = disputed(read["school"])["Was the only school in the town of Tabrit bombed?"]
    assert {position.stance: len(position.claims) for position in asked.positions} == {"supports": 1, "denies": 2}


@pytest.mark.model
def test_nobody_killed_is_denied_the_toll(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = (question for label, question in disputed(read["school"]).items() if label.startswith("How many people"))
    assert {position.label: position.stance for position in asked.positions} == {"14 people": "answers", "none": "denies"}


@pytest.mark.model
def test_denial_of_another_kind_of_thing_answers_nothing(read: Mapping[str, Reconciliation]) -> None:
    assert not disputed(read["church"])


@pytest.mark.model
def test_no_fraud_answers_who_says_that_the_vote_was_rigged(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = disputed(read["vote"]).values()
    assert asked.kind == "contradiction"


@pytest.mark.model
def test_accusations_rejected_in_one_article_are_those_told_in_another(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = disputed(read["border"]).values()
    assert asked.kind == "contradiction"
    assert asked.because.endswith("rejected the accusations of Poland")


@pytest.mark.model
def test_report_that_a_side_is_told_to_reject_is_on_what_it_did(read: Mapping[str, Reconciliation]) -> None:
    asked = disputed(read["massacre"])
    assert asked
    assert {question.because for question in asked.values()} == {"Ethiopia rejected the accusations of Amnesty International"}


@pytest.mark.model
@pytest.mark.parametrize("event", ["prison", "plant"])
def test_accident_or_illness_stands_against_a_deed(read: Mapping[str, Reconciliation], event: str) -> None:
    (asked,) = disputed(read[event]).values()
    assert asked.kind == "contradiction"
    assert {position.label for position in asked.positions} == {"yes", "an accident or illness"}


@pytest.mark.model
def test_those_who_die_in_a_nameless_hospital_part_no_toll_from_another(read: Mapping[str, Reconciliation]) -> None:
    (asked,) = (question for label, question in disputed(read["mine"]).items() if label.startswith("How many"))
    assert {"5 miners", "9 miners"} <= {position.label for position in asked.positions}
