"""An article: the frozen text, where it came from, and which parts of the file are article at all."""

from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.span import TextSpan

RegionKind = Literal["headline", "byline", "dateline", "caption", "credit", "furniture", "repeat"]
"""What a stretch of text is when it is not body. furniture = menus, buttons, footers, "also on"; repeat = a copy of the headline.

Claims are looked for in the body and in the headline, nowhere else. The dateline, byline and credit tell about the article."""

Basis = Literal["stated", "resolved", "inferred", "publication", "given", "unknown"]
"""Where a date comes from: the text or page states it; resolved from words such as "on Sunday"; inferred from other dates; taken from the
publication date; given by the user; not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the text that is not body."""

    span: TextSpan
    kind: RegionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article came out."""

    raw: str | None = None
    """The date as found, untouched ("8 Nov, 2020 09:27")."""
    value: str | None = None
    """As understood, ISO 8601 with as much as is known: 2020-11-08, 2020-11-08T09:27, 2020-11-08T09:27:00+03:00."""
    earliest: str | None = None
    """First possible day, ISO 8601; equal to latest where the day is known."""
    latest: str | None = None
    basis: Basis = "unknown"
    reason: str | None = None
    """Where it was found, or why it was inferred, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Where the bytes came from: enough to show later that nothing was changed."""

    source_sha256: str | None = None
    """SHA-256 of the original bytes (the file, the record, the line), hexadecimal; None where there were no bytes."""
    url: str | None = None
    """Where the article was published, as given."""
    canonical_url: str | None = None
    retrieved: str | None = None
    """When it was fetched, ISO 8601, where the input says so; never this machine's clock."""
    archive: str | None = None
    """A WARC record id or the address of an archived copy."""
    notes: tuple[str, ...] = ()
    """What was inferred and why, in words, one fact each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One version of one article."""

    id: str
    """The input's own id in JSON Lines, else the path below the root that was given, POSIX style."""
    path: str
    """Where it was read from, as the user would name it."""
    text: str
    """The frozen text; never normalised or stripped. For a page: the extracted body."""
    title: str | None = None
    outlet: str | None = None
    """The outlet's name as the page, the user or the registry gives it; None where nobody says."""
    published: Published = field(default_factory=Published)
    language: str = "en"
    """ISO 639-1 code."""
    authors: tuple[str, ...] = ()
    custody: Custody = field(default_factory=Custody)
    regions: tuple[Region, ...] = ()
    """Sorted, not overlapping."""
