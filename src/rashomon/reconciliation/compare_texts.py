"""Two texts side by side: what both say, what they say against each other, what only one says, and in which names, verbs and figures.

Propositions come first: where claims of the two texts hold opposed positions on one question, that is the reason. Where the texts are too
short to yield any (a claim and a headline), the words by which one takes a stance on the other decide.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final

from rashomon.claims.identity import article_iri
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Extraction, Position, Question, Reconciliation, ResolvedClaim
from rashomon.reconciliation.compare_clashes import Opposition, clashes, compatible, differ, stated
from rashomon.reconciliation.compare_words import alike, said, told
from rashomon.reconciliation.families import family_of
from rashomon.reconciliation.meetings import Meeting, meetings
from rashomon.reconciliation.meetings import said as clause
from rashomon.reconciliation.phrases import names_in
from rashomon.reconciliation.stance import Relation, stance
from rashomon.reconciliation.things import Things

SHORT: Final = 400
"""Characters up to which a text is one statement, so that words alone tell its stance: a long headline with its subtitle."""
ARTICLE: Final = frozenset({"byline", "dateline", "caption", "credit"})
"""Regions that an article has and a statement has not: of the shortest article, too, the claims tell the stance, not its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing or kind of event for which the two texts have different words."""

    of: str
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How text B stands to text A."""

    relation: Relation
    because: str
    shared: tuple[str, ...] = ()
    """What both say: as that-clauses, as questions with the answer that both give, or in the words of both; sorted."""
    opposed: tuple[Opposition, ...] = ()
    only_a: tuple[str, ...] = ()
    """What only A says: who says it, how, and in which words; in the order of the text."""
    only_b: tuple[str, ...] = ()
    names: tuple[Difference, ...] = ()
    verbs: tuple[Difference, ...] = ()
    """Words for one kind of event: "liberated" against "captured"."""


def compare(a: Extraction, b: Extraction, reconciliation: Reconciliation, *, base: str = DEFAULT_BASE) -> Comparison:
    """Return how two texts stand to each other.

    Args:
        a: what is claimed.
        b: what is held against it.
        reconciliation: of these two articles, and of more if there are more.
        base: under which IRI things live.
    """
    one, other = article_iri(a.article, base), article_iri(b.article, base)
    claims = [claim for claim in reconciliation.claims if claim.article in (one, other)]
    of_a, of_b = ([claim for claim in claims if claim.article == article] for article in (one, other))
    by_iri = {claim.iri: claim for claim in claims}
    text_of = {one: a, other: b}
    things = Things.of(text_of, reconciliation.entities)
    against = _against(reconciliation.questions, by_iri, one, other)
    said_a, said_b = (
        stated((claim for claim in several if claim.iri not in against), text, reconciliation, _voice(reconciliation))
        for several, text in ((of_a, a), (of_b, b))
    )
    found = clashes(said_a, said_b, denials=_short(a, b))
    opposed = (
        *_opposed(reconciliation.questions, by_iri, one, other, reconciliation),
        *dict.fromkeys(clash.opposition for clash in found),
    )
    agreed = [
        (question, position)
        for question, position in dict.fromkeys(_agreed(reconciliation.questions, by_iri, one, other))
        if compatible(_under(position, of_a), _under(position, of_b), text_of)
    ]
    same = _same(of_a, of_b, text_of)
    both = [] if _statements(a, b) else alike(of_a, of_b, reconciliation, things, lambda claim: said(claim, text_of[claim.article]))
    both = [(x, y) for x, y in both if compatible([x], [y], text_of)]
    shared = {words for key, words in _said(of_a, reconciliation).items() if key in same}
    shared |= {f"{said(x, a)} / {said(y, b)}" for x, y in both}
    held = {iri for _, position in agreed for iri in position.claims} | against | {iri for clash in found for iri in clash.claims}
    held |= {claim.iri for pair in both for claim in pair}
    met = meetings(of_a, of_b, reconciliation) if _statements(a, b) else []
    apart = differ(said_a, said_b) if _statements(a, b) else None
    relation, because = _relation(a, b, opposed, met, bool(agreed or shared), _common(of_a, of_b, reconciliation), apart)
    name_of = _label_of(reconciliation)
    return Comparison(
        relation=relation,
        because=because,
        shared=tuple(
            sorted(shared | {f"{question.label} {position.label}" for question, position in agreed if len(question.positions) > 1})
        ),
        opposed=opposed,
        only_a=told(_only(of_a, same, held), a, name_of),
        only_b=told(_only(of_b, same, held), b, name_of),
        names=tuple(_names(reconciliation, one, other)),
        verbs=tuple(_verbs(of_a, of_b, a, b, reconciliation)),
    )


