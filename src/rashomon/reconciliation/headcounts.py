"""Headcounts: how many people were where it happened, as two voices put it: passengers on a ferry, inmates of a block, a crowd.

Numbers of victims are understood and meet by names and places. Others stand in clauses of any kind ("there were more than three hundred
of us", "the government says it was 9,000"); two of them meet where reports of one event count the same kind of people.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final

from rashomon import resources
from rashomon.annotations.triggers import read_kinds
from rashomon.reconciliation.block import Key
from rashomon.reconciliation.concepts import FULL, NAME, OWN, of_kind
from rashomon.reconciliation.contradict import TOLERANCE
from rashomon.reconciliation.denials import is_own
from rashomon.reconciliation.drafts import Draft, Judgement, Side, oppose, reasons
from rashomon.reconciliation.echoes import asked_already, asked_under, far, of_one_event, place_of
from rashomon.reconciliation.figures import FAR
from rashomon.reconciliation.likeness import OWN_VOICE, STATEMENT
from rashomon.reconciliation.things import Things
from rashomon.reconciliation.wordings import Wording
from rashomon.tables import read_table

RULE: Final = "differing-headcounts"
SCORE: Final = 0.55
"""Score of two counts of one crowd, as far as words tell. By reasoning: as that of two causes."""
ANYBODY: Final = "people"
US: Final = "us"
CROWD: Final = "demonstrator"
TURNOUT: Final = "turnout"
"""Counts voters, in percent."""
BACK: Final = 300
"""Characters before "it was 9,000" in which the same was counted. By reasoning: a sentence or two."""
MOST: Final = 100
"""Counts of one block that are looked at."""
_PLAIN: Final = r"\d{1,3}(?:,\d{3})+|\d+|(?:[a-z]+[ -])?(?:hundred|thousand)"
_NUMBER: Final = rf"(?P<n>{_PLAIN})"
_SHARE: Final = r"\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Count:
    """How many of which people a clause counts."""

    wording: Wording
    number: float
    counted: str
    pointed: str = ""
    """IRI of the claim to whose count it points."""


def headcount_drafts(key: Key, wordings: Sequence[Wording], things: Things) -> Iterator[Draft]:
    """Yield the questions how many there were, of one matter, one for each pair of counts that no other pair holds already."""
    counts = list(_counts(wordings))[:MOST]
    seen: set[str] = set()
    for one, other in combinations(counts, 2):
        iris = {one.wording.item.claim.iri, other.wording.item.claim.iri}
        if iris.isdisjoint(seen) and _differ(one, other, things) and asked_under(key, one.wording, other.wording):
            seen |= iris
            yield _draft(one, other)


def _counts(wordings: Sequence[Wording]) -> Iterator[Count]:
    """Yield the counts of clauses; one that only points to what was counted takes it from the last before it in its article."""
    last: Count | None = None
    for wording in wordings:
        claim = wording.item.claim.claim
        if claim.kind == OWN_VOICE and not claim.rule.startswith(STATEMENT):
            continue
        found = count_in(wording.text)
        if found is None or (found[1] != TURNOUT and _allowed().search(wording.text)) or not of_kind("befallen").isdisjoint(wording.words):
            continue
        number, counted = found
        if not counted:
            if last is None or last.wording.item.claim.article != wording.item.claim.article:
                continue
            if not 0 < wording.start - last.wording.start <= BACK:
                continue
            yield Count(wording, number, last.counted, last.wording.item.claim.iri)
            continue
        last = Count(wording, number, counted)
        yield last


def count_in(text: str) -> tuple[float, str] | None:
    """Return how many of which people a clause counts, with no word for them where it only points to those before it; None for none.

    >>> count_in("142 passengers were on board"), count_in("it was 9,000"), count_in("there were more than three hundred of us")
    ((142.0, 'passenger'), (9000.0, ''), (300.0, 'us'))
    """
    pointing = _pointing().match(text)
    if pointing is not None:
        value = _value(pointing["n"] or pointing["of"])
        return (value, "") if value else None
    turnout = _turnout().search(text)
    if turnout is not None:
        return float(turnout["n"] or turnout["of"]), TURNOUT
    crowd = _crowd().search(text)
    if crowd is not None and (value := _value(crowd["n"])):
        return value, CROWD
    for found in (_counted().search(text), _numbered().search(text)):
        if found is not None and (value := _value(found["n"])):
            return value, _nouns()[found["noun"].lower()]
    return None


@cache
def _nouns() -> Mapping[str, str]:
    return {row["noun"]: row["counted"] for row in read_table(resources.lexicons() / "headcounts.csv", ("noun", "counted"), key=("noun",))}


def _words(kind: str) -> str:
    """Return the words of a kind in headcount-words.csv as alternatives of a pattern."""
    return "|".join(sorted(read_kinds("headcount-words")[kind]))


@cache
def _allowed() -> re.Pattern[str]:
    """Return what finds the words of numbers that say how many there may be."""
    return re.compile(rf"\b(?:{_words('room')})\b", re.IGNORECASE)


@cache
def _pointing() -> re.Pattern[str]:
    """Return what matches a clause with a figure that counts what was counted before it: "it was 9,000"."""
    what = rf"(?:it|(?:the )?(?:real |actual |true )?(?:{_words('figure')})|there|they)"
    alone = rf"of (?:(?:about|around|some|only|just|at|least|most) ){{0,2}}(?P<of>{_PLAIN})"
    return re.compile(
        rf"^[“\"]?(?:that )?{what} (?:was|were|is|at) (?:[a-z]+ ){{0,2}}{_NUMBER}\W*(?:people|persons|at most)?\W*$|^{alone}$",
        re.IGNORECASE,
    )


@cache
def _crowd() -> re.Pattern[str]:
    """Return what finds the size of a crowd: "a crowd of 9,000", "9,000 people marched"."""
    told = rf"(?:{_words('crowd')})\b(?: \w+){{0,3}}? (?:at|of|was) (?:[a-z]+ ){{0,2}}?"
    came = rf"(?=\d[\d,]* (?:people|persons) (?:had )?(?:{_words('came')})\b)"
    return re.compile(rf"\b(?:{told}|{came}){_NUMBER}\b", re.IGNORECASE)


@cache
def _turnout() -> re.Pattern[str]:
    """Return what finds the share of voters who voted: "turnout was 71 percent", "55 percent of voters took part"."""
    told = rf"\bturnout\b(?: \w+){{0,4}}? (?:at|of|was|reached) (?:[a-z]+ ){{0,2}}?(?P<n>{_SHARE}) ?(?:%|per ?cent\b)"
    voted = rf"(?P<of>{_SHARE}) ?(?:%|per ?cent) of (?:\w+ ){{0,3}}?(?:{_words('voters')})\b(?: \w+){{0,3}}? (?:{_words('voted')})\b"
    return re.compile(f"{told}|{voted}", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    """Return what finds a number with those it counts: "30 Norlandic servicemen"."""
    return re.compile(rf"\b{_NUMBER}(?: (?!and|or|of)[\w-]+){{0,2}}? (?P<noun>{'|'.join(_nouns())})\b", re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    """Return what finds those who are counted with their number: "put the number of soldiers at around 200"."""
    nouns = "|".join(_nouns())
    return re.compile(
        rf"\bnumber of (?:[\w-]+ ){{0,2}}?(?P<noun>{nouns})\b[^.;]{{0,60}}? (?:at|was|is) (?:[a-z]+ ){{0,2}}?{_NUMBER}\b", re.IGNORECASE
    )


def _value(words: str) -> float:
    """Return a number; 0 where its words are not known."""
    if words[0].isdigit():
        return float(words.replace(",", ""))
    first, _, scale = words.lower().replace("-", " ").rpartition(" ")
    known = _units()
    return known.get(first or "one", 0.0) * known[scale]


@cache
def _units() -> Mapping[str, float]:
    """Return the exact number words."""
    path = resources.lexicons() / "number-words.csv"
    rows = read_table(path, ("word", "kind", "low", "high"), key=("word", "kind"))
    found = {row["word"]: float(row["low"]) for row in rows if row["kind"] in ("unit", "tens", "hundred", "scale")}
    return {**found, "a": 1.0}


def _differ(one: Count, other: Count, things: Things) -> bool:
    """Return whether two voices count the same people of one event and differ, but not so far that they count other people."""
    a, b = one.wording.item, other.wording.item
    small, large = sorted((one.number, other.number))
    if small < 2 or (large - small) / large <= TOLERANCE or large > FAR * small:
        return False
    if is_own(a, b) or far(a, b) or a.claim.iri == b.claim.iri or not of_one_event(a, b) or asked_already(a, b, things):
        return False
    mine, theirs = (frozenset(name for name in count.wording.words if name.startswith(NAME)) for count in (one, other))
    if mine and theirs and mine.isdisjoint(theirs):
        return False
    if one.pointed == b.claim.iri or other.pointed == a.claim.iri:
        return True
    if one.counted == other.counted and one.counted not in (ANYBODY, US):
        return True
    shared = one.wording.words.keys() & other.wording.words.keys()
    rare = any(one.wording.words[name].weight >= FULL and not name.startswith(OWN) for name in shared)
    return rare or (US in (one.counted, other.counted) and ANYBODY not in (one.counted, other.counted))


def _draft(one: Count, other: Count) -> Draft:
    first, second = sorted((one, other), key=lambda count: count.number)
    counted = next((count.counted for count in (first, second) if count.counted not in (ANYBODY, US)), ANYBODY)
    noun = counted if counted == ANYBODY else "families" if counted == "family" else f"{counted}s"
    share = counted == TURNOUT
    sides = []
    for count in (first, second):
        label = f"{count.number:g} %" if share else f"{count.number:,.0f} {noun}"
        unit = "%" if share else "person"
        sides.append(Side(name=f"{count.number:g}", label=label, stance="answers", low=count.number, high=count.number, unit=unit))
        sides[-1].add(count.wording.item)
    apart = (second.number - first.number) / second.number
    reason = f"{sides[0].label} against {sides[1].label}: {apart:.0%} apart"
    oppose(sides[0], sides[1], Judgement(rule=RULE, score=SCORE, reason=reason))
    earliest = min((one.wording, other.wording), key=place_of)
    return Draft(
        matter="headcount",
        between=(max((one.wording, other.wording), key=place_of).item.claim.iri,),
        label="How high was the turnout?" if share else f"How many {noun} were there?",
        about=tuple(sorted({*one.wording.item.node.about, *other.wording.item.node.about})),
        event_type=earliest.item.node.event_type,
        sides=sides,
        kind="differing-figures",
        because=reasons(sides),
    )
