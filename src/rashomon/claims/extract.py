"""An annotated Doc to the Extraction of its article: attributions and narration become claims.

One claim is one claimant and at most one proposition: an attribution with two joined sources and two propositions gives four. Claims stand
in the order of the text; what they say of each other (answers, nesting) points into that order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

import msgspec
from spacy.tokens import Doc

from rashomon.annotations.keys import ATTRIBUTIONS, MENTIONS, TIMES, AttributionRecord, ClaimantRecord, MentionRecord, Offsets
from rashomon.claims.contents import Nested, nested_in
from rashomon.claims.deeds import deeds
from rashomon.claims.missed import missed
from rashomon.claims.narration import narrated
from rashomon.claims.propositions import Held, propositions_of
from rashomon.claims.runs import dated
from rashomon.claims.statements import RULE as STATEMENT
from rashomon.claims.statements import is_body, statements
from rashomon.model import Article, Claim, Extraction, Mention, Polarity, Proposition, Referent, TextSpan, TimeExpression
from rashomon.vocabulary.terms import HARM

OWN_VOICE = "narration"
"""Rule of a claim in the outlet's own voice, before the rule of its proposition."""
HARMS: Final = ("kill", "wound", "die", "rig-election")
"""Predicates of harm that have no event type, or one that the words around them changed."""
MANNERS: Final = 1024
"""Manners of speaking that are remembered; 630 articles had 294."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A claim on its way: indices still count attributions."""

    claim: Claim
    attribution: int | None = None
    referent: int | None = None


def extract(doc: Doc, article: Article) -> Extraction:
    """Return everything found in one article, from a Doc that has passed the whole pipeline."""
    records: list[AttributionRecord] = _records(doc, ATTRIBUTIONS)
    found: list[dict[str, object]] = _records(doc, TIMES)
    times = [_time(record) for record in found]
    nested = nested_in(doc)
    forceful = deeds(doc, records)
    spoken = [(number, record) for number, record in enumerate(records) if number not in forceful]
    made = [one for number, record in spoken for one in _attributed(doc, number, record, times, nested)]
    voice = STATEMENT if is_body(article.outlet or "") else OWN_VOICE
    made += [
        Made(claim=_narrated(held, voice)) for held in narrated(doc) if held.span is not None and grounded(held.proposition, held.polarity)
    ]
    made += [Made(claim=claim) for claim in statements(doc, article, [one.claim for one in made])]
    made.sort(key=lambda one: _place(one.claim))
    claims = dated(_numbered(_pointed(made, records)), article.text)
    mentions: list[MentionRecord] = _records(doc, MENTIONS)
    return Extraction(
        article=article,
        mentions=msgspec.convert([_mention(record) for record in mentions], tuple[Mention, ...]),
        referents=tuple(msgspec.convert(_referents(doc), list[Referent], strict=False)),
        times=tuple(times),
        claims=tuple(claims),
        missed=tuple(missed(doc, claims)),
    )


def _attributed(doc: Doc, number: int, record: AttributionRecord, times: Sequence[TimeExpression], nested: Nested) -> Iterator[Made]:
    """Yield the claims of one attribution: one for each claimant and proposition, one without where none was understood."""
    nobody = ClaimantRecord(span=None, referent=None, text=None)
    for claimant in record["claimants"] or [nobody]:
        said = propositions_of(doc, record, claimant["referent"], place=number, nested=nested)
        for held in [one for one in said if grounded(one.proposition, one.polarity)] or said[:1]:
            yield Made(claim=_claim(record, claimant, held, times), attribution=number, referent=claimant["referent"])


def _claim(record: AttributionRecord, claimant: ClaimantRecord, held: Held, times: Sequence[TimeExpression]) -> Claim:
    return replace(
        _plain(record["act"], record["kind"], record["basis"], held.polarity, record["certainty"], record["quoting"]),
        content=_spans(record["content"]),
        source=_spans(record["source"]),
        cue=_spans(record["cue"]),
        claimant=claimant["referent"],
        claimant_span=TextSpan(*claimant["span"]) if claimant["span"] else None,
        claimant_text=claimant["text"],
        verbatim=_spans(record["verbatim"]),
        wording=held.wording,
        speaker_role=record["speaker_role"],
        addressee=record["addressee"],
        accused=record["accused"],
        medium=record["medium"],
        relayed_by=record["relayed_by"],
        made=times[record["made"]] if record["made"] is not None else None,
        proposition=grounded(held.proposition, held.polarity),
        rule=record["rule"],
        confidence=round(record["confidence"] * (0.5 + held.confidence / 2 if held.proposition else 1.0), 2),
    )


