"""A page read without a parser: linear, whatever the input, and blind to nothing. It is the witness against the real parser."""

import re
from dataclasses import dataclass
from functools import cache
from html import unescape

from rashomon.articles.words import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a page shows."""

    words: str
    """All visible text, one line a block."""
    running: int
    """Letters of it outside links, menus, buttons and footers: what an article could consist of."""
    depth: int
    """How deep elements that must be closed stand in one another."""
    paragraphs: int


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in table("markup", "element", "kind")}


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}", re.IGNORECASE)


def shown(page: str) -> Shown:
    """Return the visible text of a page and how it is built; time grows linearly with the page."""
    pieces: list[str] = []
    depth = deepest = paragraphs = running = at = 0
    around: dict[str, int] = {}
    closed = -1
    kinds = _kinds()
    while (opened := page.find("<", at)) >= 0:
        pieces.append(page[at:opened])
        running += 0 if any(around.values()) else _letters(page, at, opened)
        if page.startswith("<!--", opened):
            end = page.find("-->", opened + 4)
            at = len(page) if end < 0 else end + 3
            continue
        closed = page.find(">", opened) if closed < opened else closed
        if closed < 0:
            at = len(page)
            break
        at = closed + 1
        tag = page[opened + 1 : min(closed, opened + 40)].casefold()
        closing = tag.startswith("/")
        name = _name(tag[1:] if closing else tag)
        if not name:
            if tag[:1] not in ("!", "?", "/"):  # "3 < 4": no tag at all
                pieces.append("<")
                at = opened + 1
            continue
        kind = kinds.get(name, "inline")
        if kind in ("link", "menu"):
            around[name] = max(0, around.get(name, 0) - 1) if closing else 1 if kind == "link" else around.get(name, 0) + 1
        if kind not in ("inline", "link"):
            pieces.append("\n")
        if name == "p" and not closing:
            paragraphs += 1
        if kind == "hidden" and not closing and page[closed - 1] != "/":
            over = _closing(name).search(page, at)
            at = over.start() if over else len(page)
        elif kind != "loose" and page[closed - 1] != "/":
            depth = max(0, depth - 1) if closing else depth + 1
            deepest = max(deepest, depth)
    pieces.append(page[at:])
    running += 0 if any(around.values()) else _letters(page, at, len(page))
    lines = (" ".join(line.split()) for line in unescape("".join(pieces)).split("\n"))
    return Shown(words="\n".join(line for line in lines if line), running=running, depth=deepest, paragraphs=paragraphs)


def _name(tag: str) -> str:
    """Return the name with which a tag begins, "" where it is none."""
    end = 0
    while end < len(tag) and tag[end].isascii() and (tag[end].isalnum() or tag[end] in "-:"):
        end += 1
    return tag[:end] if tag[:1].isascii() and tag[:1].isalpha() else ""


def _letters(page: str, start: int, end: int) -> int:
    """Return how many characters between two places are no white space."""
    return len("".join(page[start:end].split())) if end > start else 0
