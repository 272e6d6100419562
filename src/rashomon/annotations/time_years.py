"""Readers of years and of what is made of them: quarters, seasons, decades, centuries."""

from typing import Final

from spacy.tokens import Token

from rashomon.annotations import calendar as dates
from rashomon.annotations.calendar import NOTHING, PLAUSIBLE, Date, Value
from rashomon.annotations.time_match import Match, Reading, fixed, step
from rashomon.annotations.time_words import DECADE, PHASE_YEAR, meaning, ordinal

MODERN: Final = range(1900, 2100)
"""Years in which four bare digits beside a noun are taken as a year."""
NEAR: Final = 8
"""Tokens before a year in which the article or possessive of its noun is looked for."""
BESIDE: Final = 1
"""Years from the article's own within which a number after a name is a year ("Summit 2010")."""


def quarter(match: Match) -> Reading | None:
    """Read the third quarter of 2008, the first quarter, the last quarter."""
    place = match.places("U")[0]
    if meaning(match.doc[place]) != "quarter":
        return None
    year = match.number("y")
    which = match.token("o")
    if which is None:
        return Reading(kind="date", at=lambda anchor: dates.current(anchor, step(match), "quarter"), end=place + 1)
    number = ordinal(which.text) or 0
    if not 1 <= number <= 4:
        return None
    if year is not None:
        return fixed(dates.in_quarter(year, number))

    def at(anchor: Date) -> Value:
        over = (anchor.month + 2) // 3 >= number
        return dates.in_quarter(anchor.year if over else anchor.year - 1, number)

    return Reading(kind="date", at=at, end=place + 1)


def century(match: Match) -> Reading | None:
    """Read the 19th century."""
    which = match.token("o")
    if which is None or meaning(match.doc[match.end - 1]) != "century":
        return None
    return fixed(dates.in_century(ordinal(which.text) or 0))


def decade(match: Match) -> Reading | None:
    """Read the 1990s, the '90s, the nineties."""
    place = match.places("e")[0]
    token = match.doc[place]
    found = DECADE.fullmatch(token.text)
    short = int(found[2]) if found else int(meaning(token) or 0)
    before = match.doc[place - 1] if place else None
    if short < 100 and (
        before is None or before.lower_ in ("his", "her", "their", "my") or (found and before.text not in ("the", "'", "’", "‘"))
    ):
        return None
    year = short if short > 99 else short + (1900 if short >= 30 else 2000)
    reading = fixed(dates.in_decade(year)) if not year % 10 else None
    return Reading(kind="date", at=reading.at, anchored=False, phase=found[1].lower() if found and found[1] else None) if reading else None


def season(match: Match) -> Reading | None:
    """Read summer 2008, last summer, this winter; a bare season is none."""
    code = int(meaning(match.doc[match.places("S")[0]]))
    year = match.number("y")
    if year is not None:
        return fixed(dates.in_season(year, code)) if year in MODERN else None
    away = step(match)

    def at(anchor: Date) -> Value:
        first = 3 * (code - 20)
        if away < 0:
            return dates.in_season(anchor.year if anchor.month > first + 2 else anchor.year - 1, code)
        return dates.in_season(anchor.year + 1 if away and anchor.month >= first else anchor.year, code)

    return Reading(kind="date", at=at)


def phase_year(match: Match) -> Reading | None:
    """Read mid-2011."""
    found = PHASE_YEAR.fullmatch(match.doc[match.start].text)
    value = dates.in_year(int(found[2])) if found else NOTHING
    return Reading(kind="date", at=lambda _: value, anchored=False, phase=found[1].lower()) if found else None


def year_pair(match: Match) -> Reading | None:
    """Read 2010-11: one year and the next."""
    first, second = match.doc[match.start], match.doc[match.end - 1]
    year = int(first.text)
    if first.whitespace_ or (year + 1) % 100 != int(second.text) or len(second.text) != 2:
        return None
    return fixed(dates.between(dates.in_year(year), dates.in_year(year + 1)))


def year(match: Match) -> Reading | None:
    """Read a year: four digits that count nothing."""
    token = match.doc[match.start]
    value = dates.in_year(int(token.text))
    number = int(token.text)
    before, after = match.before(), match.after()
    if number not in PLAUSIBLE or (after is not None and (after.text in ("%", "°") or after.lower_ in ("percent", "km", "meters"))):
        return None
    if before is not None and (before.is_currency or before.text in ("#", "$", "No.")):
        return None
    determined = any(near.dep_ in ("det", "poss") and near.head == token.head for near in match.doc[max(0, token.i - NEAR) : token.i])
    counting = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS") and not determined
    if counting or (number not in MODERN and token.ent_type_ != "DATE"):
        return None
    if token.ent_type_ == "DATE" or _led(before) or (token.dep_ in ("nummod", "compound", "npadvmod") and token.head.i > token.i):
        return fixed(value)
    if before is not None and before.pos_ == "PROPN":
        return Reading(kind="date", at=lambda anchor: value if abs(anchor.year - number) <= BESIDE else NOTHING, anchored=False)
    return fixed(value) if (before is not None and before.text in ("(", "-", "–")) or token.ent_type_ == "EVENT" else None


def _led(before: Token | None) -> bool:
    return before is not None and (before.pos_ in ("ADP", "SCONJ") or before.lower_ in ("and", "to", "or"))
