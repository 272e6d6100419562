"""What a bare reply replies to: who was "asked whether the army shelled the port" and says "it did", or "no", says so of that.

So does who says "it did not" right after another one said that it did.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc, Span, Token

from rashomon.annotations.attributions.asked import ASKING, MARKS
from rashomon.annotations.keys import PROPOSITIONS, AttributionRecord, PropositionRecord
from rashomon.annotations.polarity import negation
from rashomon.annotations.wordlists import read_rows
from rashomon.claims.contents import records_of

LONGEST: Final = 4
"""Most words of a bare reply: "no, it was not". By reasoning."""
FARTHEST: Final = 60
"""Most tokens between the question and the verb of the reply. By reasoning."""
MODALITIES: Final = {"future": "future", "possible": "possible", "demanded": "obligation"}
"""Modalities, and the kinds of auxiliary that give them."""
STATING: Final = frozenset(("assert", "report", "announce", "accuse", "deny"))
"""Acts by which somebody says that something is so, or is not."""
POINTING: Final = frozenset(("it", "this", "that"))
"""Words by which who denies or confirms points to what was asked."""


def replied(doc: Doc, attribution: AttributionRecord) -> bool | None:
    """Return whether the words of a bare reply affirm ("yes", "it had", "it" that is denied); None where they say something themselves."""
    words = [token for span in _spans(doc, attribution["content"]) for token in span if not token.is_punct and not token.is_space]
    if not 0 < len(words) <= LONGEST:
        return None
    said, size = _opening([token.lower_ for token in words])
    rest = words[size:]
    if not rest:
        return said
    if len(rest) == 1:
        return True if rest[0].lower_ in POINTING and attribution["act"] in ("deny", "admit") else None
    if rest[0].pos_ != "PRON" or rest[1].tag_ == "VBN" or not _is_auxiliary(rest[1]):
        return None
    denied = [token for token in rest[2:] if token.dep_ == "neg"]
    return not denied if len(rest) == 2 + len(denied) else None


def _opening(words: Sequence[str]) -> tuple[bool | None, int]:
    """Return whether the listed words that a reply begins with affirm, and how many they are; None and 0 where there are none."""
    listed = _listed()
    for size in range(len(words), 0, -1):
        if (said := listed.get(" ".join(words[:size]))) is not None:
            return said, size
    return None, 0


@cache
def _listed() -> Mapping[str, bool]:
    """Return the words that are a reply by themselves, and whether they affirm."""
    allowed = {"affirms": frozenset({"yes", "no"})}
    return {row["words"]: row["affirms"] == "yes" for row in read_rows("replies", ("words", "affirms"), key=("words",), allowed=allowed)}


def question_before(doc: Doc, attribution: AttributionRecord) -> tuple[int, PropositionRecord] | None:
    """Return the main clause of the question that a sentence begins with, by its position: "asked whether the army fired, ..."."""
    cues = _spans(doc, attribution["cue"])
    if not cues:
        return None
    cue = cues[0]
    first = max(cue.sent.start, cue.start - FARTHEST)
    asked = next((token for token in doc[first : cue.start] if token.lower_ in ASKING and token.tag_ in ("VBN", "VBD")), None)
    mark = next((t for t in doc[asked.i : cue.start] if t.lower_ in MARKS and t.dep_ == "mark"), None) if asked is not None else None
    if mark is None or not mark.i < mark.head.i < cue.start:
        return None
    records: list[PropositionRecord] = records_of(doc, PROPOSITIONS)
    near = bisect_left(records, mark.idx, key=lambda record: record["trigger"][0])
    until = bisect_left(records, cue.start_char, lo=near, key=lambda record: record["trigger"][0])
    return next(((n, _stated(doc, records[n])) for n in range(near, until) if records[n]["head"] == mark.head.i), None)


def answers_statement(doc: Doc, before: AttributionRecord, attribution: AttributionRecord) -> bool:
    """Return whether a bare reply of a pronoun and an auxiliary stands behind what another one states: "it did not"."""
    first = next((token for span in _spans(doc, attribution["content"]) for token in span if not token.is_punct), None)
    if before["act"] not in STATING or first is None or first.pos_ != "PRON":
        return False
    speakers = [
        {one["referent"] if one["referent"] is not None else one["text"] for one in side["claimants"]} for side in (before, attribution)
    ]
    return all(speakers) and speakers[0].isdisjoint(speakers[1])


def _stated(doc: Doc, record: PropositionRecord) -> PropositionRecord:
    """Return a clause as somebody states it who was asked about it: it is no condition, but may be possible, or to come."""
    said = {child.lower_ for child in doc[record["head"]].children if child.dep_ == "aux"}
    manner = next((name for name, words in MODALITIES.items() if not said.isdisjoint(negation()[words])), "asserted")
    return PropositionRecord(**{**record, "modality": manner})


def _is_auxiliary(token: Token) -> bool:
    return token.lemma_.lower() in ("be", "have", "do") or token.tag_ == "MD"


def _spans(doc: Doc, offsets: Sequence[list[int]]) -> list[Span]:
    return [span for start, end in offsets if (span := doc.char_span(start, end, alignment_mode="expand")) is not None]
