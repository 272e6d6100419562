"""Which attribution another one answers: "denied the claim", "disputed Baku's version", "confirmed it"."""

from collections.abc import Iterable

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.keys import AttributionRecord

ANSWERS = frozenset({"deny", "admit", "assert", "condemn", "praise", "apologise"})
"""Acts that may take an attribution as their object; the others take what it says."""
COMPLEMENTS = frozenset({"of", "about", "over"})
"""Prepositions after which a noun says what the claim it names is about."""
MEANING = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
"""Parts of speech by which two contents can be seen to share their matter."""
POINTERS = frozenset({"it", "this", "that"})
FAR = 4
"""Paragraphs in which the attribution answered is looked for, before the one that answers."""


def answered(view: Syntax, number: int, found: list[Found], records: list[AttributionRecord]) -> int | None:
    """Return the position of the attribution that attribution `number` answers, or None."""
    one, record = found[number], records[number]
    if one.answers >= 0:
        return next((n for n, other in enumerate(found) if other.head == one.answers), None)
    if record["act"] not in ANSWERS or one.frame not in ("obj", "prep:to", "prep:with") or not one.content or one.pos == "other":
        return None
    noun = next((i for i in sorted(one.content) if view.head[i] not in one.content), min(one.content))
    if view.pos[noun] == "ADP":
        noun = view.child(noun, "pobj")
    if noun < 0:
        return None
    for n, other in enumerate(found):
        if other.head == noun and other.head in one.content:
            return n
    cue = look_up(view.lemma[noun], "noun", "any") if view.pos[noun] == "NOUN" else None
    if cue is None and view.lower[noun] not in POINTERS:
        return None
    if cue is not None and (cue.kind != "speech" or any(view.dep[c] in ("acl", "relcl") and c != one.head for c in view.children[noun])):
        return None
    matter = _words(view, (i for c in view.children[noun] if view.lower[c] in COMPLEMENTS for i in view.subtree(c)))
    return _earlier(view, number, found, records, noun, "accuse" if cue and cue.act == "accuse" else "", matter)


def _words(view: Syntax, places: Iterable[int]) -> set[str]:
    """Return the lemmas of the words that carry meaning: names, nouns, verbs, figures."""
    return {view.lemma[i].lower() for i in places if view.pos[i] in MEANING}


def _earlier(
    view: Syntax, number: int, found: list[Found], records: list[AttributionRecord], noun: int, act: str, matter: set[str]
) -> int | None:
    """Return the nearest attribution before, by the holder of the noun where one is named, else by anybody else.

    Where the noun says what it is about ("the report of 20 arrests"), only an attribution is meant that shares a word or figure with that.
    """
    one = found[number]
    own = {c["referent"] for c in records[number]["claimants"]}
    holder = view.child(noun, "poss")
    names = {view.lower[i] for i in view.subtree(holder)} if holder >= 0 else set()
    best = None
    for n in range(number - 1, -1, -1):
        other = found[n]
        if view.paragraph[one.head] - view.paragraph[other.head] > FAR:
            break
        if records[n]["kind"] != "speech" or other.head in one.content or records[n]["parent"] is not None:
            continue
        if matter and not matter & _words(view, found[n].content):
            continue
        theirs = {c["referent"] for c in records[n]["claimants"]}
        if names:
            said = {word for c in records[n]["claimants"] for word in (c["text"] or "").lower().split()}
            if not said & names:
                continue
        elif theirs & own - {None}:
            continue
        if act and records[n]["act"] != act:
            best = n if best is None else best
            continue
        return n
    return best
