"""Who is said to have done something: the side, the thing itself, or nobody that has a name; and of what an article tells as a whole.

"Its forces" are those of whoever speaks, and "the president" acts for his state where a deed is a state's to do. A thing that has no name
and belongs to nobody ("a gunman") is no answer that another could rival.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from rashomon.model import PropositionNode, ResolvedClaim
from rashomon.reconciliation.families import Family
from rashomon.reconciliation.resolve import Resolved
from rashomon.reconciliation.scenes import NOWHERE, Scene, scene_of
from rashomon.reconciliation.things import owned


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """What all claims of one article tell together, and what each of them is read by."""

    scene: Scene = NOWHERE
    owners: Mapping[str, str] = field(default_factory=dict)
    """By nameless thing of the article, the side of the speaker who calls it his own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agents:
    """Look-ups from participants to sides, and from articles to their scenes."""

    resolved: Resolved
    backgrounds: Mapping[str, Background]
    """By article."""
    owner_of: Mapping[str, str]
    """By nameless thing, the side of the speaker who calls it his own."""

    @classmethod
    def of(cls, resolved: Resolved, known: Mapping[str, Background] | None = None) -> "Agents":
        """Return the sides of these claims.

        Args:
            resolved: the claims.
            known: by article, the backgrounds, where they are known and only some of the claims are resolved.
        """
        backgrounds = dict(_backgrounds(resolved)) if known is None else known
        owners = {thing: side for one in backgrounds.values() for thing, side in one.owners.items()}
        return cls(resolved=resolved, backgrounds=backgrounds, owner_of=owners)

    def scene(self, article: str) -> Scene:
        """Return what an article tells of."""
        found = self.backgrounds.get(article)
        return found.scene if found else NOWHERE

    def side(self, thing: str | None) -> str | None:
        """Return the state or body to which a thing belongs; None for a nameless thing of nobody."""
        if thing is None:
            return None
        party = self.resolved.party_of(thing)
        if party == thing and not self.resolved.things.is_named(thing):
            return self.owner_of.get(thing)
        return party

    def agent(self, node: PropositionNode, family: Family) -> str | None:
        """Return who is said to have done it: a side for a deed that sides do, else the person or thing itself where it has a name.

        What an army or a ministry does, its state does, whatever the deed.
        """
        things, side = self.resolved.things, self.side(node.subject)
        entity = things.entities.by_iri.get(node.subject or "")
        own = family.personal or (not family.exclusive and entity is not None and entity.type != "Organization")
        return side if not own or side is None or not things.is_named(node.subject) else node.subject


def _backgrounds(resolved: Resolved) -> Iterator[tuple[str, Background]]:
    """Yield each article with what it tells of and whose things are, from its own claims alone."""
    for article, group in groupby(resolved.claims, key=lambda claim: claim.article):
        claims = list(group)
        owners: dict[str, str] = {}
        for claim in claims:
            for thing in _own(claim, resolved):
                if claim.party is not None and not _is_person(claim.party, resolved):
                    owners.setdefault(thing, claim.party)
        yield article, Background(scene=_scene(article, claims, resolved), owners=owners)


def _scene(article: str, claims: Sequence[ResolvedClaim], resolved: Resolved) -> Scene:
    """Return what an article tells of."""
    told = [resolved.propositions[claim.proposition] for claim in claims if claim.proposition is not None]
    speakers = {iri for claim in claims for iri in (claim.claimant, claim.accused)}
    sides = {claim.party for claim in claims} | {resolved.party_of(iri) for iri in speakers}
    actors = frozenset(speakers | {side for side in sides if not _is_town(side, resolved)})
    return scene_of(resolved.extraction_of[article], told, actors, article, resolved.things)


def _is_town(party: str | None, resolved: Resolved) -> bool:
    """Return whether a side is a place below a state: where its mayor speaks, the article still tells of the town."""
    entity = resolved.things.entities.by_iri.get(party or "")
    return entity is not None and entity.type == "Place" and entity.kind != "State"


def _is_person(party: str, resolved: Resolved) -> bool:
    """Return whether nobody knows for which side somebody speaks: "our soldiers" are not himself."""
    entity = resolved.things.entities.by_iri.get(party)
    return entity is not None and entity.type == "Person"


def _own(claim: ResolvedClaim, resolved: Resolved) -> Iterable[str]:
    """Return the nameless participants of a claim's own words that are called the speaker's own."""
    node = resolved.propositions.get(claim.proposition or "")
    if node is None or claim.claim.proposition is None or claim.claim.kind != "speech" or claim.responds_to is not None:
        return ()  # whoever answers repeats what others call their own
    things = resolved.things
    return (thing for thing in node.about if not things.is_named(thing) and owned(things.label(thing)))
