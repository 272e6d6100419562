"""What an attribution's content says: its propositions, each with the side that the claimant takes.

Polarity is composed of what the cue does to its content (affirm, deny, raise), of negation of the cue itself, and of negation in the
content: "denied that it had not fired" affirms, "failed to deny" takes no side. One content may hold several propositions; each gives
a claim with the same spans.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from spacy.tokens import Doc

from rashomon.annotations.keys import (
    ATTRIBUTIONS,
    PROPOSITIONS,
    QUANTITIES,
    TIMES,
    AttributionRecord,
    Offsets,
    PropositionRecord,
    QuantityRecord,
    TimeRecord,
)
from rashomon.annotations.propositions import ASSAULT
from rashomon.annotations.recalled import RECALLED, blamed
from rashomon.annotations.responses import DOCUMENTS, NUMBERS
from rashomon.annotations.triggers import lexicon
from rashomon.annotations.verdicts import Pointer, pointer
from rashomon.claims.contents import Nested, chosen, is_main, nested_in, records_of
from rashomon.claims.cues import asks, cue_polarity, heard, negated_by_cue, passed_on, unproven
from rashomon.claims.replies import answers_statement, question_before, replied
from rashomon.model import Basis, Modality, Polarity, Proposition, Quantity, TextSpan, TimeExpression

TimeKind = Literal["date", "time", "duration", "set"]

DEPTH: Final = 4
"""Most answers that are followed from claim to claim ("denied the claim" of a denial of a claim)."""

FLIPPED: Final[dict[Polarity, Polarity]] = {"positive": "negative", "negative": "positive", "none": "negative"}
"""What a denial makes of the polarity of the claim it answers; a denied demand or question counts as a denial of what it raised."""

BLAME: Final = "blame"
"""The verb of accusing that need not say of what."""
UNSETTLED: Final = frozenset(("demanded", "hypothetical"))
"""Modalities whose clause neither affirms nor denies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A proposition as one claimant holds it."""

    proposition: Proposition | None
    """None where the content says nothing that could be true or false, or nothing that was understood."""
    polarity: Polarity
    wording: TextSpan | None = None
    span: TextSpan | None = None
    """The clause or noun phrase that says it."""
    index: int | None = None
    """Position in the PROPOSITIONS records; None where there is no record."""
    rule: str = ""
    confidence: float = 0.5


def propositions_of(
    doc: Doc, attribution: AttributionRecord, claimant: int | None = None, *, place: int | None = None, nested: Nested | None = None
) -> tuple[Held, ...]:
    """Return what one claimant says in an attribution: never empty, the propositions in the order of the text.

    Args:
        doc: with all annotations.
        attribution: one of its ATTRIBUTIONS records.
        claimant: referent of the claimant, needed where an accusation is mutual ("accused each other"): the deed is then the other's.
        place: position of the attribution in the records, where the caller knows it.
        nested: what stands in which content, where the caller asks for many attributions of one doc.
    """
    records: list[AttributionRecord] = records_of(doc, ATTRIBUTIONS)
    saying = _Saying(doc=doc, records=records, nested=nested_in(doc) if nested is None else nested)
    if place is None:
        place = next((n for n, one in enumerate(records) if one is attribution), None)
    return _held(saying, attribution, place, claimant, DEPTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """The attributions of one doc."""

    doc: Doc
    records: Sequence[AttributionRecord]
    nested: Nested


def _held(
    saying: _Saying, attribution: AttributionRecord, number: int | None, claimant: int | None, depth: int, *, main: bool = False
) -> tuple[Held, ...]:
    """Return what is said; with main, only in the main clause, which is all that an answer is about."""
    doc, nested = saying.doc, saying.nested.get(number, ()) if number is not None else ()
    polarity = cue_polarity(doc, attribution)
    if polarity == "none" and attribution["polarity"] == "positive" and asks(doc, attribution):
        return (Held(proposition=None, polarity=polarity, rule="unanswered"),)
    records = chosen(doc, attribution, "negative" if main else polarity, nested)
    answered = attribution["responds_to"]
    pointed = pointer(doc, attribution, lexicon(doc.lang_)) if answered is not None and depth else None
    if answered is not None and depth and (pointed is not None or not any(_telling(record) for _, record in records)):
        if polarity == "none" and (pointed is not None or attribution["polarity"] != "none"):
            return (Held(proposition=None, polarity=polarity, rule="unanswered"),)
        earlier = _meant(_held(saying, saying.records[answered], answered, None, depth - 1, main=True), pointed)
        flip = polarity == "negative"
        found = [replace(one, polarity=FLIPPED[one.polarity] if flip else one.polarity, rule=f"answer:{one.rule}") for one in earlier]
        return tuple(found) or (Held(proposition=None, polarity=polarity, rule="unanswered"),)
    if not records and polarity != "none" and (affirms := replied(doc, attribution)) is not None:
        asked, side = _asked(saying, attribution, number, depth), polarity if affirms else FLIPPED[polarity]
        return tuple(replace(one, polarity=side, rule=f"reply:{one.rule}") for one in asked) or (
            Held(proposition=None, polarity=side, rule="unanswered"),
        )
    accused = _accused(doc, attribution, claimant) if attribution["act"] == "accuse" else None
    said: list[Held] = []
    for index, original in records:
        record = original.copy()
        if record["negated"] and negated_by_cue(doc, attribution, record):
            record["negated"] = False
        if accused is not None and _open_to(doc, attribution, record, claimant) and not _done_to(doc, record, records):
            record = PropositionRecord(
                **{**record, "subject": accused, "object": record["object"] if record["object"] != accused else None}
            )
        elif _controlled(doc, attribution, record, claimant):
            if any(one["head"] == record["head"] and one["subject"] == claimant for _, one in records):
                continue  # what the other one does is the other's claim
            record = PropositionRecord(**{**record, "subject": claimant})
        side = "none" if heard(doc, record) else passed_on(doc, nested, record, polarity)
        said.append(hold(doc, record, index, side))
    if not said and accused is not None and (told := _deed_before(doc, attribution)) is not None:
        index, deed = told
        said.append(hold(doc, blamed(PropositionRecord(**{**deed, "subject": accused}), deed), index, polarity))
    side = FLIPPED[polarity] if not said and unproven(doc, attribution) else polarity
    return tuple(said) or (Held(proposition=None, polarity=side, rule="no-proposition"),)


def _asked(saying: _Saying, attribution: AttributionRecord, number: int | None, depth: int) -> tuple[Held, ...]:
    """Return what a bare reply is about: the question its sentence begins with, or what another asked or said right before it."""
    question = question_before(saying.doc, attribution)
    if question is not None:
        return (hold(saying.doc, question[1], question[0], "none"),)
    if not number or not depth:
        return ()
    before = saying.records[number - 1]
    if not before["content"] or not attribution["content"]:
        return ()
    if before["act"] != "ask" and not answers_statement(saying.doc, before, attribution):
        return ()
    last, first = before["content"][-1][1], attribution["content"][0][0]
    between = saying.doc.char_span(last, first, alignment_mode="contract") if last < first else None
    if between is None or sum(token.is_sent_start is True for token in between) > 1:
        return ()
    return tuple(one for one in _held(saying, before, number - 1, None, depth - 1, main=True) if one.proposition is not None)


def _telling(record: PropositionRecord) -> bool:
    """Return whether an answer tells itself what it answers: "claims that the police were responsible for the death"."""
    return record["event_type"] is not None or record["subject"] is not None or not record["predicate"].startswith("en/")


def _deed_before(doc: Doc, attribution: AttributionRecord) -> tuple[int, PropositionRecord] | None:
    """Return the last deed that is told before an accusation that names none ("the president blamed Norland").

    In its sentence or the one before.
    """
    start, end = attribution["cue"][0] if attribution["cue"] else (0, 0)
    cue = doc.char_span(start, end, alignment_mode="expand") if end else None
    if cue is None or cue.root.lemma_.lower() != BLAME or any(child.dep_ == "prep" for child in cue.root.children):
        return None
    records: list[PropositionRecord] = records_of(doc, PROPOSITIONS)
    begin = doc[max(cue.sent.start - 1, 0)].sent.start_char
    first, last = (bisect_left(records, place, key=lambda record: record["trigger"][0]) for place in (begin, start))
    told = ((n, records[n]) for n in range(last - 1, first - 1, -1))
    return next(
        ((n, one) for n, one in told if one["event_type"] == ASSAULT and one["modality"] == "asserted" and not one["negated"]), None
    )


def _controlled(doc: Doc, attribution: AttributionRecord, record: PropositionRecord, claimant: int | None) -> bool:
    """Return whether the doer is the speaker, of whom there are several: in "both refuse to disarm" each speaks of itself."""
    head = doc[record["head"]]
    said = head.dep_ == "xcomp" and any(start <= head.head.idx < end for start, end in attribution["cue"])
    own = said and not any(child.dep_ in ("nsubj", "nsubjpass") for child in head.children)
    return own and len(attribution["claimants"]) > 1 and record["subject"] is not None and record["subject"] != claimant


def _meant(earlier: Sequence[Held], pointed: Pointer | None) -> list[Held]:
    """Return what of a claim is answered: its figures where "the figure" is, else what else it says, where it says anything else."""
    counts = [one for one in earlier if one.proposition is not None and any(q.unit == "person" for q in one.proposition.quantities)]
    noun = pointed.token.lemma_.lower() if pointed is not None else ""
    if noun in NUMBERS:
        return counts or list(earlier)
    if noun in DOCUMENTS:  # what a report says by the way is not what its denial is about
        earlier = [one for one in earlier if one.proposition is not None and one.proposition.event_type is not None]
    return [one for one in earlier if one not in counts] or list(earlier)


def _accused(doc: Doc, attribution: AttributionRecord, claimant: int | None) -> int | None:
    """Return who is accused; of two who accuse each other ("the other side") the one that does not speak."""
    # never doc.text: spaCy puts it together anew each time, which made a long article quadratic
    start, end = attribution["content"][0] if attribution["content"] else (0, 0)
    first = doc.char_span(start, end, alignment_mode="expand") if end else None
    mutual = attribution["reciprocal"] or (
        attribution["accused"] is None and first is not None and any(token.lower_ == "other" for token in first[:3])
    )
    if mutual and claimant is not None:
        others = [number for number in _claimants(attribution) if number != claimant]
        return others[0] if len(others) == 1 else None
    return attribution["accused"]


def _open_to(doc: Doc, attribution: AttributionRecord, record: PropositionRecord, claimant: int | None) -> bool:
    """Return whether the deed of an accusation has no doer of its own: none, the accuser by mistake, or "the other side".

    Of a deed told before ("for the blast") it is the accused who did it, whoever was said to have done it there.
    """
    if record["subject"] in (None, claimant, *_claimants(attribution)) or record["rule"].endswith(RECALLED):
        return True
    head = doc[record["head"]]
    return head.dep_ in ("pcomp", "amod", "pobj") and is_main(head, attribution["content"])


def _done_to(doc: Doc, record: PropositionRecord, records: Sequence[tuple[int, PropositionRecord]]) -> bool:
    """Return whether a noun names what something else is done to ("accused of financing the unrest"): whose unrest, nobody says."""
    head = doc[record["head"]]
    if head.dep_ != "dobj" or record["subject"] is not None:
        return False
    return any(other["head"] == head.head.i and other["event_type"] is not None for _, other in records)


def _claimants(attribution: AttributionRecord) -> list[int]:
    return [one["referent"] for one in attribution["claimants"] if one["referent"] is not None]


def hold(doc: Doc, record: PropositionRecord, index: int, polarity: Polarity) -> Held:
    """Return a record as somebody holds it who takes that side of its clause."""
    side: Polarity = "none" if record["modality"] in UNSETTLED else polarity
    if record["negated"] and side != "none":
        side = "negative" if side == "positive" else "positive"
    return Held(
        proposition=proposition(doc, record),
        polarity=side,
        wording=_span(record["wording"]) if record["wording"] is not None else None,
        span=_span(record["span"]),
        index=index,
        rule=record["rule"],
        confidence=record["confidence"],
    )


def proposition(doc: Doc, record: PropositionRecord) -> Proposition:
    """Return a record as a value of the model."""
    times: list[TimeRecord] = records_of(doc, TIMES)
    amounts: list[QuantityRecord] = records_of(doc, QUANTITIES)
    time = record["time"]
    return Proposition(
        predicate=record["predicate"],
        event_type=record["event_type"],
        subject=record["subject"],
        object=record["object"],
        roles=tuple((str(role), cast("int", number)) for role, number in record["roles"]),
        place=record["place"],
        time=_time(times[time]) if time is not None else None,
        quantities=tuple(_quantity(amounts[n]) for n in record["quantities"]),
        aspect=record["aspect"],
        modality=cast("Modality", record["modality"]),
        trigger=_span(record["trigger"]),
    )


def _time(record: TimeRecord) -> TimeExpression:
    return TimeExpression(
        span=_span(record["span"]),
        value=record["value"],
        kind=cast("TimeKind", record["kind"]),
        earliest=record["earliest"],
        latest=record["latest"],
        basis=cast("Basis", record["basis"]),
    )


def _quantity(record: QuantityRecord) -> Quantity:
    return Quantity(
        span=_span(record["span"]),
        low=record["low"],
        high=record["high"],
        unit=record["unit"],
        of=record["of"],
        approximate=record["approximate"],
    )


def _span(offsets: Offsets) -> TextSpan:
    return TextSpan(offsets[0], offsets[1])
