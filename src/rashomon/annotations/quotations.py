"""Component `rashomon_quotations`: the stretches that stand in quotation marks.

Works on the characters alone, paragraph by paragraph, in one pass: an opening mark without a closing one runs to the end of its
paragraph (a quotation over several paragraphs opens each of them anew and closes only the last).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from rashomon.annotations.keys import QUOTATIONS, QuotationRecord
from rashomon.annotations.spelled import spelled

MARK = re.compile("\n|``|''|[“”„\"«»‘']|’(?!\\w)")
"""Everything that may open or close a quotation; an apostrophe inside a word is none."""

CLIPPED = re.compile(r"\d|(?:em|til|cause|n|tis)\b", re.IGNORECASE)
"""What follows an apostrophe that stands for lost letters ('90s, 'em) and so opens nothing."""

STYLES = {"“": "double", "„": "double", "«": "guillemet", "``": "double", '"': "dumb", "''": "dumb"}
CLOSERS = {"“": "” \" '' “", "``": "'' ” \"", "„": '“ ” "', "«": "»", '"': "\" '' ”", "''": "'' \" ”"}
"""By the opening mark, what may close it; writers mix them."""


def _opens_single(text: str, start: int) -> bool:
    """Return whether a single mark may open a quotation: before a word, after white space, a bracket or a dash."""
    before = text[start - 1] if start else " "
    after = text[start + 1 : start + 8]
    return (before.isspace() or before in '([—–-"“') and bool(after) and not after[0].isspace() and not CLIPPED.match(after)


def _single(text: str, marks: list[tuple[int, str]], number: int) -> int | None:
    """Return the position in `marks` of the mark that closes the single quotation opened at `number`; None where it is an apostrophe."""
    start, mark = marks[number]
    if not _opens_single(text, start):
        return None
    doubtful = None
    for at in range(number + 1, len(marks)):
        place, other = marks[at]
        if other in ("\n", "‘") or (other == "'" and _opens_single(text, place)):
            break  # so that no mark is looked at from more than two openings
        if other != ("’" if mark == "‘" else "'") or text[place - 1].isspace() or text[place + 1 : place + 2].isalnum():
            continue
        if text[place - 1] != "s":
            return at
        doubtful = at
    return doubtful


def _opens(text: str, start: int, mark: str) -> bool:
    """Return whether a mark may open a quotation: a straight one must not follow a figure (5'11") or stand before a space."""
    if mark not in ('"', "''"):
        return mark in STYLES
    after = text[start + len(mark) : start + len(mark) + 1]
    before = text[start - 1 : start]
    return not before.isdigit() and (not after.isspace() or not before or before.isspace()) and bool(after)


def _closes(text: str, opening: str, start: int, mark: str) -> bool:
    """Return whether a mark closes a quotation; the same mark before a word opens an inner one instead."""
    if mark not in CLOSERS[opening].split(" "):
        return False
    return mark != "“" or opening != "“" or text[start + 1 : start + 2].isspace()


def find_quotations(text: str) -> Iterator[QuotationRecord]:
    """Yield the quotations of a text in their order, none inside another."""
    marks = [(found.start(), found.group()) for found in MARK.finditer(text)]
    opened: tuple[int, str, str] | None = None
    number = 0
    while number < len(marks):
        start, mark = marks[number]
        if mark == "\n":
            if opened:
                yield _record(text, opened, start, closed=False)
            opened = None
        elif opened:
            if _closes(text, opened[2], start, mark):
                yield _record(text, opened, start + len(mark), closed=True, mark=mark)
                opened = None
        elif mark in ("‘", "'"):
            last = _single(text, marks, number)
            if last is not None:
                yield _record(text, (start, "single", mark), marks[last][0] + 1, closed=True, mark=marks[last][1])
                number = last
        elif _opens(text, start, mark):
            opened = (start, STYLES[mark], mark)
        number += 1
    if opened:
        yield _record(text, opened, len(text), closed=False)


def _record(text: str, opened: tuple[int, str, str], end: int, *, closed: bool, mark: str = "") -> QuotationRecord:
    """Return one quotation as a record; an unclosed one ends with its paragraph's last character that is not white space."""
    start, style, opening = opened
    if not closed:
        end = start + len(text[start:end].rstrip())
    inner = [start + len(opening), max(end - len(mark), start + len(opening))]
    return QuotationRecord(span=[start, end], inner=inner, style=style, closed=closed)


@Language.factory("rashomon_quotations", assigns=["doc.spans"])
def make_quotations(nlp: Language, name: str) -> "Quotations":
    """Build the component."""
    return Quotations(name)


class Quotations:
    """Writes the span group of quoted stretches."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its quotations, each covering whole tokens."""
        words = spelled(doc)
        records = list(find_quotations(words.text))
        spans = [Span(doc, *_tokens(words.starts, record["span"]), label=record["style"]) for record in records]
        doc.spans[QUOTATIONS] = SpanGroup(doc, name=QUOTATIONS, spans=spans, attrs={"annotator": self.name, "records": records})
        return doc


def _tokens(begins: list[int], span: list[int]) -> tuple[int, int]:
    """Return the range of tokens that a character range touches."""
    return bisect_right(begins, span[0]) - 1, bisect_left(begins, span[1])
