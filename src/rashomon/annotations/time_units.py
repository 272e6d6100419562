"""Readers of time expressions that are made of units: durations, sets and what lies so many units away."""

from datetime import timedelta
from typing import Final

from rashomon.annotations import calendar as dates
from rashomon.annotations.calendar import NOTHING, Date, Value
from rashomon.annotations.time_match import Match, Reading, fixed, step
from rashomon.annotations.time_words import meaning


def counted(match: Match) -> list[tuple[float, float, str]]:
    """Return (low, high, unit) of each unit in the match: "a year and a half" is 1.5 years, "two to three weeks" 2 to 3."""
    found: list[tuple[float, float, str]] = []
    bounds: list[float] = []
    place = match.start
    while place < match.end:
        letter, token = match.letters[place], match.doc[place]
        number = match.numbers.get(place)
        if letter in "UV":
            low, high = (bounds[0], bounds[-1]) if bounds else (1.0, 1.0)
            found.append((low, high, meaning(token)))
            bounds = []
        elif letter == "h" and found and place == match.end - 1:
            low, high, unit = found.pop()
            found.append((low + 0.5, high + 0.5, unit))
        elif letter == "h":
            bounds = [0.5]
        elif letter in "ndy" and number is not None:
            bounds += [number.low, number.high]
            place = number.end - 1
        elif letter == "a" and not bounds:
            bounds = [1.0]
        place += 1
    return found


def length(match: Match) -> str | None:
    """Return the ISO 8601 duration of the match, or None where its number is vague ("several years")."""
    found = counted(match)
    if not found or any(low != high for low, high, _ in found):
        return None
    return dates.duration([(low, unit) for low, _, unit in found])


def lasting(match: Match) -> Reading | None:
    """Read six weeks, a 27-year contract, half an hour, two days (before ...); not an age."""
    after = [token.lower_ for token in match.doc[match.end : match.end + 2]]
    if match.places("U") and match.doc[match.places("U")[0]].lower_ == "second" and match.letters[match.start] == "a":
        return None
    if "old" in after or (after[:1] == ["of"] and match.doc[match.end + 1 : match.end + 2].text == "age"):
        return None
    first = match.letters[match.start]
    unit = match.doc[match.places("UV")[-1]]
    if unit.pos_ in ("VERB", "AUX", "PROPN") and unit.ent_type_ not in ("DATE", "TIME"):
        return None
    if first == "a" and not _measured(match):
        return None
    value = length(match)
    return Reading(kind="duration", at=lambda _: Value(value), anchored=False)


def _measured(match: Match) -> bool:
    """Return whether "a week" says how long, and does not introduce some week ("a week that nobody forgets")."""
    before, after = match.before(), match.after()
    if match.doc[match.start + 1].lower_ in ("second", "quarter"):
        return False
    if after is not None and (after.lower_ in ("after", "before", "from") or match.letters[match.end] in "glrb"):
        return True
    return before is not None and (before.lower_ in MEASURING or match.letters[match.start - 1] in "n_dVE")


MEASURING: Final = frozenset({"for", "within", "than", "over", "about"})


def units(match: Match) -> Reading | None:
    """Read for years, in decades, the decades-long dispute: a length that nobody counted."""
    before, after = match.before(), match.doc[match.end : match.end + 2]
    if len(after) == 2 and after[0].text == "-" and after[1].lower_ == "long":
        return Reading(kind="duration", at=lambda _: NOTHING, anchored=False, end=match.end + 2)
    if before is None:
        return None
    free = (
        match.letters[match.start - 1] != "."
        or (len(after) and match.letters[match.end] == "b")
        or before.pos_ in ("SCONJ", "ADP")
        or before.lower_ in ("many", "these", "those")
    )
    token = match.doc[match.start]
    if not free or (len(after) and after[0].lower_ == "of") or token.dep_ in ("nsubj", "dobj", "nsubjpass"):
        return None
    pivot = len(after) and match.letters[match.end] == "b"
    if before.pos_ == "ADP" or before.lower_ in ("the", "many") or pivot:
        return Reading(kind="duration", at=lambda _: NOTHING, anchored=False)
    return None


def ago(match: Match) -> Reading | None:
    """Read two years ago: no finer than the unit; EDTF "~" where the number is vague or rounded."""
    return _away(match, -1, anaphoric=False)


def shift(match: Match) -> Reading | None:
    """Read two days later, a week earlier: counted from the time spoken of before."""
    word, after = match.doc[match.end - 1], match.after()
    if after is not None and after.lower_ == "than":
        value = length(match)
        return Reading(kind="duration", at=lambda _: Value(value), anchored=False)
    return _away(match, int(meaning(word)), anaphoric=True)


