"""What a cue does to its content: affirm, deny or raise it, and when the cue itself is denied."""

from typing import Final, cast

from spacy.tokens import Doc, Span

from rashomon.annotations.keys import AttributionRecord, PropositionRecord
from rashomon.annotations.polarity import negation
from rashomon.model import Polarity

DEPTH: Final = 4
"""Most verbs that are climbed from a cue or an event ("was forced to agree to stop denying")."""


def cue_polarity(doc: Doc, attribution: AttributionRecord) -> Polarity:
    """Return what the cue does to its content; a negated cue takes no side."""
    polarity = cast("Polarity", attribution["polarity"])
    for start, end in attribution["cue"]:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and polarity != "none" and _negated_cue(span):
            return "none"
    return polarity


def _negated_cue(cue: Span) -> bool:
    """Return whether a cue is negated, or fails ("did not deny", "refused to confirm")."""
    failing = negation()["failing"]
    if any(token.lemma_.lower() in failing and any(child.dep_ == "xcomp" for child in token.children) for token in cue):
        return any(token.dep_ == "xcomp" for token in cue)
    token = cue.root
    for _ in range(DEPTH):
        if any(child.dep_ == "neg" for child in token.children):
            return True
        if token.dep_ != "xcomp":
            return False
        token = token.head
        if token.lemma_.lower() in failing:
            return True
    return False


def negated_by_cue(doc: Doc, attribution: AttributionRecord, record: PropositionRecord) -> bool:
    """Return whether it is the cue that negates a record, so that it must not count twice ("refused to withdraw")."""
    failing = negation()["failing"]
    token = doc[record["head"]]
    for _ in range(DEPTH):
        if token.dep_ not in ("xcomp", "dobj", "pcomp", "prep"):
            return False
        token = token.head
        if token.lemma_.lower() in failing and any(start <= token.idx < end for start, end in attribution["cue"]):
            return True
    return False
