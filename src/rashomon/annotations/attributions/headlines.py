"""Headlines that end with who says so, whatever the parse makes of their telegraphic words: "Storm behind blast, says inquiry"."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.holders import groups
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.pieces import MARKS
from rashomon.annotations.attributions.syntax import Syntax

TAIL = "headline tail"
"""Rule of an attribution at the end of a headline, which always reports."""
LONGEST = 8
"""Most tokens from the comma to the end of the headline: "Norland's foreign ministry says". By reasoning."""
BEFORE = MARKS | {"-"}
"""What stands before who says so at the end of a headline."""
BEHIND = 3
"""Most words of who says so behind a colon: "Zamora's defence ministry"."""
CERTAIN = 0.5
"""Probability of an attribution behind a colon, which the filter has never seen."""
NAMING = frozenset({"PROPN", "NOUN", "ADJ", "PART"})
"""Parts of speech of who says so behind a colon."""
LEAST = 2
"""Fewest tokens before the comma for them to say something."""


def read_tails(view: Syntax, cues: list[Found]) -> None:
    """Give the last verb of a headline the words before the last comma, where it has found no content; and who stands behind a last colon.

    Args:
        view: the document.
        cues: all candidates; changed.
    """
    start, end = view.headline
    while end > start and view.pos[end - 1] in ("SPACE", "PUNCT"):
        end -= 1
    colon = next((i for i in range(end - 1, max(start, end - 1 - BEHIND) - 1, -1) if view.lower[i] in BEFORE), -1)
    if colon > start and _is_told_by(view, start, colon, end):
        cues[:] = [one for one in cues if one.head != colon]
        cues.append(
            Found(
                head=colon, lemma=":", pos="other", frame="that", cue={colon}, source=set(range(colon + 1, end)),
                content=set(range(start, colon)), rule=TAIL, confidence=CERTAIN,
            )
        )  # fmt: skip
        cues.sort(key=lambda one: one.head)
    comma = next((i for i in range(end - 1, max(start, end - LONGEST) - 1, -1) if view.lower[i] == ","), -1)
    if comma - start < LEAST:
        return
    for one in cues:
        known = look_up(one.lemma, "verb", "any")
        if known is None or known.kind != "speech" or one.content or view.tag[one.head] not in ("VBZ", "VBP", "VBD"):
            continue
        if known.act == "deny" and view.dep[one.head] == "conj" and any(other.head == view.head[one.head] for other in cues):
            continue  # "Zamora claims the capture of Ambra, Norland denies"
        who = range(comma + 1, one.head) if one.head == end - 1 else range(one.head + 1, end) if one.head == comma + 1 else range(0)
        if who and any(view.pos[i] in ("NOUN", "PROPN") for i in who):
            one.source, one.content, one.cue = set(who), set(range(start, comma)), {one.head}
            one.frame, one.rule = "that", TAIL


def _is_told_by(view: Syntax, start: int, colon: int, end: int) -> bool:
    """Return whether a clause stands before a colon, and behind it a name or a noun for people: "Troops crossed border: Zamora".

    Behind a dash only a noun for people: a name there is often that of the outlet ("Storm hits coast - Harad Herald").
    """
    people = view.lemma[end - 1] in groups() and view.pos[end - 1] == "NOUN"
    named = people or (view.lower[colon] == ":" and (view.pos[end - 1] == "PROPN" or view.lemma[end - 1] in groups()))
    clause = any(view.tag[i] in ("VBZ", "VBP", "VBD", "VBN", "MD") for i in range(start, colon))
    return named and clause and end - 1 > colon and view.tag[start][:1] != "W" and all(view.pos[i] in NAMING for i in range(colon + 1, end))
