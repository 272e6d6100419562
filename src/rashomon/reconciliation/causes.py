"""Rival causes: two voices tell of one thing that happened, and say that it came of different things.

"The outage was the work of saboteurs" and "the outage was caused by a fallen tree" deny nothing of each other in words; but a thing has one
cause. What happened must be called alike, or the same name stand in both.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from rashomon import resources
from rashomon.reconciliation.block import Key
from rashomon.reconciliation.concepts import FULL, NAME, Concept, concepts, of_kind
from rashomon.reconciliation.denials import is_own
from rashomon.reconciliation.drafts import Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.echoes import asked_already, asked_under, far, of_one_event, place_of, quoted
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.wordings import Wording, is_negated
from rashomon.tables import read_table

SCORE: Final = 0.55
"""Score of two causes of one thing, as far as words tell: two causes may be parts of one story. By reasoning."""
RULE: Final = "rival-causes"
TELLS: Final = ("yes", "no", "after", "mishap")
"""Where what happened stands; see the list."""
ACCIDENT: Final = "+mishap"
"""Stands for the accident or disaster of which reports of one event speak, whatever it was."""
GENERIC: Final = "+generic"
"""Stands for that only an accident was spoken of: two such mishaps by name are two links of a chain."""
MOST: Final = 100
"""Clauses with a cause of one block that are looked at."""

_GENERIC: Final = re.compile(r"\b(?:accident|disaster|tragedy|catastrophe)\b", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being|is|are)(?: \w+ly)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What a clause says that something came of."""

    wording: Wording
    effect: Mapping[str, Concept]
    cause: frozenset[str]
    words: str
    """Those of the cause."""


def cause_drafts(key: Key, wordings: Sequence[Wording], things: Things) -> Iterator[Draft]:
    """Yield the questions what something came of, of one matter, one for each pair of rival causes that no other pair holds already."""
    told = [found for wording in wordings if not wording.denied and (found := cause_of(wording)) is not None][:MOST]
    by_effect: defaultdict[str, list[Cause]] = defaultdict(list)
    for one in told:
        for name in sorted(one.effect):
            by_effect[name].append(one)
    seen: set[str] = set()
    for several in by_effect.values():
        for one, other in combinations(several, 2):
            iris = {one.wording.item.claim.iri, other.wording.item.claim.iri}
            if iris.isdisjoint(seen) and _rival(one, other, things) and asked_under(key, one.wording, other.wording):
                seen |= iris
                yield _draft(one, other)


def cause_of(wording: Wording) -> Cause | None:
    """Return what a clause says that something came of; None where it says neither what nor of what."""
    whole = wording.whole
    for found in _markers().finditer(whole):
        if is_negated(whole):
            return None
        before, after = whole[: found.start()], whole[found.end() :]
        if found["after"]:
            if _PASSIVE.search(before) or after.lstrip().startswith("by "):
                continue
            before, after = after, before
        effect = concepts(f"{before} {found['kept'] or ''}")
        if _GENERIC.search(before):
            effect = {**effect, ACCIDENT: Concept(FULL), GENERIC: Concept(0.0)}
        if not of_kind("mishap").isdisjoint(effect):
            effect = {ACCIDENT: Concept(FULL), **effect}
        if found["mishap"] and ACCIDENT not in effect:
            continue
        cause = frozenset(name for name in concepts(after) if not name.startswith(NAME)) - effect.keys()
        if effect and cause:
            return Cause(wording=wording, effect=effect, cause=cause, words=quoted(after))
    return None


@cache
def _markers() -> re.Pattern[str]:
    """Return what finds the words between what happened and what it came of; "died of" tells itself what happened."""
    rows = read_table(resources.lexicons() / "causes.csv", ("words", "tells"), key=("words",), allowed={"tells": frozenset(TELLS)})
    kept, other, after, mishap = ("|".join(_loosely(row["words"]) for row in rows if row["tells"] == kind) for kind in TELLS)
    return re.compile(rf"\b(?:(?P<kept>{kept})|(?:{other})|(?P<after>{after})|(?P<mishap>{mishap}))\b", re.IGNORECASE)


def _loosely(words: str) -> str:
    """Return the pattern of a marker; "caused by" may have an adverb between."""
    return re.escape(words).replace("\\ by", r"(?:\ \w+ly)?\ by")


def _rival(one: Cause, other: Cause, things: Things) -> bool:
    a, b = one.wording.item, other.wording.item
    shared = one.effect.keys() & other.effect.keys()
    if shared == {ACCIDENT} and GENERIC not in {*one.effect, *other.effect}:
        return False
    weight = sum(one.effect[name].weight for name in shared)
    if weight < FULL or not one.cause.isdisjoint(other.cause) or is_own(a, b) or far(a, b) or not of_one_event(a, b):
        return False
    if a.claim.iri == b.claim.iri or not one.cause.isdisjoint(other.effect.keys()) or not other.cause.isdisjoint(one.effect.keys()):
        return False
    return not asked_already(a, b, things)


def _draft(one: Cause, other: Cause) -> Draft:
    first, second = sorted((one, other), key=lambda cause: place_of(cause.wording))
    sides = [Side(name=cause.words, label=cause.words, stance="answers") for cause in (first, second)]
    for side, cause in zip(sides, (first, second), strict=True):
        side.add(cause.wording.item)
    reason = f"one says that it came of “{first.words}”, the other of “{second.words}”"
    oppose(sides[0], sides[1], Judgement(rule=RULE, score=SCORE, reason=reason))
    return Draft(
        matter="cause",
        between=(second.wording.item.claim.iri,),
        label=f"What was the cause: “{first.words}” or “{second.words}”?",
        about=tuple(sorted({*first.wording.item.node.about, *second.wording.item.node.about})),
        event_type=first.wording.item.node.event_type,
        sides=sides,
        kind="contradiction",
        because=reasons(sides),
    )
