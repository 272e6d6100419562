"""What the claims of one event answer: sides, and which of them oppose each other."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.compare import SAME, compare
from rashomon.reconciliation.contradict import OTHER_CAUSE, mutual_accusation, ongoing_fight, opposite_polarity, rival_answers
from rashomon.reconciliation.drafts import NO, UNNAMED, YES, Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.phrases import many, who_question, yes_no_question
from rashomon.reconciliation.territory import Stand, stands

FULL: Final = 4
"""Words of a description, its article among them, beyond which a longer one is not fuller. By reasoning."""

NameOf = Callable[[str], str]
Decided = Callable[[Item], Judgement | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The look-ups that questions need."""

    name_of: NameOf
    """Preferred labels."""
    worded: NameOf
    """The same as a sentence has them."""
    ancestors: Ancestors


def event_draft(items: Sequence[Item], names: Names, decided: Decided) -> Draft | None:
    """Return the question that the claims of one event answer; None where they answer none together.

    Who did it, where only one can have and several are named; else whether it happened. Mere blame, which nobody denies, asks nothing here.

    Args:
        items: the claims, by time of saying.
        names: look-ups.
        decided: why a person put a claim here, if one did.
    """
    found = stands(items)
    core = [stand for stand in found if not stand.implied]
    if not core:
        return None
    anchor = _anchor(core)
    found = [_judged(stand, anchor, names, decided) for stand in found]
    found = [stand for stand in found if stand.score >= SAME]
    agents = sorted({stand.agent for stand in found if stand.agent and not stand.implied})
    rivals = anchor.family.exclusive and bool(_rivals(agents, found, names.ancestors))
    conceded = _concession(found)
    unnamed = anchor.family.exclusive and conceded and any(stand.agent is None for stand in found if stand.positive)
    negative = any(not stand.positive for stand in found)
    if anchor.family.blaming and anchor.node.object is None and not negative:
        return None
    if rivals or (unnamed and agents and not negative and not anchor.family.territorial):
        draft = _who_draft(found, anchor, agents, names)
    else:
        draft = _yes_no_draft(found, anchor, agents[0] if len(agents) == 1 else None, names)
    if any(side.opposes for side in draft.sides):
        mutual = any(judgement.rule == "mutual-accusation" for side in draft.sides for judgement in side.opposes.values())
        draft.kind = "counter-accusation" if mutual else "contradiction"
        draft.because = reasons(draft.sides)
    elif conceded is not None:
        draft.kind = "concession"
        who = names.name_of(conceded.claim.claimant) if conceded.claim.claimant else "a source"
        draft.because = f"{who} admits it; nobody denies it"
    return draft if _worth_asking(draft) else None


def _anchor(core: Sequence[Stand]) -> Item:
    """Return the claim by which a question is told: the first that affirms it and says to what it was done, where one does."""
    affirmed = [stand.item for stand in core if stand.positive] or [core[0].item]
    return next((item for item in affirmed if item.node.object is not None), affirmed[0])


def _worth_asking(draft: Draft) -> bool:
    """Return whether a question says more than its claims: sides differ or concede, or it is told by more than one article or claimant."""
    items = [item for side in draft.sides for item in side.items]
    return len(items) > 1 and (draft.kind is not None or len({(item.claim.article, item.claim.claimant) for item in items}) > 1)


def _apart(agents: Sequence[str], ancestors: Ancestors) -> list[str]:
    """Return the sides of which none is a part of another."""
    return [agent for agent in agents if not any(other in ancestors(agent) for other in agents if other != agent)]


def _rivals(agents: Sequence[str], found: Sequence[Stand], ancestors: Ancestors) -> list[tuple[str, str]]:
    """Return the pairs of sides that cannot both have done it: none is a part of the other, and nobody names both in one breath."""
    named: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for stand in found:
        if stand.agent and stand.positive:
            claim = stand.item.claim
            named[claim.article, claim.claimant, claim.claim.content].add(stand.agent)
    together = {pair for several in named.values() for pair in combinations(sorted(several), 2)}
    return [pair for pair in combinations(_apart(agents, ancestors), 2) if pair not in together]


def _concession(found: Sequence[Stand]) -> Item | None:
    """Return the first claim that admits something against the own side."""
    for stand in found:
        item = stand.item
        own = item.claim.party is not None and item.claim.party in (stand.agent, stand.loser)
        if item.act == "admit" and own and stand.positive and item.family.listed:
            return item
    return None


