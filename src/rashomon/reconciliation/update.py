"""Reconciliation from where the last one ended: only what came, went or means another thing is looked at again.

What articles share decides how far a change goes: an entity, a near-copy, a block, a deed, an act of speech. Beginning with nothing, the
same steps work out the whole; so there is one way to the result, and no other result. Articles are read one after the other, and what is
made of each is put aside as a chapter.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import batched, chain
from typing import Final

import msgspec

from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entities, Extraction, NameUse, ResolvedClaim
from rashomon.reconciliation.asking import Opened
from rashomon.reconciliation.chapters import Chapter, Chapters, Told, nameless_of, resolved_of, told_of
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.matches import MatchDecision, Verdicts
from rashomon.reconciliation.memo import Asked, Matched, Matching, Matters, event_types, near
from rashomon.reconciliation.naming import name_uses
from rashomon.reconciliation.origins import Telling, origins, tellings
from rashomon.reconciliation.resolve import Resolved, parties, resolve_claims
from rashomon.reconciliation.rounds import Numbers, Rounds
from rashomon.reconciliation.sketch import Sketch, copies
from rashomon.reconciliation.things import Things

GROUP: Final = 32
"""Articles that are read together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All articles as they are now, and how to look at one: none is at hand."""

    articles: Mapping[str, str]
    """By article IRI, its own id."""
    sketches: Mapping[str, Sketch]
    """By IRI, of the articles of which nothing is known yet."""
    moved: Set[str]
    """IRIs of known articles in which some entity is, or looks like, another thing than it was."""
    entities: Entities
    things: Things
    load: Callable[[str], Extraction]
    """From the IRI of an article to what was found in it."""

    def resolved(self, articles: Iterable[str], base: str) -> Resolved:
        """Return the claims of these articles."""
        return resolve_claims(map(self.load, articles), self.entities, base, self.things)

    def some(self, claims: Numbers, base: str) -> Resolved:
        """Return some claims, by article and number, on propositions without words."""
        return resolve_claims(map(self.load, claims), self.entities, base, self.things, labelled=False, only=claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What was worked out again, and everything as it is now."""

    matching: Matching
    told: Mapping[str, Told]
    """By IRI, the articles whose claims were resolved again, in their order: what the graph tells of each alone."""
    nameless: Mapping[str, str | None]
    """Of these claims, those of which nobody knows who makes them, with the wording of the source."""
    retold: "Retold"
    """The articles themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """Articles whose claims were resolved again, in their order; their claims with origin and position."""

    chapters: Chapters
    origins: Mapping[str, Sequence[str]]
    """By article IRI, those of its claims."""
    positions: Mapping[str, str]
    """By claim IRI, for those that hold one; disputes come first among the positions of one claim."""

    def __iter__(self) -> Iterator[Chapter]:
        """Yield one article after the other; again each time it is asked."""
        for article, own in self.origins.items():
            chapter = self.chapters.whole(article)
            pairs = zip(chapter.claims, own, strict=True)
            claims = tuple(replace(claim, origin=origin, position=self.positions.get(claim.iri)) for claim, origin in pairs)
            yield msgspec.structs.replace(chapter, claims=claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Touched:
    """How far a change goes, as far as is known."""

    affected: Set[str]
    """Articles whose claims are resolved again."""
    old: Mapping[str, Matched]
    """What was kept of these and of those that are gone."""
    others: Mapping[str, Matched]
    """What was kept of all the rest."""

    @classmethod
    def of(cls, affected: Set[str], before: Matching, corpus: Corpus) -> "_Touched":
        """Return what the change of these articles touches."""
        old = {article: one for article, one in before.articles.items() if article in affected or article not in corpus.articles}
        others = {article: one for article, one in before.articles.items() if article not in old}
        return cls(affected=affected, old=old, others=others)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What was found in the articles that were read again, but for their chapters."""

    types: dict[str, str | None] = field(default_factory=dict)
    """Event types of all propositions: those that the first of all articles gives."""
    matched: dict[str, Matched] = field(default_factory=dict)
    """The articles, without origins."""
    told: dict[str, Told] = field(default_factory=dict)
    nameless: dict[str, str | None] = field(default_factory=dict)


def update(
    before: Matching,
    corpus: Corpus,
    chapters: Chapters,
    *,
    base: str = DEFAULT_BASE,
    decisions: Sequence[MatchDecision] = (),
    ancestors: Ancestors,
) -> Update:
    """Return claims, propositions and questions as they are now.

    Args:
        before: as they were; nothing, for the whole.
        corpus: the articles.
        chapters: where the articles that are resolved again are put.
        base: under which IRI things live.
        decisions: what people said about matches; only for the whole.
        ancestors: from a place to all places that contain it.

    Raises:
        ValueError: if there are decisions, and it is not the whole.
    """
    if decisions and before.articles:
        raise ValueError("decisions on matches reach over all articles: work out the whole")
    sketches = {iri: corpus.sketches[iri] if iri in corpus.sketches else before.articles[iri].sketch for iri in corpus.articles}
    copied = copies(sketches, before.articles)
    copies_moved = {article for article, one in before.articles.items() if copied.get(article, one.copied) != one.copied}
    touched, read = _read(before, corpus, {*corpus.sketches, *corpus.moved, *copies_moved}, sketches, copied, chapters, base)
    articles = dict(sorted(_with_origins(read.matched, touched, base).items()))
    party_of = parties(corpus.entities)

    def fetch(wanted: Numbers) -> Opened:
        backgrounds = {article: articles[article].matters.background for article in wanted}
        again = [chapters.some(article, numbers) for article, numbers in wanted.items() if article in touched.affected]
        opened = Opened.of(resolved_of(again, party_of, corpus.things), backgrounds)
        known = {article: numbers for article, numbers in wanted.items() if article not in touched.affected}
        return opened.beside(Opened.of(_typed(corpus.some(known, base), read.types), backgrounds)) if known else opened

    every = [chapters.whole(article) for article in read.matched] if decisions else []
    verdicts = Verdicts.of(decisions, resolved_of(every, party_of, corpus.things))
    rounds = Rounds(articles=articles, fetch=fetch, verdicts=verdicts, ancestors=ancestors, base=base)
    asked = rounds.asked(before, [one.matters for one in (*read.matched.values(), *touched.old.values())])
    return Update(
        matching=Matching(articles=articles, asked=asked),
        told=read.told,
        nameless=read.nameless,
        retold=Retold(
            chapters=chapters, origins={article: articles[article].origins for article in read.matched}, positions=_positions(asked)
        ),
    )


