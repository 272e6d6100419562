"""What is denied where the denial does not repeat it: "Norland says it has taken the port, but Zamora denies"."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.syntax import Syntax

CERTAIN = 0.5
"""Probability of a denial without a content of its own, which the filter has never seen."""


def denies(one: Found) -> bool:
    """Return whether a candidate is somebody's denial."""
    cue = look_up(one.lemma, one.pos, "any") if one.pos == "verb" else None
    return cue is not None and cue.act == "deny" and cue.kind == "speech" and bool(one.source)


def bare_denials(view: Syntax, cues: list[Found], found: list[Found]) -> list[Found]:
    """Return the denials without a content that follow what somebody says in the same sentence; each takes on what that one says.

    Args:
        view: the document.
        cues: all candidates; those that take a content get it.
        found: the attributions.
    """
    said = {one.head: one for one in found}
    made = []
    for one in cues:
        other = said.get(view.head[one.head])
        if one.content or other is None or other.head == one.head or view.dep[one.head] not in ("conj", "parataxis"):
            continue
        if denies(one) and other.content and not one.source & other.source:
            if one.head in other.content:  # the parse hangs the denial on what is denied
                begin = min(one.source | one.cue)
                other.content = {i for i in other.content if i < begin} or other.content
            one.content, one.frame, one.confidence = set(other.content), "that", CERTAIN
            one.rule, one.answers = f"denial of: {other.rule}", other.head
            made.append(one)
    return made


def deny_what_is_said(view: Syntax, found: list[Found]) -> None:
    """Let a denial of "X says that ..." deny what X says and not that X says it: "Norland says it has the port, Zamora denies"."""
    by_head = {one.head: one for one in found}
    for one in found:
        if one.frame != "that" or one.quoted or not denies(one):
            continue
        for c in view.children[one.head]:
            other = by_head.get(c)
            if other is None or view.dep[c] != "ccomp" or c > one.head or not other.content or other.pos != "verb":
                continue
            rest = one.content - other.content - other.cue - other.source
            if other.content | other.source <= one.content and all(view.pos[i] in ("PUNCT", "SPACE") for i in rest):
                one.content, one.answers = set(other.content), other.head
