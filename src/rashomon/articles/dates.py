"""Dates as sites and people write them, to ISO 8601; strict, so that nothing is invented.

A date that does not exist (30 February), whose weekday is wrong, or that can be read in two ways (03/04/2024) is never made into a
day: it stays a range of days, or unread.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from rashomon.articles.words import table

LONGEST = 120
"""Characters of a written date; "Published: Sunday, November 8, 2020 at 9:27 a.m. GMT | Updated: ..." has some ninety."""
YEARS = range(1600, 2101)
"""Years a newspaper may bear; the first newspapers are of the 1600s."""

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII | re.IGNORECASE)
MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
TOKEN = re.compile(
    r"(?P<clock>\d{1,2}[:.h]\d\d(?::\d\d)?(?![\d./]))|(?P<ymd>\d{4}[/.]\d{1,2}[/.]\d{1,2})|(?P<numeric>\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4})"
    r"|(?P<offset>[+-]\d\d:?\d\d)|(?P<number>\d{1,4})(?P<ordinal>st|nd|rd|th)?(?![^\W\d_])|(?P<word>[^\W\d_]+(?:\.[^\W\d_]+)?)",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a written date says."""

    value: str
    """ISO 8601 with as much as is known: 2020, 2020-11, 2020-11-08, 2020-11-08T09:27, 2020-11-08T09:27:00+03:00."""
    earliest: str
    latest: str
    later: bool = False
    """Whether it is the date of a change ("Updated ..."), not the first."""


@cache
def months() -> dict[str, int]:
    """Return month numbers by lower-case English name and its short forms."""
    return {name: int(number) for name, number in table("months", "name", "number")}


@cache
def date_words() -> dict[str, tuple[str, str]]:
    """Return kind and value by lower-case word, for the words that stand beside dates."""
    return {word: (kind, value) for word, kind, value in table("date_words", "word", "kind", "value")}


def read_date(raw: str) -> Moment | None:
    """Return what a written date says, or None where it is no date, none that exists, or more than a date.

    >>> read_date("8 Nov, 2020 09:27").value
    '2020-11-08T09:27'
    >>> read_date("03/04/2024").earliest, read_date("03/04/2024").latest
    ('2024-03-04', '2024-04-03')
    """
    text = raw.strip()
    if not text or len(text) > LONGEST:
        return None
    if found := ISO.fullmatch(text):
        year, month, day, hour, minute, second, zone = found.groups()
        return _day(int(year), int(month), int(day), _clock(hour, minute, second), _zone(zone))
    if found := MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    return _words(text)


def _clock(hour: str | None, minute: str | None, second: str | None) -> str | None:
    """Return "T09:27", "T09:27:30", "" where no time is said, None where there is no such time."""
    if hour is None or minute is None:
        return ""
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    return f"T{int(hour):02}:{minute}" + (f":{second}" if second else "")


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    if zone in "zZ":
        return "+00:00"
    return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _day(year: int, month: int, day: int, clock: str | None, zone: str = "", later: bool = False) -> Moment | None:
    if clock is None or year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    iso = f"{year:04}-{month:02}-{day:02}"
    return Moment(value=iso + clock + (zone if clock else ""), earliest=iso, latest=iso, later=later)


def _month(year: int, month: int, later: bool = False) -> Moment | None:
    if year not in YEARS or not 1 <= month <= 12:
        return None
    stem = f"{year:04}-{month:02}"
    return Moment(value=stem, earliest=f"{stem}-01", latest=f"{stem}-{monthrange(year, month)[1]:02}", later=later)


