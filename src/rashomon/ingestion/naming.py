"""Names of a graph for people to look at: what is unresolved, what may be one thing, what may be two."""

from dataclasses import replace
from pathlib import Path

from pyoxigraph import Literal

from rashomon.errors import InputError
from rashomon.graph.opening import reading, work_of
from rashomon.graph.protocol import Graph
from rashomon.graph.server import Place
from rashomon.ingestion.build import load
from rashomon.ingestion.journal import Journal
from rashomon.ingestion.reconciling import with_own_names
from rashomon.namespaces import RSH, SKOS
from rashomon.reconciliation.entities import resolve_entities
from rashomon.reconciliation.entities_report import NamesReport, names_report
from rashomon.reconciliation.name_decisions import Action, NameDecision, decide, read_decisions, undo
from rashomon.settings import Settings
from rashomon.vocabulary.names import load_names
from rashomon.vocabulary.names_keys import key


def report(kg: Place, settings: Settings) -> NamesReport:
    """Return what to look at among the names of a graph; pairs that were decided on already are left out.

    Raises:
        NotAStoreError: if it is no graph directory.
    """
    folder = work_of(kg)
    with reading(kg) as opened:
        chosen = replace(with_own_names(settings, folder), base=opened.base)
        extractions = [load(folder, entry.article) for entry in sorted(Journal(folder).newest().values(), key=lambda entry: entry.id)]
    decisions = read_decisions(folder)
    names = load_names([Path(path) for path in chosen.vocabulary])
    entities = resolve_entities(extractions, names, chosen.base, decisions)
    return replace(names_report(extractions, entities, decisions, chosen.base), warnings=names.warnings)


def record(kg: Place, action: Action, name: str, other: str, settings: Settings, *, by: str = "", on: str = "") -> NameDecision:
    """Return a decision, after writing it beside the graph; the next build obeys it.

    Raises:
        NotAStoreError: if it is no graph directory.
        InputError: if a number to undo is none, or a name does not occur in the graph, or the day is none.
    """
    if action == "undo" and not name.isdigit():
        raise InputError(name, "is no number of a decision")
    folder = work_of(kg)
    with reading(kg) as opened:
        kind = _kind(opened, other)
        known = set() if action == "undo" else _known(opened)
    if action == "undo":
        return undo(folder, int(name))
    names = load_names([Path(path) for path in with_own_names(settings, folder).vocabulary])
    if key(name) not in known:
        raise InputError(name, "is no name in this graph; `rashomon names` lists those to decide about")
    if key(other) not in known and not names.lookup(other):
        raise InputError(other, "is no name in this graph, nor one that the vocabulary knows")
    return decide(folder, action, name, other, names, by=by, on=on, kind=kind)


def _known(opened: Graph) -> set[str]:
    """Return the keys of all names that things of the graph have."""
    return {
        key(found.object.value)
        for predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RSH.name)
        for found in opened.having(predicate)
        if isinstance(found.object, Literal)
    }


def _kind(opened: Graph, label: str) -> str:
    """Return the class of the thing with this preferred label, so that a concept made for it is of its kind; Thing where there is none."""
    wanted = label.casefold()
    for named in opened.having(SKOS.prefLabel):
        if isinstance(named.object, Literal) and named.object.value.casefold() == wanted:
            for kind in opened.types(str(named.subject)[1:-1]):
                if kind.startswith(RSH.BASE):
                    return kind.removeprefix(RSH.BASE)
    return "Thing"
