"""What people decide about matches: that two claims do, or do not, speak of one thing.

A decision is keyed by article and words, not by IRI, so that it survives every rebuild. It wins over every score.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rashomon.reconciliation.cluster import Unions
from rashomon.reconciliation.drafts import Judgement
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.resolve import Resolved

Pair = tuple[str, str]
"""Two claim IRIs, the lesser first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A claim as people point to it."""

    article: str
    """The input's own id of the article."""
    words: str
    """The content as it stands in the article, its stretches joined by " … ", or a part of it that occurs in one claim only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchDecision:
    """One decision on two claims."""

    one: Passage
    other: Passage
    verdict: Literal["accept", "reject"]
    """accept: the two speak of one thing; reject: they do not."""
    analyst: str = ""
    date: str = ""
    """When it was decided, ISO 8601, as the analyst's machine said."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Decisions, found again in the claims."""

    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By claim IRI, those with which it does not belong together."""
    together: Mapping[Pair, MatchDecision] = field(default_factory=dict)
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
            words = " … ".join(article.text[span.start : span.end] for span in claim.claim.content)
            by_article[article.id].append((words, claim.iri))
        pairs: dict[Pair, MatchDecision] = {}
        lost = []
        for decision in decisions:
            ones, others = (_claims(by_article[end.article], end.words) for end in (decision.one, decision.other))
            if not ones or not others:
                lost.append(decision)
            pairs.update({_pair(one, other): decision for one in ones for other in others})
        apart: defaultdict[str, set[str]] = defaultdict(set)
        for (one, other), decision in pairs.items():
            if decision.verdict == "reject":
                apart[one].add(other)
                apart[other].add(one)
        return cls(
            apart={iri: frozenset(others) for iri, others in apart.items()},
            together={pair: decision for pair, decision in pairs.items() if decision.verdict == "accept"},
            lost=tuple(lost),
        )

    def joined(self, clusters: Sequence[Sequence[Item]], items: Iterable[Item]) -> Iterator[Sequence[Item]]:
        """Yield the clusters of events, those joined whose claims people put together; a claim without cluster comes with the other."""
        if not self.together:
            yield from clusters
            return
        unions = Unions()
        for one, other in self.together:
            unions.join(one, other)
        wanted = {iri for pair in self.together for iri in pair}
        groups: dict[object, dict[str, Item]] = {}
        for item in items:
            if item.claim.iri in wanted:
                groups.setdefault(unions.find(item.claim.iri), {})[item.claim.iri] = item
        for cluster in clusters:
            home = next((unions.find(item.claim.iri) for item in cluster if item.claim.iri in wanted), None)
            if home is None:
                yield cluster
            else:
                groups[home].update({item.claim.iri: item for item in cluster})
        for group in groups.values():
            yield sorted(group.values(), key=lambda item: item.order)

    def parted(self, cluster: Sequence[Item]) -> Iterator[Sequence[Item]]:
        """Yield a cluster in parts such that no part holds two claims that people took apart; whole, where nobody did."""
        here = {item.claim.iri for item in cluster} if self.apart else set()
        if not any(self.apart.get(iri, frozenset()) & here for iri in here):
            yield cluster
            return
        parts: list[tuple[list[Item], set[str]]] = []
        for item in cluster:
            rejected = self.apart.get(item.claim.iri, frozenset())
            home = next((part for part in parts if not part[1] & rejected), None)
            if home is None:
                home = ([], set())
                parts.append(home)
            home[0].append(item)
            home[1].add(item.claim.iri)
        for part, _ in parts:
            yield part

    def why(self, item: Item) -> Judgement | None:
        """Return who put a claim with another one, if anybody did."""
        for pair, decision in self.together.items():
            if item.claim.iri in pair:
                words = f"{decision.analyst or 'an analyst'} says that they speak of one thing"
                dated = f"{words} ({decision.date})" if decision.date else words
                return Judgement(rule="decided", score=1.0, reason=f"{dated}: {decision.note}" if decision.note else dated)
        return None


def _pair(one: str, other: str) -> Pair:
    return min(one, other), max(one, other)


def _claims(candidates: Iterable[tuple[str, str]], words: str) -> list[str]:
    """Return the claims that people mean: those of these very words, else those that hold them."""
    same = [iri for found, iri in candidates if found == words]
    return same or [iri for found, iri in candidates if words and words in found]
