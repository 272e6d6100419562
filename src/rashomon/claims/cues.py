"""What a cue does to its content: affirm, deny or raise it, and when the cue itself is denied."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, cast

from spacy.tokens import Doc, Span, Token

from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.manner import QUESTIONS
from rashomon.annotations.keys import AttributionRecord, PropositionRecord
from rashomon.annotations.polarity import disproved, negation
from rashomon.annotations.trees import Tree, tree
from rashomon.annotations.triggers import lexicon
from rashomon.model import Polarity

DEPTH: Final = 4
"""Most verbs that are climbed from a cue or an event ("was forced to agree to stop denying")."""

DENY: Final = "deny"
"""The verb whose complement did not happen, whoever its subject is."""
NOR: Final = "nor"
BOTH: Final = "both"
YET: Final = "yet"
"""Of what has not been said so far: "has yet to confirm"."""
SHORT: Final = "short"
"""Of what is not said in the end: "stopped short of blaming the army"."""
DISAGREEING: Final = frozenset(("disagree", "differ"))
"""Verbs by which somebody is of another mind than a claim."""
ABOVE: Final = frozenset(("xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "conj", "agent"))
"""Relations of a deed to the verb that accuses of it or denies it; "of" may hang on the accuser ("accused by Zamora of arson")."""
OBJECTS: Final = frozenset(("dobj", "pobj"))
PLEA: Final = "plead"
"""Whose "not" is part of what is said: who pleads not guilty denies, and does not keep from it."""


def cue_polarity(doc: Doc, attribution: AttributionRecord) -> Polarity:
    """Return what the cue does to its content; a negated cue takes no side, nor does who will not say what is so.

    But who does not agree, or believe, that something is so says that it is not.
    """
    polarity = cast("Polarity", attribution["polarity"])
    if _opposes(doc, attribution):
        return "negative"
    if polarity == "negative" and _will_not_say(doc, attribution):
        return "none"
    for start, end in attribution["cue"] if polarity != "none" else ():
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and _negated_cue(span) and not (polarity == "negative" and span.root.lemma_.lower() == PLEA):
            return "none"
    return polarity


def _opposes(doc: Doc, attribution: AttributionRecord) -> bool:
    """Return whether somebody does not agree that something is so, or disagrees with the claim that it is."""
    cue = next((span for start, end in attribution["cue"] if (span := doc.char_span(start, end, alignment_mode="expand"))), None)
    start, end = attribution["content"][0] if attribution["content"] else (0, 0)
    content = doc.char_span(start, end, alignment_mode="expand") if end else None
    if cue is None or content is None:
        return False
    verb = cue.root
    disagrees = verb.lemma_.lower() in DISAGREEING
    if not disagrees and (verb.lemma_.lower() not in negation()["opposing"] or not any(child.dep_ == "neg" for child in verb.children)):
        return False
    if content[0].dep_ == "prep":
        return any(child.dep_ == "pobj" and child.lemma_.lower() in lexicon(doc.lang_).kinds["claim"] for child in content[0].children)
    return not disagrees and any(child.dep_ == "ccomp" and start <= child.idx < end for child in verb.children)


def _negated_cue(cue: Span) -> bool:
    """Return whether a cue is negated, or fails ("did not deny", "refused to confirm")."""
    failing = negation()["failing"]
    if any(token.lemma_.lower() in failing and any(child.dep_ == "xcomp" for child in token.children) for token in cue):
        return any(token.dep_ == "xcomp" for token in cue)
    token = cue.root
    if token.dep_ == "acomp" and any(child.dep_ == "neg" for child in token.head.children):
        return True
    if token.dep_ == "conj" and any(child.lower_ == NOR for child in token.head.children):
        return True
    for _ in range(DEPTH):
        if any((child.dep_ in ("neg", "preconj") and child.lower_ != BOTH) or _nobody(child) for child in token.children):
            return True
        if token.dep_ == "pcomp" and token.head.lower_ == "of" and token.head.head.lower_ == SHORT:
            return True
        if token.dep_ != "xcomp":
            return False
        token = token.head
        if token.lemma_.lower() in failing or any(child.lower_ == YET for child in token.children):
            return True
    return False


def _will_not_say(doc: Doc, attribution: AttributionRecord) -> bool:
    """Return whether what is refused is to say something: who "refused to admit that police fired" has not said that they did not."""
    start, end = attribution["content"][0] if attribution["content"] else (0, 0)
    span = doc.char_span(start, end, alignment_mode="expand") if end else None
    if span is None or len(span) < 2 or span[0].lower_ != "to":
        return False
    cue = look_up(span[1].lemma_.lower(), "verb", "any")
    return cue is not None and cue.kind == "speech" and any(child.dep_ == "ccomp" for child in span[1].children)


def _nobody(token: Token) -> bool:
    """Return whether a subject says that nobody does it ("neither A nor B has blamed", "no minister said")."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return False
    words = negation()["determiner"]
    return token.lower_ in words or any(child.dep_ in ("det", "preconj") and child.lower_ in words for child in token.children)


