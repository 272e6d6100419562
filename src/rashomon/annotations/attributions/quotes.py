"""Which cue a quotation belongs to: the one whose content it is part of, one beside it, or the one of the quotation before."""

from bisect import bisect_left

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.pieces import bucket
from rashomon.annotations.attributions.syntax import BREAK, Syntax

NEIGHBOURS = 6
"""Cues looked at on either side of a quotation; in the train gold the right one is among them in 99 % of cases."""
SENTENCES = 2
"""Sentences away from the quotation in which a cue is looked for."""
BACK = 3
"""Paragraphs after which a quotation no longer continues the one before."""
ENDS = frozenset(".!?…")


def options_of(view: Syntax, number: int, cues: list[Found], heads: list[int], last: int) -> list[tuple[int, list[str]]]:
    """Return the cues that a quotation may belong to, as positions in `cues`, each with its features.

    Args:
        view: the document.
        number: of the quotation.
        cues: the candidates, sorted by head.
        heads: their heads.
        last: position of the cue that the quotation before was given to, or -1.
    """
    a, b = view.quotations[number]
    here, first, final = view.paragraph[a], view.sentence[a], view.sentence[b - 1]
    inside = frozenset(range(a, b))
    at = bisect_left(heads, a)
    after = bisect_left(heads, b)
    near = [
        n for n in range(max(0, at - NEIGHBOURS), at) if view.paragraph[heads[n]] == here and first - view.sentence[heads[n]] <= SENTENCES
    ]
    beyond = [
        n
        for n in range(after, min(after + NEIGHBOURS, len(heads)))
        if view.paragraph[heads[n]] == here and view.sentence[heads[n]] - final <= SENTENCES
    ]
    general = _general(view, number)
    rows = []
    for rank, n in enumerate(reversed(near)):
        rows.append((n, _features(view, a, b, inside, cues[n], "before", rank, general, n == last, len(beyond))))
    for rank, n in enumerate(beyond):
        rows.append((n, _features(view, a, b, inside, cues[n], "after", rank, general, n == last, len(near))))
    if last >= 0 and last not in near and last not in beyond and here - view.paragraph[heads[last]] <= BACK and heads[last] < a:
        cue = cues[last]
        gap = here - view.paragraph[heads[last]]
        rows.append((last, [
            "last", f"last gap={gap} {general}", f"last {cue.lemma}", f"last others={min(len(near), 2)}/{min(len(beyond), 2)} {general}",
            f"last open={number > 0 and not view.closed[number - 1]} {general}", f"last {_whole(view, a, b)}",
        ]))  # fmt: skip
    return rows


def _general(view: Syntax, number: int) -> str:
    """Return the shape of a quotation: where it begins, how long it is, whether it is a sentence of its own."""
    a, b = view.quotations[number]
    begins = a == view.paragraphs[view.paragraph[a]][0]
    return f"{'P' if begins else 'S' if a == view.sentences[view.sentence[a]][0] else 'i'}{bucket(b - a)}"


def _whole(view: Syntax, a: int, b: int) -> str:
    """Return how a quotation ends and what follows it."""
    inner = view.lower[b - 2] if b - a > 2 else ""
    following = view.lower[b] if b < len(view) else BREAK
    return f"end={inner if inner in (',', '.', '?', '!') else 'w'} next={'P' if following == BREAK else following if following in (',', '.', ':', ';') else 'w'}"


def _features(
    view: Syntax, a: int, b: int, inside: frozenset[int], cue: Found, side: str, rank: int, general: str, same: bool, others: int
) -> list[str]:
    known = look_up(cue.lemma, cue.pos, "quote")
    kind = known.act + "/" + known.kind if known else "?"
    share = len(inside & cue.content) / (b - a)
    part = "none" if not share else "some" if share < 0.5 else "most" if share < 0.95 else "all"
    gap = a - cue.head if side == "before" else cue.head - b + 1
    between = view.lower[a - 1] if side == "before" else view.lower[b] if b < len(view) else BREAK
    between = between if between in (",", ":", ";", ".", "(", "--", "—", "–") else "w"
    same_sentence = view.sentence[cue.head] == (view.sentence[a] if side == "before" else view.sentence[b - 1])
    r = f"{side} {'in' if same_sentence else 'out'}"
    source = "source" if cue.source else "nosource"
    inner = "Q" if view.quotation[cue.head] >= 0 else "-"
    return [
        r, f"{r} rank={rank}", f"{r} part={part}", f"{r} part={part} {cue.lemma}", f"{r} {cue.lemma}", f"{r} kind={kind}", f"{r} gap={bucket(gap)}",
        f"{r} gap={bucket(gap)} {between} {general}", f"{r} part={part} {general} rank={rank}", f"{r} pos={cue.pos} {source}", f"{r} {inner} part={part}",
        f"{r} same={same} part={part}", f"{r} same={same} {general}", f"{r} dep={view.dep[cue.head]} part={part}", f"{r} others={min(others, 2)} rank={rank}",
        f"{r} {_whole(view, a, b)} rank={rank}", f"{r} kind={kind} part={part} {general[0]} rank={rank}", f"{r} top={cue.confidence > 0.5} part={part}",
        f"tag={view.tag[cue.head]} {r} {between}",
    ]  # fmt: skip
