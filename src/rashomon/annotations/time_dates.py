"""Readers of time expressions that name a day, a month or a time of day.

A reader returns None where the words do not mean a time after all ("may", "Black Friday").
"""

from typing import Final

from spacy.tokens import Token

from rashomon.annotations import calendar as dates
from rashomon.annotations.calendar import NOTHING, Date, Direction, Resolver, Value
from rashomon.annotations.time_match import Match, Reading, fixed, step
from rashomon.annotations.time_words import CLOCK, SLASHED, meaning, ordinal


def iso(match: Match) -> Reading | None:
    """Read 2020-11-09."""
    tokens = match.doc[match.start : match.end]
    if any(token.whitespace_ for token in tokens[:-1]):
        return None
    year, month, day = (int(token.text) if token.text.isdecimal() else 0 for token in list(tokens)[::2])
    return fixed(dates.on_day(dates.make_date(year, month, day)))


def slashed(match: Match) -> Reading | None:
    """Read 9/11/2020: the order of day and month is the one that the calendar or the nearness to the article's date leaves."""
    found = SLASHED.fullmatch(match.doc[match.start].text)
    if found is None:
        return None
    first, second, last = int(found[1]), int(found[2]), int(found[3])
    if first > 31:
        return fixed(dates.on_day(dates.make_date(first, second, last)))
    year = last if last > 99 else last + (2000 if last < 70 else 1900)
    options = [day for day in (dates.make_date(year, first, second), dates.make_date(year, second, first)) if day]
    if not options:
        return None
    if len(set(options)) == 1:
        return fixed(dates.on_day(options[0]))

    def nearest(anchor: Date) -> Value:
        distance = sorted((abs((option - anchor).days), option) for option in options)
        close = distance[0][0] <= NEAR < distance[1][0]
        return dates.on_day(distance[0][1]) if close else Value(None, min(options), max(options))

    return Reading(kind="date", at=nearest)


NEAR: Final = 14
"""Days from the article's date within which a date in figures is taken as meant when the other order of day and month lies farther off."""


def _near_day(month: int, day: int, side: Direction) -> Resolver:
    def nearest(anchor: Date) -> Value:
        options = [made for year in range(anchor.year - 4, anchor.year + 5) if (made := dates.make_date(year, month, day))]
        past = [option for option in options if option <= anchor]
        ahead = [option for option in options if option >= anchor]
        if not past or not ahead:
            return NOTHING
        if side == "unknown":
            return dates.on_day(min((past[-1], ahead[0]), key=lambda option: abs((option - anchor).days)))
        return dates.on_day(past[-1] if side == "past" else ahead[0])

    return nearest


def _near_month(month: int, side: Direction) -> Resolver:
    def nearest(anchor: Date) -> Value:
        behind = (anchor.month - month) % 12
        ahead = (month - anchor.month) % 12
        forward = side in ("future", "present") or (side == "unknown" and ahead < behind and ahead <= SOON)
        year, number = dates.add_months(anchor, ahead if forward else -behind)
        return dates.in_month(year, number)

    return nearest


SOON: Final = 3
"""Months ahead up to which a month without year or tense is taken as the coming one; beyond, news texts look back."""


def _day(match: Match, letters: str) -> Reading | None:
    month, day, year = int(meaning(match.doc[match.places("M")[0]])), match.number(letters), match.number("y")
    if day is None or not 1 <= day <= 31:
        return None
    if year is not None:
        return fixed(dates.on_day(dates.make_date(year, month, day)))
    if dates.make_date(2000, month, day) is None:
        return None
    place = match.places(letters)[0]
    if _counts(match.doc[place]):
        return None
    return Reading(kind="date", at=_near_day(month, day, match.side(match.doc[match.places("M")[0]])))


def _counts(number: Token) -> bool:
    """Return whether a number counts a plural noun after it ("20 people")."""
    return number.dep_ == "nummod" and number.head.i > number.i and number.head.tag_ == "NNS"


def month_day(match: Match) -> Reading | None:
    """Read September 27; Monday, November 9, 2020."""
    reading = _day(match, "do")
    if reading is None and match.letters[match.start] == "M":
        whole = month(match)
        return Reading(kind="date", at=whole.at, end=match.start + 1) if whole else None
    return reading


def day_month(match: Match) -> Reading | None:
    """Read 9 November 2020, the 9th of November."""
    return _day(match, "do")


def month_day_range(match: Match) -> Reading | None:
    """Read June 18-20, an interval of two days."""
    token = match.doc[match.places("M")[0]]
    number = int(meaning(token))
    first, last = (int(t.text) if t.text.isdecimal() else ordinal(t.text) or 0 for t in (match.doc[p] for p in match.places("do")))
    year = match.number("y")
    if first >= last or dates.make_date(year or 2000, number, last) is None:
        return None
    if year is not None:
        whole = dates.between(*(dates.on_day(dates.make_date(year, number, day)) for day in (first, last)))
        return fixed(whole)
    side = match.side(token)
    begin, stop = _near_day(number, first, side), _near_day(number, last, side)
    return Reading(kind="date", at=lambda anchor: dates.between(begin(anchor), stop(anchor)))


def month_of_year(match: Match) -> Reading | None:
    """Read October of last year, June 16th of this year."""
    if meaning(match.doc[match.end - 1]) != "year":
        return None
    month, day, away = int(meaning(match.doc[match.start])), match.number("do"), step(match)

    def at(anchor: Date) -> Value:
        year = anchor.year + away
        return dates.in_month(year, month) if day is None else dates.on_day(dates.make_date(year, month, day))

    return Reading(kind="date", at=at)