def _same(of_a: Iterable[ResolvedClaim], of_b: Iterable[ResolvedClaim], text_of: Mapping[str, Extraction]) -> frozenset[tuple[str, str]]:
    """Return the propositions, with the polarity, that claims of both hold whose figures can stand together."""
    by_key: defaultdict[tuple[str, str], tuple[list[ResolvedClaim], list[ResolvedClaim]]] = defaultdict(lambda: ([], []))
    for side, claims in enumerate((of_a, of_b)):
        for claim in claims:
            if claim.proposition:
                by_key[claim.proposition, claim.polarity][side].append(claim)
    return frozenset(key for key, (one, other) in by_key.items() if one and other and compatible(one, other, text_of))


def _under(position: Position, claims: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    """Return the claims of one text that hold a position."""
    return [claim for claim in claims if claim.iri in position.claims]


def _statements(a: Extraction, b: Extraction) -> bool:
    """Return whether both texts are one statement, and no article with a line for its place or date."""
    return _short(a, b) and not any(region.kind in ARTICLE for text in (a, b) for region in text.article.regions)


def _short(a: Extraction, b: Extraction) -> bool:
    return len(a.article.text) <= SHORT and len(b.article.text) <= SHORT


def _relation(
    a: Extraction, b: Extraction, opposed: tuple[Opposition, ...], met: list[Meeting], agree: bool, common: list[str], apart: str | None
) -> tuple[Relation, str]:
    """Return the relation with its reason: opposed positions first, then the words of statements, then what articles share.

    Texts whose figures differ never agree, whatever else they share.
    """
    found = stance(a.article.text, b.article.text) if _statements(a, b) else None
    yes_no = [one for one in opposed if not one.figures]
    if found and found.relation == "contradict" and met and met[0].opposed:
        return found.relation, _with_claims(found.relation, found.because, met)
    if yes_no:
        return "contradict", "; ".join(f"{one.question} A: {', '.join(one.a)}; B: {', '.join(one.b)}" for one in yes_no)
    apart = apart or next((one.because for one in opposed), None)
    if found:
        if found.relation == "agree" and apart:
            return "discuss", f"figures differ: {apart}"
        if found.relation == "unrelated" and common:
            return "discuss", f"both speak of {names_in(common[:3])}"
        return found.relation, _with_claims(found.relation, found.because, met)
    if apart:
        return (
            "discuss",
            f"claims of both hold the same position, but figures differ: {apart}" if agree else f"only figures differ: {apart}",
        )
    if agree:
        return "agree", "claims of both hold the same position"
    if common:
        return "discuss", f"both speak of {names_in(common[:3])}, and nothing is claimed in both"
    return "unrelated", "no claim of one is about anything that the other speaks of"


def _with_claims(relation: Relation, because: str, met: list[Meeting]) -> str:
    """Return the reason with the claims that bear it out, where any do, before the words: each text's in its own words."""
    first = met[0] if met else None
    if first is None or relation not in ("agree", "contradict") or first.opposed != (relation == "contradict"):
        return because
    if not first.opposed:
        told = f"both say {first.b}" if first.a == first.b else f"A says {first.a}, B says {first.b}"
    else:
        told = f"A says {first.a}, B {'denies' if first.response else 'says'} {first.b.removeprefix('not ') if first.response else first.b}"
    return f"{told}; {because}"


def _opposed(
    questions: Iterable[Question], by_iri: Mapping[str, ResolvedClaim], one: str, other: str, reconciliation: Reconciliation
) -> Iterable[Opposition]:
    """Yield the questions on which a position of A opposes one of B that A does not hold itself."""
    for question in questions:
        held = {article: [p for p in question.positions if _stands(p, by_iri, article)] for article in (one, other)}
        against = [(p, q) for p in held[one] for q in held[other] if q.iri in p.opposes and p not in held[other] and q not in held[one]]
        if against:
            yield Opposition(
                question=question.label,
                a=tuple(dict.fromkeys(_answer(p, by_iri, one, reconciliation) for p, _ in against)),
                b=tuple(dict.fromkeys(_answer(q, by_iri, other, reconciliation) for _, q in against)),
                figures=question.kind == "differing-figures",
                because=question.because,
            )


def _agreed(
    questions: Iterable[Question], by_iri: Mapping[str, ResolvedClaim], one: str, other: str
) -> Iterable[tuple[Question, Position]]:
    """Yield the positions that claims of both texts hold."""
    for question in questions:
        for position in question.positions:
            if _stands(position, by_iri, one) and _stands(position, by_iri, other):
                yield question, position


def _stands(position: Position, by_iri: Mapping[str, ResolvedClaim], article: str) -> bool:
    return any(iri in by_iri and by_iri[iri].article == article for iri in position.claims)


def _answer(position: Position, by_iri: Mapping[str, ResolvedClaim], article: str, reconciliation: Reconciliation) -> str:
    voice = _voice(reconciliation)
    named = (voice(by_iri[iri]) for iri in position.claims if iri in by_iri and by_iri[iri].article == article)
    who = names_in(dict.fromkeys(name for name in named if name))
    return f"{position.label} ({who})" if who else position.label


def _voice(reconciliation: Reconciliation) -> Callable[[ResolvedClaim], str]:
    """Return what tells who makes a claim; "" where nobody is named."""
    name_of = _label_of(reconciliation)
    return lambda claim: name_of(claim.claimant) if claim.claimant else claim.claim.claimant_text or ""


def _label_of(reconciliation: Reconciliation) -> Callable[[str], str]:
    things = reconciliation.entities.by_iri
    return lambda iri: things[iri].label if iri in things else iri.rsplit("/", 1)[-1]


def _said(claims: Iterable[ResolvedClaim], reconciliation: Reconciliation) -> dict[tuple[str, str], str]:
    """Return what is affirmed, denied or raised, by proposition and polarity, as words."""
    found: dict[tuple[str, str], str] = {}
    for claim in claims:
        node = reconciliation.propositions.get(claim.proposition or "")
        if node is not None:
            found[node.iri, claim.polarity] = clause(claim, node)
    return found


def _only(claims: Iterable[ResolvedClaim], same: Set[tuple[str, str]], held: set[str]) -> list[ResolvedClaim]:
    """Return the claims of one text whose proposition is not that of both, and whose words stand under no question of both."""
    several = list(claims)
    words = {(one.claimant, one.claim.content) for one in several if one.iri in held}
    left = (one for one in several if one.proposition and (one.proposition, one.polarity) not in same)
    return [one for one in left if (one.claimant, one.claim.content) not in words]


def _against(questions: Iterable[Question], by_iri: Mapping[str, ResolvedClaim], one: str, other: str) -> set[str]:
    """Return the claims under positions of the two texts that oppose each other."""
    found: set[str] = set()
    for question in questions:
        held = {article: [p for p in question.positions if _stands(p, by_iri, article)] for article in (one, other)}
        against = [(p, q) for p in held[one] for q in held[other] if q.iri in p.opposes]
        found |= {iri for pair in against for position in pair for iri in position.claims}
    return found


def _common(of_a: Iterable[ResolvedClaim], of_b: Iterable[ResolvedClaim], reconciliation: Reconciliation) -> list[str]:
    """Return the names of the things that claims of both are about, sorted."""
    about = [
        {entity for claim in claims if claim.proposition for entity in reconciliation.propositions[claim.proposition].about}
        for claims in (of_a, of_b)
    ]
    name_of = _label_of(reconciliation)
    return sorted(name_of(entity) for entity in about[0] & about[1])


def _names(reconciliation: Reconciliation, one: str, other: str) -> Iterable[Difference]:
    """Yield the things that both texts name, but not by the same names."""
    used: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for use in reconciliation.name_uses:
        if use.article in (one, other):
            used[use.entity][use.article == other].add(use.name)
    labels = _label_of(reconciliation)
    for entity, (in_a, in_b) in sorted(used.items(), key=lambda entry: (labels(entry[0]), entry[0])):
        if in_a and in_b and in_a != in_b:
            yield Difference(of=labels(entity), a=tuple(sorted(in_a)), b=tuple(sorted(in_b)))


def _verbs(
    of_a: Iterable[ResolvedClaim], of_b: Iterable[ResolvedClaim], a: Extraction, b: Extraction, reconciliation: Reconciliation
) -> Iterable[Difference]:
    """Yield the kinds of event that both texts tell of, but not in the same words."""
    used: defaultdict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for number, (claims, text) in enumerate(((of_a, a.article.text), (of_b, b.article.text))):
        for claim in claims:
            node = reconciliation.propositions.get(claim.proposition or "")
            if node is not None and claim.claim.wording is not None:
                used[family_of(node.predicate).base][number].add(claim.claim.wording.of(text).casefold())
    for kind, (in_a, in_b) in sorted(used.items()):
        if in_a and in_b and in_a != in_b:
            yield Difference(of=kind, a=tuple(sorted(in_a)), b=tuple(sorted(in_b)))
