"""Reconciliation from where the last one ended: only what came, went or means another thing is looked at again.

What articles share decides how far a change goes: an entity, a near-copy, a block, a deed, an act of speech. Beginning with nothing, the
same steps work out the whole; so there is one way to the result, and no other result.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import msgspec

from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entities, Extraction, ResolvedClaim
from rashomon.reconciliation.asking import Opened, accusing, by_block, by_deed
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.matches import MatchDecision, Verdicts
from rashomon.reconciliation.memo import ACCUSATION, Asked, Matched, Matching, Matters, event_types, in_order, near
from rashomon.reconciliation.origins import Telling, origins, tellings
from rashomon.reconciliation.resolve import Resolved, resolve_claims
from rashomon.reconciliation.sketch import Sketch, copies, sketch, words_of
from rashomon.reconciliation.things import Things


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All articles as they are now, and how to look at one that is not at hand."""

    articles: Mapping[str, str]
    """By article IRI, its own id."""
    fresh: Mapping[str, Extraction]
    """By IRI, the articles of which nothing is known yet."""
    moved: Set[str]
    """IRIs of known articles in which some entity is, or looks like, another thing than it was."""
    entities: Entities
    things: Things
    load: Callable[[str], Extraction]
    """From the IRI of a known article to what was found in it."""

    def resolved(self, articles: Iterable[str], base: str) -> Resolved:
        """Return the claims of these articles."""
        return resolve_claims(self._found(articles), self.entities, base, self.things)

    def some(self, claims: Mapping[str, Collection[int]], base: str) -> Resolved:
        """Return some claims, by article and number, on propositions without words."""
        return resolve_claims(self._found(claims), self.entities, base, self.things, labelled=False, only=claims)

    def _found(self, articles: Iterable[str]) -> list[Extraction]:
        return [self.fresh[article] if article in self.fresh else self.load(article) for article in sorted(articles)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What was worked out again, and everything as it is now."""

    matching: Matching
    resolved: Resolved
    """The articles whose claims were resolved again."""
    claims: tuple[ResolvedClaim, ...]
    """Their claims in order, with origin and position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Touched:
    """How far a change goes, as far as is known."""

    affected: frozenset[str]
    """Articles whose claims are resolved again."""
    old: Mapping[str, Matched]
    """What was kept of these and of those that are gone."""
    others: Mapping[str, Matched]
    """What was kept of all the rest."""
    types: Mapping[str, str | None]
    """Event types of all propositions."""


def update(
    before: Matching, corpus: Corpus, *, base: str = DEFAULT_BASE, decisions: Sequence[MatchDecision] = (), ancestors: Ancestors
) -> Update:
    """Return claims, propositions and questions as they are now.

    Args:
        before: as they were; nothing, for the whole.
        corpus: the articles.
        base: under which IRI things live.
        decisions: what people said about matches; only for the whole.
        ancestors: from a place to all places that contain it.

    Raises:
        ValueError: if there are decisions, and it is not the whole.
    """
    if decisions and before.articles:
        raise ValueError("decisions on matches reach over all articles: work out the whole")
    sketches = {article: _sketch(article, before, corpus) for article in corpus.articles}
    copied = copies(sketches)
    copies_moved = {article for article, one in before.articles.items() if copied.get(article, one.copied) != one.copied}
    touched, resolved = _touched(before, corpus, {*corpus.fresh, *corpus.moved, *copies_moved}, base)
    opened = Opened.of(resolved)
    matters = defaultdict(Matters, opened.matters())
    asked = _asked(before, touched, opened, matters, corpus, Verdicts.of(decisions, resolved), ancestors, base)
    told = _by_article(tellings(resolved, copied), resolved)
    origin_of = _origins(told, touched, base)
    articles = {
        article: Matched(
            id=corpus.articles[article],
            sketch=sketches[article],
            copied=copied[article],
            tellings=told[article],
            origins=tuple(origin_of[one.claim] for one in told[article]),
            told=dict(resolved.told[article]),
            predicates=tuple(sorted({resolved.propositions[iri].predicate for iri in resolved.told[article]})),
            matters=matters[article],
        )
        for article in touched.affected
    }
    for article, one in touched.others.items():
        own = tuple(origin_of.get(telling.claim, origin) for telling, origin in zip(one.tellings, one.origins, strict=True))
        articles[article] = one if own == one.origins else msgspec.structs.replace(one, origins=own)
    return Update(
        matching=Matching(articles=dict(sorted(articles.items())), asked=asked),
        resolved=resolved,
        claims=_finished(resolved, origin_of, asked),
    )


def _sketch(article: str, before: Matching, corpus: Corpus) -> Sketch:
    known = before.articles.get(article)
    return known.sketch if known is not None and article not in corpus.fresh else sketch(words_of(corpus.fresh[article].article))


def _touched(before: Matching, corpus: Corpus, affected: Set[str], base: str) -> tuple[_Touched, Resolved]:
    """Return how far the change goes, with the claims of the affected articles.

    Where the first article that tells a proposition is another one now and takes it for another kind of event, all that tell it are
    affected.
    """
    while True:
        resolved = corpus.resolved(affected, base)
        old = {article: one for article, one in before.articles.items() if article in affected or article not in corpus.articles}
        others = {article: one for article, one in before.articles.items() if article not in old}
        types = event_types({article: one.told for article, one in others.items()} | dict(resolved.told), corpus.articles)
        were = event_types(
            {article: one.told for article, one in before.articles.items()}, {a: one.id for a, one in before.articles.items()}
        )
        again = {iri for one in old.values() for iri in one.told}.union(*resolved.told.values())
        retyped = {iri for iri in again if iri in were and iri in types and types[iri] != were[iri]}
        tellers = {article for article, one in others.items() if not retyped.isdisjoint(one.told)}
        if not tellers:
            return _Touched(affected=frozenset(affected), old=old, others=others, types=types), _typed(resolved, types)
        affected = affected | tellers


def _typed(resolved: Resolved, types: Mapping[str, str | None]) -> Resolved:
    """Return the claims with the event types that the first of all articles gives."""
    nodes = {
        iri: node if node.event_type == types[iri] else replace(node, event_type=types[iri]) for iri, node in resolved.propositions.items()
    }
    return replace(resolved, propositions=nodes)


def _asked(
    before: Matching,
    touched: _Touched,
    new: Opened,
    matters: Mapping[str, Matters],
    corpus: Corpus,
    verdicts: Verdicts,
    ancestors: Ancestors,
    base: str,
) -> tuple[Asked, ...]:
    """Return all questions: those of blocks and deeds in which a claim came, went or changed are asked again."""

    def beside(numbers: Callable[[Matters], Collection[int]]) -> Opened:
        """Return what was resolved again, beside these claims of the other articles."""
        wanted = {article: found for article, one in touched.others.items() if (found := numbers(one.matters))}
        backgrounds = {article: touched.others[article].matters.background for article in wanted}
        return new.beside(Opened.of(_typed(corpus.some(wanted, base), touched.types), backgrounds)) if wanted else new

    came_or_went = [*matters.values(), *(one.matters for one in touched.old.values())]
    keys = {key for one in came_or_went for key in one.keys}
    opened = beside(lambda one: one.answering(keys) if not keys.isdisjoint(one.keys) else ())
    in_blocks = [one for one in before.asked if one.key[0] != ACCUSATION]
    events = [*(one for one in in_blocks if one.key not in keys), *by_block(opened, keys, verdicts, ancestors, base)]
    under = accusing(one.question for one in events)
    flipped = under ^ accusing(one.question for one in in_blocks)
    deeds = {deed for one in came_or_went for deed in one.deeds} | opened.deeds_of(flipped)
    accusations = [one for one in before.asked if one.key[0] == ACCUSATION and one.key[1:] not in deeds]
    return in_order((*events, *accusations, *by_deed(beside(lambda one: one.blaming(deeds)), deeds, under, base)))


def _by_article(found: Iterable[Telling], resolved: Resolved) -> dict[str, tuple[Telling, ...]]:
    told: dict[str, list[Telling]] = {article: [] for article in resolved.extraction_of}
    for claim, telling in zip(resolved.claims, found, strict=True):
        told[claim.article].append(telling)
    return {article: tuple(own) for article, own in told.items()}


def _origins(told: Mapping[str, Sequence[Telling]], touched: _Touched, base: str) -> Mapping[str, str]:
    """Return the origins of the claims that were told again, and of all that share one with them or did."""
    new = [one for own in told.values() for one in own]
    was = [one for kept in touched.old.values() for one in kept.tellings]
    rest = (one for kept in touched.others.values() for one in kept.tellings)
    return origins([*new, *near(rest, (key for one in (*new, *was) for key in one.keys))], base)


def _finished(resolved: Resolved, origin_of: Mapping[str, str], asked: Iterable[Asked]) -> tuple[ResolvedClaim, ...]:
    """Return the claims with origin and position; disputes come first among the positions of one claim."""
    position: dict[str, str] = {}
    for one in asked:
        for held in one.question.positions:
            for claim in held.claims:
                position.setdefault(claim, held.iri)
    return tuple(replace(claim, origin=origin_of[claim.iri], position=position.get(claim.iri)) for claim in resolved.claims)
