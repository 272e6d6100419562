"""Counter-accusations: two sides that accuse each other of the same, whoever reports it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from rashomon.reconciliation.block import named_object
from rashomon.reconciliation.cluster import episodes
from rashomon.reconciliation.contradict import mutual_accusation
from rashomon.reconciliation.drafts import Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.echoes import asked_already, of_one_event
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import who_question
from rashomon.reconciliation.things import Things

ASSAULT: Final = "assault"
"""Event type of attacks."""

Deed = tuple[str, str]
"""A kind of deed, and what it was done to; empty where the kind of deed has a question of its own."""


def accusation_drafts(items: Iterable[Item], things: Things) -> Iterator[tuple[Deed, Draft]]:
    """Yield, with its deed, a question for each pair of sides and each deed of which they accuse each other within one stretch of time.

    A deed that was done to nothing in particular ("fighting") asks nothing. Whoever says of the other side that it attacked something
    accuses it, whatever the verb of saying; that the other side says the same of the first makes it one deed. What third parties say of
    it stands beside.
    """
    found: defaultdict[tuple[str, str, str, str], list[Item]] = defaultdict(list)
    others: defaultdict[tuple[str, str, str], list[Item]] = defaultdict(list)
    for item in items:
        party, accused, of_what = item.claim.party, item.side, accused_of(item, things)
        if not of_what or not accused:
            continue
        kind, deed = of_what
        others[kind, deed, accused].append(item)
        if party:
            one, other = sorted((party, accused))
            found[kind, deed, one, other].append(item)
    for kind, deed, one, other in sorted(found):
        accusers = {item.claim.party for item in found[kind, deed, one, other]}
        if len(accusers) == 2 or any(_strange(item) for who in accusers if who for item in others[kind, deed, who]):
            several = [*others[kind, deed, one], *others[kind, deed, other]]
            for episode in episodes(sorted(several, key=lambda item: item.order)):
                draft = _draft(episode, one, other, things)
                if draft is not None:
                    yield (kind, deed), draft


def _strange(item: Item) -> bool:
    """Return whether it is not known for which side somebody speaks who says which side began."""
    return item.claim.party is None and item.family.who is not None


def _answered(one: Side, other: Side, things: Things) -> Judgement | None:
    """Return why: a side says that the other began, and somebody else says in a report of the same event that it did itself."""
    for accused, accuser in ((one, other), (other, one)):
        charges = [item for item in accused.items if item.claim.party == accuser.answer]
        answers = [item for item in accuser.items if _strange(item)]
        if any(of_one_event(a, b) and not asked_already(a, b, things) for a in charges for b in answers):
            reason = f"{accused.label} according to {accuser.label}, {accuser.label} itself according to others"
            return Judgement(rule="answered-accusation", score=0.7, reason=reason)
    return None


def accused_of(item: Item, things: Things) -> Deed | None:
    """Return what a claim accuses another side of: the kind of deed, and what it was done to; None where it accuses nobody."""
    blames = item.act == "accuse" or item.family.blaming or _is_attack(item)
    if not blames or not item.positive or not item.side or item.claim.party == item.side or item.claim.claim.kind == "own-voice":
        return None
    return ASSAULT if _is_attack(item) and not item.family.who else item.family.name, _deed(item, things)


def _is_attack(item: Item) -> bool:
    """Return whether a deed is an attack of one side on something; how many died, or who holds what, has questions of its own."""
    assault = (item.node.event_type or "").endswith(f"/{ASSAULT}")
    return assault and item.node.object is not None and item.family.sense == "event"


def _deed(item: Item, things: Things) -> str:
    """Return what the deed was done to; nothing where the kind of deed has a question of its own ("Who started the hostilities?")."""
    return "" if item.family.who else named_object(item, things) or things.head(item.node.object)


def _draft(items: list[Item], one: str, other: str, things: Things) -> Draft | None:
    sides = {accused: Side(name=accused, label=things.label(accused), stance="answers", answer=accused) for accused in (one, other)}
    first = items[0]
    if first.node.object is None and first.family.who is None:
        return None
    for item in items:
        same = item.node.iri == first.node.iri
        reason = "each of the two sides accuses the other of one deed: " + " ".join(
            part for part in (first.family.base, things.worded(first.node.object) if first.node.object else "") if part
        )
        sides[item.side or ""].add(item, None if same else Judgement(rule="same-accusation", score=0.8, reason=reason))
    judgement = mutual_accusation(sides[one], sides[other], things.label) or _answered(sides[one], sides[other], things)
    if judgement is None:
        return None
    oppose(sides[one], sides[other], judgement)
    target = things.worded(first.node.object) if first.node.object else None
    return Draft(
        matter="accusation",
        between=(one, other),
        label=who_question(first.family, target, things.worded(first.node.place) if first.node.place else None),
        about=tuple(sorted({one, other, *([first.node.object] if first.node.object else [])})),
        event_type=first.node.event_type,
        sides=list(sides.values()),
        kind="counter-accusation",
        because=reasons(sides.values()),
    )
