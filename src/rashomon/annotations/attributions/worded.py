"""Sentences that a phrase gives to somebody: "in the words of the envoy, ...", "by her own account, ..."."""

import functools

from rashomon.annotations.attributions.syntax import Syntax
from rashomon.resources import lexicons
from rashomon.tables import read_table


@functools.cache
def worded_nouns() -> dict[str, str]:
    """Return the nouns of these phrases, each with the preposition before it."""
    rows = read_table(lexicons() / "worded-nouns.csv", ("word", "before"), key=("word",), allowed={"before": frozenset({"in", "by"})})
    return {row["word"]: row["before"] for row in rows}


def owner_of_words(view: Syntax, cue: int) -> int:
    """Return the head of whose words a preposition gives a sentence to, or -1: the envoy of "in the words of the envoy"."""
    noun = view.child(cue, "pobj")
    if noun < 0 or worded_nouns().get(view.lower[noun]) != view.lower[cue]:
        return -1
    of = next((c for c in view.children[noun] if view.lower[c] == "of"), -1)
    return view.child(of, "pobj") if of >= 0 else view.child(noun, "poss")


def gives_words(view: Syntax, noun: int) -> bool:
    """Return whether a noun stands in a phrase set off by a comma that gives its sentence to somebody."""
    cue = view.head[noun]
    if view.dep[noun] != "pobj" or view.quotation[noun] >= 0 or view.head[cue] == cue or owner_of_words(view, cue) < 0:
        return False
    first, behind = view.left[cue], view.right[cue] + 1
    opens = first == view.sentences[view.sentence[cue]][0] or view.lower[first - 1] == ","
    return opens and "," in view.lower[behind - 1 : behind + 1]
