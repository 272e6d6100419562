"""Mentions and referents as working values, and their way to and from the span group.

Between the components only the span group travels (see keys.py). Inside a component mentions are values with token bounds, because
grammar decides most of what happens to them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, SpanGroup, Token

from rashomon.annotations.keys import MENTIONS, MentionRecord, ReferentRecord, RoleRecord
from rashomon.annotations.spelled import spelled

WIDEST = 400
"""Characters that a mention may have: a longer one is looked for no further."""

NOBODY = -1
"""Referent number of a mention that has not been given one yet."""


KINDS = {"name": 0, "nominal": 1, "pronoun": 2}
"""Kinds of mention, what tells most first."""


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
    starts, ends = spelled(doc).starts, spelled(doc).ends
    records = [MentionRecord(span=[starts[m.start], ends[m.end - 1]], referent=m.referent, kind=m.kind) for m in kept]
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


class Pointing:
    """Whom the stretches of one doc point to; what was worked out of a mention is kept for the next question.

    The mentions of the doc must not change meanwhile.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.records = records(doc)
        self.begins = [record["span"][0] for record in self.records]
        self.roots: dict[int, int] = {}

    def resolve(self, start: int, end: int) -> int | None:
        """Return the referent of a character range, or None where no mention stands for the whole of it.

        The mention at the syntactic head of the range decides; then one in apposition to the head, then one joined to it. "A spokesman
        for the ministry" is the spokesman, never the ministry; "many people in Lyon" is nobody.
        """
        span = self._span(start, end)
        return self._first(span, self._near(start, span.end_char)) if span is not None else None

    def resolve_all(self, start: int, end: int) -> tuple[int, ...]:
        """Return all referents of a character range, in the order of the text: of each name joined by "and", of both of "the leaders"."""
        span = self._span(start, end)
        near = self._near(start, span.end_char) if span is not None else ()
        if span is None or not near:
            return ()
        joined = [span.root, *(token for token in _heads(span) if token.dep_ == "conj")]
        found = [(token, self.records[n]) for token in joined for n in near if self._root(n) == token.i]
        first = self._first(span, near)
        if not any(token == span.root for token, _ in found) and first is not None:
            return tuple(dict.fromkeys((first, *(record["referent"] for _, record in found))))
        return tuple(dict.fromkeys(record["referent"] for _, record in sorted(found, key=lambda one: one[0].i)))

    def _span(self, start: int, end: int) -> Span | None:
        """Return the tokens of a character range, None where it has none."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span if span is not None and len(span) else None

    def _near(self, start: int, end: int) -> Sequence[int]:
        """Return the positions of the mentions that overlap a character range; a look-up, not a pass over all."""
        low, high = bisect_left(self.begins, start - WIDEST), bisect_left(self.begins, end)
        return [n for n in range(low, high) if start < self.records[n]["span"][1]]

    def _first(self, span: Span, near: Sequence[int]) -> int | None:
        """Return the referent of the first head of a stretch that is the head of a mention."""
        for token in _heads(span) if near else ():
            found = [self.records[n] for n in near if self._root(n) == token.i]
            if found:
                return min(found, key=lambda record: _rank(record, span.start_char, span.end_char))["referent"]
        return None

    def _root(self, number: int) -> int:
        """Return the token that governs a mention."""
        root = self.roots.get(number)
        if root is None:
            span = self._span(*self.records[number]["span"])
            root = self.roots[number] = span.root.i if span is not None else NOBODY
        return root


def resolve(doc: Doc, start: int, end: int) -> int | None:
    """Return the referent of a character range of a doc; see Pointing."""
    return Pointing(doc).resolve(start, end)


def resolve_all(doc: Doc, start: int, end: int) -> tuple[int, ...]:
    """Return all referents of a character range of a doc; see Pointing."""
    return Pointing(doc).resolve_all(start, end)


def _heads(span: Span) -> Iterator[Token]:
    yield span.root
    todo = [span.root]
    while todo:
        here = todo.pop(0)
        for child in here.children:
            if child.dep_ in ("appos", "flat", "conj") and span.start <= child.i < span.end:
                yield child
                todo.append(child)


def _rank(record: MentionRecord, start: int, end: int) -> tuple[int, int]:
    """Return how well a mention stands for a character range, the best first: by its kind, and by how much of the range it is."""
    begin, stop = record["span"]
    outside = max(0, start - begin) + max(0, stop - end)
    return KINDS.get(record["kind"], len(KINDS)), outside - (stop - begin)