@dataclass(slots=True)
class _Parts:
    """What the words of a date say, one at a time."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    half: int | None = None
    clock: str | None = None
    zone: str = ""
    numeric: tuple[int, int, int] | None = None
    later: bool = False


def _words(text: str) -> Moment | None:
    """Return the date of words such as "Sunday, 8 November 2020 at 9.27 am GMT"."""
    parts = _Parts()
    at = 0
    for found in TOKEN.finditer(text):
        if any(mark.isalnum() for mark in text[at : found.start()]) or not _take(parts, found):
            return None
        at = found.end()
    if any(mark.isalnum() for mark in text[at:]):
        return None
    return _whole(parts)


def _take(parts: _Parts, found: re.Match[str]) -> bool:
    """Return whether the token fits; note what it says."""
    if found["clock"] and parts.clock is None:
        parts.clock = found["clock"]
    elif found["ymd"] and parts.year is None:
        parts.year, parts.month, parts.day = (int(part) for part in re.split(r"[/.]", found["ymd"]))
    elif found["numeric"] and parts.numeric is None and parts.year is None:
        first, second, year = (int(part) for part in re.split(r"[/.\-]", found["numeric"]))
        parts.numeric = (first, second, year)
        if "." in found["numeric"]:  # dots are written by those who put the day first
            parts.day, parts.month, parts.year, parts.numeric = first, second, year, None
    elif found["offset"] and parts.clock is not None:
        parts.zone = _zone(found["offset"])
    elif found["number"]:
        return _number(parts, int(found["number"]), len(found["number"]), bool(found["ordinal"]))
    elif found["word"]:
        return _word(parts, found["word"].casefold())
    else:
        return False
    return True


def _number(parts: _Parts, number: int, digits: int, ordinal: bool) -> bool:
    if digits == 4 and not ordinal and parts.year is None:
        parts.year = number
    elif digits <= 2 and parts.day is None:
        parts.day = number
    elif digits <= 2 and parts.clock is None:
        parts.clock = f"{number}:00"  # "at 9 pm": believed only where a half of the day follows
        parts.zone = "?"
    else:
        return False
    return True


def _word(parts: _Parts, word: str) -> bool:
    if word in months() and parts.month is None:
        parts.month = months()[word]
        return True
    kind, value = date_words().get(word, ("", ""))
    if kind == "weekday":
        parts.weekday = int(value)
    elif kind == "half":
        if parts.clock is None and parts.day is not None:  # "9 pm, 8 November": the number was the hour
            parts.clock, parts.day = f"{parts.day}:00", None
        parts.half = int(value)
        parts.zone = parts.zone.removeprefix("?")
    elif kind == "zone":
        parts.zone = parts.zone or value
    elif kind == "later":
        parts.later = True
    return bool(kind)


def _whole(parts: _Parts) -> Moment | None:
    """Return the moment that the parts make together."""
    clock, zone = "", ""
    if parts.clock is not None:
        if parts.zone == "?":
            return None
        hour, minute, *second = re.split(r"[:.h]", parts.clock)
        if parts.half is not None:
            if not 1 <= int(hour) <= 12:
                return None
            hour = str(int(hour) % 12 + parts.half)
        spoken = _clock(hour, minute, second[0] if second else None)
        if spoken is None:
            return None
        clock, zone = spoken, parts.zone
    if parts.numeric is not None:
        return _numeric(*parts.numeric, clock, zone, parts.later)
    if parts.year is None:
        return None
    if parts.month is None or parts.day is None:
        return _month(parts.year, parts.month, parts.later) if parts.month is not None and parts.day is None else None
    moment = _day(parts.year, parts.month, parts.day, clock, zone, parts.later)
    if moment and parts.weekday is not None and date(parts.year, parts.month, parts.day).weekday() != parts.weekday:
        return None
    return moment


def _numeric(first: int, second: int, year: int, clock: str, zone: str, later: bool) -> Moment | None:
    """Return the day of 13/4/2024; of 3/4/2024, which may be either, both days as bounds."""
    one, other = _day(year, second, first, clock, zone, later), _day(year, first, second, clock, zone, later)
    if one is None or other is None or one == other:
        return one or other
    low, high = sorted((one.earliest, other.earliest))
    return Moment(value=str(year), earliest=low, latest=high, later=later)
