"""Headlines that end with who says so, whatever the parse makes of their telegraphic words: "Storm behind blast, says inquiry"."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.syntax import Syntax

TAIL = "headline tail"
"""Rule of an attribution at the end of a headline, which always reports."""
LONGEST = 8
"""Most tokens from the comma to the end of the headline: "Norland's foreign ministry says". By reasoning."""
LEAST = 2
"""Fewest tokens before the comma for them to say something."""


def read_tails(view: Syntax, cues: list[Found]) -> None:
    """Give the last verb of a headline the words before the last comma, where it has found no content; the candidates are changed.

    Args:
        view: the document.
        cues: all candidates.
    """
    start, end = view.headline
    while end > start and view.pos[end - 1] in ("SPACE", "PUNCT"):
        end -= 1
    comma = next((i for i in range(end - 1, max(start, end - LONGEST) - 1, -1) if view.lower[i] == ","), -1)
    if comma - start < LEAST:
        return
    for one in cues:
        known = look_up(one.lemma, "verb", "any")
        if known is None or known.kind != "speech" or one.content or view.tag[one.head] not in ("VBZ", "VBP", "VBD"):
            continue
        who = range(comma + 1, one.head) if one.head == end - 1 else range(one.head + 1, end) if one.head == comma + 1 else range(0)
        if who and any(view.pos[i] in ("NOUN", "PROPN") for i in who):
            one.source, one.content, one.cue = set(who), set(range(start, comma)), {one.head}
            one.frame, one.rule = "that", TAIL
