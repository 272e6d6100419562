"""Denials of a deed that name no victim by name, and the tellings of it in the same place which they answer.

"The army did not hit any hospital" and "a warplane bombed the only hospital of Lorn" share neither doer nor object nor verb, but a place
of which both articles tell, a kind of deed and a kind of thing. Each denial is asked with what it answers; what stands in a block of its
own with it anyway is left to that block.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from rashomon import resources
from rashomon.namespaces import PREDICATE
from rashomon.reconciliation.block import keys_of, kind_of, scene_keys
from rashomon.reconciliation.cluster import Unions, episodes
from rashomon.reconciliation.drafts import Judgement
from rashomon.reconciliation.families import befalling
from rashomon.reconciliation.items import Item
from rashomon.reconciliation.things import Things
from rashomon.tables import read_table
from rashomon.vocabulary.terms import predicate_term

ATTACK: Final = "attack"
"""The use of force, of which most deeds are kinds."""
MOST: Final = 60
"""Denials, and tellings, of one place and time that are looked at: news has few, and more of them must not cost their product."""

OWN: Final = re.compile(r"\b(?:its|our|their|his|her)\b", re.IGNORECASE)
CAPITALIZED: Final = re.compile(r"\b[A-Z]\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Denied:
    """A denial with what it answers."""

    items: tuple[Item, ...]
    """By time of saying."""
    first: str
    """IRI of the first denial."""
    why: Judgement
    """Why they speak of the same."""

    def judged(self, item: Item) -> Judgement | None:
        """Return why a claim stands among them; who tells of an accident says it himself."""
        if item.accidental:
            return None
        return self.why if any(one.claim.iri == item.claim.iri for one in self.items) else None


def denied_in(items: Sequence[Item], things: Things, place: str) -> Iterator[Denied]:
    """Yield the denials in a place, those of the same tellings together, each with the tellings that they answer.

    Args:
        items: of one block.
        things: what the entities are.
        place: of which their words or articles tell.
    """
    for episode in episodes(items):
        told = [(item, set(keys_of(item, things))) for item in episode if item.positive and not item.accidental and _says_what(item)][:MOST]
        unions, answers = Unions(), []
        for denial in [item for item in episode if not item.positive or item.accidental][:MOST]:
            blocks = set(keys_of(denial, things))
            answered = [(one, others) for one, others in told if _answers(denial, one, things)]
            if any(not blocks.isdisjoint(others) for _, others in answered):
                continue  # asked of what it names
            for one, _ in answered:
                unions.join(denial.claim.iri, one.claim.iri)
                answers += [denial, one]
        found: defaultdict[object, dict[str, Item]] = defaultdict(dict)
        for item in answers:
            found[unions.find(item.claim.iri)][item.claim.iri] = item
        for group in found.values():
            together = sorted(group.values(), key=lambda item: item.order)
            if place != min(set[str].intersection(*(_places(item, things) for item in together))):
                continue  # asked of another place already
            told_of = things.label(place) if place in things.entities.by_iri else "no other such deed"
            reason = f"the words of one of them name no other place or victim, and both tell of {told_of}"
            yield Denied(
                items=tuple(together),
                first=next(item.claim.iri for item in together if not item.positive or item.accidental),
                why=Judgement(rule="same-scene", score=0.7, reason=reason),
            )


def _says_what(item: Item) -> bool:
    """Return whether a telling says who did it, or to what: "explosions were heard" is too little to be denied by others."""
    return item.node.subject is not None or item.node.object is not None


def _places(item: Item, things: Things) -> set[str]:
    return {key[2] for key in scene_keys(item, things)}


def _answers(denial: Item, told: Item, things: Things) -> bool:
    """Return whether a denial answers a telling: of a like deed, by the same side where both name one, to the same kind of thing."""
    if is_own(denial, told):
        return False
    if denial.accidental:
        return _befell(denial, told, things)
    if not _alike(denial, told):
        return False
    if denial.agent is not None and told.agent is not None and denial.agent != told.agent:
        return False
    if (denial.stranger and told.agent is not None) or (told.stranger and denial.agent is not None):
        return False
    if denial.node.subject is not None and denial.agent is None and told.agent is not None:
        return False  # "the rebels denied it" where somebody else is said to have done it
    return denial.node.object is None or told.node.object is None or _same_kind(denial, told, things)


def _befell(mishap: Item, told: Item, things: Things) -> bool:
    """Return whether an accident may be told of what others call a deed: of the same kind of thing, or of such an event."""
    kind = kind_of(mishap, things)
    if told.family.name in happenings().get(kind, ()):
        return True
    return bool(kind) and told.family.name in befalling() and _same_kind(mishap, told, things)


@cache
def happenings() -> Mapping[str, frozenset[str]]:
    """Return the families of deeds that an event noun may stand for: an "explosion" may be a bomb or sabotage."""
    found: dict[str, set[str]] = {}
    for row in read_table(resources.lexicons() / "happenings.csv", ("noun", "family"), key=("noun", "family")):
        found.setdefault(row["noun"], set()).add(row["family"])
    return {noun: frozenset(families) for noun, families in found.items()}


def _same_kind(denial: Item, told: Item, things: Things) -> bool:
    """Return whether a denial may speak of the nameless thing to which a deed was done: of its kind and nation, as far as it says one.

    Nobody who says that his own were not hit answers what he himself has hit.
    """
    if kind_of(denial, things) != kind_of(told, things) or things.is_named(told.node.object):
        return False
    mine, theirs = (things.label(item.node.object or "") for item in (denial, told))
    if OWN.search(mine) and told.agent is not None and told.agent == denial.claim.party:
        return False
    return set(CAPITALIZED.findall(mine)) <= set(CAPITALIZED.findall(theirs))


def is_own(denial: Item, told: Item) -> bool:
    """Return whether both are words of one voice, or of one side."""
    if denial.claim.claimant is not None and denial.claim.claimant == told.claim.claimant:
        return True
    one, other = _called(denial), _called(told)
    if denial.claim.article == told.claim.article and one and other and (one <= other or other <= one):
        return True  # "the commission" is the National Defence Commission
    return denial.claim.party is not None and denial.claim.party == told.claim.party


def _called(item: Item) -> set[str]:
    """Return the words by which an article calls who speaks, with what it says that he is."""
    claim = item.claim.claim
    return set(f"{claim.claimant_text or ''} {claim.speaker_role or ''}".lower().split()) - {"the", "a", "an", "of"}


def _alike(denial: Item, told: Item) -> bool:
    """Return whether two deeds are of one kind: who denies any attack denies each kind of it, and the other way round."""
    if denial.family.name == told.family.name:
        return True
    one, other = (item.node.predicate.removeprefix(PREDICATE) for item in (denial, told))
    return (one == ATTACK and _is_attack(other)) or (other == ATTACK and _is_attack(one))


@cache
def _is_attack(predicate: str) -> bool:
    return not predicate.startswith("en/") and ATTACK in predicate_term(predicate).broader
