"""Relations that our own sentences state in passing."""

import pytest
from spacy.language import Language

from rashomon.annotations.mentions import referents
from rashomon.annotations.relations import find_relations

Relation = tuple[str, str, str]


def read(nlp: Language, text: str) -> list[Relation]:
    doc = nlp(text)
    things = referents(doc)
    return [
        (things[record["subject"]]["label"], record["predicate"], things[record["object"]]["label"])
        for record in find_relations(doc)
        if record["subject"] is not None and record["object"] is not None
    ]


CASES: list[tuple[str, Relation]] = [
    ("Mosul, the second largest city in Iraq, was retaken.", ("Mosul", "second-largest-city-of", "Iraq")),
    ("Shells hit Kharkiv, Ukraine's second-largest city.", ("Kharkiv", "second-largest-city-of", "Ukraine")),
    ("Aleppo, Syria's largest city, was hit.", ("Aleppo", "largest-city-of", "Syria")),
    ("Talks were held in the Syrian capital, Damascus.", ("Damascus", "capital-of", "Syria")),
    ("Warsaw is the capital of Poland.", ("Warsaw", "capital-of", "Poland")),
    ("Hungary, an ally of Serbia, voted against the motion.", ("Hungary", "ally-of", "Serbia")),
    ("The step was welcomed by Riyadh's ally Egypt.", ("Egypt", "ally-of", "Saudi Arabia")),
    ("Crimea is part of Ukraine.", ("Crimea", "part-of", "Ukraine")),
    ("Ethiopia is at war with Eritrea.", ("Ethiopia", "at-war-with", "Eritrea")),
    ("Egyptian President Hosni Mubarak arrived on Monday.", ("Hosni Mubarak", "president-of", "Egypt")),
    ("Jean Dupont, a spokesman for Airbus, denied the report.", ("Jean Dupont", "spokesperson-of", "Airbus")),
    ("Airbus vice president Jean Dupont resigned.", ("Jean Dupont", "vice-president-of", "Airbus")),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_relations_are_read_from_descriptions(nlp: Language, text: str, expected: Relation) -> None:
    assert read(nlp, text) == [expected]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "Basra, the third largest city in Iraq, was calm.",
        "Bonn, the former capital of Germany, hosts the talks.",
        "Crimea is not part of Ukraine, he said.",
        "Lviv, the largest city in western Ukraine, was hit.",
        "Moldova would be an ally of Romania.",
        "The general said: “Crimea is part of Russia.”",
        "Its capital was shelled on Monday.",
        "Jean Dupont will be the next president of France.",
    ],
)
def test_what_is_past_partial_denied_or_quoted_is_no_relation(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


@pytest.mark.model
def test_each_relation_is_told_once(nlp: Language) -> None:
    text = "French President Nicolas Sarkozy came. French President Nicolas Sarkozy left Warsaw, Poland's capital."
    assert [predicate for _, predicate, _ in read(nlp, text)] == ["president-of", "capital-of"]
