"""What an attribution's content says: its propositions, each with the side that the claimant takes.

Polarity is composed of what the cue does to its content (affirm, deny, raise), of negation of the cue itself, and of negation in the
content: "denied that it had not fired" affirms, "failed to deny" takes no side. One content may hold several propositions; each gives
a claim with the same spans.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, cast

from spacy.tokens import Doc, Token

from rashomon.annotations.events import COPULA
from rashomon.annotations.keys import (
    ATTRIBUTIONS,
    PROPOSITIONS,
    QUANTITIES,
    QUOTATIONS,
    TIMES,
    AttributionRecord,
    Offsets,
    PropositionRecord,
    QuantityRecord,
    QuotationRecord,
    TimeRecord,
)
from rashomon.annotations.propositions import bare
from rashomon.annotations.relations import DESCRIPTION
from rashomon.claims.cues import asks, cue_polarity, negated_by_cue, others_word, passed_on
from rashomon.model import Basis, Modality, Polarity, Proposition, Quantity, TextSpan, TimeExpression

TimeKind = Literal["date", "time", "duration", "set"]

DEPTH: Final = 4
"""Most answers that are followed from claim to claim ("denied the claim" of a denial of a claim)."""

FLIPPED: Final[dict[Polarity, Polarity]] = {"positive": "negative", "negative": "positive", "none": "negative"}
"""What a denial makes of the polarity of the claim it answers; a denied demand or question counts as a denial of what it raised."""

ARGUMENTS: Final = frozenset(
    ("conj", "ccomp", "nsubj", "nsubjpass", "dobj", "xcomp", "attr", "acomp", "pobj", "pcomp", "prep", "parataxis")
)
"""Relations in which a word belongs to what its head says, rather than describing it."""

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


def propositions_of(doc: Doc, attribution: AttributionRecord, claimant: int | None = None) -> tuple[Held, ...]:
    """Return what one claimant says in an attribution: never empty, the propositions in the order of the text.

    Args:
        doc: with all annotations.
        attribution: one of its ATTRIBUTIONS records.
        claimant: referent of the claimant, needed where an accusation is mutual ("accused each other"): the deed is then the other's.
    """
    return _held(doc, attribution, claimant, DEPTH)


def narrated(doc: Doc) -> tuple[Held, ...]:
    """Return what the article says in its own voice: propositions outside contents and quotations, in the order of the text.

    A reporting verb is narrated only where it is an event of its own (accuse, demand, threaten); "X is Y" is left to the names.
    """
    attributions: list[AttributionRecord] = _records(doc, ATTRIBUTIONS)
    quotations: list[QuotationRecord] = _records(doc, QUOTATIONS)
    told = _merged([*(span for a in attributions for span in a["content"]), *(q["span"] for q in quotations)])
    cues = _merged([span for a in attributions for span in a["cue"]])
    accusing = frozenset(record["head"] for record in _propositions(doc) if record["event_type"] == "accuse")
    found = []
    for index, record in enumerate(_propositions(doc)):
        if record["rule"] == DESCRIPTION:
            found.append(_hold(doc, record, index, "positive"))
            continue
        start, end = record["trigger"]
        speaking = record["event_type"] is None and _reaching(cues, end) > start
        if bare(record) or record["predicate"] == COPULA or speaking or _reaching(told, start + 1) >= end:
            continue
        if others_word(doc, record, accusing):
            continue
        found.append(_hold(doc, record, index, "positive"))
    return tuple(found)


def _held(doc: Doc, attribution: AttributionRecord, claimant: int | None, depth: int) -> tuple[Held, ...]:
    polarity = cue_polarity(doc, attribution)
    if polarity == "none" and attribution["polarity"] == "positive" and asks(doc, attribution):
        return (Held(proposition=None, polarity=polarity, rule="unanswered"),)
    chosen = _chosen(doc, attribution, polarity)
    answered = attribution["responds_to"]
    if answered is not None and depth and not any(record["event_type"] for _, record in chosen):
        earlier = _held(doc, _attributions(doc)[answered], None, depth - 1)
        flip = polarity == "negative"
        return tuple(replace(one, polarity=FLIPPED[one.polarity] if flip else one.polarity, rule=f"answer:{one.rule}") for one in earlier)
    accused = _accused(doc, attribution, claimant)
    nested = _nested(doc, attribution)
    found = []
    for index, original in chosen:
        record = original.copy()
        if record["negated"] and negated_by_cue(doc, attribution, record):
            record["negated"] = False
        if attribution["act"] == "accuse" and accused is not None and _open_to(doc, attribution, record, claimant):
            record = PropositionRecord(
                **{**record, "subject": accused, "object": record["object"] if record["object"] != accused else None}
            )
        found.append(_hold(doc, record, index, passed_on(doc, nested, record, polarity)))
    return tuple(found) or (Held(proposition=None, polarity=polarity, rule="no-proposition"),)


def _chosen(doc: Doc, attribution: AttributionRecord, polarity: Polarity) -> list[tuple[int, PropositionRecord]]:
    """Return the records that a content says: the typed ones, or its main clauses where none has a type."""
    inside = [(n, r) for n, r in _within(doc, attribution["content"]) if r["rule"] != DESCRIPTION]
    if not inside:
        return []
    nested = [span for one in _nested(doc, attribution) for span in one["content"]]
    outer = [(n, r) for n, r in inside if not _inside(r["trigger"], nested)] or inside
    main = [(n, r) for n, r in outer if _is_main(doc[r["head"]], attribution["content"])]
    within = main if polarity == "negative" or not _clausal(doc, attribution) else outer
    typed = [(n, r) for n, r in within if not r["predicate"].startswith("en/") and ((n, r) in main or not bare(r))]
    return typed or main or (outer[:1] if within is outer else [])


def _within(doc: Doc, spans: Sequence[Offsets]) -> list[tuple[int, PropositionRecord]]:
    """Return the records whose triggers lie in spans; records stand in the order of their triggers."""
    records = _propositions(doc)
    found = []
    for start, end in spans:
        first = bisect_left(records, start, key=lambda record: record["trigger"][0])
        last = bisect_left(records, end, lo=first, key=lambda record: record["trigger"][0])
        found += [(n, records[n]) for n in range(first, last) if records[n]["trigger"][1] <= end]
    return found


def _clausal(doc: Doc, attribution: AttributionRecord) -> bool:
    """Return whether a content is a clause; what a noun phrase says is its head noun, not what describes it."""
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in attribution["content"])
    return any(span is not None and (span.root.pos_ in ("VERB", "AUX") or span.root.dep_ == "ROOT") for span in spans)


def _is_main(token: Token, content: Sequence[Offsets]) -> bool:
    """Return whether a trigger heads its content, is joined to its head, or is an argument of that head ("the claim that he left")."""
    for _ in range(DEPTH):
        head = token.head
        if head == token or not any(start <= head.idx < end for start, end in content):
            return True
        stated = token.dep_ in ("acl", "relcl") and any(child.dep_ == "mark" for child in token.children)
        stated = stated or (token.tag_ == "VBG" and any(token.idx == start for start, _ in content))
        if token.dep_ not in ARGUMENTS and not stated:
            return False
        token = head
    return True


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
    """Return whether the deed of an accusation has no doer of its own: none, the accuser by mistake, or "the other side"."""
    if record["subject"] in (None, claimant, *_claimants(attribution)):
        return True
    head = doc[record["head"]]
    return head.dep_ in ("pcomp", "amod", "pobj") and _is_main(head, attribution["content"])


def _claimants(attribution: AttributionRecord) -> list[int]:
    return [one["referent"] for one in attribution["claimants"] if one["referent"] is not None]


def _hold(doc: Doc, record: PropositionRecord, index: int, polarity: Polarity) -> Held:
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
    times: list[TimeRecord] = _records(doc, TIMES)
    amounts: list[QuantityRecord] = _records(doc, QUANTITIES)
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


def _records[Record](doc: Doc, key: str) -> list[Record]:
    group = doc.spans.get(key)
    found: list[Record] = group.attrs.get("records", []) if group is not None else []
    return found


def _attributions(doc: Doc) -> list[AttributionRecord]:
    return _records(doc, ATTRIBUTIONS)


def _propositions(doc: Doc) -> list[PropositionRecord]:
    return _records(doc, PROPOSITIONS)


def _nested(doc: Doc, attribution: AttributionRecord) -> list[AttributionRecord]:
    """Return the attributions that stand in the content of one."""
    records = _attributions(doc)
    own = next((n for n, one in enumerate(records) if one is attribution), None)
    return [one for one in records if own is not None and one["parent"] == own]


def _span(offsets: Offsets) -> TextSpan:
    return TextSpan(offsets[0], offsets[1])


def _inside(span: Offsets, outer: Sequence[Offsets]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in outer)


def _merged(spans: Sequence[Offsets]) -> list[Offsets]:
    """Return sorted spans that do not overlap and cover the same."""
    found: list[Offsets] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return found


def _reaching(merged: Sequence[Offsets], place: int) -> int:
    """Return where the last span that begins before a place ends; 0 where none does."""
    before = bisect_left(merged, place, key=lambda span: span[0]) - 1
    return merged[before][1] if before >= 0 else 0
