"""One article with source, cue and content marked, and the rule of each claim: the microscope."""

import itertools
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.model import Claim, Extraction, Proposition, TextSpan
from rashomon.views.ledger import shown
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
    marked = Text()
    for segment in segments(extraction):
        marked.append(segment.text, style=STYLES[segment.parts[-1]] if segment.parts else "")
    table = Table(title=f"{len(attributed(extraction))} attributed claims", title_justify="left", expand=True)
    for column in ("#", "who", "act", "says", "claims", "how", "rule"):
        table.add_column(column, ratio={"says": 3, "who": 2, "claims": 2}.get(column))
    for row in rows(extraction):
        claimed = "; ".join(row.claimed)
        table.add_row(str(row.number), row.who, row.act, row.words[:EXCERPT], claimed, row.how, f"{row.rule} {row.confidence:.2f}")
    return Group(marked, Text(), table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One attribution as a line of the table, with all claims that it makes."""

    number: int
    """Of its first claim."""
    who: str
    act: str
    words: str
    claimed: tuple[str, ...]
    """What is claimed, in short, one entry a proposition; empty where nothing was understood."""
    how: str
    rule: str
    confidence: float
    start: int


def rows(extraction: Extraction) -> list[Row]:
    """Return the attributed claims as lines of a table: those of one source, cue, content, claimant and act share a line."""
    groups: dict[Hashable, list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(attributed(extraction), 1):
        same = (claim.source, claim.cue, claim.content, claim.claimant, claim.claimant_text, claim.speech_act)
        groups.setdefault(same, []).append((number, claim))
    return [_row(extraction, group) for group in groups.values()]


def _row(extraction: Extraction, group: Sequence[tuple[int, Claim]]) -> Row:
    number, claim = group[0]
    who = claim.claimant_text or "(not said)"
    if claim.claimant is not None and extraction.referents[claim.claimant].label not in who:
        who = f"{who} = {extraction.referents[claim.claimant].label}"
    polarities = dict.fromkeys(one.polarity for _, one in group)
    return Row(
        number=number,
        who=who,
        act=claim.speech_act,
        words=shown(" … ".join(span.of(extraction.article.text) for span in claim.content)),
        claimed=tuple(dict.fromkeys(_claimed(extraction, one.proposition) for _, one in group if one.proposition)),
        how=", ".join((claim.quoting, "/".join(polarities), claim.certainty, claim.basis)),
        rule=claim.rule,
        confidence=claim.confidence,
        start=claim.content[0].start if claim.content else (claim.cue or claim.source)[0].start,
    )


def _claimed(extraction: Extraction, proposition: Proposition) -> str:
    """Return a proposition in short: subject, predicate and object."""
    subject, target = ("" if number is None else extraction.referents[number].label for number in (proposition.subject, proposition.object))
    deed = proposition.predicate.removeprefix("en/").replace("-", " ").replace("_", " ")
    return " · ".join(part for part in (subject, deed, target) if part)


def as_page(extractions: Sequence[Extraction]) -> str:
    """Return a self-contained page: the articles with their claims marked, and the rules beside them."""
    articles = [{"article": one.article, "segments": list(segments(one)), "rows": rows(one)} for one in extractions]
    return render("explain.html", title="What was found, and by which rule", articles=articles)
