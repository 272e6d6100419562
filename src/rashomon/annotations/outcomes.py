"""What came of a deed, told behind who says so: "the rebels attacked the village, the army said, killing three people"."""

from collections.abc import Iterable, Sequence

from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.wordlists import one_column

FARTHEST = 100
"""Tokens between a deed and the verb of who tells of it at most, so that time does not grow with the square of a long text."""


def outcome_verbs() -> frozenset[str]:
    """Return the verbs whose participle tells what came of a deed, and not what a speaker does meanwhile."""
    return one_column("outcome-verbs", "verb")


def strayed(
    verbs: Iterable[int], low: Sequence[str], lemma: Sequence[str], tag: Sequence[str], dep: Sequence[str], head: Sequence[int]
) -> dict[int, int]:
    """Return the participles that a parser hangs on the verb of speech between commas, each with the verb of the deed before it.

    Args:
        verbs: the tokens that are verbs, at least.
        low: words in lower case.
        lemma: of each token.
        tag: fine part of speech.
        dep: dependency.
        head: of each token.
    """
    words, found = outcome_verbs(), {}
    for i in verbs:
        if tag[i] != "VBG" or dep[i] != "advcl" or lemma[i] not in words or not 0 < head[i] < i:
            continue
        speaking = head[i]
        cue = look_up(lemma[speaking], "verb", "any")
        comma = i - 2 if tag[i - 1] == "RB" else i - 1
        if low[comma] != "," or cue is None or cue.kind != "speech":
            continue
        if dep[speaking] == "parataxis":
            deed = head[speaking]
        else:
            deed = next((k for k in range(speaking - 1, max(speaking - FARTHEST, -1), -1) if head[k] == speaking and dep[k] == "ccomp"), -1)
        if 0 <= deed < speaking and "," in low[deed:speaking]:
            found[i] = deed
        elif deed < 0 and (behind := _told_behind(speaking, comma, dep, head)) is not None:
            found[i] = behind
    return found


def _told_behind(speaking: int, comma: int, dep: Sequence[str], head: Sequence[int]) -> int | None:
    """Return the verb of the deed that stands between its verb of speech and a comma: "accused the army of bombing a clinic, ..."."""
    for k in range(comma - 1, max(speaking, comma - FARTHEST), -1):
        above = head[k]
        if dep[k] == "pcomp" and dep[above] == "prep":
            above = head[above] if dep[head[above]] != "dobj" else head[head[above]]
        elif dep[k] not in ("ccomp", "xcomp"):
            continue
        if above == speaking:
            return k
    return None
