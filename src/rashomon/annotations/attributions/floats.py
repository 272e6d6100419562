"""Quotations without a cue of their own: they belong to whoever spoke last."""

from dataclasses import replace

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.syntax import Syntax

CONFIDENCE = 0.5
"""Of a quotation that nothing but its place ties to the last speaker."""


def floating(view: Syntax, found: list[Found], given: list[tuple[int, int]]) -> list[Found]:
    """Return the attributions of the quotations that stand in paragraphs of their own.

    Args:
        view: the document.
        found: the attributions with a cue.
        given: (head of a cue in an earlier paragraph, quotation) where the model for quotations ties the two.
    """
    by_head: dict[int, Found] = {}
    for one in found:
        by_head.setdefault(one.head, one)
    made = []
    taken = {number for _, number in given}
    held = {i for one in found for i in one.content}
    for head, number in given:
        if head in by_head:
            made.append(_float(by_head[head], view.quotations[number], by_head[head].confidence))
    last: Found | None = None
    heads = sorted(by_head)
    place = 0
    for number, (a, b) in enumerate(view.quotations):
        while place < len(heads) and heads[place] < a:
            one = by_head[heads[place]]
            if _speaks(view, one):
                last = one
            place += 1
        here = view.paragraph[a]
        start, end = view.paragraphs[here]
        alone = a == start and b >= end - 1 and b - a > 2 and not view.skipped[a]
        follows = last is not None and here - view.paragraph[last.head] == 1
        free = not any(start <= head < end for head in heads[max(place - 1, 0) : place + 1])
        if last is not None and follows and alone and free and number not in taken and a not in held:
            made.append(_float(last, (a, b), CONFIDENCE))
    return made


def _speaks(view: Syntax, one: Found) -> bool:
    """Return whether an attribution is speech of a named source and no quotation inside another."""
    cue = look_up(one.lemma, one.pos, one.frame)
    return bool(one.source) and view.quotation[one.head] < 0 and (cue is None or cue.kind == "speech")


def _float(speaker: Found, quotation: tuple[int, int], confidence: float) -> Found:
    """Return the attribution of a quotation to the cue and source of an earlier one."""
    return replace(
        speaker,
        content=set(range(*quotation)),
        frame="quote",
        lemma="",
        basis="previous-speaker",
        parent=None,
        quoted=True,
        confidence=confidence,
        rule=f"floating quotation of: {speaker.rule}",
    )
