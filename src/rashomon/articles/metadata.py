"""What a page says about itself: title, outlet, authors, date with time and zone, and address."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from rashomon.articles.bylines import signed
from rashomon.articles.dates import LONGEST, read_date
from rashomon.articles.layout import folded
from rashomon.articles.linked_data import Stated, linked_data
from rashomon.articles.names import people
from rashomon.articles.published import day_in
from rashomon.articles.words import table

SUFFIX = re.compile(r" (?:[|\-–—:·•»]|::) ")
LONGEST_TITLE = 1000
"""Characters of a title or of a site's name that are looked at."""
DATE_CLASS = re.compile(r"date|time|publish|posted|stamp", re.IGNORECASE)
LONG_ENOUGH = 20
"""Characters from which the beginning of a title tells it from others."""
HEADINGS = 10
"""First-level headings that are compared with the title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Facts of a page; None or empty where it does not say."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    """As found."""
    published_where: str = ""
    authors: tuple[str, ...] = ()
    canonical_url: str | None = None
    language: str | None = None


def read_metadata(page: HtmlElement, address: str | None = None) -> Metadata:
    """Return what a page says about itself; the address is where it was found, if that is known."""
    metas = _metas(page)
    said = linked_data(page)
    url = canonical(page, metas, said)
    signs = (metas.get("og:site_name"), said.publisher, *(metas.get(name) for name in ("application-name", "publisher", "dc.publisher")))
    outlet = next((name for sign in signs if (name := site_name(sign))), None)
    published, where = _published(page, said, url or address)
    return Metadata(
        title=_title(page, metas, said, outlet),
        outlet=outlet,
        published=published,
        published_where=where,
        authors=_authors(page, metas, said, outlet),
        canonical_url=url,
        language=(page.get("lang") or metas.get("og:locale") or "")[:2].casefold() or None,
    )


def web_address(text: str | None) -> str | None:
    """Return an absolute http or https address, None for anything else (relative ones, javascript:, data:)."""
    stripped = (text or "").strip()
    try:
        parts = urlsplit(stripped)
    except ValueError:
        return None
    fit = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not any(mark.isspace() for mark in stripped)
    return stripped if fit and stripped.isprintable() and not set(stripped) & set('<>"{}|\\^`') else None


def canonical(page: HtmlElement, metas: Mapping[str, str], said: Stated) -> str | None:
    """Return the address that the page gives as its own."""
    links = [link.get("href") for link in page.iterfind(".//link[@rel='canonical']")]
    found = (web_address(text) for text in (*links, metas.get("og:url"), said.url, metas.get("twitter:url")))
    return next((text for text in found if text), None)


def _metas(page: HtmlElement) -> dict[str, str]:
    """Return the contents of meta elements by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().casefold()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def site_name(sign: str | None) -> str | None:
    """Return the name of a site without the slogan behind it, and the host of an address that stands for a name.

    >>> site_name("Norhaven Post | News from the harbour"), site_name("https://norhaven.example/")
    ('Norhaven Post', 'norhaven.example')
    """
    name = SUFFIX.split(" ".join((sign or "")[:LONGEST_TITLE].split()))[0]
    return (urlsplit(name).hostname or name).removeprefix("www.") if web_address(name) else name or None


def _first(*texts: str | None) -> str | None:
    return next((text for text in texts if text and text.strip()), None)


def plain(element: HtmlElement) -> str:
    """Return the text of an element on one line."""
    return " ".join("".join(map(str, element.itertext())).split())


def _title(page: HtmlElement, metas: Mapping[str, str], said: Stated, outlet: str | None) -> str | None:
    """Return the headline as readers see it: the first-level heading that the metadata confirm, else what the metadata say."""
    stated = [text for text in (said.headline, metas.get("og:title"), metas.get("twitter:title"), metas.get("dc.title")) if text]
    whole = page.find(".//title")
    if whole is not None and (text := plain(whole)):
        stated.append(text)
    stated = [unsigned(text, outlet) for text in stated]
    headings = [text for heading in list(page.iter("h1"))[:HEADINGS] if (text := plain(heading))]
    for heading in headings:
        if any(_same(heading, text) for text in stated):
            return heading
    return _first(*stated, headings[0] if len(headings) == 1 else None)


