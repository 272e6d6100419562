"""A text as the lines or paragraphs that its writer meant, each with its offsets."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE = re.compile(r"[^\r\n\u2028\u2029\f\v]+")
TOKEN = re.compile(r"[^\W_]+(?:['.\-&][^\W_]+)*|[:©]")
FOLD = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})

EMPHASIS = re.compile(r"(?<![\w*_\\])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]+)(?<=[^\s*_])\1(?![\w*_])")
"""Words that Markdown emphasizes, between their marks; what stands between them holds no such mark, so that one look is enough."""
HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
RULE = re.compile(r"={3,}|-{3,}")
"""The line under a heading."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ENDS = (".", "?", "!", ":", '"', "”", "’")
"""How a paragraph ends."""
NARROWEST, WIDEST = 40, 120
"""Columns between which texts are wrapped by hand or by mail programs."""
LOOKED_AT = 400
"""Characters of a line that are compared with phrases; the phrases themselves have under 50."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A line, or a paragraph that was wrapped into several lines."""

    start: int
    end: int
    words: str
    """Its characters on one line, without white space around; of a short line, without marks of emphasis."""

    @property
    def tokens(self) -> tuple[str, ...]:
        """The first words, folded, without punctuation but for colons."""
        return tuple(TOKEN.findall(folded(self.words[:LOOKED_AT])))

    @property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words.split())


def folded(text: str) -> str:
    """Return text for comparison: case, kinds of quotation marks and dashes, and white space do not count."""
    return " ".join(text.translate(FOLD).casefold().split())


def unmarked(words: str) -> str:
    """Return a line without the marks of a heading and of emphasis.

    >>> unmarked("*Tigris Daily*, 14 June 2023"), unmarked("# Boat _Silver Tern_ sinks")
    ('Tigris Daily, 14 June 2023', 'Boat Silver Tern sinks')
    >>> unmarked("* a point"), unmarked("2 * 3 * 4 = 24"), unmarked("snake_case_name")
    ('* a point', '2 * 3 * 4 = 24', 'snake_case_name')
    """
    return EMPHASIS.sub(r"\2", HEADING.sub("", words, count=1) if words.startswith("#") else words)


def units(text: str) -> Iterator[Unit]:
    """Yield the lines of a text that are not blank; lines of a wrapped paragraph together."""
    block: list[Unit] = []
    for found in LINE.finditer(text):
        line = found[0].strip("\ufeff \t\xa0\u200b\u200e\u200f").strip()
        if block and (not line or RULE.fullmatch(line) or _breaks(text, block[-1].end, found.start())):
            yield from _wrapped(text, block)
            block = []
        if line:
            start = found.start() + found[0].index(line)
            plain = EMPHASIS.sub(r"\2", line) if len(line) <= WIDEST else line
            block.append(Unit(start=start, end=start + len(line), words=plain))
    yield from _wrapped(text, block)


def _breaks(text: str, end: int, start: int) -> bool:
    """Return whether a blank line stands between two offsets."""
    return len(re.findall(r"\r\n|[\r\n\u2028\u2029\f\v]", text[end:start])) > 1


def _wrapped(text: str, block: list[Unit]) -> list[Unit]:
    """Return the block as one paragraph where each line ends because the next word would not fit, else its lines."""
    if len(block) < 2 or (YEAR.search(block[-1].words) and not block[-1].words.endswith(ENDS)):
        return block  # below a headline: "The Bosporus Post, 14 June 2023"
    width = max(len(line.words) for line in block)
    greedy = all(len(line.words) + 1 + len(after.words.split(maxsplit=1)[0]) > width for line, after in itertools.pairwise(block))
    if not greedy or not NARROWEST <= width <= WIDEST:
        return block
    return [Unit(start=block[0].start, end=block[-1].end, words=" ".join(line.words for line in block))]
