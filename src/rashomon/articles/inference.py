"""When an undated article came out, as far as its own text allows to say; always a range of days with its reason in words.

Three kinds of evidence, from the surest to the weakest. The last two only narrow what stands on the first:

1. A picture that was taken, or an event that happened, on a full date was there before the article: no earlier than that day.
2. Where something began on a day ("since May 2") and has lasted a counted time ("after three weeks of"), the article came out about
   that long after; the year is that of the nearest full date.
3. News leads with its newest day: of the weekdays in the text, the first named is the last that had come.
"""

import re
from calendar import day_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.articles.dates import date_words, months
from rashomon.articles.words import table
from rashomon.model.article import Published, Region

WORD = re.compile(r"[^\W_]+")
SENTENCE = re.compile(r"[^.!?\n]+")
YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)
"""Without which a text has no full date."""
LOOKED_AT = 100_000
"""Characters of a text that are looked at."""
HALF_YEAR = 183
"""Days around a full date within which a day without a year takes its year."""
WIDEST = 31
"""Days above which a range from counted time is not worth stating."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the dates in a text say."""

    full: tuple[tuple[date, str], ...] = ()
    """Days by which the article had not come out yet, with why."""
    begun: tuple[tuple[int, int], ...] = ()
    """Month and day on which something began."""
    lasted: tuple[tuple[int, str], ...] = ()
    """How many of which unit it has lasted."""
    together: tuple[int, ...] = ()
    """Weekdays in the same sentence as the counted time."""
    weekdays: tuple[int, ...] = ()
    """As they come in the text; 0 is Monday."""


@cache
def _counts() -> dict[str, int]:
    return {word: int(number) for word, number in table("counts", "word", "number")}


@cache
def _units() -> dict[str, tuple[float, int, int]]:
    return {
        unit: (float(days), int(before), int(after)) for unit, days, before, after in table("durations", "unit", "days", "before", "after")
    }


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word for (word,) in table(name, "word"))


def infer(text: str, regions: tuple[Region, ...]) -> Published:
    """Return the range of days in which the article came out; without bounds where nothing is certain."""
    found = evidence(text, regions) if YEAR.search(text) else Evidence()
    if not found.full:
        return Published()
    last, why = max(found.full)
    bounds = _window(found, last)
    if bounds is None:
        return Published(earliest=last.isoformat(), basis="inferred", reason=f"not before {last.isoformat()}: {why}")
    days, because = bounds
    earliest, latest = min(days), max(days)
    value = earliest.isoformat() if earliest == latest else None
    reason = f"not before {last.isoformat()}: {why}; {because}"
    return Published(value=value, earliest=earliest.isoformat(), latest=latest.isoformat(), basis="inferred", reason=reason)


def _window(found: Evidence, last: date) -> tuple[list[date], str] | None:
    """Return the days on which counted time and weekdays fit, with why; None where they do not fit or say too little."""
    if len(set(found.begun)) != 1 or len(set(found.lasted)) != 1:
        return None
    start = nearest(*found.begun[0], last)
    if start is None:
        return None
    number, unit = found.lasted[0]
    length, before, after = _units()[unit]
    middle = start + timedelta(days=round(number * length))
    first, final = middle - timedelta(days=before), middle + timedelta(days=after)
    because = f"{number} {unit} after {start.isoformat()}"
    days = [first + timedelta(days=step) for step in range((final - first).days + 1)]
    if found.weekdays:
        lead = found.weekdays[0]
        days = [
            day
            for day in days
            if all(_ago(day, lead) <= _ago(day, other) for other in found.weekdays)
            and all(day - timedelta(days=_ago(day, other)) >= first for other in found.together)
        ]
        because += f"; the first weekday named is the newest day ({day_name[lead]})"
    days = [day for day in days if day >= last]
    return (days, because) if days and (max(days) - min(days)).days <= WIDEST else None


def _ago(day: date, weekday: int) -> int:
    """Return how many days before a day the weekday last was, 0 for the day itself."""
    return (day.weekday() - weekday) % 7


def nearest(month: int, day: int, to: date) -> date | None:
    """Return the day of that month and day within half a year of another; None where that year has no such day."""
    for year in (to.year, to.year - 1, to.year + 1):
        try:
            there = date(year, month, day)
        except ValueError:
            continue
        if abs((there - to).days) <= HALF_YEAR:
            return there
    return None


