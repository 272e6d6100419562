"""Component `rashomon_times`: every time expression with its value against the article's date.

Values are ISO 8601 or EDTF and never finer than the words. Where the article's day is only known to lie in a range, what differs
within the range has bounds and no value; where it is unknown, relative times stay relative.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from rashomon.annotations.calendar import NOTHING, Date, Value, between, part
from rashomon.annotations.keys import REGIONS, TIMES, TimeRecord, context
from rashomon.annotations.time_match import Reading
from rashomon.annotations.time_patterns import Found, find_times
from rashomon.model.article import Basis

SILENT: Final = frozenset({"furniture", "credit"})
"""Regions whose times say nothing of the article."""

CLOSERS: Final = {"from": ("to", "until", "till", "through"), "between": ("and",)}
"""What joins the two ends of an interval, by the word before it."""

NEAR_SENTENCES: Final = 2
"""Sentences back in which "two days later" looks for the day that it counts from."""


@Language.factory("rashomon_times", requires=["token.dep", "token.tag"], assigns=["doc.spans"])
def make_times(nlp: Language, name: str) -> "Times":
    """Build the component."""
    return Times(name)


class Times:
    """Writes its span group."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its time expressions."""
        found = read_times(doc)
        spans = [doc.char_span(record["span"][0], record["span"][1], label=record["kind"]) for record in found]
        group = SpanGroup(doc, name=TIMES, spans=[span for span in spans if span is not None])
        group.attrs.update(annotator=self.name, records=found)
        doc.spans[TIMES] = group
        return doc


def anchors(doc: Doc) -> tuple[Date, ...]:
    """Return the first and last possible day of the article, one where they are the same, none where nothing is known."""
    facts = context(doc)
    first, last = facts.get("published"), facts.get("published_latest")
    days = sorted({date.fromisoformat(text[:10]) for text in (first or last, last or first) if text})
    return tuple(days)


def read_times(doc: Doc) -> list[TimeRecord]:
    """Return the time expressions of a doc in the order of the text."""
    days = anchors(doc)
    resolved: Basis = "inferred" if context(doc).get("published_basis") == "inferred" else "resolved"
    silent = {place for span in doc.spans.get(REGIONS, ()) if span.label_ in SILENT for place in range(span.start, span.end)}
    starts = [sentence.start for sentence in doc.sents] if doc.has_annotation("SENT_START") else [0]
    records: list[TimeRecord] = []
    spoken: tuple[int, Value] | None = None
    last: tuple[Found, Value] | None = None
    for found in find_times(doc):
        if found.start in silent:
            continue
        here = bisect_right(starts, found.start)
        near = spoken[1] if spoken and here - spoken[0] <= NEAR_SENTENCES else None
        value, basis = _valued(found, days, near, resolved)
        if last is not None:
            records.extend(_range(doc, last, (found, value), basis))
        records.append(_record(doc, (found.start, found.end), found.reading, value, basis))
        last = found, value
        if value.earliest is not None and found.reading.kind in ("date", "time") and value.text is not None:
            spoken = here, value
    return sorted(records, key=lambda record: (record["span"][0], -record["span"][1]))


def _range(doc: Doc, first: tuple[Found, Value], last: tuple[Found, Value], basis: Basis) -> Iterator[TimeRecord]:
    """Yield the interval "from 2014 to 2016", "between Monday and Friday" as one more time expression over its two ends."""
    start, middle = first[0].start, doc[first[0].end : last[0].start]
    opener = doc[start - 1].lower_ if start else ""
    if len(middle) != 1 or CLOSERS.get(opener) is None or middle[0].lower_ not in CLOSERS[opener]:
        return
    whole = between(first[1], last[1])
    if whole.text is not None and {first[0].reading.kind, last[0].reading.kind} <= {"date", "time"}:
        yield _record(doc, (start - 1, last[0].end), replace(last[0].reading, clock=None), whole, basis)


def _valued(found: Found, days: Sequence[Date], near: Value | None, resolved: Basis) -> tuple[Value, Basis]:
    """Return what the expression stands for, and where that comes from."""
    reading = found.reading
    basis: Basis = resolved if reading.anchored else "stated"
    if not reading.anchored:
        value = reading.at(days[0] if days else date.min)
    elif reading.anaphoric:
        value, basis = _counted_on(found, days, near), "inferred"
    else:
        value = over(found, days)
    if reading.phase in ("early", "mid", "late"):
        value = part(value, reading.phase)
    elif reading.phase and len(days) == 1:
        value = _sided(value, reading.phase, days[0])
    if reading.anchored and value.text is None and value.earliest is None:
        basis = "unknown"
    return value, basis


def _record(doc: Doc, tokens: tuple[int, int], reading: Reading, value: Value, basis: Basis) -> TimeRecord:
    span = Span(doc, *tokens)
    text = value.text
    if reading.clock and text and len(text) == len("2020-11-09"):
        text += reading.clock
    dated = reading.kind in ("date", "time")
    return TimeRecord(
        span=[span.start_char, span.end_char],
        value=text,
        kind=reading.kind,
        earliest=value.earliest.isoformat() if dated and value.earliest else None,
        latest=value.latest.isoformat() if dated and value.latest else None,
        basis=basis,
    )


def over(found: Found, days: Sequence[Date]) -> Value:
    """Return the value where it is the same on all days that the article may be of, else only the bounds."""
    if not days:
        return NOTHING
    first, last = found.reading.at(days[0]), found.reading.at(days[-1])
    if first.text == last.text:
        return first
    return Value(None, first.earliest, last.latest)


def _counted_on(found: Found, days: Sequence[Date], near: Value | None) -> Value:
    """Return the value counted from the time spoken of before; a time of day falls back on the article's day."""
    if found.reading.clock and (near is None or near.earliest != near.latest):
        return over(found, days)
    if near is None or near.earliest is None or near.latest is None:
        return NOTHING
    first, last = found.reading.at(near.earliest), found.reading.at(near.latest)
    return first if first.text == last.text else Value(None, first.earliest, last.latest)


def _sided(value: Value, side: str, day: Date) -> Value:
    """Return the value with the bound that "earlier" or "later" sets: earlier this week ends before the article's day."""
    if value.earliest is None or value.latest is None or value.earliest == value.latest:
        return value
    if side == "before" and value.earliest < day <= value.latest:
        return Value(value.text, value.earliest, day - timedelta(days=1))
    if side == "after" and value.earliest <= day < value.latest:
        return Value(value.text, day, value.latest)
    return value


__all__ = ["Times", "anchors", "make_times", "over", "read_times"]
