"""The signature of a page, where only its looks say who signed."""

from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from rashomon.articles.dates import date_words, months
from rashomon.articles.names import LONGEST, people
from rashomon.articles.words import table

LOOKED_AT = 60
"""Elements called "author" or "byline" that are looked at; the signature is among the first."""
AROUND = 6
"""Elements around one whose class may say that it belongs to something else."""


@cache
def _others() -> tuple[str, ...]:
    return tuple(part for (part,) in table("not_bylines", "part"))


def signed(page: HtmlElement, outlet: str | None) -> tuple[str, ...]:
    """Return the names in the first element that is marked or styled as the author's and holds a name, with those beside it."""
    first: HtmlElement | None = None
    texts: list[str] = []
    for element in _elements(page):
        if first is not None and (element.getparent() is not first.getparent() or element.get("class") != first.get("class")):
            break
        text = unstamped(" ".join("".join(map(str, element.itertext())).split())[: 5 * LONGEST])
        if people([text], outlet):
            first = element
            texts.append(text)
    return people(texts, outlet)


def _elements(page: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the elements whose attributes call them author or byline, in the order of the page."""
    classes = " or ".join(f"contains(@class, '{name}')" for name in ("author", "byline", "Byline"))
    wanted = f".//*[@rel='author' or @itemprop='author' or {classes}]"
    for element in page.xpath(wanted)[:LOOKED_AT]:
        if element.tag == "meta" or any(part in _marks(element) for part in _others()):
            continue
        yield element


def _marks(element: HtmlElement) -> str:
    """Return the classes and ids of an element and of those around it."""
    marks: list[str] = []
    here: HtmlElement | None = element
    for _ in range(AROUND):
        if here is None or here.tag in ("body", "html"):
            break
        marks.append(f"{here.get('class') or ''} {here.get('id') or ''} {here.tag}")
        here = here.getparent()
    return " ".join(marks).casefold()


def unstamped(text: str) -> str:
    """Return a byline without the date, the time to read and what else stands behind the names.

    >>> unstamped("By Jane Doe - May 3, 2020 4 minutes")
    'By Jane Doe'
    """
    kept: list[str] = []
    words = text.split()
    for word, after in zip(words, (*words[1:], ""), strict=False):
        bare = word.strip(",.:;|()").casefold()
        dated = bare in months() and after[:1].isdigit()
        stamped = date_words().get(bare, ("", ""))[0] in ("later", "weekday") or bare in ("published", "posted")
        if dated or (stamped and kept) or any(mark.isdigit() for mark in word) or (word in ("-", "–", "—", "|", "•") and kept):
            break
        kept.append(word)
    return " ".join(kept)
