"""Names of ships: what an article introduces as one is no place, though the model takes many for towns and straits."""

from spacy.tokens import Doc, Token

from rashomon.annotations.mentions import Found
from rashomon.annotations.names_groups import Group
from rashomon.annotations.names_words import word_kinds

OPENING = frozenset(("“", '"', "‘", "'", "''", "``"))


def is_vessel(doc: Doc, group: Group) -> bool:
    """Return whether an article calls a name a ship; of a name that is taken for a place it is enough that people sail in it."""
    if group.concept is not None:
        return False
    return any(_introduced(doc, m) or (group.type == "Place" and _sailed(doc, m)) for m in group.mentions)


def _introduced(doc: Doc, m: Found) -> bool:
    """Return whether a noun for a ship stands right before a name ("the ferry Morning Crow"), or in apposition to it."""
    vessels = word_kinds()["vessel"]
    before = _before(doc, m)
    if before is not None and before.lower_ in vessels:
        return True
    head = doc[m.start : m.end].root
    return any(child.dep_ == "appos" and child.i >= m.end and child.lemma_.lower() in vessels for child in head.children)


def _sailed(doc: Doc, m: Found) -> bool:
    """Return whether a name stands where a ship's does: "aboard the X", "the crew of the X", "the X sank", "sank the X"."""
    kinds = word_kinds()
    before = _before(doc, m)
    if before is not None and before.lower_ == "aboard":
        return True
    if before is None or before.lower_ != "the":
        return False
    head = doc[m.start : m.end].root
    above = head.head
    if head.dep_ == "pobj" and above.lower_ == "of":
        return above.head.lemma_.lower() in kinds["crew"]
    return head.dep_ in ("nsubj", "nsubjpass", "dobj") and above.lemma_.lower() in kinds["sinking"]


def _before(doc: Doc, m: Found) -> Token | None:
    """Return the word before a name in its sentence; a quotation mark that opens the name is passed over."""
    i = m.start
    while i > 0 and not doc[i].is_sent_start:
        i -= 1
        if doc[i].text not in OPENING:
            return doc[i]
    return None
