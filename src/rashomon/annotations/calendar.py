"""Dates to ISO 8601 and EDTF values that are no finer than what is said, with the first and last day that they may mean.

Pure arithmetic on the proleptic Gregorian calendar; nothing here knows of words.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

Date = dt.date
Direction = str
"""past, present, future or unknown: on which side of the article's date something without a year or week lies."""

PLAUSIBLE: Final = range(1000, 2200)
"""Years that a news text means when it writes four digits: from the Middle Ages of its background paragraphs to the far plans."""

SECONDS: Final = {"second": "T{}S", "minute": "T{}M", "hour": "T{}H"}
DAYS: Final = {"day": "{}D", "week": "{}W", "month": "{}M", "year": "{}Y"}
MULTIPLES: Final = {
    "fortnight": ("week", 2),
    "quarter": ("month", 3),
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
    "weekend": ("day", 2),
}


@dataclass(frozen=True, slots=True)
class Value:
    """What a time expression stands for."""

    text: str | None = None
    """ISO 8601 or EDTF; None where it cannot be said."""
    earliest: Date | None = None
    latest: Date | None = None


Resolver = Callable[[Date], Value]
"""Gives the value for an anchor: the article's date, or the date that the text spoke of before."""

NOTHING: Final = Value()


def make_date(year: int, month: int, day: int) -> Date | None:
    """Return the date, or None where the calendar has no such day."""
    try:
        return Date(year, month, day)
    except ValueError:
        return None


def on_day(date: Date | None) -> Value:
    """Return one day: 2020-11-09."""
    return Value(date.isoformat(), date, date) if date else NOTHING


def last_day(year: int, month: int) -> Date:
    """Return the last day of a month."""
    following = Date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def in_month(year: int, month: int) -> Value:
    """Return one month: 2020-11."""
    if not 1 <= month <= 12 or not 1 <= year < 9999:
        return NOTHING
    return Value(f"{year:04d}-{month:02d}", Date(year, month, 1), last_day(year, month))


def in_year(year: int) -> Value:
    """Return one year: 1992."""
    return Value(f"{year:04d}", Date(year, 1, 1), Date(year, 12, 31)) if 1 <= year < 9999 else NOTHING


def in_decade(year: int) -> Value:
    """Return the decade that a year lies in, EDTF: 199X."""
    first = year - year % 10
    return Value(f"{first // 10:03d}X", Date(first, 1, 1), Date(first + 9, 12, 31)) if 10 <= first < 9980 else NOTHING


def in_century(number: int) -> Value:
    """Return a century by its number, EDTF: the 19th is 18XX (1801 to 1900 by count, 1800 to 1899 by its digits, bounds cover both)."""
    first = (number - 1) * 100
    return Value(f"{number - 1:02d}XX", Date(max(first, 1), 1, 1), Date(first + 100, 12, 31)) if 1 <= number < 99 else NOTHING


def in_week(date: Date) -> Value:
    """Return the ISO 8601 week (Monday to Sunday) that a date lies in: 2020-W45."""
    year, week, weekday = date.isocalendar()
    monday = date - dt.timedelta(days=weekday - 1)
    return Value(f"{year:04d}-W{week:02d}", monday, monday + dt.timedelta(days=6))


def on_weekend(date: Date) -> Value:
    """Return Saturday and Sunday of the ISO week of a date, as an interval."""
    saturday = date - dt.timedelta(days=date.isoweekday() - 6)
    return between(on_day(saturday), on_day(saturday + dt.timedelta(days=1)))


def in_quarter(year: int, quarter: int) -> Value:
    """Return a quarter, EDTF 33 to 36: 2008-36 is the fourth of 2008."""
    first = 3 * quarter - 2
    return Value(f"{year:04d}-{32 + quarter}", Date(year, first, 1), last_day(year, first + 2)) if 1 <= quarter <= 4 else NOTHING


def in_half(year: int, half: int) -> Value:
    """Return a half year, EDTF 40 and 41."""
    first = 6 * half - 5
    return Value(f"{year:04d}-{39 + half}", Date(year, first, 1), last_day(year, first + 5)) if half in (1, 2) else NOTHING


