"""What is kept of one reconciliation so that the next does again only what new articles touch.

Everything here follows from the extractions and can be thrown away: without it all is worked out anew, with the same result.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

import msgspec

from rashomon.model import Link, Question
from rashomon.reconciliation.accusations import Deed
from rashomon.reconciliation.agents import Background
from rashomon.reconciliation.block import Key
from rashomon.reconciliation.origins import Telling
from rashomon.reconciliation.questions import rank
from rashomon.reconciliation.sketch import Sketch

ACCUSATION = "accusation"
"""First part of the keys of questions that are asked by deed, not by block."""


class Matters(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """By what the claims of an article meet those of others."""

    keys: tuple[Key, ...] = ()
    """Of the blocks in which they stand, sorted."""
    standing: tuple[tuple[int, ...], ...] = ()
    """For each of the blocks, the numbers of the claims that stand in it."""
    deeds: tuple[Deed, ...] = ()
    """Of which they accuse somebody, sorted."""
    accusing: tuple[tuple[int, ...], ...] = ()
    """For each of the deeds, the numbers of the claims that accuse somebody of it."""
    sorry: tuple[int, ...] = ()
    """Numbers of those that apologise."""
    background: Background = Background()
    """What all of them tell together."""

    def answering(self, keys: Set[Key]) -> set[int]:
        """Return the numbers of the claims that stand in these blocks, and of the apologies, which may go with any of them."""
        return {*self.sorry, *_numbers(self.keys, self.standing, keys)}

    def blaming(self, deeds: Set[Deed]) -> set[int]:
        """Return the numbers of the claims that accuse somebody of these deeds."""
        return set(_numbers(self.deeds, self.accusing, deeds))


class Matched(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """An article as the matching of claims left it."""

    id: str
    """The article's own id: with its IRI, its place in the order of articles."""
    sketch: Sketch
    copied: str
    """IRI of the article that stands for all near-copies of its text."""
    tellings: tuple[Telling, ...]
    """Of its claims, in their order."""
    origins: tuple[str, ...]
    """Of its claims, in their order."""
    matters: Matters
    """What its claims are about."""
    told: dict[str, str | None]
    """The propositions of its claims, with the event type that its own words give."""
    predicates: tuple[str, ...]
    """Those of its propositions, sorted."""


class Asked(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """A question with what it rests on."""

    key: Key
    """Of its block; for a counter-accusation that stands in no block, its deed."""
    question: Question
    links: tuple[Link, ...]


class Matching(msgspec.Struct, frozen=True, kw_only=True):
    """All articles, and all questions in the order in which they are shown."""

    articles: dict[str, Matched] = {}
    """By IRI."""
    asked: tuple[Asked, ...] = ()


def _numbers(matters: Sequence[Key], numbers: Sequence[Sequence[int]], wanted: Set[Key]) -> Iterator[int]:
    return (number for matter, own in zip(matters, numbers, strict=True) if matter in wanted for number in own)


def in_order(asked: Iterable[Asked]) -> tuple[Asked, ...]:
    """Return questions in the order in which they are shown."""
    return tuple(sorted(asked, key=lambda one: rank(one.question)))


def event_types(told: Mapping[str, Mapping[str, str | None]], ids: Mapping[str, str]) -> dict[str, str | None]:
    """Return the event type of each proposition: that of the first article which tells it.

    Args:
        told: by article IRI, its propositions with their event types.
        ids: by article IRI, its own id.
    """
    found: dict[str, str | None] = {}
    for article in sorted(told, key=lambda iri: (ids[iri], iri)):
        for proposition, event_type in told[article].items():
            found.setdefault(proposition, event_type)
    return found


def near(rest: Mapping[str, Sequence[Telling]], keys: Iterable[str]) -> dict[str, list[Telling]]:
    """Return, by article, the claims that share a key with one of these, or with one that does, and so on.

    Args:
        rest: by article, its claims.
        keys: of what claims share.
    """
    reached = set(keys)
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    left = {article: tuple(told) for article, told in rest.items()}
    while True:
        met = {article: [one for one in told if not reached.isdisjoint(one.keys)] for article, told in left.items()}
        met = {article: own for article, own in met.items() if own}
        if not met:
            return found
        for article, own in met.items():
            found[article].extend(own)
            taken = {one.claim for one in own}
            left[article] = tuple(one for one in left[article] if one.claim not in taken)
            reached.update(key for one in own for key in one.keys)
