"""Date arithmetic that is no finer than what is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotations import calendar

TUESDAY = date(2016, 10, 18)


@pytest.mark.parametrize(
    ("value", "text", "earliest", "latest"),
    [
        (calendar.in_year(1992), "1992", date(1992, 1, 1), date(1992, 12, 31)),
        (calendar.in_month(2016, 2), "2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        (calendar.in_decade(1994), "199X", date(1990, 1, 1), date(1999, 12, 31)),
        (calendar.in_century(19), "18XX", date(1800, 1, 1), date(1900, 12, 31)),
        (calendar.in_week(date(2021, 1, 2)), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (calendar.on_weekend(TUESDAY), "2016-10-22/2016-10-23", date(2016, 10, 22), date(2016, 10, 23)),
        (calendar.in_quarter(2008, 4), "2008-36", date(2008, 10, 1), date(2008, 12, 31)),
        (calendar.in_half(2008, 1), "2008-40", date(2008, 1, 1), date(2008, 6, 30)),
        (calendar.in_season(2008, 24), "2008-24", date(2008, 1, 1), date(2009, 3, 31)),
    ],
)
def test_units_give_value_and_bounds(value: calendar.Value, text: str, earliest: date, latest: date) -> None:
    assert value == calendar.Value(text, earliest, latest)


@pytest.mark.parametrize(
    ("count", "unit", "text"),
    [(-2, "year", "2014"),
     (-1, "decade", "200X"), (-3, "month", "2016-07"), (-1, "week", "2016-W41"), (10, "day", "2016-10-28"), (-20, "fortnight", "2016-W02")],
)  # fmt: skip
def test_shifted_is_no_finer_than_its_unit(count: int, unit: str, text: str) -> None:
    assert calendar.shifted(TUESDAY, count, unit).text == text


def test_shifted_by_hours_gives_bounds_and_no_value() -> None:
    assert calendar.shifted(TUESDAY, -5, "hour") == calendar.Value(None, date(2016, 10, 17), TUESDAY)


@pytest.mark.parametrize(
    ("direction", "strict", "expected"),
    [("past", False, "2016-10-18"),
     ("past", True, "2016-10-11"), ("future", False, "2016-10-18"), ("future", True, "2016-10-25"), ("unknown", False, "2016-10-18")],
)  # fmt: skip
def test_weekday_of_the_day_itself_follows_the_direction(direction: str, strict: bool, expected: str) -> None:
    assert calendar.weekday(TUESDAY, 2, direction, strict=strict).text == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([(27.0, "year")], "P27Y"),
        ([(2.5, "year")], "P2.5Y"),
        ([(30.0, "minute")], "PT30M"),
        ([(1.0, "day"), (6.0, "hour")], "P1DT6H"),
        ([(2.0, "decade")], "P20Y"),
        ([(6.0, "hour"), (1.0, "day")], None),
    ],
)
def test_duration_is_iso_8601(counts: list[tuple[float, str]], expected: str | None) -> None:
    assert calendar.duration(counts) == expected


def test_impossible_dates_have_no_value() -> None:
    assert calendar.on_day(calendar.make_date(2021, 2, 29)) == calendar.NOTHING
    assert calendar.in_month(2021, 13) == calendar.NOTHING
    assert calendar.shifted(TUESDAY, -1e6, "year") == calendar.NOTHING
    assert calendar.between(calendar.in_year(1999), calendar.in_year(1998)) == calendar.NOTHING


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2150, 1, 1)), st.integers(1, 7))
def test_weekday_lies_within_a_week(day: date, number: int) -> None:
    past = calendar.weekday(day, number, "past").earliest
    assert past is not None
    assert 0 <= (day - past).days < 7
    assert past.isoweekday() == number


@given(st.dates(min_value=date(1500, 1, 1), max_value=date(2150, 1, 1)), st.sampled_from(["early", "mid", "late"]))
def test_part_lies_within_the_whole(day: date, phase: str) -> None:
    whole = calendar.in_year(day.year)
    narrow = calendar.part(whole, phase)
    assert narrow.text == whole.text
    assert whole.earliest is not None
    assert narrow.earliest is not None
    assert narrow.latest is not None
    assert whole.latest is not None
    assert whole.earliest <= narrow.earliest < narrow.latest <= whole.latest
