"""Runs of quotations: what one speaker is quoted with in one go was said on one day."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rashomon.model import Claim, TimeExpression

BREAKS: Final = 1
"""Paragraph breaks that may lie between two quotations of a run: news text gives a speaker's next words their own paragraph."""


def dated(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Return the claims of an article, each quotation without a day of its own with that of its speaker's words before it.

    Only direct and mixed quotations inherit, only from the nearest earlier claim of the same speaker, and only across a single paragraph
    break; the basis says that the day is inferred.

    Args:
        claims: in the order of the text.
        text: the article's, in which paragraphs are parted by blank lines or line breaks.
    """
    last: dict[int, tuple[int, TimeExpression | None]] = {}
    found = []
    for claim in claims:
        made = claim.made
        start, end = _bounds(claim)
        if claim.claimant is not None and claim.kind == "speech":
            before = last.get(claim.claimant)
            if made is None and before and before[1] and claim.quoting in ("direct", "mixed") and _near(text, before[0], start):
                made = replace(before[1], basis="inferred")
            last[claim.claimant] = (end, made)
        found.append(claim if made is claim.made else replace(claim, made=made))
    return found


def _bounds(claim: Claim) -> tuple[int, int]:
    spans = (*claim.content, *claim.cue, *claim.source)
    return min(span.start for span in spans), max(span.end for span in spans)


def _near(text: str, end: int, start: int) -> bool:
    """Return whether at most so many paragraph breaks lie between two places; a break is a run of line ends."""
    between = text[end:start]
    return sum(1 for line in between.splitlines()[1:] if line.strip()) <= BREAKS and between.count("\n\n") <= BREAKS
