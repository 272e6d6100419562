"""English made from propositions: that-clauses, questions, figures. Nothing else of the reconciliation speaks English sentences."""

import re
from collections.abc import Callable, Iterable

from rashomon.model import PropositionNode
from rashomon.reconciliation.families import Family, family_of

NameOf = Callable[[str], str]

_WHOSE = re.compile(r"\b(?:its|their|his|her|our)\b")


def that_clause(node: PropositionNode, name_of: NameOf) -> str:
    """Return what would be the case as a that-clause: "that Azerbaijan captured Shusha"."""
    family = family_of(node.predicate)
    subject = name_of(node.subject) if node.subject else None
    target = name_of(node.object) if node.object else None
    loser = next((name_of(iri) for role, iri in node.roles if role == "loser"), None)
    figure = figure_text(node.low, node.high, node.unit, node.measure, approximate=node.approximate)
    if family.sense == "distance" and subject and target:
        return f"that {subject} is {figure or 'some way'} from {target}"
    if family.sense == "fought" and (subject is None or node.aspect == "ongoing"):
        place = target or (name_of(node.place) if node.place else None)
        inside = f" in {place}" if place else ""
        return f"that the fighting{inside} goes on" if node.aspect == "ongoing" else f"that there was fighting{inside}"
    where = f" in {name_of(node.place)}" if node.place else ""
    when = f" on {node.alleged_from}" if node.alleged_from and node.alleged_from == node.alleged_to else ""
    count = figure if figure and family.sense == "count" else None
    thing = target or count
    if subject is None and family.sense == "taken" and thing and loser:
        core = f"{thing} was taken from {loser}"
    elif subject is None and thing:
        core = f"{thing} {'were' if count and not target else 'was'} {family.participle}"
    elif subject is None:
        core = f"somebody {family.past}" + (f" {figure}" if figure else "")
    else:
        core = " ".join(part for part in (subject, _verb(node, family), thing) if part)
    if figure and figure not in core:
        core += f" ({figure})"
    return f"that {core}{where}{when}"


def _verb(node: PropositionNode, family: Family) -> str:
    if node.modality in ("future", "demanded"):
        return f"will {family.base}" if node.modality == "future" else f"should {family.base}"
    if node.modality in ("possible", "hypothetical"):
        return f"may have {family.participle}"
    return family.past


def figure_text(low: float | None, high: float | None, unit: str | None, measure: str | None, *, approximate: bool = False) -> str | None:
    """Return a figure as people write it: "about 15 km", "12 to 14 people"; None for none."""
    if low is None or high is None:
        return None
    number = f"{_number(low)}" if low == high else f"{_number(low)} to {_number(high)}"
    noun = measure if unit in (None, "person") and measure and measure != "person" else ("people" if unit == "person" else unit)
    return " ".join(part for part in ("about" if approximate else "", number, noun or "") if part)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def yes_no_question(family: Family, agent: str | None, target: str | None, place: str | None) -> str:
    """Return the question that yes or no answers: "Did Azerbaijan capture Shusha?", "Was the bridge blown up?"."""
    where = f" in {place}" if place and place not in (agent, target) else ""
    target = named_thing(target)
    if family.whole:
        target = None
    if agent:
        return "Did " + " ".join(part for part in (agent, family.base, target) if part) + where + "?"
    if target:
        return f"Was {target} {family.participle}{where}?"
    return f"Did somebody {family.base}{where}?"


def who_question(family: Family, target: str | None, place: str | None) -> str:
    """Return the question that names answer: "Who shot down the helicopter?"."""
    target = named_thing(target)
    if family.who:
        return family.who.format(object=target or "it", place=place or "there")
    where = f" in {place}" if place and place != target else ""
    return "Who " + " ".join(part for part in (family.past, target) if part) + where + "?"


def distance_question(one: str, other: str) -> str:
    """Return the question after a distance."""
    return f"How far is {one} from {other}?"


def count_question(family: Family, measure: str | None, where: str | None) -> str:
    """Return the question after a number: "How many people were killed in Ganja?"."""
    noun = "people" if measure in (None, "person", "people") else _plural(measure or "people")
    return f"How many {noun} were {family.participle}" + (f" in {where}" if where else "") + "?"


def _plural(noun: str) -> str:
    if noun.endswith("s") or noun in ("people", "personnel", "military", "police"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}s"


def named_thing(words: str | None) -> str | None:
    """Return what a thing is called, fit for a question: "its transport plane" becomes "the transport plane".

    >>> named_thing("one of their trucks"), named_thing("Shusha")
    ('one of the trucks', 'Shusha')
    """
    return _WHOSE.sub("the", words, count=1) if words else words


def names_in(words: Iterable[str]) -> str:
    """Return names joined as in a sentence: "A, B and C"."""
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""
