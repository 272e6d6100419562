"""One article with source, cue and content marked, and the rule of each claim: the microscope."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model import Claim, Extraction, TextSpan
from rashomon.views.page import render

STYLES = {"content": "green", "denied": "red", "source": "bold cyan", "cue": "bold yellow", "aside": "dim"}
"""Terminal style of each part; later ones win where parts overlap."""
EXCERPT = 60
"""Characters of content shown in the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text between two borders of spans, with all that it is part of."""

    text: str
    start: int
    parts: tuple[str, ...]
    """content, denied, source, cue, aside."""
    claims: tuple[int, ...]
    """Numbers of the claims, from 1, sorted."""


def attributed(extraction: Extraction) -> list[Claim]:
    """Return the claims that somebody else than the outlet makes, in the order of the text."""
    return [claim for claim in extraction.claims if claim.kind != "own-voice"]


def segments(extraction: Extraction) -> Iterator[Segment]:
    """Yield the text of the article whole, cut at every border of a span, so that overlapping spans need no nesting."""
    text = extraction.article.text
    marks: list[tuple[TextSpan, str, int]] = []
    for number, claim in enumerate(attributed(extraction), 1):
        marks += [(span, "denied" if claim.polarity == "negative" else "content", number) for span in claim.content]
        marks += [(span, "source", number) for span in claim.source]
        marks += [(span, "cue", number) for span in claim.cue]
    marks += [(region.span, "aside", 0) for region in extraction.article.regions if region.kind != "headline"]
    opening: dict[int, list[tuple[str, int, int]]] = {}
    for span, part, number in marks:
        opening.setdefault(span.start, []).append((part, number, span.end))
    borders = sorted({0, len(text), *(border for span, _, _ in marks for border in (span.start, span.end))})
    active: list[tuple[str, int, int]] = []
    for start, end in itertools.pairwise(borders):
        active = [mark for mark in active if mark[2] > start] + opening.get(start, [])
        parts = tuple(part for part in STYLES if any(mark[0] == part for mark in active))
        claims = tuple(sorted({mark[1] for mark in active if mark[1]}))
        yield Segment(text=text[start:end], start=start, parts=parts, claims=claims)


def in_terminal(extraction: Extraction) -> RenderableType:
    """Return the article in colour, and a table of its claims with the rule that found each."""
    shown = Text()
    for segment in segments(extraction):
        shown.append(segment.text, style=STYLES[segment.parts[-1]] if segment.parts else "")
    table = Table(title=f"{len(attributed(extraction))} attributed claims", title_justify="left", expand=True)
    for column in ("#", "who", "act", "says", "how", "rule"):
        table.add_column(column, ratio={"says": 3, "who": 2}.get(column))
    for row in rows(extraction):
        table.add_row(str(row.number), row.who, row.act, row.words[:EXCERPT], row.how, f"{row.rule} {row.confidence:.2f}")
    return Group(shown, Text(), table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim as a line of the table."""

    number: int
    who: str
    act: str
    words: str
    how: str
    rule: str
    confidence: float
    start: int


def rows(extraction: Extraction) -> list[Row]:
    """Return the attributed claims as lines of a table."""
    made = []
    for number, claim in enumerate(attributed(extraction), 1):
        who = claim.claimant_text or "(not said)"
        if claim.claimant is not None and extraction.referents[claim.claimant].label not in who:
            who = f"{who} = {extraction.referents[claim.claimant].label}"
        first = claim.content[0].start if claim.content else (claim.cue or claim.source)[0].start
        made.append(
            Row(
                number=number,
                who=who,
                act=claim.speech_act,
                words=" … ".join(" ".join(span.of(extraction.article.text).split()) for span in claim.content),
                how=", ".join((claim.quoting, claim.polarity, claim.certainty, claim.basis)),
                rule=claim.rule,
                confidence=claim.confidence,
                start=first,
            )
        )
    return made


def as_page(extractions: Sequence[Extraction]) -> str:
    """Return a self-contained page: the articles with their claims marked, and the rules beside them."""
    articles = [{"article": one.article, "segments": list(segments(one)), "rows": rows(one)} for one in extractions]
    return render("explain.html", title="What was found, and by which rule", articles=articles)
