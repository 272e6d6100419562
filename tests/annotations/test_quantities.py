"""Quantities of our own sentences: what is counted or measured, in which unit, how exactly."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import CONTEXT, QUANTITIES, QuantityRecord
from rashomon.annotations.units import units

Quantity = tuple[str, float, float, str | None, str | None, bool]


def read(nlp: Language, text: str) -> list[Quantity]:
    doc = nlp.make_doc(text)
    doc.user_data[CONTEXT] = {"published": "2016-10-18"}
    records: list[QuantityRecord] = nlp(doc).spans[QUANTITIES].attrs["records"]
    return [(text[r["span"][0] : r["span"][1]], r["low"], r["high"], r["unit"], r["of"], r["approximate"]) for r in records]


CASES: list[tuple[str, list[Quantity]]] = [
    ("The village lies 12km (seven miles) north of the lake.", [("12km (seven miles)", 12, 12, "km", "distance", False)]),
    ("The post is about 40 kilometres from the border.", [("about 40 kilometres", 40, 40, "km", "distance", True)]),
    ("The drone crashed three miles away.", [("three miles", 3, 3, "mi", "distance", False)]),
    ("It flew at an altitude of 3,000 metres.", [("3,000 metres", 3000, 3000, "m", "height", False)]),
    ("The trench is 20 metres deep.", [("20 metres", 20, 20, "m", "depth", False)]),
    ("Two bus drivers were killed.", [("Two bus drivers", 2, 2, "person", "bus driver", False)]),
    ("Some 45,000 people fled.", [("Some 45,000 people", 45000, 45000, "person", "people", True)]),
    ("At least 12 were wounded.", [("At least 12", 12, 12, None, None, True)]),
    ("The blast killed 14.", [("14", 14, 14, None, None, False)]),
    ("Dozens of civilians were hurt.", [("Dozens of civilians", 24, 99, "person", "civilian", True)]),
    ("Between 10 and 15 tanks burned.", [("Between 10 and 15 tanks", 10, 15, None, "tank", False)]),
    ("They lost 10 to 15 tanks.", [("10 to 15 tanks", 10, 15, None, "tank", False)]),
    ("More than 2,000 houses burned down.", [("More than 2,000 houses", 2000, 2000, None, "house", True)]),
    ("Several hundred protesters gathered.", [("Several hundred protesters", 300, 900, "person", "protester", True)]),
    ("Tens of thousands of refugees crossed.", [("Tens of thousands of refugees", 20000, 99000, "person", "refugee", True)]),
    ("A dozen rockets fell.", [("A dozen rockets", 12, 12, None, "rocket", False)]),
    ("Turnout was 62 percent.", [("62 percent", 62, 62, "%", "share", False)]),
    ("Some 30% of the crop was lost.", [("Some 30%", 30, 30, "%", "crop", True)]),
    ("Half of the town lies in ruins.", [("Half", 50, 50, "%", "town", False)]),
    ("Two-thirds of the houses were hit.", [("Two-thirds", 66.6, 66.8, "%", "house", True)]),
    ("Aid worth $3.5 million (€3 million) arrived.", [("$3.5 million (€3 million)", 3.5e6, 3.5e6, "usd", "money", False)]),
    ("Repairs cost £20m this time.", [("£20m", 2e7, 2e7, "gbp", "money", False)]),
    ("The ship carried 500 tonnes of wheat.", [("500 tonnes", 500, 500, "t", "wheat", False)]),
    ("One of its trawlers was sunk.", [("One of its trawlers", 1, 1, None, "trawler", False)]),
    ("Twenty-one miners died.", [("Twenty-one miners", 21, 21, "person", "miner", False)]),
]  # fmt: skip


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_quantities_say_number_unit_and_what_is_counted(nlp: Language, text: str, expected: list[Quantity]) -> None:
    assert read(nlp, text) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The siege lasted six weeks.",
        "The treaty of 1979 was signed on March 26.",
        "The 34-year-old driver survived.",
        "It was a two-way road.",
        "The first shell fell at 18:00.",
        "One said that no one was hurt.",
    ],
)
def test_times_ages_and_ordinals_are_no_quantities(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_units_with_a_currency_or_qudt_code_are_consistent() -> None:
    codes: dict[str, tuple[str, str]] = {}
    for row in units().values():
        assert codes.setdefault(row["unit"], (row["ucum"], row["qudt"])) == (row["ucum"], row["qudt"])
        assert row["qudt"] == "" or row["qudt"].split("/")[0] in ("unit", "currency")
