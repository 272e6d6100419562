"""What was not read: sentences that look like a claim and yielded none. A person should see them, not wonder about them."""

import bisect
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from rashomon.annotations.keys import QUOTATIONS
from rashomon.annotations.layout import excluded
from rashomon.annotations.spelled import spelled
from rashomon.model import Claim, TextSpan


def missed(doc: Doc, claims: Sequence[Claim]) -> Iterator[TextSpan]:
    """Yield the sentences of the body that hold a quotation or a number and lie in no claim at all, in order."""
    told = Stretches((span.start, span.end) for claim in claims for span in (*claim.content, *claim.cue, *claim.source))
    aside = Stretches(excluded(doc))
    quoted = Stretches((span.start_char, span.end_char) for span in doc.spans.get(QUOTATIONS, ()))
    words = spelled(doc)
    for sentence in doc.sents:
        first, last = sentence.start, sentence.end
        start = words.starts[first]
        end = start + len(words.of(first, last).rstrip())
        if start >= end or aside.meet(start, end) or told.meet(start, end):
            continue
        if any(words.numeric[first:last]) or quoted.meet(start, end):
            yield TextSpan(start, end)


class Stretches:
    """Ranges of offsets, merged and sorted, so that a long article costs no more than its length."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(ranges):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    def meet(self, start: int, end: int) -> bool:
        """Return whether any of the ranges shares a character with [start, end)."""
        before = bisect.bisect_left(self.starts, end) - 1
        return before >= 0 and self.ends[before] > start

    def shared(self, start: int, end: int) -> int:
        """Return how many characters of [start, end) the ranges cover."""
        first = max(bisect.bisect_right(self.starts, start) - 1, 0)
        last = bisect.bisect_left(self.starts, end)
        return sum(max(0, min(end, self.ends[n]) - max(start, self.starts[n])) for n in range(first, last))
