"""The derived graph: who and what is meant, by claim, proposition, question, position, origin and name. Rebuilt at will."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from pyoxigraph import Quad

from rashomon.claims.identity import role_iri
from rashomon.graph.places import graph_of, last
from rashomon.graph.terms import Description, boolean, day, english, number, score, text
from rashomon.graph.units import unit_iri
from rashomon.iris import DEFAULT_BASE
from rashomon.model import Link, NameUse, Position, PropositionNode, Question, Reconciliation, Referent, ResolvedClaim
from rashomon.namespaces import PREDICATE, PROV, RDF, RDFS, RSH, SCHEMA, SKOS

STANCES = {"positive": RSH.affirms, "negative": RSH.denies, "none": RSH.raises}
"""What a claim does to its proposition, by its polarity."""

POSITION_STANCES = {"supports": RSH.supporting, "denies": RSH.denying, "contests": RSH.contesting, "answers": RSH.answering}
"""What a position does to its question, as the dispute ledger names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What is told of one article, or of several."""

    claims: Sequence[ResolvedClaim] = ()
    """All of an article."""
    propositions: Mapping[str, PropositionNode] = field(default_factory=dict)
    """By IRI, at least those of the claims."""
    uses: Iterable[NameUse] = ()
    referents: Mapping[str, Sequence[Referent]] = field(default_factory=dict)
    """By article IRI: who holds their roles ("a spokesman for ...") is told, too."""


def derived_quads(
    reconciliation: Reconciliation, base: str = DEFAULT_BASE, *, referents: Mapping[str, Sequence[Referent]] | None = None
) -> Iterator[Quad]:
    """Yield the quads of the derived graph, each once, in the order of the reconciliation.

    Args:
        reconciliation: who and what is meant.
        base: under which IRI things live.
        referents: article IRI to the referents of its extraction; who holds their roles ("a spokesman for ...") is written for those given.
    """
    by_article: dict[str, list[ResolvedClaim]] = {}
    for claim in reconciliation.claims:
        by_article.setdefault(claim.article, []).append(claim)
    sections = (Section(claims=claims, propositions=reconciliation.propositions) for claims in by_article.values())
    names = Section(uses=reconciliation.name_uses, referents=referents or {})
    yield from sections_quads(chain(sections, [names]), reconciliation.entities.of, base)
    holds = {claim.iri: claim.position for claim in reconciliation.claims if claim.position}
    yield from questions_quads(reconciliation.questions, (*reconciliation.links, *reconciliation.entities.links), holds, base)


def sections_quads(sections: Iterable[Section], of: Mapping[tuple[str, int], str], base: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield the quads of claims with their origins, of propositions, as the first article tells them, and of names and roles.

    Args:
        sections: article by article, so that the quads of a large graph need never be held together.
        of: from article IRI and number of a referent to the entity.
        base: under which IRI things live.
    """
    origins: set[str] = set()
    propositions: set[str] = set()
    predicates: set[str] = set()
    for section in sections:
        into = Description(graph_of("derived", base))
        answered = _answers_in_article(section.claims)
        for claim in section.claims:
            _describe_claim(into, claim, answered, base)
            if claim.origin and claim.origin not in origins:
                origins.add(claim.origin)
                into.type(claim.origin, RSH.Origin)
            if claim.proposition and claim.proposition not in propositions:
                propositions.add(claim.proposition)
                node = section.propositions[claim.proposition]
                _describe_proposition(into, node)
                if node.predicate not in predicates:
                    predicates.add(node.predicate)
                    _describe_predicate(into, node.predicate)
        for use in section.uses:
            _describe_use(into, use)
        for article, found in section.referents.items():
            _describe_roles(into, article, found, of, base)
        yield from into


def questions_quads(
    questions: Iterable[Question], links: Iterable[Link], holds: Mapping[str, str], base: str = DEFAULT_BASE
) -> Iterator[Quad]:
    """Yield the quads of questions with their positions, and of links.

    Args:
        questions: with their positions.
        links: why claims and names are put together.
        holds: by claim IRI, the position that is said with the claim already.
        base: under which IRI things live.
    """
    for question in questions:
        into = Description(graph_of("derived", base))
        _describe_question(into, question, holds)
        yield from into
    for link in links:
        into = Description(graph_of("derived", base))
        _describe_link(into, link)
        yield from into


