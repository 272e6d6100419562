"""What becomes of an event that is announced, demanded, refused or threatened instead of done.

PLOVER codes intentions as words: who will help or is ready to withdraw agrees, who will attack or boycott threatens, who will not
accept rejects, who says that somebody else must act requests. The deed itself keeps its predicate and its modality but no event type,
because nobody says that it took place.
"""

from collections.abc import Mapping
from typing import Final

from rashomon.annotations.polarity import negation
from rashomon.annotations.trees import REACH, Tree
from rashomon.annotations.triggers import TYPES, Frame

DOWN: Final = frozenset(("xcomp", "ccomp", "dobj", "acomp", "conj", "pobj", "pcomp", "prep", "acl", "relcl", "nsubjpass", "attr", "oprd"))
"""Relations through which a governing word reaches the event that it demands, promises or refuses."""

FIRST_PERSON: Final = frozenset(("i", "we"))
"""Who says that he himself must act requests nothing."""

SPOKEN: Final = frozenset(("request", "accuse", "reject", "threaten", "agree"))
"""Types that an intention leaves as they are: they are words already."""


def governor(tree: Tree, frames: Mapping[int, Frame], i: int) -> tuple[Frame, int] | None:
    """Return the frame, and its word, whose complement an event is ("demanded that they withdraw"), or None; what is past is none."""
    if tree.tag[i] == "VBD" or (tree.tag[i] == "VBN" and any(_is_past(tree, k) for k in tree.kids[i])):
        return None
    at = i
    for _ in range(REACH):
        head, dep = tree.head[at], tree.dep[at]
        if head == at or dep not in DOWN or (dep == "relcl" and tree.tag[at] != "VB"):
            return None
        if dep == "conj" and (tree.tag[at] != tree.tag[head] or tree.child(at, "nsubj", "nsubjpass") is not None):
            return None
        frame = frames.get(head)
        if frame is not None and frame.complement and dep != "conj":
            return frame, head
        if frame is not None and dep in ("ccomp", "relcl", "acl") and dep != "xcomp":
            return None
        at = head
    return None


def _is_past(tree: Tree, helper: int) -> bool:
    """Return whether an auxiliary says that its verb's event is past: "have", or the "was" of a passive."""
    return (tree.lemma[helper] == "have" and tree.tag[helper] != "VB") or (tree.tag[helper] == "VBD" and tree.dep[helper] == "auxpass")


def hostile(tree: Tree, frames: Mapping[int, Frame], i: int) -> bool:
    """Return whether what a word governs is an act of conflict; a negated one is not ("vowed not to attack")."""
    words = negation()
    todo = [k for k in tree.kids[i] if tree.dep[k] in DOWN]
    for _ in range(REACH):
        if not todo:
            return False
        at = todo.pop(0)
        frame = frames.get(at)
        if frame is not None and frame.type is not None:
            denied = any(tree.dep[k] == "neg" or tree.low[k] in words["determiner"] for k in tree.kids[at])
            return TYPES[frame.type].endswith("conflict") != denied
        if any(tree.dep[k] == "neg" for k in tree.kids[at]) and tree.dep[at] in ("xcomp", "ccomp"):
            return True
        todo += [k for k in tree.kids[at] if tree.dep[k] in DOWN]
    return False


def announced(kind: str, *, denied: bool, conditional: bool = False) -> str | None:
    """Return the type of an act that somebody says will happen, or will not; None where that is no event.

    A condition ("unless they leave") makes a threat of it.

    >>> announced("aid", denied=False), announced("assault", denied=False), announced("aid", denied=True)
    ('agree', 'threaten', 'reject')
    """
    if kind in SPOKEN:
        return None if denied else kind
    if TYPES[kind].endswith("conflict"):
        return "agree" if denied else "threaten"
    if denied:
        return "reject"
    return "threaten" if conditional else "agree"


def conditional(tree: Tree, i: int) -> bool:
    """Return whether an act depends on what somebody else does ("unless they leave")."""
    return any(tree.dep[k] == "advcl" and any(tree.low[m] == "unless" for m in tree.kids[k]) for k in tree.kids[i])


def purpose(tree: Tree, i: int) -> bool:
    """Return whether a verb only says what something is meant for ("to overthrow him" in "an effort to overthrow him")."""
    return tree.dep[i] in ("advcl", "relcl", "acl") and tree.tag[i] == "VB" and any(tree.low[k] == "to" for k in tree.kids[i])


def told_to(tree: Tree, i: int) -> int | None:
    """Return who is told to act below a verb of saying ("said that they must leave"), or None."""
    duties = negation()["obligation"]
    for k in tree.kids[i]:
        if tree.dep[k] == "ccomp" and any(tree.dep[m] == "aux" and tree.low[m] in duties for m in tree.kids[k]):
            who = tree.child(k, "nsubj", "nsubjpass")
            if who is not None and tree.low[who] not in FIRST_PERSON and tree.tag[who] != "EX":
                return who
    return None
