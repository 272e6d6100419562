"""Quotations given to the cues that they belong to: part of their content, announced by them, or going on with what they began."""

from bisect import bisect_left
from collections.abc import Mapping

from rashomon.annotations.attributions.announced import ANNOUNCED, announced, closed, introduced
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.quotes import ENDS, options_of
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.attributions.weights import Model, probability

GIVE = 0.5
"""Least probability with which a quotation is given to a cue; chosen on the dev part. 0.25 for long quotations gains 0.3 points in the
speech core of later articles of the train part and loses 0.2 on the dev part."""
SENTENCE = 6
"""Fewest tokens of a quotation, marks included, that goes on with what the one before it in the paragraph says. By reasoning."""
MOST = 40
"""Cues before a quotation that are looked at for its speaker, so that time does not grow with the square of a paragraph."""

Weights = Mapping[str, Model]


def give_quotations(view: Syntax, cues: list[Found], weights: Weights) -> list[tuple[int, int]]:
    """Extend the contents of the cues by the quotations that belong to them; return those of other paragraphs as (cue, quotation).

    Args:
        view: the document.
        cues: the candidates, sorted by head; changed.
        weights: of the model of quotations.
    """
    known, tagged, led = announced(view), closed(view), introduced(view)
    heads = [one.head for one in cues]
    given: list[tuple[int, int]] = []
    last = owner = -1
    for number, (a, b) in enumerate(view.quotations):
        before, owner = owner, -1
        if view.skipped[a]:
            continue
        if number in known:
            owner = last = bisect_left(heads, known[number])
            announce(view, cues[last], a, b)
            continue
        if before >= 0 and goes_on(view, number):
            owner = last = before
            given.append((before, number))
            continue
        best = bisect_left(heads, tagged[number]) if number in tagged else _likeliest(view, number, cues, heads, last, weights)
        if best < 0 and number in led:
            best = bisect_left(heads, led[number])
            cues[best].placed = True
        if best < 0:
            best = _same_speaker(view, number, cues, heads)
        if best >= 0:
            if number in tagged:
                cues[best].placed = True
                cues[best].content = {i for i in cues[best].content if _goes_with(view, view.quotation[i])}  # not "fumed on Tuesday"
            given.append((best, number))
            owner = last = best
    loose = []
    for n, number in given:
        a, b = view.quotations[number]
        if view.paragraph[a] != view.paragraph[heads[n]]:
            loose.append((n, number))
            continue
        extend(view, cues[n], a, b)
    return loose


def _likeliest(view: Syntax, number: int, cues: list[Found], heads: list[int], last: int, weights: Weights) -> int:
    """Return the position of the cue to which the model gives a quotation, or -1."""
    best, chance = -1, GIVE
    for n, row in options_of(view, number, cues, heads, last):
        p = probability(weights["quotations"], row)
        if p > chance:
            best, chance = n, p
    return best


def _goes_with(view: Syntax, number: int) -> bool:
    """Return whether a quotation, or -1, may be said: it is long, or follows a comma ("he said, 'but alive'"); names are neither."""
    return number >= 0 and (_is_sentence(view, number) or view.lower[view.quotations[number][0] - 1] == ",")


def _is_sentence(view: Syntax, number: int) -> bool:
    """Return whether a quotation is long enough for a sentence."""
    return view.quotations[number][1] - view.quotations[number][0] >= SENTENCE


def _same_speaker(view: Syntax, number: int, cues: list[Found], heads: list[int]) -> int:
    """Return the position of the last speech before a quotation that is a sentence, in its paragraph; or -1.

    "The mayor promised to stay. 'We are not afraid.'"
    """
    a, b = view.quotations[number]
    start = view.paragraphs[view.paragraph[a]][0]
    if (
        a == start
        or not _is_sentence(view, number)
        or view.lower[b - 2] not in ENDS
        or (view.lower[a - 1] not in ENDS and view.quotation[a - 1] < 0)
    ):
        return -1
    near = bisect_left(heads, a)
    for n in range(near - 1, max(near - MOST, 0) - 1, -1):
        one = cues[n]
        if one.head < start:
            break
        cue = look_up(one.lemma, "verb", "quote") if one.pos == "verb" else None
        if one.source and view.quotation[one.head] < 0 and cue is not None and cue.kind == "speech":
            return n
    return -1


def goes_on(view: Syntax, number: int) -> bool:
    """Return whether a quotation opens a paragraph and the one before, which stands in the paragraph before, was not closed."""
    a, above = view.quotations[number][0], view.quotations[number - 1][0]
    here = view.paragraph[a]
    return not view.closed[number - 1] and a == view.paragraphs[here][0] and here - view.paragraph[above] == 1


def announce(view: Syntax, one: Found, a: int, b: int) -> None:
    """Give a cue the quotation that it announces; a thing before it ("issued the following statement:") is no content beside it."""
    if is_thing(view, one):
        one.content = set()
    extend(view, one, a, b)
    one.rule = f"{ANNOUNCED} / {one.rule.partition(' / ')[2]}"


def extend(view: Syntax, one: Found, a: int, b: int) -> None:
    """Add a quotation to a content; a content that was improbable anyway and does not touch it gives way."""
    inside = set(range(a, b))
    if one.sure < 0.5 and not one.quoted and not one.content & inside:
        one.content = set()
    one.content |= inside - one.cue - one.source
    one.quoted = True


def is_thing(view: Syntax, one: Found) -> bool:
    """Return whether a content is a thing and no statement: it has no verb and nothing of it is quoted."""
    return not one.quoted and not any(view.pos[i] in ("VERB", "AUX") or view.quotation[i] >= 0 for i in one.content)