def unproven(doc: Doc, attribution: AttributionRecord) -> bool:
    """Return whether words outside a content say that nothing shows it: "found no evidence that the fire was set"."""
    start, end = attribution["content"][0] if attribution["content"] else (0, 0)
    span = doc.char_span(start, end, alignment_mode="expand") if end else None
    if span is None or any(token.lower_ in negation()["determiner"] for token in span):
        return False
    return disproved(_tree(doc), span.root.i)


@lru_cache(maxsize=1)
def _tree(doc: Doc) -> Tree:
    """Return the parse of the document at hand, made once for all its attributions."""
    return tree(doc)


def asks(doc: Doc, attribution: AttributionRecord) -> bool:
    """Return whether a content only asks ("whether it had fired", "why it left"): who does not answer that has said nothing of it."""
    if not attribution["content"]:
        return False
    start, end = attribution["content"][0]
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and (span[0].lower_ in negation()["condition"] or span[0].tag_ in QUESTIONS)


def says(predicate: str) -> bool:
    """Return whether a predicate is no more than a verb of speech of the texts ("en/deny"): who says something is told by his claim."""
    cue = look_up(predicate.removeprefix("en/"), "verb", "any") if predicate.startswith("en/") else None
    return cue is not None and cue.kind == "speech"


def passed_on(doc: Doc, nested: Sequence[AttributionRecord], record: PropositionRecord, polarity: Polarity) -> Polarity:
    """Return the side of who reports what others say: none where those are said not to say it ("we did not say that he fell")."""
    start, end = record["trigger"]
    for one in nested:
        if any(a <= start and end <= b for a, b in one["content"]) and one["polarity"] != "none" and cue_polarity(doc, one) == "none":
            return "none"
    return polarity


def heard(doc: Doc, record: PropositionRecord) -> bool:
    """Return whether an event is only what others report: "was looking into reports that ...", "there were claims that ..."."""
    kinds = lexicon(doc.lang_).kinds
    token = doc[record["head"]]
    for _ in range(DEPTH):
        noun = token.head
        if token.dep_ == "acl" and noun.lemma_.lower() in kinds["claim"]:
            above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
            there = any(child.dep_ == "expl" for child in above.children)
            return (noun.dep_ in OBJECTS and above.lemma_.lower() in kinds["hear"]) or (noun.dep_ == "attr" and there)
        if token.dep_ not in ABOVE or noun == token:
            return False
        token = noun
    return False


def others_word(doc: Doc, record: PropositionRecord, accusing: frozenset[int]) -> bool:
    """Return whether an event is only what somebody is accused of or denies ("accused by Zamora of arson"), which no outlet affirms.

    Nor does it affirm what a charge or claim says, whosever it is ("upheld the charge that he shot them"), or deny what nobody has claimed
    to have done.
    """
    token = doc[record["head"]]
    charged = False
    if (
        token.dep_ in ("acl", "ccomp", "relcl")
        and token.head.pos_ == "NOUN"
        and token.head.lemma_.lower() in lexicon(doc.lang_).kinds["claim"]
    ):
        return any(child.dep_ == "mark" for child in token.children)
    for _ in range(DEPTH):
        if token.dep_ not in ABOVE or token.head == token:
            return False
        charged = charged or (token.dep_ in ("prep", "pcomp") and token.lower_ in ("of", "for", "over", "with"))
        step, token = token, token.head
        if charged and token.i in accusing:
            return True
        if token.lemma_ == DENY and step.dep_ in ("xcomp", "ccomp", "dobj"):
            return True
        if record["negated"] and step.dep_ == "dobj" and token.lemma_.lower() in lexicon(doc.lang_).kinds["avow"]:
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
