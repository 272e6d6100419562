"""Numbers that only count the paragraphs of a text ("1. The fire was put out."), which are no words of it."""

import re
from collections.abc import Iterator, Sequence

from rashomon.articles.layout import Unit
from rashomon.model import Region, TextSpan

NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=[A-Z“\"])")


def enumerators(lines: Sequence[Unit]) -> Iterator[Region]:
    """Yield the numbers of a list that begins with one, each of them one higher than the last."""
    found: list[TextSpan] = []
    for line in lines:
        mark = NUMBER.match(line.words)
        if mark is not None and int(mark[1]) == len(found) + 1:
            found.append(TextSpan(line.start, line.start + len(mark[0].rstrip())))
    if len(found) > 1:
        yield from (Region(span=span, kind="furniture") for span in found)
