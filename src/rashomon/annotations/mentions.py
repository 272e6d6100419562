"""Mentions and referents as working values, and their way to and from the span group.

Between the components only the span group travels (see keys.py). Inside a component mentions are values with token bounds, because
grammar decides most of what happens to them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, SpanGroup, Token

from rashomon.annotations.keys import MENTIONS, MentionRecord, ReferentRecord, RoleRecord

WIDEST = 400
"""Characters that a mention may have: a longer one is looked for no further."""

NOBODY = -1
"""Referent number of a mention that has not been given one yet."""


@dataclass(slots=True, kw_only=True)
class Found:
    """A mention while it is being worked on."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    type: str
    """Entity type; see model.mention.EntityType."""
    kind: str = "name"
    referent: int = NOBODY
    concept: str | None = None
    """IRI of the curated or patterned concept that this mention alone points to."""
    candidates: tuple[str, ...] = ()
    reason: str = ""
    label: str = ""
    """What the thing is to be called where the words do not name it in full."""
    of: str | None = None
    """IRI of the state to which a patterned body belongs."""


@dataclass(slots=True, kw_only=True)
class Thing:
    """A referent while it is being worked on."""

    label: str
    type: str
    names: set[str] = field(default_factory=set)
    concept: str | None = None
    candidates: tuple[str, ...] = ()
    reasons: list[str] = field(default_factory=list)
    roles: list[RoleRecord] = field(default_factory=list)
    party: int | None = None

    def record(self) -> ReferentRecord:
        """Return the referent as plain JSON."""
        return ReferentRecord(
            label=self.label,
            type=self.type,
            names=sorted(self.names),
            concept=self.concept,
            candidates=list(self.candidates),
            reason="; ".join(dict.fromkeys(self.reasons)),
            roles=self.roles,
            party=self.party,
        )


def write(doc: Doc, found: Sequence[Found], things: Sequence[Thing], annotator: str) -> None:
    """Write mentions and referents on the doc, in the order of the text; those without a referent are left out."""
    kept = sorted((m for m in found if m.referent != NOBODY), key=lambda m: (m.start, -m.end, m.kind, m.referent))
    spans = [Span(doc, m.start, m.end, label=m.type) for m in kept]
    records = [
        MentionRecord(span=[span.start_char, span.end_char], referent=m.referent, kind=m.kind) for m, span in zip(kept, spans, strict=True)
    ]
    group = SpanGroup(doc, name=MENTIONS, spans=spans)
    group.attrs.update(annotator=annotator, records=records, referents=[thing.record() for thing in things])
    doc.spans[MENTIONS] = group


def records(doc: Doc) -> list[MentionRecord]:
    """Return the mentions of a doc, in the order of the text; none where no component has looked for them."""
    if MENTIONS not in doc.spans:
        return []
    found: list[MentionRecord] = doc.spans[MENTIONS].attrs.get("records", [])
    return found


def referents(doc: Doc) -> list[ReferentRecord]:
    """Return the referents of a doc; mentions point into this list."""
    if MENTIONS not in doc.spans:
        return []
    found: list[ReferentRecord] = doc.spans[MENTIONS].attrs.get("referents", [])
    return found


def resolve(doc: Doc, start: int, end: int) -> int | None:
    """Return the referent of a character range, or None where no mention stands for the whole of it.

    The mention at the syntactic head of the range decides; then one in apposition to the head, then one joined to it. "A spokesman
    for the ministry" is the spokesman, never the ministry; "many people in Lyon" is nobody.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    near = _near(doc, start, span.end_char)
    for token in _heads(span):
        best = min((r for r in near if _covers(doc, r, token)), key=lambda r: _rank(r, span), default=None)
        if best is not None:
            return best["referent"]
    return None


def resolve_all(doc: Doc, start: int, end: int) -> tuple[int, ...]:
    """Return all referents of a character range, in the order of the text: of each name joined by "and", of both of "the leaders"."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return ()
    near = _near(doc, start, span.end_char)
    joined = [span.root, *(token for token in _heads(span) if token.dep_ == "conj")]
    found = [(token, r) for token in joined for r in near if _covers(doc, r, token)]
    first = resolve(doc, start, end)
    if not any(token == span.root for token, _ in found) and first is not None:
        return tuple(dict.fromkeys((first, *(r["referent"] for _, r in found))))
    return tuple(dict.fromkeys(r["referent"] for _, r in sorted(found, key=lambda one: one[0].i)))


def _near(doc: Doc, start: int, end: int) -> list[MentionRecord]:
    """Return the mentions that overlap a character range; a look-up, not a pass over all."""
    listed = records(doc)
    low = bisect_left(listed, start - WIDEST, key=_begin)
    high = bisect_left(listed, end, key=_begin)
    return [record for record in listed[low:high] if start < record["span"][1]]


def _begin(record: MentionRecord) -> int:
    return record["span"][0]


def _heads(span: Span) -> Iterator[Token]:
    yield span.root
    todo = [span.root]
    while todo:
        here = todo.pop(0)
        for child in here.children:
            if child.dep_ in ("appos", "flat", "conj") and span.start <= child.i < span.end:
                yield child
                todo.append(child)


def _covers(doc: Doc, record: MentionRecord, token: Token) -> bool:
    begin, stop = record["span"]
    if not begin <= token.idx < stop:
        return False
    mention = doc.char_span(begin, stop, alignment_mode="expand")
    return mention is not None and mention.root == token


def _rank(record: MentionRecord, span: Span) -> tuple[int, int]:
    begin, stop = record["span"]
    kinds = {"name": 0, "nominal": 1, "pronoun": 2}
    outside = max(0, span.start_char - begin) + max(0, stop - span.end_char)
    return kinds.get(record["kind"], 3), outside - (stop - begin)
