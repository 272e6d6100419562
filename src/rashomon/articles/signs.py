"""What a text itself says about title, outlet, date and authors."""

import re
from dataclasses import dataclass, field
from datetime import date

from rashomon.articles.dates import LONGEST, read_date
from rashomon.articles.inference import infer, nearest
from rashomon.articles.layout import EMPHASIS, unmarked
from rashomon.articles.names import people
from rashomon.articles.published import stated
from rashomon.articles.regions import DATELINE
from rashomon.articles.stamps import masthead, named, stamp
from rashomon.model.article import Published, Region
from rashomon.vocabulary.outlets import outlet_for, outlet_named_in

HOST = re.compile(r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}(?![\w.-]*@)", re.ASCII | re.IGNORECASE)
BETWEEN = re.compile(r"\s*[|•·]\s*|,?\s+(?=[Uu]pdated|UPDATED|[Ll]ast )")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """Facts that stand in the text."""

    title: str | None = None
    outlet: str | None = None
    outlet_reason: str = ""
    published: Published = field(default_factory=Published)
    authors: tuple[str, ...] = ()


def read_signs(text: str, regions: tuple[Region, ...]) -> Signs:
    """Return what the parts that are not body tell about the article; a date that nobody states is inferred as far as that is certain."""
    title = next((unmarked(region.span.of(text)).lstrip("# ") for region in regions if region.kind == "headline"), None)
    agency, dated = _dateline(text, regions)
    outlet, reason = _outlet(text, regions)
    if outlet is None and agency:
        outlet, reason = agency, "outlet from the dateline"
    if outlet is None and (beside := _beside_the_date(text, regions)):
        outlet, reason = beside, "outlet named beside the date"
    published = _published(text, regions)
    if published.earliest is None:
        published = _inferred(text, regions, dated)
    signed = [unmarked(region.span.of(text)) for region in regions if region.kind == "byline"]
    return Signs(title=title, outlet=outlet, outlet_reason=reason, published=published, authors=people(signed, outlet))


def _inferred(text: str, regions: tuple[Region, ...], dated: str | None) -> Published:
    """Return the day of a dateline; else the range that the dates of the text leave.

    A dateline without a year takes it from the nearest full date.
    """
    if dated and read_date(dated):
        return stated(dated, "the dateline")
    inferred = infer(text, regions)
    if not dated:
        return inferred
    anchor = date.fromisoformat(inferred.earliest) if inferred.earliest else None
    moment = read_date(f"{dated} {anchor.year}") if anchor else None
    if anchor is None or moment is None:
        return Published(raw=dated, reason="the dateline, which names no year")
    month, day = int(moment.earliest[5:7]), int(moment.earliest[8:])
    there = nearest(month, day, anchor)
    if there is None or there < anchor:
        return Published(raw=dated, earliest=inferred.earliest, basis="inferred", reason=inferred.reason)
    iso = there.isoformat()
    reason = f"the dateline; its year from the text, which is {inferred.reason}"
    return Published(raw=dated, value=iso, earliest=iso, latest=iso, basis="inferred", reason=reason)


def _dateline(text: str, regions: tuple[Region, ...]) -> tuple[str | None, str | None]:
    """Return agency and day of the dateline of the first paragraph, as far as it has them."""
    for region in regions:
        words = region.span.of(text)
        found = DATELINE.match(f"{words} ") if region.kind == "dateline" and not read_date(words) else None
        if found:
            agency = (found["agency"] or "").strip(" .,()/")
            known = outlet_for(agency)
            bracketed = agency if f"({agency})" in words and named(agency) else None
            return known.name if known and known.registered else bracketed, found["date"]
    return None, None


def _outlet(text: str, regions: tuple[Region, ...]) -> tuple[str | None, str]:
    """Return the registered outlet that the furniture names most often, its domain before its name."""
    votes: dict[str, int] = {}
    for region in regions:
        words = region.span.of(text)[:400]
        if region.kind != "furniture":
            continue
        names = {known.name for host in HOST.findall(words) if (known := outlet_for(host)) and known.registered}
        names |= {known.name for known in outlet_named_in(words)}
        for name in sorted(names):
            votes[name] = votes.get(name, 0) + 1
    best = [name for name, count in votes.items() if count == max(votes.values())]
    if len(best) == 1:
        return best[0], "outlet from the furniture of the page"
    return None, ""


def _beside_the_date(text: str, regions: tuple[Region, ...]) -> str | None:
    """Return the outlet that stands in the line of the date, or in a line of its own right above or below it.

    What is emphasized and begins with "The" ("*The Beacon*, 14 June 2023") is the title of a newspaper, whatever its words.
    """
    named: list[str] = []
    titled: set[str] = set()
    for at, region in enumerate(regions):
        if region.kind == "dateline":
            titled |= {found[2] for found in EMPHASIS.finditer(region.span.of(text)) if found[2].startswith("The ")}
            found = stamp(unmarked(region.span.of(text)))
            named += found.names if found else ()
            near = [one for one in (*regions[max(0, at - 1) : at], *regions[at + 1 : at + 2]) if one.kind == "furniture"]
            named += [unmarked(one.span.of(text)) for one in near if not _between(text, one, region)]
    for name in named:
        known = outlet_for(name)
        if known is not None and known.registered:
            return known.name
        if len(name) <= LONGEST and (masthead(name) or name in titled):
            return name
    return None


def _between(text: str, one: Region, other: Region) -> str:
    first, second = sorted((one.span, other.span))
    return text[first.end : second.start].strip()


def _published(text: str, regions: tuple[Region, ...]) -> Published:
    """Return the date of the first line that is nothing but a date."""
    for region in regions:
        words = unmarked(region.span.of(text)) if region.kind == "dateline" else ""
        if words and len(words) <= LONGEST:
            found = stamp(words)
            parts = [found.date] if found else [part for part in BETWEEN.split(words.strip()) if part]
            moments = [(part, moment) for part in parts if (moment := read_date(part))]
            first = next((part for part, moment in moments if not moment.later), moments[0][0] if moments else None)
            if first:
                return stated(first, "a line of the text that is a date")
    return Published()