def claimant_of(claim: ResolvedClaim, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of who says it; where that could not be resolved, a thing of its own that stands for nobody else."""
    return claim.claimant or nobody_of(claim.iri, base)


def nobody_of(claim: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of the thing that stands for the unresolved claimant of a claim."""
    return f"{base}thing/unresolved/{last(claim)}"


def _answers_in_article(claims: Sequence[ResolvedClaim]) -> set[tuple[str, str, str]]:
    """Return the answers and nestings that stand in the article graph already: they are said once."""
    found = set()
    for claim in claims:
        for property_, index in ((RSH.respondsTo, claim.claim.responds_to), (RSH.reportedIn, claim.claim.reported_in)):
            if index is not None and index < len(claims):
                found.add((claim.iri, property_, claims[index].iri))
    return found


def _describe_claim(into: Description, claim: ResolvedClaim, answered: set[tuple[str, str, str]], base: str) -> None:
    name = claim.iri
    into.add(name, PROV.wasAttributedTo, claimant_of(claim, base))
    into.add(name, RSH.party, claim.party)
    into.add(name, RSH.onBehalfOf, claim.on_behalf_of)
    into.add(name, RSH.addressee, claim.addressee)
    into.add(name, RSH.accused, claim.accused)
    into.add(name, RSH.relayedBy, claim.relayed_by)
    into.add(name, RSH.medium, claim.medium)
    into.add(name, RSH.wordingBy, claim.wording_by if claim.claim.wording else None)
    into.add(name, RSH.position, claim.position)
    for property_, other in ((RSH.respondsTo, claim.responds_to), (RSH.reportedIn, claim.reported_in)):
        if other is not None and (name, property_, other) not in answered:
            into.add(name, property_, other)
    if claim.proposition:
        into.add(name, RSH.proposition, claim.proposition)
        into.add(name, STANCES[claim.polarity], claim.proposition)
    into.add(name, RSH.origin, claim.origin)


def _describe_proposition(into: Description, node: PropositionNode) -> None:
    into.type(node.iri, RSH.Proposition)
    into.add(node.iri, RDFS.label, english(node.label))
    into.add(node.iri, RDF.subject, node.subject)
    into.add(node.iri, RDF.predicate, node.predicate)
    into.add(node.iri, RDF.object, node.object)
    for role, entity in node.roles:
        into.add(node.iri, _role(role), entity)
    into.add(node.iri, RSH.place, node.place)
    into.add(node.iri, RSH.about, *node.about)
    into.add(node.iri, RSH.eventType, node.event_type)
    into.add(node.iri, RSH.allegedFrom, day(node.alleged_from))
    into.add(node.iri, RSH.allegedTo, day(node.alleged_to))
    _describe_quantity(into, node.iri, node.low, node.high, node.unit)
    if node.low is not None:
        into.add(node.iri, RSH.measure, text(node.measure) if node.measure else None)
        into.add(node.iri, RSH.approximate, boolean(node.approximate))
    into.add(node.iri, RSH.aspect, RSH[node.aspect] if node.aspect else None)
    into.add(node.iri, RSH.modality, RSH[node.modality])


def _describe_predicate(into: Description, predicate: str) -> None:
    """Describe a predicate that is no more than a word of the texts; the others stand in the vocabulary."""
    if predicate.startswith(f"{PREDICATE}en/"):
        into.type(predicate, RSH.Predicate)
        into.add(predicate, SKOS.prefLabel, english(last(predicate)))


def _role(name: str) -> str:
    """Return the property of a role; the general one for a role that the ontology does not list."""
    return RSH[name] if name in RSH else RSH.role  # noqa: SIM401 - a closed namespace is no dict


def _describe_quantity(into: Description, iri: str, low: float | None, high: float | None, unit: str | None) -> None:
    into.add(iri, RSH.low, number(low) if low is not None else None)
    into.add(iri, RSH.high, number(high) if high is not None else None)
    into.add(iri, RSH.unit, unit_iri(unit) if low is not None or high is not None else None)


def _describe_question(into: Description, question: Question, holds: Mapping[str, str]) -> None:
    into.type(question.iri, RSH.Question, *([RSH.Dispute] if question.disputed else []))
    into.add(question.iri, SKOS.prefLabel, english(question.label))
    into.add(question.iri, RSH.kind, RSH[question.kind] if question.kind else None)
    into.add(question.iri, RSH.about, *question.about)
    into.add(question.iri, RSH.eventType, question.event_type)
    into.add(question.iri, RSH.because, english(question.because) if question.because else None)
    for position in question.positions:
        _describe_position(into, question.iri, position, holds)


def _describe_position(into: Description, question: str, position: Position, holds: Mapping[str, str]) -> None:
    """Describe a position; what is said with a claim already, that it holds this one, is not said again."""
    into.type(position.iri, RSH.Position)
    into.add(position.iri, RSH.question, question)
    into.add(position.iri, SKOS.prefLabel, english(position.label))
    into.add(position.iri, RSH.stance, POSITION_STANCES[position.stance])
    into.add(position.iri, RSH.answer, position.answer)
    _describe_quantity(into, position.iri, position.low, position.high, position.unit)
    into.add(position.iri, RSH.opposes, *position.opposes)
    into.add(position.iri, RSH.refines, *position.refines)
    for claim in position.claims:
        into.add(claim, RSH.position, position.iri if holds.get(claim) != position.iri else None)
    for claim in position.implied:
        into.add(claim, RSH.impliedPosition, position.iri)


def _describe_link(into: Description, link: Link) -> None:
    into.type(link.iri, RSH.Link)
    into.add(link.iri, RSH.from_, link.source)
    into.add(link.iri, RSH.to, link.target)
    into.add(link.iri, RSH.byRule, text(link.rule))
    into.add(link.iri, RSH.score, score(link.score))
    into.add(link.iri, RSH.reason, english(link.reason))


def _describe_use(into: Description, use: NameUse) -> None:
    into.type(use.iri, RSH.NameUse)
    into.add(use.iri, RSH.nameOf, use.entity)
    into.add(use.iri, RSH.name, english(use.name))
    into.add(use.iri, RSH.usedBy, use.used_by)
    into.add(use.iri, RSH.voice, RSH[use.voice])
    into.add(use.iri, RSH.uses, number(use.uses))
    into.add(use.iri, SCHEMA.appearance, use.article)


def _describe_roles(into: Description, article: str, referents: Sequence[Referent], of: Mapping[tuple[str, int], str], base: str) -> None:
    """Note who holds the roles whose words stand in the article graphs, and whose roles they are."""
    for index, referent in enumerate(referents):
        holder = of.get((article, index))
        for role in referent.roles if holder else ():
            iri = role_iri(article, index, role, base)
            into.add(iri, RSH.holder, holder)
            into.add(iri, RSH.of, of.get((article, role.of)) if role.of is not None else None)
