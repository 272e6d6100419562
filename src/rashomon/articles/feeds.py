"""RSS and Atom files: every entry is an article."""

import re
from collections.abc import Iterator, Mapping

import feedparser

from rashomon.articles.assemble import Found, article
from rashomon.articles.markup import shown
from rashomon.articles.metadata import web_address
from rashomon.articles.names import people
from rashomon.articles.records import Taken
from rashomon.articles.sources import Source, whole
from rashomon.errors import InputError
from rashomon.model.article import Article

SUBSET = re.compile(rb"<!DOCTYPE[^>\[]{0,500}\[", re.IGNORECASE)
HARMLESS = ("CharacterEncodingOverride", "NonXMLContentType")
"""What feedparser remarks without anything being lost."""

Entry = Mapping[str, object]


def read_feed(source: Source) -> Iterator[Article | InputError]:
    """Yield an article or an error for each entry of a feed.

    Raises:
        InputError: if the file is no feed, has no entries, or declares XML entities.
    """
    data = whole(source)
    if SUBSET.search(data):
        raise InputError(source.name, "declares XML entities")
    feed = feedparser.parse(data)  # bytes: a string could be taken for a path or an address
    broken = feed.get("bozo_exception") if feed.get("bozo") else None
    remark = type(broken).__name__ if broken is not None else ""
    if not feed.get("version"):
        raise InputError(source.name, "is no RSS or Atom feed")
    entries = list(feed.get("entries", []))
    fault = None
    if broken is not None and remark not in HARMLESS:
        fault = InputError(source.name, f"is not well-formed ({' '.join(str(broken).split())[:100]}); its last entry was not read")
        entries = entries[:-1]
    elif not entries:
        raise InputError(source.name, "is a feed without entries")
    channel = feed.get("feed", {})
    outlet = _text(channel, "title") if isinstance(channel, Mapping) else None
    language = _text(channel, "language") if isinstance(channel, Mapping) else None
    taken = Taken()
    for number, entry in enumerate(entries, 1):
        name = f"{source.name}, entry {number}"
        try:
            found = _found(entry, name, f"{source.id}:{number}", outlet, language)
            taken.take(found.id, name)
            yield article(found, source)
        except InputError as error:
            yield error
    if fault:
        yield fault


def _text(entry: Entry, key: str) -> str | None:
    value = entry.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _found(entry: Entry, name: str, fallback: str, outlet: str | None, language: str | None) -> Found:
    full = [part for content in _list(entry, "content") if isinstance(content, Mapping) if (part := _text(content, "value"))]
    body = max(full, key=len) if full else _text(entry, "summary")
    if not body:
        raise InputError(name, "holds no text")
    url = web_address(_text(entry, "link"))
    title = _text(entry, "title")
    written = [str(author["name"]) for author in _list(entry, "authors") if isinstance(author, Mapping) and author.get("name")]
    return Found(
        id=url or _text(entry, "id") or fallback,
        name=name,
        text="\n\n".join(shown(body).words.split("\n")),
        data=body.encode("utf-8", "surrogatepass"),
        title=shown(title).words.replace("\n", " ") if title else None,
        outlet=outlet,
        published=_text(entry, "published") or _text(entry, "updated"),
        published_where="the entry of the feed",
        url=url,
        language=language.casefold()[:2] if language else None,
        authors=people(written, outlet),
        notes=() if full else ("the feed holds a summary, not the article",),
        extracted=True,
    )


def _list(entry: Entry, key: str) -> list[object]:
    value = entry.get(key)
    return value if isinstance(value, list) else []
