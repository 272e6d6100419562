"""What a person should look at among the names of a corpus: unresolved names, suggested merges, suspicious ones."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rashomon.annotations.names_acronyms import abbreviates, initials
from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Entities, Entity, Extraction
from rashomon.reconciliation.entities_search import ALIKE, NameIndex
from rashomon.reconciliation.name_decisions import NameDecision, same
from rashomon.vocabulary.names_keys import key, step


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """A name of which no curated concept knows, and which is no body of a state by pattern."""

    entity: str
    """IRI."""
    label: str
    type: str
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two names that may be one thing, or one entity that may be two."""

    name: str
    other: str
    score: float
    """0 to 1: an order in which to look, not a probability."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesReport:
    """All of it, most frequent or likeliest first."""

    unresolved: tuple[Unresolved, ...]
    suggested: tuple[Suggestion, ...]
    suspicious: tuple[Suggestion, ...]
    warnings: tuple[str, ...] = ()
    """Names that two things of the user's own files share, with file and line."""


def names_report(
    extractions: Sequence[Extraction], entities: Entities, decisions: Sequence[NameDecision] = (), base: str = DEFAULT_BASE
) -> NamesReport:
    """Return what to look at; pairs that were decided on already are left out."""
    mentions: Counter[str] = Counter()
    articles: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        article = article_iri(extraction.article, base)
        for mention in extraction.mentions:
            if mention.kind != "name":
                continue
            iri = entities.of[article, mention.referent]
            mentions[iri] += 1
            articles[iri].add(article)
    named = {iri: entity for iri, entity in entities.by_iri.items() if mentions[iri] and _named(entity)}
    unresolved = [
        Unresolved(entity=iri, label=entity.label, type=entity.type, mentions=mentions[iri], articles=len(articles[iri]))
        for iri, entity in named.items()
        if not entity.curated and not iri.endswith(f"/{step(entity.label)}")
    ]
    suggested = {frozenset((one.name, one.other)): one for one in (*_spellings(named), *_acronyms(named))}
    kept = [one for one in suggested.values() if not same(decisions, one.name, one.other)]
    suspicious = [one for one in _unlike(named) if not same(decisions, one.name, one.other)]
    return NamesReport(
        unresolved=tuple(sorted(unresolved, key=lambda one: (-one.mentions, one.label, one.entity))),
        suggested=tuple(sorted(kept, key=lambda one: (-one.score, one.name, one.other))),
        suspicious=tuple(sorted(suspicious, key=lambda one: (-one.score, one.name, one.other))),
    )


def _named(entity: Entity) -> bool:
    return entity.curated or any(character.isupper() for character in entity.label)


def _spellings(named: Mapping[str, Entity]) -> Iterator[Suggestion]:
    """Yield entities whose labels are spelled nearly alike: for people to decide, because Aghdam is not Aghdara."""
    by_label = {entity.label: entity for entity in named.values()}
    index = NameIndex(by_label)
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entity in named.values():
        for name in entity.names:
            owners[key(name)].add(entity.iri)
    for label, entity in sorted(by_label.items()):
        if entity.curated:
            continue
        for candidate in index.search(label):
            other = by_label.get(candidate.name)
            if other is not None and other.type == entity.type and not _part_differs(entity, other, owners):
                yield Suggestion(name=label, other=other.label, score=candidate.likeness / 100, reason=f"spelled alike: {candidate.reason}")


def _part_differs(one: Entity, other: Entity, owners: Mapping[str, set[str]]) -> bool:
    """Return whether two labels differ in a part that tells two things apart: what stands after "of", or a word that names a third thing.

    "Bank of Norland" is not "Bank of Sudria", however much of the letters is the same.
    """
    tails = [label.rpartition(" of ")[2] for label in (one.label, other.label) if " of " in label]
    if len(tails) == 2 and fuzz.ratio(key(tails[0]), key(tails[1])) < ALIKE:
        return True
    ones, others = set(one.label.split()), set(other.label.split())
    return any(owners.get(key(word), set()) - {one.iri, other.iri} for word in ones ^ others)


def _acronyms(named: Mapping[str, Entity]) -> Iterator[Suggestion]:
    """Yield acronyms with the names whose initials they are, where no article defines them."""
    by_initials: dict[str, list[str]] = defaultdict(list)
    for entity in named.values():
        words = entity.label.split()
        if 1 < len(words) <= 8 and entity.type == "Organization":
            by_initials["".join(word[0] for word in words if word[0].isupper()).casefold()].append(entity.label)
    for entity in named.values():
        if entity.label.isupper() and 2 < len(entity.label) < 8 and not entity.curated:
            for full in sorted(by_initials.get(entity.label.casefold(), ())):
                yield Suggestion(name=entity.label, other=full, score=0.6, reason="has its initials, but no article defines it")


def _unlike(named: Mapping[str, Entity]) -> Iterator[Suggestion]:
    """Yield names of one entity that share no word and are no acronyms of each other."""
    for entity in named.values():
        if entity.curated:
            continue
        label = key(entity.label)
        for name in entity.names:
            other = key(name)
            if set(label.split()) & set(other.split()) or label.startswith(other[:4]):
                continue
            short, full = sorted((label, other), key=len)
            if not initials(full.split(), short.replace(" ", "")) and not abbreviates(full, short):
                yield Suggestion(name=name, other=entity.label, score=0.5, reason="one entity, but the names share no word and no initials")
