"""English made from propositions."""

import pytest

from rashomon.model import Modality, PropositionNode
from rashomon.namespaces import PREDICATE
from rashomon.reconciliation.families import family_of
from rashomon.reconciliation.phrases import count_question, figure_text, that_clause, who_question, yes_no_question


def node(
    predicate: str,
    subject: str | None = None,
    target: str | None = None,
    *,
    place: str | None = None,
    loser: str | None = None,
    figure: float | None = None,
    unit: str | None = None,
    measure: str | None = None,
    modality: Modality = "asserted",
    aspect: str | None = None,
) -> PropositionNode:
    return PropositionNode(
        iri="",
        label="",
        predicate=PREDICATE + predicate,
        subject=subject,
        object=target,
        place=place,
        roles=(("loser", loser),) if loser else (),
        low=figure,
        high=figure,
        unit=unit,
        measure=measure,
        modality=modality,
        aspect=aspect,
    )


CASES = [
    (node("capture", "Norland", "Eastbridge"), "that Norland captured Eastbridge"),
    (node("capture", None, "Eastbridge"), "that Eastbridge was captured"),
    (node("capture", None, "Eastbridge", loser="Sudria"), "that Eastbridge was taken from Sudria"),
    (node("capture", "Norland", "Eastbridge", modality="future"), "that Norland will capture Eastbridge"),
    (node("fight", None, "Eastbridge", aspect="ongoing"), "that the fighting in Eastbridge goes on"),
    (node("fight", None, "Eastbridge"), "that there was fighting in Eastbridge"),
    (node("distance-from", "A", "B", figure=15.0, unit="km"), "that A is 15 km from B"),
    (node("capital-of", "A", "B"), "that A is the capital of B"),
    (node("sink", None, "the boats"), "that the boats were sunk"),
    (node("kill", place="Westford", figure=3.0, unit="person", measure="soldier"), "that 3 soldiers were killed in Westford"),
    (node("die", "the four fishermen", figure=4.0, unit="person", measure="fisherman"), "that 4 fishermen died"),
    (node("withdraw", "Norland", "Hill County"), "that Norland withdrew from Hill County"),
]
Figure = tuple[float | None, float | None, str | None, str | None]
FIGURES: list[tuple[Figure, str | None]] = [
    ((None, None, None, None), None),
    ((1.0, 1.0, "person", "soldier"), "1 soldier"),
    ((12.0, 14.0, "person", "people"), "12 to 14 people"),
    ((1500.0, 1500.0, "km", None), "1,500 km"),
]


@pytest.mark.parametrize(("proposition", "clause"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_that_clause_reads_as_english(proposition: PropositionNode, clause: str) -> None:
    assert that_clause(proposition, str) == clause


def test_questions_read_as_english() -> None:
    assert yes_no_question(family_of("capture"), "Norland", "Eastbridge", None) == "Did Norland capture Eastbridge?"
    assert yes_no_question(family_of("shoot-down"), None, "the plane", "Westford") == "Was the plane shot down in Westford?"
    assert yes_no_question(family_of("president-of"), "Anna Berg", "Norland", None) == "Is Anna Berg the president of Norland?"
    assert who_question(family_of("shoot-down"), "the plane", None) == "Who shot down the plane?"
    assert who_question(family_of("provoke"), None, None) == "Who started the hostilities?"
    assert count_question(family_of("kill"), "soldier", "in Westford", "Norland") == "How many soldiers of Norland were killed in Westford?"


@pytest.mark.parametrize(("figure", "words"), FIGURES)
def test_figures_are_written_as_people_write_them(figure: Figure, words: str | None) -> None:
    assert figure_text(*figure) == words
