"""What words of the news may be meant alike."""

import pytest

from rashomon import resources
from rashomon.reconciliation.concepts import FULL, HALF, NAME, OWN, concepts, is_listed, listed_concepts, of_kind
from rashomon.resources import samples
from rashomon.tables import read_table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the monitors were thrown out", "they expelled every observer"),
        ("two trawlers collided", "one vessel rammed the other boat"),
        ("they were handcuffed", "nobody was arrested"),
        ("refugees", "a migrant"),
        ("two servicemen", "a serviceman"),
        ("stones were thrown", "they hurled bricks"),
        ("the weather froze", "it will freeze"),
    ],
)
def test_words_for_one_thing_are_one_concept(one: str, other: str) -> None:
    assert set(concepts(one)) & set(concepts(other))


def test_contrary_word_is_the_same_concept_turned_round() -> None:
    assert concepts("they were unarmed")["armed"].turned
    assert not concepts("armed men")["armed"].turned
    assert concepts("in international waters")["territorial-waters"].turned


def test_light_words_say_nothing() -> None:
    assert not concepts("he said that it had taken place on Monday, three weeks before")


def test_names_count_by_their_first_letters_and_half() -> None:
    russian, russia = concepts("Russian tankers"), concepts("a tanker of Russia")
    assert russian["=russ"] == russia["=russ"]
    assert russian["=russ"].weight == HALF


def test_word_that_no_list_has_stands_for_itself_without_ending() -> None:
    assert concepts("the turnips")["~turnip"].weight == FULL
    assert set(concepts("a turnip")) == {"~turnip"}


def test_names_are_told_from_words_of_the_news() -> None:
    assert is_listed("Army")
    assert not is_listed("Norland")


def test_every_word_but_a_light_one_has_a_concept() -> None:
    rows = read_table(resources.lexicons() / "concepts.csv", ("word", "concept", "kind"), key=("word",))
    assert all(bool(row["concept"]) == (row["kind"] != "light") for row in rows)


@pytest.mark.parametrize("kind", ["mishap", "befallen"])
def test_every_concept_of_a_kind_is_one(kind: str) -> None:
    rows = read_table(resources.lexicons() / "concepts.csv", ("word", "concept", "kind"), key=("word",))
    assert of_kind(kind) <= {row["concept"] for row in rows}


def test_listed_concepts_are_those_of_all_that_are_listed_and_not_common() -> None:
    for path in sorted((samples() / "articles").rglob("*.txt")):
        text = path.read_text("utf-8")
        found = {name for name, one in concepts(text).items() if one.weight >= FULL and not name.startswith((NAME, OWN))}
        assert listed_concepts(text) == found
        assert found
