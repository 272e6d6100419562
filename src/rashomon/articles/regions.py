"""Which parts of a plain text are not article: headline, byline, dateline, captions, credits, furniture.

The text is read as lines. Each line is judged by its own form first (phrases of `data/furniture.csv`, dates, credits); then the headline
is found; then what stands loose before the headline and after the last sentence goes to the furniture. Whatever nobody recognises is
body: a claim too many can be rejected later, a lost paragraph cannot be found again.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.articles.boilerplate import line_digest
from rashomon.articles.dates import LONGEST, read_date
from rashomon.articles.enumerators import enumerators
from rashomon.articles.layout import HEADING, Unit, folded, units
from rashomon.articles.stamps import masthead, stamp
from rashomon.articles.words import table
from rashomon.errors import VocabularyError
from rashomon.model.article import Region, RegionKind
from rashomon.model.span import TextSpan

PROSE = 8
"""Words from which a line that ends a sentence counts as running text: the slogans of buttons and boxes ("Support independent journalism
today.") are shorter, nearly all paragraphs longer."""
LONG = 40
"""Words from which a line is running text however it ends."""
HEADLINE = 40
"""Most words of a headline; the longest on 70 news pages has 26."""
CAPTION = 120
"""Most words of a caption."""
BYLINE = 14
"""Most words of a byline."""

KINDS: dict[str, RegionKind] = {"furniture": "furniture", "byline": "byline", "caption": "caption", "credit": "credit"}
DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}", re.ASCII)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}(?:/\S*)?", re.ASCII | re.IGNORECASE)
CRUMBS = re.compile(r"\s[/>»›|•·]\s|[>»›]")
BRACKET = re.compile(r"[(\[]([^()\[\]]{2,100})[)\]]\.?$")
DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ][^\W\d_.,'’()–—:;-]*(?:[ .'’/,-]{1,2}[A-ZÀ-Þ][^\W\d_.,'’()–—:;-]*){0,5})"
    r"(?:,? ?(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, ?\d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?))?"
    r"(?P<agency>\.? ?(?:\([^()]{2,40}\)|/[^/]{2,30}/\.?|,? [A-Z]{3,12}))? ?(?P<dash>[-–—]{1,2} | ?$|(?<=/) |(?<=/\.) )"
)
CLOSERS = "\"'”’»)]*"


@cache
def _phrases() -> dict[str, list[tuple[str, RegionKind, tuple[str, ...]]]]:
    """Return how, kind and words of the phrases by their first word ("" where that is a wildcard)."""
    found: dict[str, list[tuple[str, RegionKind, tuple[str, ...]]]] = {}
    for how, kind, phrase in table("furniture", "how", "kind", "phrase"):
        if kind not in KINDS or how not in ("whole", "start", "firm", "anywhere", "heading"):
            raise VocabularyError(f"furniture.csv: {how},{kind},{phrase}: unknown how or kind")
        words = tuple(phrase.split())
        found.setdefault("" if words[0].startswith("@") else words[0], []).append((how, KINDS[kind], words))
    return found


def find_regions(
    text: str, title: str | None = None, *, extracted: bool = False, repeated: frozenset[str] = frozenset()
) -> tuple[Region, ...]:
    """Return what is not body, sorted, not overlapping; the headline is the first copy of the title, or else the line that looks like one.

    Of a body that was extracted from a page, only lines that betray themselves are marked, not what stands loose around the sentences.
    Repeated are the digests of lines that stand in many articles; sentences among them are furniture above and below the article only.
    Time grows linearly with the text.
    """
    lines = list(units(text))
    kinds: list[RegionKind | None] = [None] * len(lines)
    opens: set[int] = set()
    for at, line in enumerate(lines):
        kinds[at] = _own(line, at, opens)
    _stamps(lines, kinds)
    if title or not extracted:
        _headline(lines, kinds, title)
    _mastheads(lines, kinds)
    if repeated:
        _repeated(lines, kinds, repeated)
    if not extracted:
        _surroundings(lines, kinds, opens)
    found = [region for line, kind in zip(lines, kinds, strict=True) if kind for region in _regions(text, line, kind)]
    found += _datelines(text, lines, kinds)
    found += enumerators([line for line, kind in zip(lines, kinds, strict=True) if kind is None])
    return tuple(sorted(found, key=lambda region: region.span))


def _regions(text: str, line: Unit, kind: RegionKind) -> Iterator[Region]:
    """Yield the region of a line; of a heading in Markdown, its mark apart, which is no word of it."""
    mark = HEADING.match(text, line.start, line.end) if kind in ("headline", "repeat") else None
    start = mark.end() if mark else line.start
    if mark:
        yield Region(span=TextSpan(line.start, start), kind="furniture")
    yield Region(span=TextSpan(start, line.end), kind=kind)