def _away(match: Match, sign: int, *, anaphoric: bool) -> Reading | None:
    found = counted(match)
    if not found:
        return None
    low, high, unit = found[-1]
    bare = match.letters[match.start] == "V"
    if bare or (unit in ("decade", "century") and low != high):
        return Reading(kind="date", at=lambda _: NOTHING, anaphoric=anaphoric)

    def at(anchor: Date) -> Value:
        near, far = dates.shifted(anchor, sign * low, unit), dates.shifted(anchor, sign * high, unit)
        if near.text == far.text:
            return near
        bounds = sorted(day for value in (near, far) for day in (value.earliest, value.latest) if day)
        return Value(None, bounds[0], bounds[-1]) if bounds else NOTHING

    return Reading(kind="date", at=at, anaphoric=anaphoric)


def following(match: Match) -> Reading | None:
    """Read the following day, the previous week: counted from the time spoken of before."""
    unit = meaning(match.doc[match.end - 1])
    sign = 1 if match.places("F") else -1
    if match.places("L") and match.doc[match.start + 1].lower_ in ("last", "past"):
        return None
    return Reading(kind="date", at=lambda anchor: dates.shifted(anchor, sign, unit), anaphoric=True)


def last_several(match: Match) -> Reading | None:
    """Read the past decade, the next four years, recent weeks: a stretch that touches the article's date, by its length."""
    if match.places("C"):
        return Reading(kind="date", at=lambda _: NOTHING)
    singular = match.places("U")
    unit = meaning(match.doc[match.places("UV")[-1]])
    word = match.doc[match.places("LNF")[0]].lower_
    if singular and word != "past" and not (len(match.places("nd")) and "-" in match.letters[match.start : match.end]):
        return calendar_unit(match)
    if singular and unit in ("week", "weekend") and word == "past":
        return calendar_unit(match)
    value = length(match) if match.places("ndyU") else None
    return Reading(kind="duration", at=lambda _: Value(value), anchored=False)


def calendar_unit(match: Match) -> Reading | None:
    """Read last week, this year, next month; that year, the same day stay with the time spoken of before."""
    unit = meaning(match.doc[match.end - 1])
    if match.doc[match.end - 2].lower_ == "past" and unit not in ("week", "weekend"):
        whole = dates.duration([(1.0, unit)])
        return Reading(kind="duration", at=lambda _: Value(whole), anchored=False)
    if unit in ("second", "minute", "hour", "millennium"):
        return None
    away = step(match)
    if unit == "weekend" and not away:
        side = match.side(match.doc[match.end - 1])
        return Reading(kind="date", at=lambda anchor: _weekend(anchor, side))
    return Reading(kind="date", at=lambda anchor: dates.current(anchor, away, unit), anaphoric=bool(match.places("J")))


def phase_unit(match: Match) -> Reading | None:
    """Read the end of the year, the beginning of the week: part of the one that the article's date lies in."""
    phase, unit = match.token("EB"), meaning(match.doc[match.end - 1])
    if phase is None or unit in ("second", "minute", "hour", "millennium"):
        return None
    return Reading(kind="date", at=lambda anchor: dates.current(anchor, 0, unit), phase=meaning(phase))


def weekend(match: Match) -> Reading | None:
    """Read over the weekend."""
    token, before = match.doc[match.end - 1], match.before()
    if meaning(token) != "weekend" or before is None or before.pos_ != "ADP":
        return None
    side = match.side(token)
    return Reading(kind="date", at=lambda anchor: _weekend(anchor, "past" if side == "unknown" else side))


def _weekend(anchor: Date, side: str) -> Value:
    """Return this weekend: before the middle of a week the one that is over, unless the tense looks ahead."""
    back = side == "past" and anchor.isoweekday() <= 5
    return dates.on_weekend(anchor - timedelta(days=7) if back else anchor)


def every(match: Match) -> Reading | None:
    """Read every year, per day, each Monday: a set, by its period."""
    last = match.doc[match.end - 1]
    letter = match.letters[match.end - 1]
    if letter == "W":
        return fixed(Value(f"XXXX-WXX-{meaning(last)}"), "set")
    count = next((number.low for place, number in match.numbers.items() if match.start <= place < match.end), 1.0)
    value = dates.duration([(count, meaning(last))]) if letter in "UV" else None
    return Reading(kind="set", at=lambda _: Value(value), anchored=False)


def often(match: Match) -> Reading | None:
    """Read daily, weekly, annually."""
    token = match.doc[match.start]
    return fixed(Value(meaning(token)), "set") if token.pos_ in ("ADV", "ADJ") and token.ent_type_ in ("", "DATE") else None


def rate(match: Match) -> Reading | None:
    """Read "15 a year"."""
    unit = meaning(match.doc[match.end - 1])
    before, after = match.before(), match.after()
    if before is None or (after is not None and match.letters[match.end] in "glrb"):
        return None
    counting = match.letters[match.start - 1] in "n_dyV" or before.lower_ in ("once", "twice", "times")
    if not counting and not any(child.dep_ == "nummod" for child in before.children):
        return None
    return fixed(Value(dates.duration([(1.0, unit)])), "set")