def _same(heading: str, text: str) -> bool:
    """Return whether a heading is the title, or the title is a copy of it that was cut or had something put behind it."""
    one, other = folded(heading), folded(text)
    short = other.removesuffix("...").removesuffix("…").strip()
    cut = short != other and len(short) >= LONG_ENOUGH and one.startswith(short)
    return one == other or cut or (len(one) >= LONG_ENOUGH and other.startswith(one))


def unsigned(title: str, outlet: str | None) -> str:
    """Return a title without the name of the site at its end or beginning ("... - Example News")."""
    title = " ".join(title[:LONGEST_TITLE].split())
    parts = SUFFIX.split(title)
    marks = SUFFIX.findall(title)
    name = re.sub(r"[\W_]+", "", (outlet or "").casefold())
    if len(parts) < 2 or not name:
        return title
    ends = re.sub(r"[\W_]+", "", parts[-1].casefold())
    if ends and (ends in name or name in ends) and len(parts[-1].split()) <= 6:
        return title[: title.rindex(marks[-1] + parts[-1])]
    if re.sub(r"[\W_]+", "", parts[0].casefold()) == name:
        return title[len(parts[0]) + len(marks[0]) :]
    return title


def _authors(page: HtmlElement, metas: Mapping[str, str], said: Stated, outlet: str | None) -> tuple[str, ...]:
    """Return the people who sign, from the first place that names any."""
    profile = metas.get("article:author") or ""
    for told in (
        said.authors,
        [metas.get("author") or ""],
        [metas.get("byl") or "", metas.get("parsely-author") or "", metas.get("sailthru.author") or ""],
        [metas.get("dc.creator") or "", metas.get("cxenseparse:author") or ""],
        ["" if profile.startswith("@") or "/" in profile else profile],
    ):
        if names := people(told, outlet):
            return names
    return signed(page, outlet)


def _published(page: HtmlElement, said: Stated, url: str | None) -> tuple[str | None, str]:
    """Return the date as found, and where: the first place that has a day, unless another adds time or zone to the same day."""
    best: tuple[str, str] | None = None
    unread: tuple[str, str] | None = None
    value = ""
    for raw, where in _candidates(page, said, url):
        moment = read_date(raw)
        if moment is None:
            unread = unread or (raw, where)
        elif best is None or (moment.value[:10] == value[:10] and _precision(moment.value) > _precision(value)):
            best, value = (raw, where), moment.value
    return best or unread or (None, "")


def _precision(value: str) -> int:
    """Return 0 for a day or less, 1 for a time, 2 for a time with its zone."""
    clock = value[10:]
    return bool(clock) + any(sign in clock for sign in "+-")


def _candidates(page: HtmlElement, said: Stated, url: str | None) -> Iterator[tuple[str, str]]:
    """Yield dates as written and where they stand, the most trustworthy first."""
    if said.published:
        yield said.published, "datePublished of the JSON-LD"
    for element, attribute, value, holds in table("page_dates", "element", "attribute", "value", "holds"):
        for found in page.iter(element):
            if (found.get(attribute) or "").strip().casefold() == value and (raw := (found.get(holds) or "").strip()):
                yield raw, f'<{element} {attribute}="{value}">'
                break
    for found in page.iter("time"):
        if raw := (found.get("datetime") or "").strip():
            yield raw, "<time>"
            break
    for found in page.xpath(".//*[self::span or self::div or self::p or self::time][@class or @id]"):
        marks = f"{found.get('class') or ''} {found.get('id') or ''}"
        if len(found) <= 3 and DATE_CLASS.search(marks[:200]) and 6 <= len(text := plain(found)) <= LONGEST and read_date(text):
            yield text, "a line of the page that is a date"
            break
    if there := day_in(url):
        yield there.value, "the address of the page"
