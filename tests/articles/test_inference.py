"""When an undated article came out, as its text allows."""

import pytest

from rashomon.articles.inference import infer
from rashomon.articles.regions import find_regions
from rashomon.model.article import Published

TITLE = "Ferry strike in Norhaven enters fourth week"
CAPTION = "Ferries lie in the inner basin of Norhaven on May 14, 2019. (Photo by Norhaven Post)"
COUNTED = "After three weeks of strikes, the county offered new talks on Wednesday, its spokesman told reporters in the town."
SINCE = "Since May 1, no ferry has left the port of Norhaven, and the islands are supplied by helicopter alone."
LEAD = "The ferry company said on Thursday that it would take part in the talks that the county has offered."


def inferred(*paragraphs: str) -> Published:
    text = "\n\n".join((TITLE, *paragraphs))
    return infer(text, find_regions(text))


def test_picture_bounds_the_article_from_below() -> None:
    found = inferred(CAPTION, LEAD)
    assert (found.value, found.earliest, found.latest, found.basis) == (None, "2019-05-14", None, "inferred")
    assert found.reason == "not before 2019-05-14: a picture was taken on that day"


def test_past_event_bounds_the_article_from_below() -> None:
    found = inferred("The strike was called on May 1, 2019, and the islands were cut off within a day of its beginning.", LEAD)
    assert (found.earliest, found.latest) == ("2019-05-01", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks will begin on June 3, 2019, and were welcomed by both sides in the dispute over wages.",
        "The offer, which was made in a letter, is open until June 3, 2019, the county wrote to the company.",
        "The election is on June 3, 2019, and both sides have their eyes on it rather than on the strike.",
        "The strike began on May 1, and the islands were cut off within a day of its beginning.",
    ],
)
def test_day_that_may_lie_ahead_or_has_no_year_bounds_nothing(sentence: str) -> None:
    assert inferred(sentence, LEAD) == Published()


def test_counted_time_and_weekdays_narrow_the_range() -> None:
    found = inferred(CAPTION, LEAD, COUNTED, SINCE)
    assert (found.earliest, found.latest) == ("2019-05-23", "2019-05-28")
    assert found.reason is not None
    assert "3 weeks after 2019-05-01" in found.reason
    assert "Thursday" in found.reason


def test_counted_time_without_a_full_date_says_nothing() -> None:
    assert inferred(LEAD, COUNTED, SINCE) == Published()


def test_two_beginnings_narrow_nothing() -> None:
    found = inferred(CAPTION, LEAD, COUNTED, SINCE, "Since March 3, the pilots have worked to rule, and tankers have been late by days.")
    assert (found.earliest, found.latest) == ("2019-05-14", None)


def test_impossible_days_are_passed_over() -> None:
    assert inferred("The strike was called on February 30, 2019, and the islands were cut off.", LEAD) == Published()


def test_dates_in_furniture_say_nothing() -> None:
    assert inferred(LEAD, "Copyright 2019 Norhaven Post. The archive was opened on May 1, 2011.") == Published()
