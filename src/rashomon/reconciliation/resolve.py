"""Claims with entities: who claims, for which side, in whose words, and on which proposition."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rashomon.claims.identity import article_iri, claim_iri
from rashomon.iris import slug
from rashomon.model import Claim, Entities, Extraction, Polarity, Proposition, PropositionNode, ResolvedClaim
from rashomon.reconciliation.propositions import proposition_node
from rashomon.reconciliation.things import Things

ASSERTIVE: Final = frozenset({"narrate", "assert", "announce", "report", "deny", "admit", "accuse"})
"""Acts that commit the speaker to truth or falsehood; only they affirm or deny."""
OPPOSITE: Final[Mapping[Polarity, Polarity]] = {"positive": "negative", "negative": "positive", "none": "none"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The claims of all articles with entities, and the propositions on which they are."""

    claims: tuple[ResolvedClaim, ...]
    propositions: Mapping[str, PropositionNode]
    party_of: Callable[[str | None], str | None]
    extraction_of: Mapping[str, Extraction]
    """By article IRI."""
    things: Things
    told: Mapping[str, Mapping[str, str | None]]
    """By article IRI, the propositions of its claims, with the event type that its own words give."""


def resolve_claims(
    extractions: Iterable[Extraction],
    entities: Entities,
    base: str,
    things: Things | None = None,
    *,
    labelled: bool = True,
    only: Mapping[str, Collection[int]] | None = None,
) -> Resolved:
    """Return the claims in the order of article ids and of claims in them, whatever the order of the extractions.

    Of a proposition to which several articles give an event type, the first of them decides.

    Args:
        extractions: one an article.
        entities: which referents are which entities.
        base: under which IRI things live.
        things: the entities and which have a name; worked out from these extractions where it is not given.
        labelled: whether propositions get their that-clauses, which take a third of the time and which matching does not look at.
        only: by article IRI, the numbers of the claims that are wanted; all, where it is not given.
    """
    by_article = {article_iri(one.article, base): one for one in extractions}
    ordered = dict(sorted(by_article.items(), key=lambda pair: (pair[1].article.id, pair[0])))
    party_of = parties(entities)
    things = things or Things.of(ordered, entities)
    nodes: dict[str, PropositionNode] = {}
    told: dict[str, dict[str, str | None]] = {}
    claims: list[ResolvedClaim] = []
    for iri, one in ordered.items():
        own: dict[str, PropositionNode] = {}
        wanted = range(len(one.claims)) if only is None else sorted(only[iri])
        claims.extend(_claims_of(iri, one, wanted, things, party_of, own, base, labelled))
        told[iri] = {proposition: node.event_type for proposition, node in own.items()}
        for proposition, node in own.items():
            nodes.setdefault(proposition, node)
    return Resolved(claims=tuple(claims), propositions=nodes, party_of=party_of, extraction_of=ordered, things=things, told=told)


def parties(entities: Entities) -> Callable[[str | None], str | None]:
    """Return the function from an entity to the state or body at the end of its party chain: itself where it stands for itself."""
    found: dict[str, str] = {}

    def party_of(iri: str | None) -> str | None:
        if iri is None or iri in found:
            return found.get(iri) if iri else None
        chain = [iri]
        while (entity := entities.by_iri.get(chain[-1])) and entity.party and entity.party not in chain:
            chain.append(entity.party)
        found[iri] = chain[-1]
        return chain[-1]

    return party_of


def _claims_of(
    article: str,
    extraction: Extraction,
    wanted: Iterable[int],
    things: Things,
    party_of: Callable[[str | None], str | None],
    nodes: dict[str, PropositionNode],
    base: str,
    labelled: bool,
) -> Iterator[ResolvedClaim]:
    entities = things.entities
    outlet = entities.outlet_of.get(article)
    iris: dict[int, str] = {}

    def iri_of(number: int) -> str:
        if number not in iris:
            iris[number] = claim_iri(article, extraction.claims[number], base)
        return iris[number]

    def iri_at(number: int | None) -> str | None:
        return iri_of(number) if number is not None and 0 <= number < len(extraction.claims) else None

    def entity_of(number: int | None) -> str | None:
        return None if number is None else entities.of.get((article, number))

    for number in wanted:
        claim = extraction.claims[number]
        own = claim.kind == "own-voice"
        claimant = outlet if own else entity_of(claim.claimant)
        behalf = entity_of(claim.on_behalf_of)
        proposition, polarity = _said(extraction.claims, claim)
        node = None
        if proposition is not None:
            node = proposition_node(proposition, entity_of, things.worded if labelled else None, base)
            nodes.setdefault(node.iri, node)
        inside = claim.wording is not None and any(span.contains(claim.wording) for span in claim.verbatim)
        yield ResolvedClaim(
            iri=iri_of(number),
            article=article,
            claim=claim,
            number=number,
            claimant=claimant,
            party=party_of(behalf) or party_of(claimant),
            on_behalf_of=behalf,
            addressee=entity_of(claim.addressee),
            accused=entity_of(claim.accused),
            relayed_by=entity_of(claim.relayed_by),
            medium=f"{base}thing/{slug(claim.medium)}" if claim.medium else None,
            wording_by=None if claim.wording is None else claimant if inside else outlet,
            responds_to=iri_at(claim.responds_to),
            reported_in=iri_at(claim.reported_in),
            proposition=node.iri if node else None,
            polarity=polarity if node and claim.speech_act in ASSERTIVE else "none",
        )


def _said(claims: tuple[Claim, ...], claim: Claim) -> tuple[Proposition | None, Polarity]:
    """Return what a claim is on; a bare answer ("denied the claim") is on the proposition of what it answers."""
    if claim.proposition is not None:
        return claim.proposition, claim.polarity
    polarity, seen, current = claim.polarity, {id(claim)}, claim
    while current.responds_to is not None and 0 <= current.responds_to < len(claims):
        current = claims[current.responds_to]
        if id(current) in seen:
            break
        seen.add(id(current))
        if current.polarity == "negative":
            polarity = OPPOSITE[polarity]
        if current.proposition is not None:
            return current.proposition, polarity
    return None, claim.polarity