def _yes_no_draft(found: Sequence[Stand], anchor: Item, agent: str | None, names: Names) -> Draft:
    """Return the question whether it happened."""
    disputed = any(not stand.positive for stand in found)
    yes = Side(name="yes", label="yes", stance="supports", answer=YES)
    no = Side(name="no", label="no", stance="denies", answer=NO)
    contests = Side(name="contests", label="not yet", stance="contests", answer=NO)
    for stand in found:
        side = yes if stand.positive else contests if stand.implied else no
        side.add(stand.item, stand.judgement, implied=stand.implied)
    if disputed:
        oppose(yes, no, opposite_polarity(yes, no, names.name_of))
        oppose(yes, contests, ongoing_fight(yes, contests, names.name_of))
    if contests.items and no.items:
        contests.refines.add(no.name)
    _call(contests)
    target = _target(found, anchor, names)
    # "Did the patrol boat attack?": it has no side, but is all that is said
    who = agent or (anchor.node.subject if target is None else None)
    label = yes_no_question(anchor.family, names.worded(who) if who else None, target, _where(anchor, target, names))
    return _draft(label, anchor, [agent], [yes, no, contests])


def _who_draft(found: Sequence[Stand], anchor: Item, agents: Sequence[str], names: Names) -> Draft:
    """Return the question who did it."""
    named = {agent: Side(name=agent, label=names.name_of(agent), stance="answers", answer=agent) for agent in agents}
    denials = {agent: Side(name=f"not {agent}", label=f"not {names.name_of(agent)}", stance="denies", answer=NO) for agent in agents}
    unnamed = Side(name="unnamed", label="by whom is not said", stance="answers", answer=UNNAMED)
    no = Side(name="no", label="nobody: it did not happen", stance="denies", answer=NO)
    contests = Side(name="contests", label="not yet", stance="contests", answer=NO)
    for stand in found:
        if stand.positive:
            side = named.get(stand.agent or "", unnamed)
        elif stand.implied:
            side = contests
        else:
            side = denials.get(stand.agent or "", no)
        side.add(stand.item, stand.judgement, implied=stand.implied)
    for one, other in _rivals(agents, found, names.ancestors):
        judgement = mutual_accusation(named[one], named[other], names.name_of) or rival_answers(named[one], named[other], names.name_of)
        oppose(named[one], named[other], judgement)
    for agent in agents:
        oppose(named[agent], denials[agent], opposite_polarity(named[agent], denials[agent], names.name_of))
        if unnamed.items and named[agent].items:
            named[agent].refines.add(unnamed.name)
    for side in (*named.values(), unnamed):
        oppose(side, no, opposite_polarity(side, no, names.name_of))
        oppose(side, contests, ongoing_fight(side, contests, names.name_of))
    _call(contests)
    target = _target(found, anchor, names)
    label = who_question(anchor.family, target, _where(anchor, target, names))
    return _draft(label, anchor, agents, [unnamed, *named.values(), *denials.values(), no, contests])


def _call(contests: Side) -> None:
    """Call the position of those who tell of an accident or illness what it is."""
    if any(judgement.rule == OTHER_CAUSE for judgement in contests.joined.values()):
        contests.label = "an accident or illness"


def _where(anchor: Item, target: str | None, names: Names) -> str | None:
    """Return the place as a sentence has it, where what it was done to does not name it already ("the market of Harad")."""
    place = names.worded(anchor.node.place) if anchor.node.place else None
    return None if place is not None and target is not None and place in target else place


def _target(found: Sequence[Stand], anchor: Item, names: Names) -> str | None:
    """Return the object as a sentence has it: of a nameless thing, which each claim describes in its own way, the fullest description."""
    if anchor.site:
        return names.worded(anchor.site)
    if anchor.node.object is None:
        return None
    objects = dict.fromkeys(stand.item.node.object for stand in found if stand.item.family is anchor.family)
    worded = [names.worded(thing) for thing in objects if thing]
    return max(worded, key=lambda words: (words.startswith("the "), not many(words), min(len(words.split()), FULL)))


def _judged(stand: Stand, anchor: Item, names: Names, decided: Decided) -> Stand:
    """Return the stand with the score and the reason by which it is about the anchor's event: a person's word, else what they share."""
    judgement = decided(stand.item) or stand.judgement
    if judgement is None and stand.item.node.iri != anchor.node.iri:
        evidence = compare(stand.item, anchor, names.name_of)
        judgement = Judgement(rule="same-event", score=evidence.score, reason=evidence.reason)
    return replace(stand, judgement=judgement, score=judgement.score if judgement else 1.0)


def _draft(label: str, anchor: Item, agents: Sequence[str | None], sides: Sequence[Side]) -> Draft:
    about = {anchor.site or anchor.node.object, anchor.node.place, *agents}
    return Draft(
        matter="event",
        label=label,
        about=tuple(sorted(entity for entity in about if entity)),
        event_type=anchor.node.event_type,
        sides=[side for side in sides if side.items],
    )
