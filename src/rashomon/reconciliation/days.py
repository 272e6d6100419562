"""Days as numbers, and stretches of days, so that times of many claims are sorted and compared cheaply."""

from datetime import date
from functools import lru_cache

Stretch = tuple[int, int]
"""First and last day, as proleptic Gregorian ordinals, both included."""

DAYS = 1 << 12
"""Stretches that are kept: many claims of a corpus are told on the same days, and share one."""


def day(value: str | None) -> int | None:
    """Return the ordinal of the day with which an ISO 8601 value begins; None for none and for what names no day."""
    if not value or len(value) < 10:
        return None
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=DAYS)
def stretch(first: str | None, last: str | None) -> Stretch | None:
    """Return the stretch between two days, either of which may be unknown; None where both are."""
    begin, end = day(first), day(last)
    if begin is None and end is None:
        return None
    begin = end if begin is None else begin
    end = begin if end is None else end
    return None if begin is None or end is None else (min(begin, end), max(begin, end))


def iso(ordinal: int) -> str:
    """Return the day as ISO 8601.

    >>> iso(737737)
    '2020-11-08'
    """
    return date.fromordinal(ordinal).isoformat()
