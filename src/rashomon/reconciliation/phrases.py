"""English made from propositions: that-clauses, questions, figures. Nothing else of the reconciliation speaks English sentences."""

from collections.abc import Callable, Iterable

from rashomon.model import PropositionNode
from rashomon.reconciliation.families import Family, family_of
from rashomon.reconciliation.things import plural

NameOf = Callable[[str], str]


def that_clause(node: PropositionNode, name_of: NameOf) -> str:
    """Return what would be the case as a that-clause: "that Azerbaijan captured Shusha"."""
    family = family_of(node.predicate)
    subject = name_of(node.subject) if node.subject else None
    target = name_of(node.object) if node.object else None
    place = name_of(node.place) if node.place else None
    figure = figure_text(node.low, node.high, node.unit, node.measure, approximate=node.approximate)
    if family.sense == "distance" and subject and target:
        return f"that {subject} is {figure or 'some way'} from {target}"
    if family.sense == "fought" and (subject is None or node.aspect == "ongoing"):
        inside = f" in {target or place}" if target or place else ""
        return f"that the fighting{inside} goes on" if node.aspect == "ongoing" else f"that there was fighting{inside}"
    loser = next((name_of(iri) for role, iri in node.roles if role == "loser"), None)
    core = _core(node, family, subject, target, loser, figure)
    where = f" in {place}" if place else ""
    when = f" on {node.alleged_from}" if node.alleged_from and node.alleged_from == node.alleged_to else ""
    return f"that {core}{where}{when}"


def _core(node: PropositionNode, family: Family, subject: str | None, target: str | None, loser: str | None, figure: str | None) -> str:
    """Return the clause without place and time."""
    if figure and family.sense == "count":
        return _victims(node, family, subject, target, loser, figure)
    measure = (node.measure or "").casefold()
    if subject is None and family.sense == "taken" and target and loser:
        core = f"{target} was taken from {loser}"
    elif subject is None and target and family.passive:
        core = f"{target} {_passive(family, many(target))}"
    else:
        after = (family.preposition, target) if target else ()
        core = " ".join(part for part in (subject or "somebody", _verb(node, family), *after) if part)
        if loser and family.sense == "taken":
            core += f" from {loser}"
    told = figure is None or not measure or figure in core or (target is not None and _counts(measure, target))
    return core if told else f"{core} ({figure})"


def _victims(node: PropositionNode, family: Family, subject: str | None, target: str | None, loser: str | None, figure: str) -> str:
    """Return the clause of a number of victims: "38 civilians were killed", "4 soldiers of the Armed Forces of Norland died"."""
    who = loser or (target if family.passive else subject)
    measure = (node.measure or "").casefold()
    named = who is not None and not _counts(measure, who) and (who.startswith("the ") or not who.islower()) and not who[:1].isdigit()
    number = figure.removeprefix("about ").split(" ")[0]
    victims = f"{figure} of {who}" if named else who if who is not None and number in who.split() and measure in who else figure
    if family.passive is None:
        return f"{victims} {_verb(node, family)}"
    if subject is None or subject == target:
        return f"{victims} {_passive(family, node.high != 1)}"
    return " ".join(part for part in (subject, _verb(node, family), family.preposition, victims) if part)


def _counts(measure: str, who: str) -> bool:
    """Return whether a description names those who are counted, one or several."""
    return measure in who.casefold() or _plural(measure) in who.casefold()


def _passive(family: Family, plural: bool) -> str:
    told = family.passive or ""
    return told.replace("was ", "were ", 1) if plural else told


def many(words: str) -> bool:
    """Return whether a description is of several things: names in the plural are left alone."""
    head = words.partition(" of ")[0].rsplit(" ", 1)[-1]
    return head.islower() and plural(head)


def _verb(node: PropositionNode, family: Family) -> str:
    told = family.present or family.past or family.base
    if family.present is not None:
        return told
    by_modality = {"future": f"will {family.base}", "demanded": f"should {family.base}"}
    told = by_modality.get(node.modality, f"may {family.base}" if node.modality in ("possible", "hypothetical") else told)
    return told if node.object else _bare(told)


def _bare(verb: str) -> str:
    """Return a verb without the "of" that leads to its object, for a clause that has none."""
    return verb.removesuffix(" of")


def figure_text(low: float | None, high: float | None, unit: str | None, measure: str | None, *, approximate: bool = False) -> str | None:
    """Return a figure as people write it: "about 15 km", "12 to 14 people"; None for none."""
    if low is None or high is None:
        return None
    number = f"{_number(low)}" if low == high else f"{_number(low)} to {_number(high)}"
    counted = measure if unit in (None, "person") and measure and measure != "person" else None
    noun = (_plural(counted) if high != 1 else counted) if counted else ("people" if unit == "person" and high != 1 else unit)
    return " ".join(part for part in ("about" if approximate else "", number, noun or "") if part)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:g}"


def yes_no_question(family: Family, agent: str | None, target: str | None, place: str | None) -> str:
    """Return the question that yes or no answers: "Did Azerbaijan capture Shusha?", "Was the bridge blown up?"."""
    where = f" in {place}" if place and place not in (agent, target) else ""
    after = " ".join(part for part in (family.preposition, target) if part) if target else None
    if family.present and agent:
        verb, _, rest = family.present.partition(" ")
        first, rest = (verb.capitalize(), rest) if rest else ("Does", family.base)
        return " ".join(part for part in (first, agent, rest, after) if part) + where + "?"
    if agent or not target or not family.passive:
        base = family.base if after else _bare(family.base)
        return "Did " + " ".join(part for part in (agent or "somebody", base, after) if part) + where + "?"
    auxiliary, _, participle = (family.passive.replace("was ", "were ", 1) if many(target) else family.passive).partition(" ")
    return f"{auxiliary.capitalize()} {target} {participle}{where}?"


def who_question(family: Family, target: str | None, place: str | None) -> str:
    """Return the question that names answer: "Who shot down the helicopter?"."""
    if family.who:
        return family.who.format(object=target or "it", place=place or "there")
    where = f" in {place}" if place and place != target else ""
    after = (family.preposition, target) if target else ()
    told = family.present or family.past or family.base
    return "Who " + " ".join(part for part in (told if target else _bare(told), *after) if part) + where + "?"


def distance_question(one: str, other: str) -> str:
    """Return the question after a distance."""
    return f"How far is {one} from {other}?"


def count_question(family: Family, measure: str | None, where: str | None, of: str | None) -> str:
    """Return the question after a number: "How many people were killed in Ganja?", "How many soldiers of Norland were killed?".

    Args:
        family: of the first claim.
        measure: what is counted.
        where: with its preposition.
        of: whose they are.
    """
    noun = "people" if measure in (None, "person", "people") else _plural(measure or "people")
    whose = f" of {of}" if of else ""
    died = "were killed"  # "died" is a word of the same family
    happened = f"were {family.participle}" if family.participle else died if family.base == "die" else family.past or died
    return f"How many {noun}{whose} {happened}" + (f" {where}" if where else "") + "?"


def _plural(noun: str) -> str:
    if noun.endswith("s") or noun in ("people", "personnel", "military", "police"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}s"


def names_in(words: Iterable[str]) -> str:
    """Return names joined as in a sentence: "A, B and C"."""
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""
