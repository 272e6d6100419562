"""One cue, several that-clauses: "said it had lost X and that Y was near" reports two things, and may be two acts."""

from dataclasses import replace

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.syntax import Syntax


def split_clauses(view: Syntax, one: Found) -> list[Found]:
    """Return an attribution once for each of its conjoined that-clauses; most have one."""
    clause = view.child(one.head, "ccomp") if one.frame == "that" and one.pos == "verb" and not one.quoted else -1
    if clause < 0 or clause not in one.content:
        return [one]
    parts = [c for c in view.children[clause] if view.dep[c] == "conj" and c in one.content and _begins_anew(view, c)]
    if not parts:
        return [one]
    made, rest = [], set(one.content)
    for c in parts:
        first = view.left[c]
        own = {i for i in rest if view.left[c] <= i <= view.right[c]}
        rest -= own
        rest = {i for i in rest if not (i == first - 1 and view.dep[i] == "cc")}
        made.append(replace(one, content=own, cue=set(one.cue), source=set(one.source)))
    one.content = rest
    return [one, *(part for part in made if part.content)] if rest else made


def _begins_anew(view: Syntax, clause: int) -> bool:
    """Return whether a conjoined clause has a "that" of its own."""
    return any(view.dep[c] == "mark" and view.lower[c] == "that" for c in view.children[clause])
