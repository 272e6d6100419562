"""Saved web pages."""

from collections.abc import Iterator

import trafilatura

from rashomon.articles.assemble import Found, article
from rashomon.articles.sources import Source, whole
from rashomon.errors import InputError
from rashomon.model.article import Article


def read_page(source: Source) -> Iterator[Article]:
    """Yield the one article of an HTML page; its text is the extracted body, paragraphs apart by blank lines.

    Raises:
        InputError: if the page is empty, too large, or no article is found in it.
    """
    data = whole(source)
    text = trafilatura.extract(data, include_comments=False)
    meta = trafilatura.extract_metadata(data)
    if not text:
        raise InputError(source.name, "no article text was found in the page")
    text = "\n\n".join(text.splitlines())
    authors = tuple(name.strip() for name in (meta.author or "").split(";") if name.strip())
    found = Found(
        id=source.id,
        name=source.name,
        text=text,
        data=data,
        title=meta.title,
        outlet=meta.sitename,
        published=meta.date,
        published_where="the metadata of the page",
        canonical_url=meta.url,
        authors=authors,
    )
    yield article(found, source)