def evidence(text: str, regions: tuple[Region, ...]) -> Evidence:
    """Return what the captions and the body say about days."""
    full: list[tuple[date, str]] = []
    begun: list[tuple[int, int]] = []
    lasted: list[tuple[int, str]] = []
    together: list[int] = []
    weekdays: list[int] = []
    weekdays_of = _weekdays()
    for words, kind in _sentences(text, regions):
        folded = [word.casefold() for word in words]
        dates = list(_dates(words, folded))
        for _, year, month, day in dates:
            if year and (there := _day(year, month, day)) and (kind in ("caption", "credit") or _past(words, folded)):
                full.append((there, "a picture was taken on that day" if kind in ("caption", "credit") else "it tells of that day as past"))
        if kind:
            continue
        named = [weekdays_of[plain] for word, plain in zip(words, folded, strict=True) if plain in weekdays_of and word[0].isupper()]
        weekdays += named
        begun += [(month, day) for at, year, month, day in dates if not year and _begins(folded, at)]
        counted = list(_counted(folded))
        lasted += counted
        together += named if counted else []
    return Evidence(full=tuple(full), begun=tuple(begun), lasted=tuple(lasted), together=tuple(together), weekdays=tuple(weekdays))


def _past(words: list[str], folded: list[str]) -> bool:
    """Return whether a sentence tells of what is over, and not of what is yet to come."""
    over = any(word in ("was", "were", "had") or word.endswith("ed") for word in folded)
    return over and not set(words) & _listed("not_yet")  # "may", but not "May"


def _sentences(text: str, regions: tuple[Region, ...]) -> Iterator[tuple[list[str], str]]:
    """Yield the words of each sentence, and the kind of region where it stands ("" for body); furniture and headlines tell nothing."""
    at = 0
    places = [(region.span.start, region.span.end, str(region.kind)) for region in regions]
    for start, end, kind in (*places, (len(text), len(text), "")):
        stretches = (
            (text[at : min(start, LOOKED_AT)], ""),
            (text[start : min(end, LOOKED_AT)] if kind in ("caption", "credit") else "", kind),
        )
        for stretch, where in stretches:
            for found in SENTENCE.finditer(stretch):
                if words := WORD.findall(found[0]):
                    yield words, where
        at = end


@cache
def _weekdays() -> dict[str, int]:
    """Return the number of each weekday by its whole name; 0 is Monday."""
    return {word: int(number) for word, (kind, number) in date_words().items() if kind == "weekday" and len(word) > 5}


def _dates(words: list[str], folded: list[str]) -> Iterator[tuple[int, int | None, int, int]]:
    """Yield where it begins, year if said, month and day of each date in words ("May 2", "2 May 2019", "May 2, 2019")."""
    for at, word in enumerate(folded):
        month = months().get(word)
        if month is None or not words[at][0].isupper():
            continue
        begin, after = at, at + 1
        day = _number(folded, at + 1, 31)
        if day:
            after = at + 2
        elif at and (day := _number(folded, at - 1, 31)):
            begin = at - 1
        if day:
            year = _number(folded, after, 2100)
            yield begin, year if year and year > 1600 else None, month, day


def _number(folded: list[str], at: int, most: int) -> int | None:
    if not 0 <= at < len(folded):
        return None
    digits = folded[at].rstrip("stndrh") if folded[at][:1].isdigit() else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 4 and 0 < int(digits) <= most else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _begins(folded: list[str], at: int) -> bool:
    """Return whether the date at a place is the day of a beginning ("since May 2", "broke out on May 2")."""
    if at and folded[at - 1] == "since":
        return True
    return at >= 2 and folded[at - 1] == "on" and folded[at - 2] in _listed("beginnings")


def _counted(folded: list[str]) -> Iterator[tuple[int, str]]:
    """Yield counts and units of time that has passed ("after six weeks of")."""
    for at in range(len(folded) - 3):
        if folded[at] == "after" and folded[at + 3] == "of" and folded[at + 2] in _units():
            number = _counts().get(folded[at + 1]) or _number(folded, at + 1, 99)
            if number:
                yield number, folded[at + 2]
