"""MHTML: a page saved by a browser as one file, in the format of a mail."""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.policy import default

from rashomon.articles.dates import read_date
from rashomon.articles.metadata import web_address
from rashomon.articles.pages import declared, page_article
from rashomon.articles.sources import Source, decode, whole
from rashomon.errors import InputError
from rashomon.model.article import Article


def read_mhtml(source: Source) -> Iterator[Article]:
    """Yield the article of the page that an MHTML file holds.

    Raises:
        InputError: if there is no page in it, or the page cannot be read.
    """
    data = whole(source)
    try:
        message = message_from_bytes(data, policy=default)
        page = next((part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        body = page.get_payload(decode=True) if page is not None else None
        url = str(message.get("Snapshot-Content-Location") or (page or message).get("Content-Location") or "")
        dated = str(message.get("Date") or "")
        charset = page.get_content_charset() if page is not None else None
    except (ValueError, LookupError, AttributeError, TypeError, IndexError) as error:  # what Python's mail parser raises on broken headers
        raise InputError(source.name, f"is no MHTML file: {' '.join(str(error).split())[:100]}") from error
    if page is None or not isinstance(body, bytes) or not body.strip():
        raise InputError(source.name, "holds no HTML page")
    moment = read_date(dated)
    kept = replace(source, url=source.url or web_address(url), retrieved=source.retrieved or (moment.value if moment else None))
    text, encoding = decode(body, source.name, charset or declared(body))
    yield page_article(kept, data, text, () if encoding == "utf-8" else (f"decoded as {encoding}",))