@lru_cache(maxsize=MANNERS)
def _plain(act: str, kind: str, basis: str, polarity: str, certainty: str, quoting: str) -> Claim:
    """Return a claim of nothing in one manner, whose values are proven to be those of the model."""
    known = {"speech_act": act, "kind": kind, "basis": basis, "polarity": polarity, "certainty": certainty, "quoting": quoting}
    found: Claim = msgspec.convert({**known, "content": []}, Claim)
    return found


def grounded(proposition: Proposition | None, polarity: Polarity = "positive") -> Proposition | None:
    """Return the proposition if it is about anything at all: that somebody called somebody says nothing that could be asked for.

    So many people killed are something, whoever they are; so is fighting that goes on, wherever the article has it. And who says that
    there was no attack, or that nobody died, answers whoever tells of one.
    """
    if proposition is None or proposition.roles:
        return proposition
    if proposition.subject is not None or proposition.object is not None or proposition.place is not None:
        return proposition
    if polarity == "negative" and (proposition.event_type in HARM or proposition.predicate in HARMS):
        return proposition
    fighting = proposition.aspect == "ongoing" and proposition.event_type == "assault"
    return proposition if fighting or any(quantity.unit == "person" for quantity in proposition.quantities) else None


def _narrated(held: Held, voice: str) -> Claim:
    """Return a claim of the outlet itself."""
    return Claim(
        content=(held.span,) if held.span else (),
        speech_act="narrate",
        kind="own-voice",
        basis="own-voice",
        quoting="own-voice",
        polarity=held.polarity,
        wording=held.wording,
        proposition=held.proposition,
        rule=f"{voice}:{held.rule}",
        confidence=held.confidence,
    )


def _pointed(made: Sequence[Made], records: Sequence[AttributionRecord]) -> Iterator[Claim]:
    """Yield the claims with their answers and nestings counted in claims, and the outlet's claims inside contents left out."""
    first: dict[int, int] = {}
    for place, one in enumerate(made):
        if one.attribution is not None:
            first.setdefault(one.attribution, place)
    for one in made:
        record = records[one.attribution] if one.attribution is not None else None
        parent = first.get(record["parent"]) if record is not None and record["parent"] is not None else None
        answered = first.get(record["responds_to"]) if record is not None and record["responds_to"] is not None else None
        yield one.claim if parent is None and answered is None else replace(one.claim, reported_in=parent, responds_to=answered)


def _numbered(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims with ordinals that tell apart those alike in act, spans and claimant."""
    seen: Counter[object] = Counter()
    numbered = []
    for claim in claims:
        key = (claim.speech_act, claim.source, claim.cue, claim.content, claim.claimant_span)
        numbered.append(replace(claim, ordinal=seen[key]) if seen[key] else claim)
        seen[key] += 1
    return numbered


def _place(claim: Claim) -> tuple[int, int, int]:
    """Return where a claim stands: its first and last character, attributed before own voice."""
    spans = (*claim.content, *claim.cue, *claim.source)
    return min(span.start for span in spans), -max(span.end for span in spans), claim.kind == "own-voice"


def _mention(record: MentionRecord) -> dict[str, object]:
    """Return a mention's record with its offsets as a span."""
    start, end = record["span"]
    return {**record, "span": {"start": start, "end": end}}


def _referents(doc: Doc) -> list[dict[str, object]]:
    group = doc.spans.get(MENTIONS)
    return [_spanned(record) for record in (group.attrs.get("referents", []) if group is not None else [])]


def _spanned(record: dict[str, object]) -> dict[str, object]:
    """Return a referent's record with the offsets of its roles as spans."""
    roles = record.get("roles")
    made = [{**role, "span": {"start": role["span"][0], "end": role["span"][1]}} for role in (roles if isinstance(roles, list) else [])]
    return {**record, "roles": made}


def _time(record: dict[str, object]) -> TimeExpression:
    span = record["span"]
    if not isinstance(span, list):
        raise TypeError(f"a time's span is a list of two offsets, not {span!r}")
    made: TimeExpression = msgspec.convert({**record, "span": {"start": span[0], "end": span[1]}}, TimeExpression)
    return made


def _records[Record](doc: Doc, key: str) -> list[Record]:
    group = doc.spans.get(key)
    found: list[Record] = group.attrs.get("records", []) if group is not None else []
    return found


def _spans(offsets: Sequence[Offsets]) -> tuple[TextSpan, ...]:
    return tuple(TextSpan(start, end) for start, end in offsets)
