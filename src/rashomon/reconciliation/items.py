"""Items: claims that answer something, with all that matching looks at, worked out once."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import PropositionNode, ResolvedClaim
from rashomon.reconciliation.agents import Agents
from rashomon.reconciliation.days import Stretch, stretch
from rashomon.reconciliation.families import Family, family_of
from rashomon.reconciliation.resolve import Resolved

Order = tuple[int, str, int, str]
"""Day of the saying, article id, offset, IRI: the earliest claim is the least."""

LATE = 10**7
"""Stands for an unknown day, after every known one."""


NOTHING = PropositionNode(iri="", label="", predicate="")
"""Stands in for the proposition of a claim that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One claim that affirms or denies, seen by matching."""

    claim: ResolvedClaim
    node: PropositionNode
    family: Family
    positive: bool
    agent: str | None
    """Who is said to have done it: a side, where sides do such things; None where nobody with a name is."""
    side: str | None
    """The state or body to which the doer belongs."""
    loser: str | None
    happened: Stretch | None
    """The days on which it is said to have happened; None where the words do not say."""
    said: Stretch | None
    """The days on which it was said, or its article came out."""
    order: Order

    @property
    def act(self) -> str:
        """The speech act."""
        return self.claim.claim.speech_act

    @property
    def when(self) -> Stretch | None:
        """The days that matching compares: of the event where stated, else those of its telling, less the family's window."""
        if self.happened:
            return self.happened
        if self.said is None:
            return None
        return self.said[0] - (self.family.window or 0), self.said[1]


def items_of(resolved: Resolved, agents: Agents) -> Iterator[Item]:
    """Yield the claims that answer something: assertive, on a proposition that is said to be the case now or before."""
    for claim in resolved.claims:
        node = resolved.propositions.get(claim.proposition or "")
        if node is not None and claim.polarity != "none" and node.modality == "asserted" and _commits(claim):
            yield said_of(claim, resolved, agents)


def _commits(claim: ResolvedClaim) -> bool:
    """Return whether somebody says that it is so: a wish or a refusal is no statement, and what is only possible is none either."""
    return claim.claim.kind in ("speech", "own-voice") and claim.claim.certainty != "possible"


def said_of(claim: ResolvedClaim, resolved: Resolved, agents: Agents) -> Item:
    """Return a claim as matching sees it, whatever its act."""
    node = resolved.propositions.get(claim.proposition or "", NOTHING)
    family = family_of(node.predicate)
    article = resolved.extraction_of[claim.article].article
    made = claim.claim.made
    published = stretch(article.published.earliest, article.published.latest)
    said = (stretch(made.earliest, made.latest) if made else None) or published
    spans = claim.claim.content or claim.claim.cue or claim.claim.source
    return Item(
        claim=claim,
        node=node,
        family=family,
        positive=claim.polarity == "positive",
        agent=agents.agent(node, family),
        side=agents.side(node.subject),
        loser=next((agents.side(iri) for role, iri in node.roles if role == "loser"), None),
        happened=stretch(node.alleged_from, node.alleged_to),
        said=said,
        order=(said[0] if said else LATE, article.id, spans[0].start if spans else 0, claim.iri),
    )
