"""How far one place lies from another: "Norby, 10 km (six miles) south of Eastbridge"."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from spacy.tokens import Doc

from rashomon.annotations.clauses import objects, passive, surface_subject
from rashomon.annotations.conditions import is_place
from rashomon.annotations.events import Event
from rashomon.annotations.keys import QUANTITIES, QuantityRecord
from rashomon.annotations.trees import REACH, Tree
from rashomon.annotations.triggers import Lexicon
from rashomon.annotations.units import units

GAP: Final = 9
"""Most tokens between a distance and the preposition behind it: room for a bearing and for the same distance in other units."""


@cache
def lengths() -> frozenset[str]:
    """Return the short names of units of length."""
    return frozenset(row["unit"] for row in units().values() if row["dimension"] == "length")


def distances(doc: Doc, tree: Tree, lexicon: Lexicon) -> Iterator[Event]:
    """Yield an event for each distance between two places, at its first token."""
    group = doc.spans.get(QUANTITIES)
    records: list[QuantityRecord] = group.attrs.get("records", []) if group is not None else []
    for number, (span, record) in enumerate(zip(group or (), records, strict=False)):
        if record["unit"] not in lengths():
            continue
        far = _measured_from(tree, span.end, lexicon)
        near = _described(tree, span.start, span.end, lexicon)
        if far is not None and near is not None and far != near:
            yield Event(i=span.start, who=near, whom=far, predicate="distance-from", quantities=(number,), words=(span.start, span.end - 1))


def _measured_from(tree: Tree, start: int, lexicon: Lexicon) -> int | None:
    """Return the place behind "of" or "from" after a distance; a bracket and a bearing may stand between."""
    i, stop = start, min(start + GAP, len(tree.low))
    if i < stop and tree.low[i] == "(":
        i = next((j + 1 for j in range(i, stop) if tree.low[j] == ")"), stop)
    while i < stop and (tree.low[i] in lexicon.kinds["bearing"] or tree.low[i] in ("-", "away")):
        i += 1
    if i >= stop or tree.low[i] not in ("of", "from", "outside"):
        return None
    found = tree.child(i, "pobj")
    while found is not None and tree.dep[found] != "appos":
        name = tree.child(found, "appos")
        if name is None or tree.pos[name] != "PROPN":
            break
        found = name
    return found if found is not None and is_place(tree, found, lexicon) else None


def _described(tree: Tree, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Return the place whose distance is given: the subject of the clause, or the noun that the distance describes."""
    at = next((i for i in range(start, end) if not start <= tree.head[i] < end), start)
    for _ in range(REACH):
        above = tree.head[at]
        if above == at:
            return None
        if tree.pos[above] in ("VERB", "AUX"):
            found = objects(tree, above) if passive(tree, above) else surface_subject(tree, above)
            stands = tree.lemma[above] in lexicon.kinds["stand"]
            return found if found is not None and (stands or is_place(tree, found, lexicon)) else None
        if tree.pos[above] in ("NOUN", "PROPN") and above < start and tree.low[above] not in lexicon.kinds["bearing"]:
            return above if is_place(tree, above, lexicon) else None
        at = above
    return None


def stated(tree: Tree, event: Event, lexicon: Lexicon) -> int | None:
    """Return the verb that only carries a distance ("lies 10 km from"), or None."""
    at = event.i
    for _ in range(REACH):
        at = tree.head[at]
        if tree.pos[at] in ("VERB", "AUX"):
            return at if tree.lemma[at] in lexicon.kinds["stand"] else None
    return None
