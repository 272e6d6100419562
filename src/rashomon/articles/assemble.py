"""One article out of what its format, its user and its text say."""

from dataclasses import dataclass, replace

from rashomon.articles.language import language_of
from rashomon.articles.published import local, stated
from rashomon.articles.regions import find_regions
from rashomon.articles.signs import Signs, read_signs
from rashomon.articles.sources import Source
from rashomon.errors import InputError
from rashomon.iris import sha256
from rashomon.model.article import Article, Custody, Published
from rashomon.vocabulary.outlets import outlet_for

LONGEST = 1_000_000
"""Characters of one article: the most that spaCy reads in one piece, some hundred pages of a newspaper."""


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
    extracted: bool = False
    """Whether the text is a body already, without the menus that a saved text has around it."""


def article(found: Found, source: Source) -> Article:
    """Return the article. What the input states comes first, then what the user gave, then what the text itself says.

    Raises:
        InputError: if there is no text, or more than an article has.
    """
    if not found.text.strip():
        raise InputError(found.name, "holds no text")
    if len(found.text) > LONGEST:
        raise InputError(found.name, f"has {len(found.text)} characters, more than {LONGEST}: a dump, not an article")
    found = _encodable(found)
    text, notes = found.text, found.notes
    given = source.given
    title = found.title or given.title
    regions = find_regions(text, title, extracted=found.extracted, repeated=source.repeated)
    signs = read_signs(text, regions)
    url = found.url or given.url or source.url
    address = found.canonical_url or url
    published = local(_published(found, source, signs.published), address if found.extracted else None)
    outlet, reason = _outlet(found.outlet, address, source, signs)
    notes = (*notes, reason) if reason else notes
    custody = Custody(
        source_sha256=sha256(found.data),
        url=url,
        canonical_url=found.canonical_url,
        retrieved=source.retrieved,
        archive=source.archive,
        notes=notes,
    )
    return Article(
        id=found.id,
        path=found.name,
        text=text,
        title=title or signs.title,
        outlet=outlet,
        published=published,
        language=found.language or language_of(text),
        authors=found.authors or signs.authors,
        custody=custody,
        regions=regions,
    )


def _outlet(stated_name: str | None, address: str | None, source: Source, signs: Signs) -> tuple[str | None, str]:
    """Return the outlet and, where it was not simply stated, why: the statement, the user, a registered address, the text, any address."""
    given = source.given
    by_address = outlet_for(address) if address else None
    registered = by_address if by_address and by_address.registered else None
    reason = f"outlet from the address ({registered.domains[0]})" if registered else ""
    if stated_name:
        if (name := _registered(stated_name)) or registered is None:
            return name or stated_name, ""
        return registered.name, f"{reason}; the page says {stated_name[:100]!r}"
    if given.outlet:
        return _registered(given.outlet) or given.outlet, f"outlet from {given.source}"
    if registered:
        return registered.name, reason
    if signs.outlet:
        return signs.outlet, signs.outlet_reason
    return (by_address.name, "outlet named by its domain") if by_address else (None, "")


def _registered(name: str) -> str | None:
    known = outlet_for(name)
    return known.name if known and known.registered else None


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


def encodable(text: str) -> tuple[str, int]:
    """Return text with lone surrogates, which no UTF-8 file can hold, replaced one by one, and how many there were."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        marks = ["\ufffd" if "\ud800" <= mark <= "\udfff" else mark for mark in text]
        return "".join(marks), sum("\ud800" <= mark <= "\udfff" for mark in text)
    return text, 0


def _encodable(found: Found) -> Found:
    """Return the facts without lone surrogates, and a note of how many were replaced in the text."""
    text, lone = encodable(found.text)
    facts = (found.title, found.outlet, found.published, found.url, found.canonical_url, found.language)
    if not lone and all(not fact or fact.isascii() or not encodable(fact)[1] for fact in (found.id, *facts, *found.authors)):
        return found
    title, outlet, published, url, canonical, language = (encodable(fact)[0] if fact else fact for fact in facts)
    return replace(
        found,
        id=encodable(found.id)[0],
        text=text,
        title=title,
        outlet=outlet,
        published=published,
        url=url,
        canonical_url=canonical,
        language=language,
        authors=tuple(encodable(author)[0] for author in found.authors),
        notes=(*found.notes, f"{lone} lone surrogates replaced by U+FFFD") if lone else found.notes,
    )
