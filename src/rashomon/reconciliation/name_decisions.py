"""What people decided about names: which are one thing, which are not.

Decisions are keyed by names, so that they survive every rebuild. They stand in `decisions.jsonl` beside the graph, one a line, appended
and never changed; what is accepted also stands in the user's own `names.ttl`, one line each, so that every other tool can read it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from rashomon.errors import InputError
from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import RSH, SKOS
from rashomon.reconciliation.days import day
from rashomon.vocabulary.names import Names
from rashomon.vocabulary.names_keys import key, step

Action = Literal["accept", "reject", "split", "undo"]

DECISIONS, NAMES = "decisions.jsonl", "names.ttl"
"""Files of the folder beside the graph."""

ABOUT = "names"
"""Value of "about" in the lines of decisions.jsonl that are about names; other lines are somebody else's."""

HEAD = "# Names accepted by hand. Lines that end with a decision's number are written by `rashomon names`; others are yours.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """One decision."""

    action: Action
    """accept: the two are one thing; reject and split: they are not (split takes apart what a method had merged); undo: no decision
    after all."""
    name: str
    other: str
    number: int = 0
    """Position in the file, from 1; of an undo: the number of what is undone."""
    by: str = ""
    on: str = ""
    """Day of the decision, ISO 8601, as given by whoever calls; never this machine's clock."""


def read_decisions(folder: Path) -> tuple[NameDecision, ...]:
    """Return the decisions about names that are in force, in the order in which they were made; none where there is no file.

    Raises:
        InputError: for a line that is no decision.
    """
    found = _lines(folder / DECISIONS)
    undone = {decision.number for decision in found if decision.action == "undo"}
    return tuple(decision for decision in found if decision.action != "undo" and decision.number not in undone)


def decide(
    folder: Path, action: Action, name: str, other: str, names: Names, *, by: str = "", on: str = "", kind: str = "Thing"
) -> NameDecision:
    """Return the decision, after writing it to the folder.

    Args:
        folder: where decisions.jsonl and names.ttl stand.
        action: accept, reject or split.
        name: the name that is decided about.
        other: the thing's label, or another name of it.
        names: the names known so far; an accepted name is added to the concept that is called `other`, or to a new one.
        by: who decided.
        on: when, ISO 8601.
        kind: class of a new concept.

    Raises:
        InputError: if `on` is given and is no day, or if the two names are one.
    """
    if on and (len(on) != len("2026-11-22") or day(on) is None):
        raise InputError(on, "is no day as ISO 8601 has it: 2026-11-22")
    if key(name) == key(other):
        raise InputError(name, f"and {other} are one name already")
    number = len(_lines(folder / DECISIONS)) + 1
    decision = NameDecision(action=action, name=name, other=other, number=number, by=by, on=on)
    folder.mkdir(parents=True, exist_ok=True)
    if action == "accept":
        path = folder / NAMES
        before = path.read_text("utf-8") if path.exists() else HEAD
        path.write_text(before + _turtle(decision, names, kind, fresh=other not in before), "utf-8")
    _append(folder, decision)
    return decision


def undo(folder: Path, number: int) -> NameDecision:
    """Return the decision that was taken back, after writing so; its line leaves names.ttl and stays in decisions.jsonl.

    Raises:
        InputError: if no decision in force has the number.
    """
    found = next((decision for decision in read_decisions(folder) if decision.number == number), None)
    if found is None:
        raise InputError(str(folder / DECISIONS), f"no decision about names with the number {number} is in force")
    path = folder / NAMES
    if path.exists():
        kept = [line for line in path.read_text("utf-8").splitlines(keepends=True) if not line.rstrip().endswith(f"# {number}")]
        path.write_text("".join(kept), "utf-8")
    _append(folder, NameDecision(action="undo", name=found.name, other=found.other, number=number))
    return found


def _turtle(decision: NameDecision, names: Names, kind: str, *, fresh: bool) -> str:
    """Return the triples of an accepted name as one line."""
    sense = next((sense for sense in names.lookup(decision.other) if sense.how in ("label", "alias", "hidden")), None)
    iri = sense.concept if sense is not None else f"{DEFAULT_BASE}thing/{step(decision.other) or 'name'}"
    new = f"a <{RSH.BASE}{kind}> ; <{SKOS.prefLabel}> {_quoted(decision.other)}@en ; " if sense is None and fresh else ""
    return f"<{iri}> {new}<{SKOS.altLabel}> {_quoted(decision.name)}@en . # {decision.number}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _append(folder: Path, decision: NameDecision) -> None:
    line = {"about": ABOUT, "action": decision.action, "name": decision.name, "other": decision.other, "number": decision.number}
    said = {field: value for field, value in (("by", decision.by), ("on", decision.on)) if value}
    with (folder / DECISIONS).open("a", encoding="utf-8") as out:
        out.write(json.dumps(line | said, ensure_ascii=False) + "\n")


def _lines(path: Path) -> list[NameDecision]:
    if not path.exists():
        return []
    found = []
    for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            read = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{at}", f"is no JSON: {error.msg}") from error
        if not isinstance(read, dict):
            raise InputError(f"{path}:{at}", "is no JSON object")
        if read.get("about") != ABOUT:
            continue
        if read.get("action") not in get_args(Action) or not all(isinstance(read.get(part), str) for part in ("name", "other")):
            raise InputError(f"{path}:{at}", "is no decision about names: action, name and other are due")
        found.append(
            NameDecision(
                action=read["action"],
                name=read["name"],
                other=read["other"],
                number=int(read.get("number") or 0),
                by=str(read.get("by") or ""),
                on=str(read.get("on") or ""),
            )
        )
    return found


def same(decisions: Sequence[NameDecision], a: str, b: str) -> bool:
    """Return whether a pair of names was decided on already, either way."""
    pair = {key(a), key(b)}
    return any({key(decision.name), key(decision.other)} == pair for decision in decisions)
