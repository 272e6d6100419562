"""The words of a claim inside the sentence in which they stand: what a reader checks a quotation against."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

Part = tuple[str, bool]
"""A stretch of text, and whether it belongs to the claim."""

AROUND: Final = 300
"""Characters shown before and after the words of a claim at most. By reasoning: sentences of news have under 300."""
FAR: Final = 600
"""Characters between the first and the last words of a claim from which its parts are shown in one piece no more."""

_PLACE: Final = re.compile(r"char=(\d+),(\d+)")
_BORDER: Final = re.compile(r"(?<=[a-z0-9]{3}[.!?])[\"”’')\]]*[ \t]+(?=[\"“‘'(\[]?[A-Z])|[\"”’')\]]*\s*[\r\n\u2028\u2029]\s*")
"""Where a sentence ends: at a mark after a word that is longer than most abbreviations, and at the end of a line."""


def places(fragments: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the parts of a claim stand, by the order of the text, given the IRIs or fragments that say so (RFC 5147).

    >>> places(["https://example.org/a#char=40,52", "https://example.org/a#char=7,9"])
    [(7, 9), (40, 52)]
    """
    return sorted((int(found[1]), int(found[2])) for fragment in fragments if (found := _PLACE.search(fragment)))


def in_sentence(text: str, spans: Sequence[tuple[int, int]]) -> list[Part]:
    """Return the sentence or sentences in which the parts of a claim stand, with these marked; cut between words where it is long.

    >>> in_sentence("It rained. Norland said that the ferry had sunk. Then the sun came out.", [(24, 47)])
    [('Norland said ', False), ('that the ferry had sunk', True), ('.', False)]
    """
    spans = [(start, end) for start, end in spans if 0 <= start < end <= len(text)]
    spans = [(start, end) for start, end in spans if end <= spans[0][0] + FAR] or spans[:1]
    if not spans:
        return []
    first, last = spans[0][0], max(end for _, end in spans)
    begin, stop = _begin(text, first), _stop(text, last)
    parts: list[Part] = []
    at = begin
    for start, end in spans:
        parts += [(text[at:start], False), (text[max(at, start) : end], True)]
        at = max(at, end)
    parts.append((text[at:stop], False))
    found = [(words, marked) for words, marked in parts if words]
    if begin and first - begin >= AROUND // 2 and not _starts(text, begin):
        found.insert(0, ("… ", False))
    if stop < len(text) and not _BORDER.match(text, stop) and stop - last >= AROUND // 2:
        found.append((" …", False))
    return found


def around(before: str, words: str, after: str) -> list[Part]:
    """Return words with what a quotation selector has before and after them, without the pieces of words at the ends of it.

    >>> around("vernment of hiding nine bodies, ", "a charge", " that the government rejected as abs")
    [('… of hiding nine bodies, ', False), ('a charge', True), (' that the government rejected as …', False)]
    """
    left, right = before.partition(" ")[2], after.rpartition(" ")[0]
    parts = [(f"… {left}" if before else "", False), (words, True), (f"{right} …" if after else "", False)]
    return [part for part in parts if part[0]]


def _begin(text: str, start: int) -> int:
    """Return where the sentence of an offset begins, or the first word that is near enough."""
    least = max(0, start - AROUND)
    ends = [found.end() for found in _BORDER.finditer(text, least, start + 2) if found.end() <= start]
    if ends:
        return ends[-1]
    return least if not least else text.find(" ", least, start) + 1 or start


def _starts(text: str, at: int) -> bool:
    return any(found.end() == at for found in _BORDER.finditer(text, max(0, at - 10), at + 2))


def _stop(text: str, end: int) -> int:
    """Return where the sentence of an offset ends, its marks with it, or the last word that is near enough."""
    found = _BORDER.search(text, end, min(len(text), end + AROUND))
    if found:
        return found.start() + len(found[0].rstrip()) if found[0].strip() else found.start()
    if len(text) <= end + AROUND:
        return end + len(text[end:].rstrip())
    cut = text.rfind(" ", end, end + AROUND)
    return max(end, cut)
