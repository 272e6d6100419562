"""Attributions as token positions to the records that the rest of the house reads."""

from collections.abc import Iterable

from spacy.tokens import Doc

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import Cue, look_up
from rashomon.annotations.attributions.sources import Resolver, claimants, head_of
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.keys import QUOTATIONS, TIMES, AttributionRecord, ClaimantRecord, Offsets

PLAIN = Cue(act="assert", polarity="positive", certainty="certain", kind="speech")
"""What an attribution is whose cue says nothing else: a colon, a dash, "according to", a quotation without a verb."""


def pieces(view: Syntax, tokens: Iterable[int]) -> list[Offsets]:
    """Return the character ranges of a set of tokens, joined over punctuation and white space between them."""
    out: list[list[int]] = []
    last = -1
    for i in sorted(tokens):
        if view.pos[i] == "SPACE":
            continue
        if out and all(view.pos[k] in ("PUNCT", "SPACE") for k in range(last + 1, i)):
            out[-1][1] = view.end[i]
        else:
            out.append([view.begin[i], view.end[i]])
        last = i
    return out


def quoting_of(doc: Doc, content: list[Offsets]) -> tuple[str, list[Offsets]]:
    """Return the manner (direct, mixed, indirect) and the verbatim ranges, without marks, of a content."""
    records = doc.spans[QUOTATIONS].attrs.get("records", []) if QUOTATIONS in doc.spans else []
    verbatim, marked = [], 0
    for a, b in content:
        for record in records:
            start, end = max(a, record["inner"][0]), min(b, record["inner"][1])
            if start < end:
                verbatim.append([start, end])
                marked += sum(ch.isalnum() for ch in doc.text[start:end])
    if not verbatim:
        return "indirect", []
    whole = sum(ch.isalnum() for a, b in content for ch in doc.text[a:b])
    return ("direct" if marked == whole else "mixed"), verbatim


def time_of(doc: Doc, view: Syntax, found: Found) -> int | None:
    """Return the position of the time at which it was said: one that hangs on the cue and is no part of content or source."""
    records = doc.spans[TIMES].attrs.get("records", []) if TIMES in doc.spans else []
    if found.head < 0 or view.pos[found.head] != "VERB":
        return None
    a, b = view.begin[view.left[found.head]], view.end[view.right[found.head]]
    taken = {view.begin[i] for i in found.content | found.source}
    near = [n for n, r in enumerate(records) if a <= r["span"][0] < b and r["span"][0] not in taken]
    return min(near, key=lambda n: abs(records[n]["span"][0] - view.begin[found.head]), default=None)


def record(doc: Doc, view: Syntax, found: Found, resolve: Resolver, before: list[ClaimantRecord]) -> AttributionRecord:
    """Return one attribution as a record."""
    cue = look_up(found.lemma, found.pos, found.frame) or PLAIN
    who, basis = claimants(view, found, doc.text, resolve, before)
    content = pieces(view, found.content)
    quoting, verbatim = quoting_of(doc, content)
    each = any(view.lower[i] == "each" and view.lower[i + 1 : i + 2] == ["other"] for i in found.content)
    return AttributionRecord(
        source=pieces(view, found.source), cue=pieces(view, found.cue), content=content, claimants=who, reciprocal=each, act=cue.act,
        kind=cue.kind, basis=basis, polarity=cue.polarity, certainty=cue.certainty, quoting=quoting, verbatim=verbatim,
        speaker_role=None, addressee=None, accused=None, medium=None, relayed_by=None, made=time_of(doc, view, found),
        parent=found.parent, responds_to=None, rule=found.rule, confidence=found.confidence,
    )  # fmt: skip


def records(doc: Doc, view: Syntax, found: list[Found], resolve: Resolver) -> list[AttributionRecord]:
    """Return all attributions of a document as records, in their order."""
    made: list[AttributionRecord] = []
    by_head: dict[int, list[ClaimantRecord]] = {}
    before: list[ClaimantRecord] = []
    for one in found:
        floats = one.basis == "previous-speaker"
        made.append(record(doc, view, one, resolve, by_head.get(one.head, []) if floats else before))
        if not floats:
            by_head[one.head] = made[-1]["claimants"]
            if one.parent is None and made[-1]["kind"] == "speech" and made[-1]["claimants"]:
                before = made[-1]["claimants"]
    return made


__all__ = ["head_of", "pieces", "record", "records"]
