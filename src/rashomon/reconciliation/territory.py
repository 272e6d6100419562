"""Where claims stand on an event: as they say or, for a place that changes hands, as follows from who holds it or fights for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.reconciliation.contradict import OTHER_CAUSE
from rashomon.reconciliation.drafts import Judgement
from rashomon.reconciliation.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where one claim stands on an event."""

    item: Item
    positive: bool
    agent: str | None
    loser: str | None = None
    implied: bool = False
    """Whether the words say something else, from which it follows."""
    judgement: Judgement | None = None
    """Why it stands there; None where it says the very same as the first."""
    score: float = 1.0
    """How surely it is about the same event."""


def stands(items: Sequence[Item]) -> list[Stand]:
    """Return where the claims stand on what they tell of, by time of saying; a claim from which nothing follows is left out.

    For a place that is said to be taken, claims that somebody holds it, lost it or still fights for it take sides too. Where nobody says
    that it was taken, those who say who holds it are asked about each other.
    """
    if not any(item.family.territorial for item in items):
        return [_plain(item) for item in items]
    taken = [item for item in items if item.family.sense in ("taken", "left")]
    if not taken:
        return [_plain(item) for item in items if item.family.sense == "held"]
    found = {item.claim.iri: _change(item) for item in taken}
    takers = {stand.agent for stand in found.values() if stand.agent}
    losers = {stand.loser for stand in found.values() if stand.loser}
    deniers = {item.claim.party for item in taken if not item.positive and item.claim.party}
    since = min((item.said[0] for item in taken if item.positive and item.said), default=None)
    for item in items:
        if item.family.sense == "held":
            stand = _held(item, takers, losers)
        elif item.family.sense == "fought":
            stand = _fought(item, takers, losers | deniers, since)
        elif item.family.territorial:
            continue
        else:
            stand = _plain(item)
        if stand is not None:
            found[item.claim.iri] = stand
    return [found[item.claim.iri] for item in items if item.claim.iri in found]


def _plain(item: Item) -> Stand:
    if item.accidental:
        reason = "who tells of an accident or an illness says that nobody did it"
        return Stand(item=item, positive=False, agent=None, implied=True, judgement=Judgement(rule=OTHER_CAUSE, score=0.7, reason=reason))
    dies = item.family.sense == "count" and item.family.alone  # who dies did nothing
    return Stand(item=item, positive=item.positive, agent=None if dies else item.agent, loser=item.loser)


def _change(item: Item) -> Stand:
    """Return where a claim stands that says outright that the place was taken or given up."""
    if item.family.sense == "left":
        return Stand(item=item, positive=item.positive, agent=None, loser=item.agent)
    return _plain(item)


def _held(item: Item, takers: set[str], losers: set[str]) -> Stand | None:
    """Return what follows from who is said to hold the place, or not to."""
    holder = item.agent
    if holder is None:
        if item.positive:
            return None
        reason = "who denies that the place is held by those who say they took it denies that they did"
        return Stand(item=item, positive=False, agent=None, implied=True, judgement=Judgement(rule="not-held", score=0.7, reason=reason))
    if holder in takers:
        reason = "who holds the place has taken it" if item.positive else "who does not hold the place has not taken it"
        judgement = Judgement(rule="holds", score=0.7, reason=reason)
        return Stand(item=item, positive=item.positive, agent=holder, implied=True, judgement=judgement)
    if not item.positive:
        reason = "a place that is no longer in the hands of one side was taken from it; the words name no captor"
        judgement = Judgement(rule="loss-of-control", score=0.8, reason=reason)
        return Stand(item=item, positive=True, agent=None, loser=holder, implied=True, judgement=judgement)
    if holder in losers or holder == item.claim.party:
        reason = "a place that its defenders still hold is not taken"
        return Stand(item=item, positive=False, agent=None, implied=True, judgement=Judgement(rule="still-held", score=0.75, reason=reason))
    return None


def _fought(item: Item, takers: set[str], defenders: set[str], since: int | None) -> Stand | None:
    """Return what follows from fighting that is said to go on: from a source that is not of the taker's side, and not from before."""
    if not item.positive or item.node.aspect != "ongoing" or item.claim.party is None:
        return None
    if item.claim.claim.kind == "own-voice" or item.claim.party in takers:
        return None
    if since is not None and item.said is not None and item.said[1] < since:
        return None
    score = 0.7 if item.claim.party in defenders else 0.6
    reason = "fighting in a place that is said to go on speaks against its capture"
    judgement = Judgement(rule="ongoing-fight-opposes-capture", score=score, reason=reason)
    return Stand(item=item, positive=False, agent=None, implied=True, judgement=judgement)
