"""What people decide about matches: that two claims do, or do not, speak of one thing.

A decision is keyed by article and words, not by IRI, so that it survives every rebuild.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rashomon.reconciliation.items import Item
from rashomon.reconciliation.resolve import Resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A claim as people point to it."""

    article: str
    """The input's own id of the article."""
    words: str
    """The content as it stands in the article, or a part of it that occurs in one claim only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecision:
    """One decision on two claims."""

    one: Passage
    other: Passage
    verdict: Literal["accept", "reject"]
    analyst: str = ""
    date: str = ""
    """When it was decided, ISO 8601, as the analyst's machine said."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Decisions, found again in the claims."""

    apart: frozenset[tuple[str, str]] = field(default=frozenset())
    """Pairs of claim IRIs that do not belong together, the lesser first."""
    lost: tuple[MatchDecision, ...] = ()
    """Those whose words stand in no claim any more."""

    @classmethod
    def of(cls, decisions: Sequence[MatchDecision], resolved: Resolved) -> "Verdicts":
        """Return the decisions as pairs of claims; the last one on a pair counts."""
        if not decisions:
            return cls()
        by_article: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for claim in resolved.claims:
            article = resolved.extraction_of[claim.article].article
            words = " ".join(article.text[span.start : span.end] for span in claim.claim.content)
            by_article[article.id].append((words, claim.iri))
        apart: dict[tuple[str, str], bool] = {}
        lost = []
        for decision in decisions:
            ones, others = (list(_claims(by_article[end.article], end.words)) for end in (decision.one, decision.other))
            if not ones or not others:
                lost.append(decision)
            for one in ones:
                for other in others:
                    apart[min(one, other), max(one, other)] = decision.verdict == "reject"
        return cls(apart=frozenset(pair for pair, rejected in apart.items() if rejected), lost=tuple(lost))

    def parted(self, cluster: Sequence[Item]) -> Iterator[Sequence[Item]]:
        """Yield a cluster in parts such that no part holds two claims that people took apart; whole, where nobody did."""
        here = {item.claim.iri for item in cluster} if self.apart else set()
        if not any(one in here and other in here for one, other in self.apart):
            yield cluster
            return
        parts: list[list[Item]] = []
        for item in cluster:
            home = next((part for part in parts if not any(self._rejected(item, other) for other in part)), None)
            if home is None:
                home = []
                parts.append(home)
            home.append(item)
        yield from parts

    def _rejected(self, one: Item, other: Item) -> bool:
        pair = (min(one.claim.iri, other.claim.iri), max(one.claim.iri, other.claim.iri))
        return pair in self.apart


def _claims(candidates: Iterable[tuple[str, str]], words: str) -> Iterator[str]:
    for found, iri in candidates:
        if words and words in found:
            yield iri
