"""Saved web pages."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.articles.assemble import Found, article
from rashomon.articles.bodies import body_of, parse
from rashomon.articles.markup import shown
from rashomon.articles.metadata import read_metadata
from rashomon.articles.saved import saved
from rashomon.articles.sources import Source, decode, whole
from rashomon.errors import InputError
from rashomon.model.article import Article

HEAD = 4096
"""Bytes in which a page must declare its encoding; the HTML standard says 1024, real pages are late."""
CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{1,300}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{1,40})", re.IGNORECASE)
SUBSET = re.compile(r"<!DOCTYPE[^>\[]{1,500}\[", re.IGNORECASE)
LATIN = frozenset(("iso8859-1", "ascii", "latin-1"))
"""Encodings whose name on a page means windows-1252 (WHATWG Encoding Standard)."""


def read_page(source: Source) -> Iterator[Article]:
    """Yield the one article of an HTML page; its text is the extracted body, paragraphs apart by blank lines.

    Raises:
        InputError: if the page is empty, too large, not in its encoding, or its article is not found whole.
    """
    data = whole(source)
    text, encoding = decode(data, source.name, source.declared or declared(data))
    yield page_article(source, data, text, () if encoding == "utf-8" else (f"decoded as {encoding}",))


def declared(data: bytes) -> str | None:
    """Return the encoding that a page declares in its head, None where it declares none."""
    found = CHARSET.search(data[:HEAD])
    if not found:
        return None
    label = found[1].decode("ascii")
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return label
    if name.startswith("utf-16"):  # a page that could be read as ASCII up to here is not UTF-16
        return "utf-8"
    return "cp1252" if name in LATIN else name


def page_article(source: Source, data: bytes, page: str, notes: tuple[str, ...]) -> Article:
    """Return the article of a decoded page.

    Raises:
        InputError: if the page declares XML entities, or its article is not found whole.
    """
    if SUBSET.search(page[:HEAD]):
        raise InputError(source.name, "declares XML entities")
    visible = shown(page)
    tree = parse(page, source.name)
    origin = saved(page)
    meta = read_metadata(tree, source.url or origin.url)
    text = body_of(tree, visible, source.name)
    kept = replace(source, retrieved=source.retrieved or origin.retrieved, archive=source.archive or origin.archive)
    found = Found(
        id=source.id,
        name=source.name,
        text=text,
        data=data,
        title=meta.title,
        outlet=meta.outlet,
        published=meta.published,
        published_where=meta.published_where,
        url=source.url or origin.url,
        canonical_url=meta.canonical_url,
        authors=meta.authors,
        notes=notes,
        extracted=True,
    )
    return article(found, kept)