def in_season(year: int, code: int) -> Value:
    """Return a season, EDTF 21 (spring) to 24 (winter). The bounds are the year's, winter's run into the next: hemispheres differ."""
    return Value(f"{year:04d}-{code}", Date(year, 1, 1), Date(year + 1, 3, 31) if code == 24 else Date(year, 12, 31))


def between(first: Value, last: Value) -> Value:
    """Return the interval from one value to another: 2014/2016."""
    if first.text is None or last.text is None or "/" in first.text + last.text:
        return NOTHING
    if first.earliest and last.latest and first.earliest > last.latest:
        return NOTHING
    return Value(f"{first.text}/{last.text}", first.earliest, last.latest)


def part(value: Value, phase: str) -> Value:
    """Return the value with bounds for its early, middle or late part; the value itself stays as coarse as it was.

    Early is the first half and late the second, middle the second and third quarter: wide enough that no usage is cut off.
    """
    if value.earliest is None or value.latest is None:
        return value
    quarter = (value.latest - value.earliest) / 4
    middle = value.earliest + 2 * quarter
    if phase == "early":
        return Value(value.text, value.earliest, middle)
    if phase == "late":
        return Value(value.text, middle, value.latest)
    return Value(value.text, value.earliest + quarter, value.latest - quarter)


def add_months(date: Date, months: int) -> tuple[int, int]:
    """Return year and month that lie so many months away; the day is left out."""
    count = date.year * 12 + date.month - 1 + months
    return count // 12, count % 12 + 1


def shifted(date: Date, count: float, unit: str) -> Value:
    """Return what lies so many units away, no finer than the unit: two years before 2020-11-09 is 2018.

    Units shorter than a day give the days that they may reach.
    """
    base, factor = MULTIPLES.get(unit, (unit, 1))
    count *= factor
    try:
        if base in SECONDS:
            hours = {"second": 1 / 3600, "minute": 1 / 60, "hour": 1}[base] * count
            away = date + dt.timedelta(days=int(hours / 24))
            near = away + dt.timedelta(days=1 if count > 0 else -1)
            return Value(None, min(away, near), max(away, near))
        if base == "day":
            return on_day(date + dt.timedelta(days=round(count)))
        if base == "week":
            return in_week(date + dt.timedelta(days=round(7 * count)))
        if base == "month":
            year, month = add_months(date, round(count))
            return in_month(year, month)
    except OverflowError:
        return NOTHING
    if unit == "decade":
        return in_decade(date.year + round(count))
    if unit == "century":
        return in_century((date.year + round(count) - 1) // 100 + 1)
    return in_year(date.year + round(count))


def current(date: Date, step: int, unit: str) -> Value:
    """Return the calendar unit that a date lies in, or its neighbour: this week (0), last month (-1), next year (1)."""
    if unit == "weekend":
        return on_weekend(date + dt.timedelta(days=7 * step))
    if unit == "quarter":
        year, month = add_months(date, 3 * step)
        return in_quarter(year, (month + 2) // 3)
    return shifted(date, step, unit)


def weekday(date: Date, number: int, direction: Direction, *, strict: bool = False) -> Value:
    """Return the last such day of the week up to the date, or the next one from it on; strict leaves the date itself out."""
    away = (date.isoweekday() - number) % 7
    if direction in ("future", "present"):
        ahead = -away % 7
        return on_day(date + dt.timedelta(days=7 if strict and not ahead else ahead))
    return on_day(date - dt.timedelta(days=7 if strict and not away else away))


def duration(counts: list[tuple[float, str]]) -> str | None:
    """Return an ISO 8601 duration: [(27, "year")] is P27Y, [(1, "year"), (6, "month")] P1Y6M; None where units do not go together."""
    days = times = ""
    for count, unit in counts:
        base, factor = MULTIPLES.get(unit, (unit, 1))
        amount = f"{count * factor:.6f}".rstrip("0").rstrip(".")
        if base in SECONDS:
            times += SECONDS[base].format(amount).removeprefix("T")
        elif base in DAYS and not times:
            days += DAYS[base].format(amount)
        else:
            return None
    return f"P{days}" + (f"T{times}" if times else "") if days or times else None
