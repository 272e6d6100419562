"""The kinds of contradiction, one function each: why two sides cannot both be right, or none.

A difference in figures is never a lie, and two truths at different times are no contradiction; what is doubtful gives None.
"""

from collections.abc import Callable, Iterable
from typing import Final

from rashomon.reconciliation.drafts import Judgement, Side
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import names_in

TOLERANCE: Final = 0.2
"""Share of the larger figure by which two may differ through rounding and ways of measuring. 10 and 12 km agree, 10 and 15 do not; the
worked example of the data model uses the same bound."""

OTHER_CAUSE: Final = "other-cause"
"""Rule by which a claim on an accident or an illness stands against those on a deed."""

NameOf = Callable[[str], str]


def opposite_polarity(yes: Side, no: Side, name_of: NameOf) -> Judgement | None:
    """Return why: one side affirms what the other denies.

    One claimant who says both in one article, on one day, is told of two things that sound alike, or was misread: no contradiction.
    """
    if not yes.items or not no.items or len({_breath(item) for item in (*yes.items, *no.items)}) == 1:
        return None
    answered = next((item for item in no.items if item.claim.responds_to in {other.claim.iri for other in yes.items}), None)
    if answered is not None:
        return Judgement(rule="response", score=0.95, reason=f"{_who([answered], name_of)} denied that very claim")
    return Judgement(
        rule="opposite-polarity", score=0.9, reason=f"affirmed by {_who(yes.items, name_of)}, denied by {_who(no.items, name_of)}"
    )


def _breath(item: Item) -> tuple[str | None, str, object]:
    """Return who speaks where and when, as one."""
    return item.claim.claimant or item.claim.claim.claimant_text, item.claim.article, item.said


def rival_answers(one: Side, other: Side, name_of: NameOf) -> Judgement | None:
    """Return why: only one side can have done it, and two are named."""
    if not one.items or not other.items or one.answer == other.answer:
        return None
    return Judgement(
        rule="rival-answers",
        score=0.8,
        reason=f"{one.label} according to {_who(one.items, name_of)}, {other.label} according to {_who(other.items, name_of)}",
    )


def mutual_accusation(one: Side, other: Side, name_of: NameOf) -> Judgement | None:
    """Return why: each side accuses the other of the same."""
    if not accuses(one, other.answer) or not accuses(other, one.answer):
        return None
    return Judgement(rule="mutual-accusation", score=0.9, reason=f"{other.label} and {one.label} accuse each other of the same")


def accuses(side: Side, accuser: str | None) -> bool:
    """Return whether a claim of this side is an accusation by that party."""
    return any(_accusing(item) and item.claim.party == accuser for item in side.items)


def _accusing(item: Item) -> bool:
    """Return whether a claim accuses: by its verb, or by what it says that the other side did."""
    attack = (item.node.event_type or "").endswith("/assault") and item.side is not None and item.side != item.claim.party
    return item.act == "accuse" or item.family.blaming or attack


def ongoing_fight(yes: Side, contests: Side, name_of: NameOf) -> Judgement | None:
    """Return why: a place that is still fought over, or still held by the other side, is not taken; an accident is nobody's deed."""
    if not yes.items or not contests.items:
        return None
    if all(judgement.rule == OTHER_CAUSE for judgement in contests.joined.values()):
        voices = {item.claim.claimant or item.claim.iri for item in contests.items} - {item.claim.claimant for item in yes.items}
        reason = f"an accident or an illness in the words of {_who(contests.items, name_of)}"
        return Judgement(rule=OTHER_CAUSE, score=0.7, reason=reason) if voices else None
    return Judgement(
        rule="ongoing-fight-opposes-capture",
        score=0.7,
        reason=f"in the words of {_who(contests.items, name_of)} the place is not taken yet",
    )


def differing_figures(one: Side, other: Side, *, grows: bool) -> Judgement | None:
    """Return why: the figures lie further apart than rounding explains.

    No voice contradicts itself in one article: the second figure is a newer one, or counts something else.

    Args:
        one: a side with a figure.
        other: another of the same question and unit.
        grows: whether the number may rise with time (a toll): then a higher one that was given later agrees with a lower one before it,
            but where rivals give them, none of whom follows the other's count.
    """
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    small, large = (one, other) if one.low <= other.low else (other, one)
    if small.low is None or small.high is None or large.low is None or small.high >= large.low:
        return None
    apart = (large.low - small.high) / large.low
    if apart <= TOLERANCE:
        return None
    later = grows and _said_before(small, large)
    if (later and not _rivals(small, large)) or one_voice((*small.items, *large.items)):
        return None
    reason = f"{small.label} against {large.label}: {apart:.0%} apart"
    if later:
        return Judgement(rule="quantity-tolerance-20-percent", score=0.4, reason=f"{reason}, the higher one given later by another side")
    return Judgement(rule="quantity-tolerance-20-percent", score=0.6, reason=reason)


def one_voice(items: Iterable[Item]) -> bool:
    """Return whether one speaker says it all in one article: he mends a figure rather than doubts it."""
    return len({(item.claim.article, item.claim.claimant or item.claim.iri) for item in items}) == 1


def _rivals(one: Side, other: Side) -> bool:
    """Return whether somebody else than the outlet gives each figure, and no party or nameless speaker ("police") gives both."""
    first, then = ([_speaks_for(item) for item in side.items] for side in (one, other))
    return all((*first, *then)) and set(first).isdisjoint(then)


def _speaks_for(item: Item) -> str:
    """Return for whom a speaker speaks, or else what he is called; empty for the outlet itself."""
    claim = item.claim
    return "" if claim.claim.kind == "own-voice" else claim.party or (claim.claim.claimant_text or "").casefold()


def _said_before(small: Side, large: Side) -> bool:
    first = [item.said[1] for item in small.items if item.said]
    then = [item.said[0] for item in large.items if item.said]
    return bool(first) and bool(then) and max(first) < min(then)


def _who(items: list[Item], name_of: NameOf) -> str:
    """Return who says it: at most three names, in the order in which they spoke."""
    found = list(dict.fromkeys(name_of(item.claim.claimant) for item in items if item.claim.claimant))
    if not found:
        return "an unnamed source"
    return names_in(found) if len(found) <= 3 else f"{', '.join(found[:2])} and {len(found) - 2} others"