def sentence(line: Unit) -> bool:
    """Return whether the line ends as a sentence does."""
    return line.words.rstrip(CLOSERS).endswith((".", "?", "!", "…", ":")) and not line.words.endswith(("...",))


def prose(line: Unit) -> bool:
    """Return whether the line is running text."""
    return (line.count >= PROSE and sentence(line)) or line.count >= LONG


def _own(line: Unit, at: int, opens: set[int]) -> RegionKind | None:
    """Return what a line is by its own form alone."""
    tokens = line.tokens
    if not tokens:
        return "furniture"
    kind, how = _phrase(tokens, line)
    if how == "heading":
        opens.add(at)
    if kind:
        return kind
    if (
        ADDRESS.fullmatch(line.words)
        or (line.count == 1 and "@" in line.words[1:-1])
        or ("icon" in line.words.lower() and _icons(tokens))
        or _crumbs(line)
    ):
        return "furniture"
    if len(line.words) <= LONGEST and dated(line.words):
        return "dateline"
    return _credit(line, tokens)


def _phrase(tokens: tuple[str, ...], line: Unit) -> tuple[RegionKind | None, str]:
    """Return the kind of the phrase that the line is, begins with or contains, and how."""
    best: tuple[RegionKind | None, str] = (None, "")
    phrases = _phrases()
    quoted = any(mark in line.words for mark in '"“”«')
    for at, token in enumerate(tokens):
        if at and (line.count > 25 or quoted):
            break
        wild = phrases.get("", ()) if token.isdigit() or "." in token else ()
        for how, kind, words in (*phrases.get(token, ()), *wild):
            if len(words) > len(tokens) - at or not all(map(_matches, words, tokens[at:])):
                continue
            whole = at == 0 and len([t for t in tokens if t != ":"]) == len([w for w in words if w != ":"])
            if how in ("whole", "heading"):
                fits = whole
            elif how == "start":
                fits = at == 0 and not line.words.rstrip(CLOSERS).endswith(".")
            elif how == "firm":
                fits = at == 0 and line.count <= HEADLINE
            else:
                fits = line.count <= 25 and not quoted
            if fits and how == "heading":
                return kind, how
            best = (kind, how) if fits and best[0] is None else best
    return best


def _matches(word: str, token: str) -> bool:
    if word == "@domain":
        return DOMAIN.fullmatch(token) is not None
    return token.isdigit() if word == "@number" else word == token


def _icons(tokens: Sequence[str]) -> bool:
    """Return whether a third of many words are "icon": names of pictures that stand in for their alternative text."""
    return len(tokens) >= 3 and 3 * sum(token.endswith("icon") or token.startswith("icon") for token in tokens) >= len(tokens)


def _crumbs(line: Unit) -> bool:
    """Return whether the line is a path through the site ("World / Asia / More") or a row of links."""
    parts = [part.strip() for part in CRUMBS.split(line.words)]
    parts = [part for part in parts if part]
    return len(parts) >= 3 and not sentence(line) and all(len(part.split()) <= 4 for part in parts)


def dated(words: str) -> bool:
    """Return whether a line is nothing but dates ("8 Nov, 2020 09:27", "Published: ... | Updated: ...")."""
    parts = [part for part in re.split(r"\s*[|•·]\s*|,?\s+(?=[Uu]pdated|UPDATED|[Ll]ast )", words.strip()) if part]
    return bool(parts) and all(read_date(part) for part in parts)


@cache
def _credits() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((how, tuple(phrase.split())) for how, phrase in table("credits", "how", "phrase"))


def _credit(line: Unit, tokens: tuple[str, ...]) -> RegionKind | None:
    """Return credit, caption or byline where the line ends or begins as they do."""
    if line.count > CAPTION:
        return None
    if tokens[0] == "by" and 2 <= line.count <= BYLINE and not sentence(line) and line.words.split()[1][:1].isupper():
        return "byline"
    if found := BRACKET.search(line.words[-120:]):
        inside = Unit(start=0, end=0, words=found[1]).tokens
        before = line.words[: -len(found[0])].rstrip()
        sure = "/" in found[1] or not before.endswith((".", "!", "?", "”", '"'))
        inner = found[0].endswith(".") and "/" not in found[1]  # "... told the agency (TASS).": a part of the sentence
        if not inner and any((how == "bracket" or (how == "agency" and sure)) and _holds(inside, phrase) for how, phrase in _credits()):
            return "caption" if before else "credit"
    if not sentence(line) and len(line.words) <= 400:
        for how, phrase in _credits():
            if how == "end" and tokens[-len(phrase) :] == phrase:
                before = line.words[: -len(" ".join(phrase))].rstrip()
                if not before or before[-1] in "/|.,©:-–—]":
                    return "credit" if len(tokens) <= len(phrase) + 4 else "caption"
    return None