def month_year(match: Match) -> Reading | None:
    """Read November 2006."""
    return fixed(dates.in_month(match.number("y") or 0, int(meaning(match.doc[match.start]))))


def month(match: Match) -> Reading | None:
    """Read a month alone, against the article's date."""
    token = match.doc[match.start]
    if not token.text[:1].isupper() or token.pos_ not in ("PROPN", "NOUN") or token.ent_type_ in NAMES:
        return None
    if token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.i == token.i + 1 and token.ent_type_ != "DATE":
        return None
    return Reading(kind="date", at=_near_month(int(meaning(token)), match.side(token)))


NAMES: Final = frozenset({"PERSON", "ORG", "GPE", "FAC"})
"""Entity types in which a month or weekday is part of a name."""


def month_step(match: Match) -> Reading | None:
    """Read last May, next May, this May."""
    token = match.doc[match.places("M")[0]]
    away, number = step(match), int(meaning(token))
    if not token.text[:1].isupper():
        return None
    if away:
        return Reading(kind="date", at=_near_month(number, "past" if away < 0 else "future"))
    return Reading(kind="date", at=lambda anchor: dates.in_month(anchor.year, number))


def weekday(match: Match) -> Reading | None:
    """Read Monday, last Monday, Monday evening, against the article's date and the tense."""
    token = match.doc[match.places("W")[0]]
    following = match.doc[token.i + 1] if token.i + 1 < len(match.doc) else None
    part_of_name = token.dep_ in ("compound", "nmod") and following is not None and following.pos_ == "PROPN" and following == token.head
    if token.ent_type_ in ("ORG", "WORK_OF_ART") and token.i and match.doc[token.i - 1].ent_type_ == token.ent_type_:
        return None
    if part_of_name and following is not None and following.ent_type_ in ("ORG", "WORK_OF_ART"):
        return None
    if part_of_name and token.ent_type_ not in ("DATE", "TIME"):
        return None
    number = int(meaning(token))
    away = step(match)
    if match.places("J"):
        return Reading(kind="date", at=lambda anchor: dates.weekday(anchor, number, "past"), anaphoric=True)
    side = "past" if away < 0 else "future" if away > 0 else match.side(token)
    kind = "time" if match.places("P") else "date"
    return Reading(kind=kind, at=lambda anchor: dates.weekday(anchor, number, side, strict=bool(away)))


def weekdays(match: Match) -> Reading | None:
    """Read Mondays, a set."""
    token = match.doc[match.start]
    value = f"XXXX-WXX-{meaning(token)}"
    return fixed(Value(value), "set") if token.text[:1].isupper() else None


def day_word(match: Match) -> Reading | None:
    """Read today, yesterday, tomorrow, tonight."""
    token = match.doc[match.start]
    if token.ent_type_ in ("ORG", "WORK_OF_ART", "PERSON"):
        return None
    away = int(meaning(token))
    kind = "time" if token.lower_ == "tonight" else "date"
    return Reading(kind=kind, at=lambda anchor: dates.shifted(anchor, away, "day"))


def day_turn(match: Match) -> Reading | None:
    """Read the day before yesterday, the day after tomorrow."""
    token = match.token("T")
    pivot = match.token("b")
    if token is None or pivot is None:
        return None
    away = int(meaning(token)) + int(meaning(pivot))
    return Reading(kind="date", at=lambda anchor: dates.shifted(anchor, away, "day"))


def daypart(match: Match) -> Reading | None:
    """Read this morning, last night, tomorrow evening; that night stays with the time spoken of before."""
    word = match.token("T")
    away = int(meaning(word)) if word is not None else step(match)
    return Reading(kind="time", at=lambda anchor: dates.shifted(anchor, away, "day"), anaphoric=bool(match.places("J")))


def overnight(match: Match) -> Reading | None:
    """Read overnight: the night that ends on the article's day, or begins on it."""
    if match.side(match.doc[match.start]) == "future":
        return Reading(kind="time", at=lambda anchor: dates.between(dates.on_day(anchor), dates.shifted(anchor, 1, "day")))
    return Reading(kind="time", at=lambda anchor: dates.between(dates.shifted(anchor, -1, "day"), dates.on_day(anchor)))


def clock(match: Match) -> Reading | None:
    """Read 18:00 UTC, 6:40 p.m., 6pm: a time on the day that the sentence speaks of, else on the article's."""
    text = match.doc[match.start].text
    found = CLOCK.fullmatch(text)
    hour, minute, half = (found[1] or found[4], found[2] or "00", found[3] or found[5]) if found else (text, "00", None)
    spelt = match.numbers.get(match.start)
    if not hour.isdecimal() and (spelt is None or spelt.low != int(spelt.low)):
        return None
    number = int(hour) if hour.isdecimal() else int(spelt.low) if spelt else 24
    meridiem = match.token("m")
    half = (half or (meaning(meridiem) if meridiem else "")).lower()
    if half and 1 <= number <= 12:
        number = number % 12 + (12 if half == "pm" else 0)
    zone = match.token("z")
    if "." in text and not half and zone is None:
        return None
    offset = meaning(zone) if zone is not None and match.letters[match.end - 1] in "z)" else ""
    written = f"T{number:02d}:{minute}{'Z' if offset == '+00:00' else offset}"
    return Reading(kind="time", at=dates.on_day, clock=written, anaphoric=True) if number < 24 else None


def vague(match: Match) -> Reading | None:
    """Read recently: a time without a value."""
    return Reading(kind="date", at=lambda _: NOTHING)
