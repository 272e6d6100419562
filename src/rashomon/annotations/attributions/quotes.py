"""Which cue a quotation belongs to: the one whose content it is part of, one beside it, or the one of the quotation before."""

from bisect import bisect_left
from dataclasses import dataclass

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.syntax import BREAK, Syntax
from rashomon.annotations.attributions.weights import YES, Feature, bucket

NEIGHBOURS = 6
"""Cues looked at on either side of a quotation; in the train gold the right one is among them in 99 % of cases."""
SENTENCES = 2
"""Sentences away from the quotation in which a cue is looked for."""
BACK = 3
"""Paragraphs after which a quotation no longer continues the one before."""
ENDS = frozenset(".!?…")


def options_of(view: Syntax, number: int, cues: list[Found], heads: list[int], last: int) -> list[tuple[int, list[Feature]]]:
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
    shape = _Shape(view=view, a=a, b=b, inside=frozenset(range(a, b)), general=_general(view, a, b), ending=_ending(view, a, b))
    rows = [(n, _features(shape, cues[n], "before", rank, YES[n == last], len(beyond))) for rank, n in enumerate(reversed(near))]
    rows += [(n, _features(shape, cues[n], "after", rank, YES[n == last], len(near))) for rank, n in enumerate(beyond)]
    if last >= 0 and last not in near and last not in beyond and here - view.paragraph[heads[last]] <= BACK and heads[last] < a:
        others = f"{min(len(near), 2)}/{min(len(beyond), 2)}"
        opened = YES[number > 0 and not view.closed[number - 1]]
        rows.append((last, [
            ("last",), ("last-gap", str(here - view.paragraph[heads[last]]), *shape.general), ("last-lemma", cues[last].lemma),
            ("last-others", others, *shape.general), ("last-open", opened, *shape.general), ("last-ending", *shape.ending),
        ]))  # fmt: skip
    return rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """A quotation and what is the same for all cues that it may belong to."""

    view: Syntax
    a: int
    b: int
    inside: frozenset[int]
    general: tuple[str, str]
    ending: tuple[str, str]


def _general(view: Syntax, a: int, b: int) -> tuple[str, str]:
    """Return where a quotation begins (paragraph, sentence, inside one) and how long it is."""
    begins = a == view.paragraphs[view.paragraph[a]][0]
    return "P" if begins else "S" if a == view.sentences[view.sentence[a]][0] else "i", bucket(b - a)


def _ending(view: Syntax, a: int, b: int) -> tuple[str, str]:
    """Return how a quotation ends and what follows it."""
    inner = view.lower[b - 2] if b - a > 2 else ""
    following = view.lower[b] if b < len(view) else BREAK
    return inner if inner in (",", ".", "?", "!") else "w", following if following in (BREAK, ",", ".", ":", ";") else "w"


def _features(shape: _Shape, cue: Found, side: str, rank: int, same: str, others: int) -> list[Feature]:
    """Return the features of a cue beside a quotation."""
    view, a, b = shape.view, shape.a, shape.b
    known = look_up(cue.lemma, cue.pos, "quote")
    kind = known.act + "/" + known.kind if known else "?"
    share = len(shape.inside & cue.content) / (b - a)
    part = "none" if not share else "some" if share < 0.5 else "most" if share < 0.95 else "all"
    gap = bucket(a - cue.head if side == "before" else cue.head - b + 1)
    between = view.lower[a - 1] if side == "before" else view.lower[b] if b < len(view) else BREAK
    between = between if between in (",", ":", ";", ".", "(", "--", "—", "–") else "w"
    r = f"{side}-{'in' if view.sentence[cue.head] == view.sentence[a if side == 'before' else b - 1] else 'out'}"
    inner, near = YES[view.quotation[cue.head] >= 0], str(rank)
    return [
        ("rel", r),
        ("rank", r, near),
        ("part", r, part),
        ("part-lemma", r, part, cue.lemma),
        ("lemma", r, cue.lemma),
        ("kind", r, kind),
        ("gap", r, gap),
        ("gap-shape", r, gap, between, *shape.general),
        ("part-shape", r, part, near, *shape.general),
        ("source", r, cue.pos, YES[bool(cue.source)]),
        ("inner", r, inner, part),
        ("same", r, same, part),
        ("same-shape", r, same, *shape.general),
        ("dep", r, view.dep[cue.head], part),
        ("others", r, str(min(others, 2)), near),
        ("ending", r, near, *shape.ending),
        ("kind-part", r, kind, part, shape.general[0], near),
        ("top", r, YES[cue.confidence > 0.5], part),
        ("tag", r, view.tag[cue.head], between),
    ]
