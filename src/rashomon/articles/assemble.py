"""One article out of what its format, its user and its text say."""

from dataclasses import dataclass, replace

from rashomon.articles.language import language_of
from rashomon.articles.published import stated
from rashomon.articles.regions import find_regions
from rashomon.articles.signs import read_signs
from rashomon.articles.sources import Source
from rashomon.errors import InputError
from rashomon.iris import sha256
from rashomon.model.article import Article, Custody, Published
from rashomon.vocabulary.outlets import outlet_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a format says about one article, before the user's and the text's own word."""

    id: str
    name: str
    text: str
    data: bytes
    """The original bytes of this article alone."""
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """As written."""
    published_where: str = "the input"
    url: str | None = None
    canonical_url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    bare: bool = True
    """Whether the text may hold menus, captions and repeats (plain text), or is an extracted body."""


def article(found: Found, source: Source) -> Article:
    """Return the article. What the input states comes first, then what the user gave, then what the text itself says.

    Raises:
        InputError: if there is no text.
    """
    if not found.text.strip():
        raise InputError(found.name, "holds no text")
    text, notes = _encodable(found.text, found.notes)
    given = source.given
    title = found.title or given.title
    regions = find_regions(text, title)
    signs = read_signs(text, regions)
    url = found.url or given.url or source.url
    published = _published(found, source, signs.published)
    outlet = found.outlet
    if outlet is None and given.outlet:
        outlet, notes = given.outlet, (*notes, f"outlet from {given.source}")
    if outlet is None and url and (known := outlet_for(url)):
        outlet, notes = known.name, (*notes, f"outlet from the address ({known.domains[0]})")
    if outlet is None and signs.outlet:
        outlet, notes = signs.outlet, (*notes, signs.outlet_reason)
    custody = Custody(
        source_sha256=sha256(found.data),
        url=url,
        canonical_url=found.canonical_url,
        retrieved=source.retrieved,
        archive=source.archive,
        notes=notes,
    )
    known = outlet_for(outlet) if outlet else None
    return Article(
        id=found.id,
        path=found.name,
        text=text,
        title=title or signs.title,
        outlet=known.name if known else outlet,
        published=published,
        language=found.language or language_of(text),
        authors=found.authors or signs.authors,
        custody=custody,
        regions=regions,
    )


def _published(found: Found, source: Source, own: Published) -> Published:
    if found.published:
        stands = stated(found.published, found.published_where)
        if stands.earliest:
            return stands
    else:
        stands = Published()
    if source.given.published:
        return stated(source.given.published, source.given.source, "given")
    return own if own.earliest else replace(own, raw=stands.raw or own.raw, reason=stands.reason or own.reason)


def _encodable(text: str, notes: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return the text with lone surrogates, which no UTF-8 file can hold, replaced one by one, and a note of how many."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        lone = sum("\ud800" <= mark <= "\udfff" for mark in text)
        clean = "".join("\ufffd" if "\ud800" <= mark <= "\udfff" else mark for mark in text)
        return clean, (*notes, f"{lone} lone surrogates replaced by U+FFFD")
    return text, notes
