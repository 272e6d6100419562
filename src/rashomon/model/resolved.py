"""What reconciliation yields: the same claims with entities, propositions and positions that all articles share.

Everything here is derived, can be rebuilt from the extractions, and stands in the derived graph.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.model.claim import Claim, Modality, Polarity
from rashomon.model.judgement import Link, Question
from rashomon.model.mention import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class PropositionNode:
    """A proposition as a value: its IRI digests its normal form, so equal ones are one node in all articles."""

    iri: str
    label: str
    """A that-clause in plain English."""
    predicate: str
    """Full IRI of the rsh:Predicate."""
    event_type: str | None = None
    """Full IRI of the event type."""
    subject: str | None = None
    object: str | None = None
    roles: tuple[tuple[str, str], ...] = ()
    """(role, entity IRI), sorted."""
    place: str | None = None
    alleged_from: str | None = None
    """First day on which it would have happened, xsd:date."""
    alleged_to: str | None = None
    low: float | None = None
    """The one quantity that is the point of the proposition (a distance, a number of dead), if any."""
    high: float | None = None
    unit: str | None = None
    measure: str | None = None
    """What the quantity counts or measures: distance, killed, people, ..."""
    approximate: bool = False
    aspect: str | None = None
    modality: Modality = "asserted"

    @property
    def about(self) -> tuple[str, ...]:
        """All participants, the place among them, sorted and once each."""
        found = {self.subject, self.object, self.place, *(entity for _, entity in self.roles)}
        return tuple(sorted(entity for entity in found if entity))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedClaim:
    """A claim with everything that is known only after looking at all articles."""

    iri: str
    article: str
    """IRI of the article."""
    claim: Claim
    number: int = 0
    """Its place among the claims of its article."""
    claimant: str | None
    """Entity IRI; the outlet for its own voice; None where it could not be resolved."""
    party: str | None = None
    """The state or body that the claimant speaks for; the claimant itself where it stands for itself."""
    on_behalf_of: str | None = None
    addressee: str | None = None
    accused: str | None = None
    relayed_by: str | None = None
    medium: str | None = None
    wording_by: str | None = None
    """Whose words the wording is: the claimant's inside quotation marks, else the outlet's."""
    responds_to: str | None = None
    reported_in: str | None = None
    proposition: str | None = None
    """IRI of a PropositionNode."""
    polarity: Polarity = "none"
    origin: str | None = None
    """IRI of the act of speech behind the reports."""
    position: str | None = None
    """IRI of the position that it holds; the first, where it holds several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """How often somebody uses a name for a thing in one article."""

    iri: str
    entity: str
    name: str
    used_by: str
    voice: str
    """direct (inside quotation marks) or own-voice (the outlet's)."""
    uses: int
    article: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entities:
    """Which referents of which articles are which entities."""

    by_iri: Mapping[str, Entity]
    of: Mapping[tuple[str, int], str]
    """(article IRI, referent number) to entity IRI."""
    outlet_of: Mapping[str, str]
    """Article IRI to the entity IRI of its outlet; an article without a known outlet has an unknown-outlet entity of its own."""
    links: tuple[Link, ...] = ()
    """Why referents were merged: source and target are entity IRIs or article fragments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The derived layer."""

    entities: Entities
    claims: tuple[ResolvedClaim, ...] = ()
    """In the order of articles and of claims in them."""
    propositions: Mapping[str, PropositionNode] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    name_uses: tuple[NameUse, ...] = ()