def _read(
    before: Matching,
    corpus: Corpus,
    affected: Set[str],
    sketches: Mapping[str, Sketch],
    copied: Mapping[str, str],
    chapters: Chapters,
    base: str,
) -> tuple[_Touched, _Read]:
    """Return how far the change goes, with what was found in the affected articles.

    Where the first article that tells a proposition is another one now and takes it for another kind of event, all that tell it are
    affected.
    """
    were = event_types({iri: one.told for iri, one in before.articles.items()}, {iri: one.id for iri, one in before.articles.items()})
    while True:
        touched, read = _Touched.of(affected, before, corpus), _Read()
        for group in batched(sorted(corpus.articles, key=lambda iri: (corpus.articles[iri], iri)), GROUP):
            _read_group(group, touched, corpus, sketches, copied, chapters, read, base)
        again = {iri for one in (*touched.old.values(), *read.matched.values()) for iri in one.told}
        retyped = {iri for iri in again if iri in were and iri in read.types and read.types[iri] != were[iri]}
        tellers = {article for article, one in touched.others.items() if not retyped.isdisjoint(one.told)}
        if not tellers:
            return touched, read
        affected = affected | tellers


def _read_group(
    group: Sequence[str],
    touched: _Touched,
    corpus: Corpus,
    sketches: Mapping[str, Sketch],
    copied: Mapping[str, str],
    chapters: Chapters,
    into: _Read,
    base: str,
) -> None:
    """Take the next articles into account; since all before them were, the event types of what they tell are settled."""
    again = [article for article in group if article in touched.affected]
    resolved = corpus.resolved(again, base)
    for article in group:
        for proposition, event_type in (resolved.told[article] if article in touched.affected else touched.others[article].told).items():
            into.types.setdefault(proposition, event_type)
    if not again:
        return
    resolved = _typed(resolved, into.types)
    matters = Opened.of(resolved).matters()
    told = _by_article(resolved, copied)
    uses: defaultdict[str, list[NameUse]] = defaultdict(list)
    for use in name_uses(resolved, corpus.entities, base):
        uses[use.article].append(use)
    for article in again:
        extraction = resolved.extraction_of[article]
        own = {iri: resolved.propositions[iri] for iri in resolved.told[article]}
        chapter = Chapter(
            iri=article,
            article=extraction.article,
            referents=extraction.referents,
            claims=tuple(claim for claim, _ in told[article]),
            propositions=own,
            uses=tuple(uses[article]),
        )
        chapters.put(chapter)
        into.told[article] = told_of(chapter, base)
        into.nameless.update(nameless_of(chapter.claims))
        into.matched[article] = Matched(
            id=corpus.articles[article],
            sketch=sketches[article],
            copied=copied[article],
            tellings=tuple(telling for _, telling in told[article]),
            origins=(),
            told=dict(resolved.told[article]),
            predicates=tuple(sorted({node.predicate for node in own.values()})),
            matters=matters.get(article, Matters()),
        )


def _typed(resolved: Resolved, types: Mapping[str, str | None]) -> Resolved:
    """Return the claims with the event types that the first of all articles gives."""
    nodes = {
        iri: node if node.event_type == types[iri] else replace(node, event_type=types[iri]) for iri, node in resolved.propositions.items()
    }
    return replace(resolved, propositions=nodes)


def _by_article(resolved: Resolved, copied: Mapping[str, str]) -> dict[str, list[tuple[ResolvedClaim, Telling]]]:
    """Return the claims of each article with what they may share."""
    told: dict[str, list[tuple[ResolvedClaim, Telling]]] = {article: [] for article in resolved.extraction_of}
    for claim, telling in zip(resolved.claims, tellings(resolved, copied), strict=True):
        told[claim.article].append((claim, telling))
    return told


def _with_origins(read: Mapping[str, Matched], touched: _Touched, base: str) -> dict[str, Matched]:
    """Return all articles with the origins of their claims; those none of which is another one now are taken over as they are."""
    old = {article: one.tellings for article, one in touched.old.items()}
    new = {article: one.tellings for article, one in read.items()}
    keys = (key for told in (old, new) for own in told.values() for one in own for key in one.keys)
    met = near({article: one.tellings for article, one in touched.others.items()}, keys)
    origin_of = origins([one for told in (new, met) for own in told.values() for one in own], base)
    found = {**read, **touched.others}
    for article in chain(read, met):
        one = found[article]
        was = one.origins or ("",) * len(one.tellings)
        own = tuple(origin_of.get(telling.claim, origin) for telling, origin in zip(one.tellings, was, strict=True))
        if own != one.origins:
            found[article] = msgspec.structs.replace(one, origins=own)
    return found


def _positions(asked: Iterable[Asked]) -> dict[str, str]:
    """Return, by claim, the position that it holds: disputes come first among several."""
    found: dict[str, str] = {}
    for one in asked:
        for held in one.question.positions:
            for claim in held.claims:
                found.setdefault(claim, held.iri)
    return found
