"""On which side of the article's date the clause around a time expression lies, from the verb that governs it."""

from typing import Final

from spacy.tokens import Token

from rashomon.annotations.calendar import Direction
from rashomon.annotations.wordlists import one_column

LOOK_UP: Final = 12
"""Heads that are followed upwards before the search ends without an answer; longer chains are coordination gone wrong."""
AHEAD: Final = frozenset({"will", "shall", "’ll", "'ll", "would"})


def direction(token: Token, known: dict[int, Direction]) -> Direction:
    """Return past, present, future or unknown for the clause that a time expression stands in.

    The present tense looks ahead where a day is said with it ("arrives on Monday"), but not where the day belongs to a noun
    ("the attack on Monday is ..."), hence its own answer. "would" counts as future: what was said to be coming. An infinitive or
    participle below a word of planning ("is set to begin", "scheduled for Monday") lies ahead, so does one that describes a noun
    ("a meeting to be held on Monday"); another infinitive follows its governing verb.

    Args:
        token: a token of the time expression.
        known: answers by verb of this doc, filled here, so that a verb with a thousand days is looked at once.
    """
    plans = one_column("time-plans", "lemma")
    node = token
    below_noun = False
    for _ in range(LOOK_UP):
        if node.pos_ in ("VERB", "AUX") or (node.lemma_.lower() in plans and node.pos_ == "ADJ"):
            side = known.get(node.i) or known.setdefault(node.i, _of_verb(node, plans))
            if side != "unknown":
                return "unknown" if side == "present" and below_noun else side
        elif node is not token and node.lemma_.lower() in plans and node.pos_ == "NOUN":
            return "future"
        else:
            below_noun = below_noun or (node is not token and node.pos_ in ("NOUN", "PROPN") and node.dep_ not in ("npadvmod", "pobj"))
        if node.head is node:
            return "unknown"
        node = node.head
    return "unknown"


def _of_verb(verb: Token, plans: frozenset[str]) -> Direction:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & AHEAD:
        return "future"
    if any(child.tag_ == "VBD" or child.lower_ in ("has", "have", "'ve", "’ve") for child in helpers):
        planned = verb.tag_ == "VBN" and verb.lemma_.lower() in plans
        return "future" if planned else "past"
    if any(child.tag_ == "MD" for child in helpers):
        return "past" if verb.tag_ == "VBN" and "have" in words else "future"
    if any(child.tag_ == "TO" for child in helpers):
        governor = verb.head
        if governor.lemma_.lower() in plans or any(child.lemma_ in plans for child in governor.children if child.dep_ == "acomp"):
            return "future"
        return "unknown" if governor.pos_ in ("VERB", "AUX") and governor is not verb else "future"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ == "VBN":
        return "future" if verb.lemma_.lower() in plans else "past"
    if verb.tag_ in ("VBZ", "VBP"):
        return "past" if verb.lemma_ in ("say", "report") else "present"
    if verb.lemma_.lower() in plans:
        return "future"
    return "unknown"
