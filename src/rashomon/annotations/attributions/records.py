"""Attributions as token positions to the records that the rest of the house reads."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.annotations.attributions import setting
from rashomon.annotations.attributions.answers import answered
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.manner import manner_of
from rashomon.annotations.attributions.sources import Resolver, Resolvers, claimants
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.keys import AttributionRecord, ClaimantRecord, Offsets, QuotationRecord, TimeRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything about a document that the records need."""

    text: str
    view: Syntax
    quotations: list[QuotationRecord]
    """In the order of the text."""
    times: list[TimeRecord]
    """In the order of the text."""
    ends: list[int]
    """Where each quotation's inner part ends."""
    starts: list[int]
    """Where each time begins."""
    resolve: Resolver
    resolve_all: Resolvers


def make_page(
    text: str, view: Syntax, quotations: list[QuotationRecord], times: list[TimeRecord], resolve: Resolver, resolve_all: Resolvers
) -> Page:
    """Return a page from what stands on a document."""
    ends = [record["inner"][1] for record in quotations]
    starts = [record["span"][0] for record in times]
    return Page(
        text=text, view=view, quotations=quotations, times=times, ends=ends, starts=starts, resolve=resolve, resolve_all=resolve_all
    )


def pieces(view: Syntax, tokens: Iterable[int]) -> list[Offsets]:
    """Return the character ranges of a set of tokens, joined over punctuation and white space between them."""
    places = sorted(tokens)
    if places and places[-1] - places[0] + 1 == len(places) and view.pos[places[0]] != "SPACE" and view.pos[places[-1]] != "SPACE":
        return [[view.begin[places[0]], view.end[places[-1]]]]
    out: list[list[int]] = []
    last = -1
    for i in places:
        if view.pos[i] == "SPACE":
            continue
        if out and all(view.pos[k] in ("PUNCT", "SPACE") for k in range(last + 1, i)):
            out[-1][1] = view.end[i]
        else:
            out.append([view.begin[i], view.end[i]])
        last = i
    return out


def quoting_of(page: Page, content: list[Offsets]) -> tuple[str, list[Offsets]]:
    """Return the manner (direct, mixed, indirect) and the verbatim ranges, without marks, of a content."""
    verbatim, marked = [], 0
    for a, b in content:
        for record in page.quotations[bisect_right(page.ends, a) :]:
            if record["inner"][0] >= b:
                break
            start, end = max(a, record["inner"][0]), min(b, record["inner"][1])
            if start < end:
                verbatim.append([start, end])
                marked += sum(map(str.isalnum, page.text[start:end]))
    if not marked:
        return "indirect", []
    whole = sum(sum(map(str.isalnum, page.text[a:b])) for a, b in content)
    return ("direct" if marked == whole else "mixed"), verbatim


def _each_other(view: Syntax, content: Iterable[int]) -> bool:
    """Return whether a content holds the words "each other"."""
    return any(view.lower[i] == "each" and view.lower[i + 1 : i + 2] == ["other"] for i in content)


def record(page: Page, found: Found, before: list[ClaimantRecord]) -> AttributionRecord:
    """Return one attribution as a record; its parent and what it answers are left open."""
    view = page.view
    cue = manner_of(view, found)
    medium = setting.trim(view, found, page.times, page.starts)
    who, basis = claimants(view, found, page.text, page.resolve, page.resolve_all, before)
    content = pieces(view, found.content)
    quoting, verbatim = quoting_of(page, content)
    return AttributionRecord(
        source=pieces(view, found.source),
        cue=pieces(view, found.cue),
        content=content,
        claimants=who,
        reciprocal=len(who) > 1 and _each_other(view, found.content),
        act=cue.act,
        kind=cue.kind,
        basis=basis,
        polarity=cue.polarity,
        certainty=cue.certainty,
        quoting=quoting,
        verbatim=verbatim,
        speaker_role=setting.role_of(view, found),
        addressee=setting.addressee_of(view, found, page.resolve) if cue.kind == "speech" and cue.act != "accuse" else None,
        accused=setting.accused_of(view, found, page.resolve) if cue.act == "accuse" else None,
        medium=medium,
        relayed_by=setting.relay_of(view, found, page.resolve),
        made=setting.time_of(view, found, page.times, page.starts),
        parent=found.parent,
        responds_to=None,
        rule=found.rule,
        confidence=round(found.confidence, 3),
    )


def records(page: Page, found: list[Found]) -> list[AttributionRecord]:
    """Return all attributions of a document as records, in their order."""
    made: list[AttributionRecord] = []
    by_head: dict[int, AttributionRecord] = {}
    before: list[ClaimantRecord] = []
    for one in found:
        earlier = by_head.get(one.head) if one.basis == "previous-speaker" else None
        made.append(record(page, one, earlier["claimants"] if earlier else before))
        if earlier:
            made[-1]["made"] = earlier["made"]
        else:
            by_head.setdefault(one.head, made[-1])
            if one.parent is None and made[-1]["kind"] == "speech" and made[-1]["claimants"]:
                before = made[-1]["claimants"]
    for n, row in enumerate(made):
        row["responds_to"] = answered(page.view, n, found, made)
    return made


__all__ = ["Page", "make_page", "pieces", "record", "records"]
