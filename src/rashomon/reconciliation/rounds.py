"""Questions asked in rounds, some blocks or deeds at a time, so that memory does not grow with the number of claims.

Asked are those of blocks and deeds in which a claim came, went or changed; all others stay as they were.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from rashomon.reconciliation.accusations import Deed
from rashomon.reconciliation.asking import Opened, accusing, by_block, by_deed
from rashomon.reconciliation.block import Key
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.echoes import ECHO
from rashomon.reconciliation.matches import Verdicts
from rashomon.reconciliation.memo import ACCUSATION, Asked, Matched, Matching, Matters, in_order
from rashomon.reconciliation.whereabouts import WITHIN

ROUND: Final = 4_000
"""Claims that are looked at together: some 15 MB. Each round opens again the articles in which its claims stand."""

CROWDED: Final = 400
"""Claims above which a matter of which only words tell is none: a name that so many claims of some days have near them is that of no one
matter, and comparing the words of all with all would take longer the more there are. Without it 984 articles, most without a day, took
four times as long. By reasoning: some twenty articles."""

Numbers = Mapping[str, Collection[int]]
"""By article IRI, the numbers of some of its claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """All articles as they are now, and what is needed to compare their claims."""

    articles: Mapping[str, Matched]
    fetch: Callable[[Numbers], Opened]
    """Gives claims as matching sees them."""
    verdicts: Verdicts
    ancestors: Ancestors
    base: str

    def asked(self, before: Matching, changed: Collection[Matters]) -> tuple[Asked, ...]:
        """Return all questions.

        Args:
            before: as they were.
            changed: what the claims that came, went or changed are and were about.
        """
        keys = {key for one in changed for key in one.keys}
        in_blocks = [one for one in before.asked if one.key[0] != ACCUSATION]
        events = [*(one for one in in_blocks if one.key not in keys), *self._events(keys)]
        under = accusing(one.question for one in events)
        flipped = under ^ accusing(one.question for one in in_blocks)
        deeds = {deed for one in changed for deed in one.deeds} | self._deeds_of(flipped)
        kept = (one for one in before.asked if one.key[0] == ACCUSATION and one.key[1:] not in deeds)
        return in_order((*events, *kept, *self._accusations(deeds, under)))

    def _events(self, keys: Set[Key]) -> Iterator[Asked]:
        """Yield the questions of these blocks."""
        counts = _counted(((one.matters.keys, one.matters.standing) for one in self.articles.values()), keys)
        articles = Counter(key for one in self.articles.values() for key in one.matters.keys if key[0] == ECHO and key in counts)
        for key, number in articles.items():
            if counts[key] > CROWDED or (number == 1 and key[-1] != WITHIN):
                del counts[key]
        if self.verdicts.together:
            # what people put together may stand in no block, or in any
            every = {article: range(len(one.tellings)) for article, one in self.articles.items()}
            yield from by_block(self.fetch(every), counts.keys(), self.verdicts, self.ancestors, self.base)
            return
        for some in _rounds(counts):
            among = {article: one.matters for article, one in self.articles.items() if not some.isdisjoint(one.matters.keys)}
            opened = self.fetch({article: matters.answering(some) for article, matters in among.items()})
            yield from by_block(opened, some, self.verdicts, self.ancestors, self.base)

    def _accusations(self, deeds: Set[Deed], under: Set[str]) -> Iterator[Asked]:
        """Yield the counter-accusations of these deeds, but for the claims that stand under one already."""
        counts = _counted(((one.matters.deeds, one.matters.accusing) for one in self.articles.values()), deeds)
        for some in _rounds(counts):
            opened = self.fetch({article: found for article, one in self.articles.items() if (found := one.matters.blaming(some))})
            yield from by_deed(opened, some, under, self.base)

    def _deeds_of(self, claims: Set[str]) -> set[Deed]:
        """Return the deeds of which these claims accuse somebody."""
        return {
            deed
            for one in (self.articles.values() if claims else ())
            for deed, numbers in zip(one.matters.deeds, one.matters.accusing, strict=True)
            if any(one.tellings[number].claim in claims for number in numbers)
        }


def _counted[Matter: (Key, Deed)](
    told: Iterable[tuple[Collection[Matter], Collection[Collection[int]]]], wanted: Set[Matter]
) -> Counter[Matter]:
    """Return how many claims there are on each of these matters."""
    found: Counter[Matter] = Counter()
    for matters, numbers in told:
        if not wanted.isdisjoint(matters):
            found.update({matter: len(own) for matter, own in zip(matters, numbers, strict=True) if matter in wanted})
    return found


def _rounds[Matter: (Key, Deed)](counts: Mapping[Matter, int]) -> Iterator[set[Matter]]:
    """Yield the matters on which there is more than one claim, for a single one asks nothing; in parts, by their number of claims."""
    some: set[Matter] = set()
    size = 0
    for matter in sorted(counts):
        if counts[matter] > 1:
            some.add(matter)
            size += counts[matter]
            if size >= ROUND:
                yield some
                some, size = set(), 0
    if some:
        yield some
