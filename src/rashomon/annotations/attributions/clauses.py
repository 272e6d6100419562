"""Where a content begins and ends among clauses: one cue with several that-clauses, and what others say behind a "but" or a comma.

"Said it had lost X and that Y was near" reports two things, and may be two acts. "Twelve died, she said, but the army put the toll at
nine" ends with her words; and what follows "a charge that Norland denies" is Norland's.
"""

from dataclasses import replace

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import CONTRASTS, look_up, read_list
from rashomon.annotations.attributions.syntax import Syntax

"""Words that set what another says against what was said."""
OPENING = frozenset({",", ";"})
"""Marks with which no content begins."""
ASIDES = frozenset({"appos", "npadvmod", "dobj", "dep"})
"""How a parser hangs what an outlet calls the words of others behind a comma ("..., a charge that Norland denies")."""
LEAST = 5
"""Words of a content, at least, that can hold what another says, too."""
GIVING = frozenset({"put", "place", "set", "estimate"})
"""Verbs by which somebody names a figure."""
TOLD = frozenset({"VBD", "VBZ", "VBN", "VBP"})
"""Tags of the verbs of what is told of somebody's words."""


def split_clauses(view: Syntax, one: Found) -> list[Found]:
    """Return an attribution once for each of its conjoined that-clauses, its ends put right; most have one."""
    _name_what_is_meant(view, one)
    _leave_out_others(view, one)
    while one.content and view.lower[min(one.content)] in OPENING:
        one.content.discard(min(one.content))
    return _split(view, one)


def _name_what_is_meant(view: Syntax, one: Found) -> None:
    """Put the noun in the place of its relative word: in "a charge that Norland denied" it is the charge that is denied.

    And before what it is called: "a remark that Zamora called absurd".
    """
    if not one.content or view.dep[one.head] != "relcl":
        return
    noun = view.head[one.head]
    own = any(_names_other(view, c) for c in view.children[one.head])
    if names(view, one.head) and not own and noun not in one.source:
        words = {i for i in view.subtree(noun) if i < view.left[one.head] and view.lower[i] not in OPENING}
        if noun in words and view.pos[noun] in ("NOUN", "PROPN"):
            one.content = {i for i in one.content if view.tag[i] not in ("WDT", "WP")} | words
        return
    if any(view.tag[i] not in ("WDT", "WP", "IN") for i in one.content):
        return
    words = {i for i in view.subtree(noun) if i < view.left[one.head] and view.lower[i] not in OPENING}
    if noun in words and view.pos[noun] in ("NOUN", "PROPN"):
        one.content = words


def _names_other(view: Syntax, token: int) -> bool:
    """Return whether a word under a verb that names something shows that it does not name the noun before: an object, "who" names it."""
    relative = view.tag[token] in ("WDT", "WP")
    return (view.dep[token] in ("dobj", "nsubjpass") and not relative) or (view.dep[token] == "nsubj" and relative)


def names(view: Syntax, verb: int) -> bool:
    """Return whether a verb says what something is: "called it a lie", "describes it as a lie"."""
    if view.lemma[verb] in read_list("naming-verbs"):
        return view.child(verb, "oprd") >= 0
    return view.lemma[verb] == "describe" and any(view.lower[c] == "as" for c in view.children[verb])


def _leave_out_others(view: Syntax, one: Found) -> None:
    """Take from a content what somebody else says: a clause behind "but", and what is told of the words themselves behind a comma."""
    if one.quoted or one.pos == "noun" or len(one.content) < LEAST:
        return
    for c in sorted(one.content):
        if c not in one.content:
            continue
        above = view.head[c]
        if view.dep[c] in ("conj", "advcl", "ccomp") and above in one.content and _contrasts(view, c) and _another_speaks(view, one, c):
            one.content -= set(range(view.left[c], view.right[c] + 1))
        elif _is_left_over(view, one, c) or _is_remark(view, one, c):
            one.content -= set(view.subtree(c))
        else:
            continue
        while one.content and (view.lower[max(one.content)] in CONTRASTS or view.pos[max(one.content)] in ("PUNCT", "CCONJ")):
            one.content.discard(max(one.content))


def _is_left_over(view: Syntax, one: Found, clause: int) -> bool:
    """Return whether a relative clause stands in a content without its noun."""
    noun = view.head[clause]
    return view.dep[clause] == "relcl" and noun not in one.content and noun not in one.cue | one.source


def _is_remark(view: Syntax, one: Found, noun: int) -> bool:
    """Return whether a noun behind a comma is what the outlet calls the words before it."""
    behind = view.dep[noun] in ASIDES and view.head[noun] != one.head and view.lower[view.left[noun] - 1] == ","
    return behind and _is_words(view, noun)


def _contrasts(view: Syntax, clause: int) -> bool:
    """Return whether a clause stands behind "but" and the like; in headlines "as" means "while"."""
    first = view.left[clause]
    if view.lower[first] == "as" and view.headline[0] < first < view.headline[1]:
        return True
    return view.lower[first] in CONTRASTS or (first > 0 and view.lower[first - 1] in CONTRASTS)


def _another_speaks(view: Syntax, one: Found, clause: int) -> bool:
    """Return whether a clause has a subject of its own and stands behind the cue, or is itself somebody's words."""
    if view.child(clause, "nsubj") < 0 or view.child(clause, "nsubj") in one.source:
        return False
    if view.left[clause] > one.head and view.left[view.head[clause]] < one.head and view.head[clause] < one.head:
        return True
    cue = look_up(view.lemma[clause], "verb", "any")
    says = cue is not None and cue.kind == "speech" and view.child(clause, "ccomp", "xcomp", "dobj", "prep") >= 0
    return says or (view.lemma[clause] in GIVING and view.child(clause, "dobj") >= 0)


def _is_words(view: Syntax, noun: int) -> bool:
    """Return whether a noun calls what was said something and goes on to tell of that: "a claim for which he gave no proof"."""
    cue = look_up(view.lemma[noun], "noun", "any") if view.pos[noun] == "NOUN" else None
    article = any(view.lower[c] in ("a", "an") for c in view.children[noun])
    told = any(view.dep[c] in ("relcl", "acl") and view.tag[c] in TOLD for c in view.children[noun])
    return cue is not None and cue.kind == "speech" and article and told


def _split(view: Syntax, one: Found) -> list[Found]:
    """Return an attribution once for each of its conjoined that-clauses."""
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
