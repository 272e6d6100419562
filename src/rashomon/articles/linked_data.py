"""What the JSON-LD of a page says about its article."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape

from lxml.html import HtmlElement

from rashomon.articles.words import table

NODES = 5000
"""Nodes that are looked at; pages of news sites have some hundred."""

Node = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Facts of one article node; None or empty where it does not say."""

    headline: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


@cache
def _types() -> frozenset[str]:
    return frozenset(kind for (kind,) in table("article_types", "type"))


def linked_data(page: HtmlElement) -> Stated:
    """Return what the first article node of the page's JSON-LD says; broken blocks say nothing."""
    nodes = [node for block in page.iterfind('.//script[@type="application/ld+json"]') for node in _nodes(_parsed(block.text or ""))]
    known = {mark: node for node in reversed(nodes) if isinstance(mark := node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if _is_article(node)]
    chosen = next((node for node in articles if node.get("datePublished")), articles[0] if articles else None)
    if chosen is None:
        chosen = next((node for node in nodes if node.get("datePublished") and "WebPage" in str(node.get("@type"))), None)
    if chosen is None:
        return Stated()
    authors = chosen.get("author") or chosen.get("creator")
    return Stated(
        headline=_text(chosen.get("headline")) or _text(chosen.get("name")),
        published=_text(chosen.get("datePublished")),
        publisher=next(_names(chosen.get("publisher"), known), None),
        url=_text(chosen.get("url")) or _address(chosen.get("mainEntityOfPage")),
        authors=tuple(dict.fromkeys(_names(authors, known))),
    )


def _parsed(block: str) -> object:
    """Return the value of a script block; None where it is no JSON even without the wrappings that pages put around it."""
    text = block.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = text.removeprefix("//").strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().removesuffix("//").rstrip(";")
    try:
        value: object = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def _nodes(value: object) -> Iterator[Node]:
    """Yield the objects inside a JSON value, outer ones first, at most NODES."""
    queue: list[object] = [value]
    for _ in range(NODES):
        if not queue:
            return
        here = queue.pop(0)
        if isinstance(here, Mapping):
            yield here
            queue.extend(part for part in here.values() if isinstance(part, (Mapping, list)))
        elif isinstance(here, list):
            queue.extend(part for part in here if isinstance(part, (Mapping, list)))


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and kind.rsplit("/", 1)[-1] in _types() for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: object) -> str | None:
    """Return text on one line, None where there is none."""
    if isinstance(value, list):
        value = next(iter(value), None)
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _address(value: object) -> str | None:
    return _text(value.get("@id") or value.get("url")) if isinstance(value, Mapping) else _text(value)


def _names(value: object, known: Mapping[str, Node]) -> Iterator[str]:
    """Yield the names of persons or organizations, following references within the page."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            mark = one.get("@id")
            named = one if one.get("name") else known.get(mark, one) if isinstance(mark, str) else one
            names = named.get("name")
            for name in names if isinstance(names, list) else [names]:
                if text := _text(name):
                    yield text
        elif (text := _text(one)) and text in known:
            yield from _names({"@id": text}, known)
        elif text:
            yield text
