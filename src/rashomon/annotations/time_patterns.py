"""The grammar of time expressions: regular expressions over the letters of time_words, each with a reader that gives the value.

A rule is tried where the ones before it in the table do not fit. Letters are one a token, so a match is a token span at once, and
all rules together are one pass over the text.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from rashomon.annotations import time_dates as read
from rashomon.annotations import time_units as units
from rashomon.annotations import time_years as years
from rashomon.annotations.calendar import Direction
from rashomon.annotations.numbers import Number, sense_before
from rashomon.annotations.time_match import Match, Reading
from rashomon.annotations.time_words import letters, meaning

NUMBER: Final = "(?:n_*|d|y)"
SPAN_OF: Final = f"(?:{NUMBER}[UV](?:&|,)?{NUMBER}[UV]|(?:{NUMBER}(?:-|[+]){NUMBER}|{NUMBER}|a|ha?|ah)[-s]?[UV](?:&ah)?)"

RULES: Final[tuple[tuple[str, str, Callable[[Match], Reading | None]], ...]] = (
    ("iso", "y-[dn]-[dn]", read.iso),
    ("slashed", "x", read.slashed),
    ("month_day_range", "M[do](?:-|[+])[do](?:,?y)?", read.month_day_range),
    ("month_day", "(?:W,?)?Ms?[do](?:,?s?y(?![UV]))?", read.month_day),
    ("day_month", "(?:W,?)?t?[do]s?f?M(?:,?s?y)?", read.day_month),
    ("month_of_year", "M[do]?f?[LNI]U", read.month_of_year),
    ("month_year", "M(?:,|f)?y", read.month_year),
    ("quarter", "t?[oLNI]-?U(?:ft?[LNI]?(?:y|U)|y)?", years.quarter),
    ("century", "t?o-?U", years.century),
    ("decade", "t?e", years.decade),
    ("day_turn", "td[UV][b]T|tU[b]T", read.day_turn),
    ("ago", f"(?:{SPAN_OF}|V)g", units.ago),
    ("shift", f"(?:{SPAN_OF}|V)[lr]", units.shift),
    ("next_day", "tFU|t[L]U(?=[,.])", units.following),
    ("several", f"(?:t[LNFC]|[LN]){NUMBER}?-?V|[LNF]{NUMBER}V|t?[LNF]{NUMBER}-?U|C[V]", units.last_several),
    ("phase_unit", "t?u?[EB]ftU", units.phase_unit),
    ("weekend", "tU", units.weekend),
    ("calendar_unit", "(?:t?[LN]|I|J)U", units.calendar_unit),
    ("set", f"v(?:{NUMBER}|o)?[UVWPS]", units.every),
    ("often", "q", units.often),
    ("rate", "aU", units.rate),
    ("weekday", "(?:t?[LNIJ])?WP?", read.weekday),
    ("weekdays", "w", read.weekdays),
    ("last_month", "(?:t?[LNI])M", read.month_step),
    ("season", "(?:t?[LNI])S|Sf?y|t?Sfy", years.season),
    ("daypart", "(?:[LNIJ]|T)P", read.daypart),
    ("day_word", "T", read.day_word),
    ("overnight", "O", read.overnight),
    ("clock", "ks?m?(?:z|[(]z[.dn]{0,2}[)])?|[dn]m(?:z|[(]z[)])?", read.clock),
    ("recently", "R", read.vague),
    ("duration", SPAN_OF, units.lasting),
    ("units", "V", units.units),
    ("phase_year", "Y", years.phase_year),
    ("years", "y-d(?!-)", years.year_pair),
    ("month", "M", read.month),
    ("year", "y", years.year),
)
START: Final = "(?=[^.pf&,()+s_bglrmzta-]|[ta][^.,pf])"
"""No rule begins elsewhere; said first, since nearly all tokens are such, it makes the search several times faster."""
GRAMMAR: Final = re.compile(START + "(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in RULES) + ")")
NAMES: Final = tuple(name for name, _, _ in RULES)
SINGLE: Final = {name: re.compile(pattern) for name, pattern, _ in RULES}
READERS: Final = {name: reader for name, _, reader in RULES}
PHASE: Final = re.compile("t?u?E-?$|t?u?Bft?$|[rl]$|[rl]p$")
"""What may stand before a date and narrow it: "the very beginning of", "late", "earlier", "later on"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A time expression before it is set against a date."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    reading: Reading


def find_times(doc: Doc) -> Iterator[Found]:
    """Yield the time expressions of a doc in the order of the text, none overlapping another."""
    line, numbers = letters(doc)
    least = place = 0
    sides: dict[int, Direction] = {}
    while found := GRAMMAR.search(line, place):
        start = found.start()
        place = start + 1
        for match in _fitting(doc, line, numbers, sides, found):
            reading = READERS[match.rule](match)
            if reading is not None:
                end = reading.end if reading.end is not None else match.end
                start, reading = _widened(doc, line, least, start, reading)
                yield Found(start=start, end=end, reading=reading)
                place = least = end
                break


def _fitting(doc: Doc, line: str, numbers: dict[int, Number], sides: dict[int, Direction], found: re.Match[str]) -> Iterator[Match]:
    """Yield what the grammar found, then what later rules find at the same place."""
    first = NAMES.index(found.lastgroup or "")
    start = found.start()
    yield Match(doc=doc, letters=line, numbers=numbers, start=start, end=found.end(), rule=NAMES[first], sides=sides)
    for name in NAMES[first + 1 :]:
        other = SINGLE[name].match(line, start)
        if other is not None:
            yield Match(doc=doc, letters=line, numbers=numbers, start=start, end=other.end(), rule=name, sides=sides)


def _widened(doc: Doc, line: str, least: int, start: int, reading: Reading) -> tuple[int, Reading]:
    """Return where the expression begins with its modifiers, and the reading narrowed by them."""
    if reading.kind == "duration":
        begin, sense = sense_before(doc, start)
        return (begin, reading) if sense and begin >= least else (start, reading)
    if reading.kind not in ("date", "time"):
        return start, reading
    found = PHASE.search(line[max(least, start - 6) : start])
    if found is None:
        return start, reading
    begin = start - len(found[0])
    for place in range(begin, start):
        if line[place] in "EB":
            return begin, replace(reading, phase=meaning(doc[place]))
        if line[place] in "rl" and line[start] in "ItLNWTdMyeS" and reading.anchored:
            same_unit = line[start] in "It" or line[start] == "W"
            return (begin if same_unit else start), replace(reading, phase="before" if line[place] == "r" else "after")
    return start, reading