def _holds(tokens: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(tokens[at : at + len(phrase)] == phrase for at in range(len(tokens) - len(phrase) + 1))


def _headline(lines: list[Unit], kinds: list[RegionKind | None], title: str | None) -> None:
    """Mark the headline and its repeats."""
    keys = [folded(line.words[: LONGEST * 10].lstrip("# ")) for line in lines]
    chosen: int | None = None
    if title:
        wanted = folded(title)
        chosen = next((at for at, key in enumerate(keys) if key == wanted), None)
    else:
        first = next((at for at, line in enumerate(lines) if kinds[at] is None and prose(line)), len(lines))
        able = [at for at in range(first) if kinds[at] is None and 2 <= lines[at].count <= HEADLINE and not lines[at].words.endswith(".")]
        marked = [at for at in range(len(lines)) if lines[at].words.startswith("# ")]
        if marked:
            chosen = marked[0]
        elif first < len(lines) and able:
            twice = [at for at in able if keys[at] in keys[at + 1 :]]
            full = [at for at in able if lines[at].count >= 4]
            chosen = (twice or full or able)[0]
    if chosen is None:
        return
    for at, key in enumerate(keys):
        if key == keys[chosen]:
            kinds[at] = "headline" if at == chosen else "repeat"


def _stamps(lines: list[Unit], kinds: list[RegionKind | None]) -> None:
    """Mark the lines that give a date with names beside it, below the first line and above the running text.

    Farther down they are the headings of a chronicle ("Tollhaven, 3 March 2021"), and none says when the article came out.
    """
    for at, line in enumerate(lines):
        if kinds[at] is None and prose(line):
            return
        if at and kinds[at] is None and stamp(line.words):
            kinds[at] = "dateline"


def _mastheads(lines: list[Unit], kinds: list[RegionKind | None]) -> None:
    """Mark the names of outlets that stand in a line of their own beside that of the date."""
    for at, line in enumerate(lines):
        beside = (kinds[at - 1] if at else None, kinds[at + 1] if at + 1 < len(kinds) else None)
        if kinds[at] is None and "dateline" in beside and masthead(line.words):
            kinds[at] = "furniture"


def _repeated(lines: list[Unit], kinds: list[RegionKind | None], repeated: frozenset[str]) -> None:
    """Mark the lines that stand in many articles."""
    known = [kind is None and line_digest(line) in repeated for line, kind in zip(lines, kinds, strict=True)]
    for order in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        edge = True
        for at in order:
            if known[at] and (edge or not sentence(lines[at])):
                kinds[at] = "furniture"
            edge = edge and kinds[at] is not None


def _surroundings(lines: list[Unit], kinds: list[RegionKind | None], opens: set[int]) -> None:
    """Mark what stands loose above the headline, under lists' headings, and below the last sentence."""
    head = next((at for at, kind in enumerate(kinds) if kind == "headline"), None)
    flowing = [at for at, line in enumerate(lines) if kinds[at] is None and prose(line)]
    if not flowing:
        return
    for at in range(0 if head is None else min(head, flowing[0])):
        kinds[at] = kinds[at] or "furniture"
    listing = False
    for at, line in enumerate(lines):
        if kinds[at] is None and prose(line):
            listing = False
        elif at in opens:
            listing = True
        elif kinds[at] is None and (listing or at > flowing[-1]) and not sentence(line) and not line.words.startswith(("-", "*", "•")):
            kinds[at] = "furniture"


def _datelines(text: str, lines: list[Unit], kinds: list[RegionKind | None]) -> list[Region]:
    """Return the dateline that opens the first paragraph ("BAKU, Nov 8 (Agency) - ")."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind is None and prose(line):
            span = dateline(text, line.start, line.end)
            return [Region(span=span, kind="dateline")] if span else []
    return []


def dateline(text: str, start: int, end: int) -> TextSpan | None:
    """Return the span of the dateline with which a paragraph begins, or None; a place alone needs capitals, a date or an agency."""
    found = DATELINE.match(text[start : min(end, start + 140)])
    if not found or not found["dash"].strip() + (found["agency"] or ""):
        return None
    if not (found["place"].split(",")[0].isupper() or found["date"] or found["agency"]):
        return None
    return TextSpan(start, start + len(found[0].rstrip()))
