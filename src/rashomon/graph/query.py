"""Questions to a graph: SPARQL with the prefixes bound, over the union of all graphs, within bounds of time, memory and rows."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, Store, parse_query_results

from rashomon.errors import QueryError
from rashomon.graph.answers import Answer, Rows, Triples, collect, ordered
from rashomon.graph.directory import damage
from rashomon.graph.gate import admit
from rashomon.graph.opening import reading
from rashomon.graph.places import graph_of
from rashomon.graph.protocol import Graph
from rashomon.graph.questions import Question, find
from rashomon.graph.remote import RemoteGraph
from rashomon.graph.server import Place, Server
from rashomon.graph.store import open_for_reading
from rashomon.graph.terms import day, node, text
from rashomon.graph.worker import JsonTerm, ask, decode, encode
from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import SKOS, prefixes

Labelled = Callable[[str, str], set[NamedNode]]
"""Gives the things that have a name, by the IRI of the property and the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much a question may cost."""

    seconds: float = 60.0
    """Wall time; the packaged questions need less than one at a million quads."""
    megabytes: int = 2048
    """Address space of the process that answers."""
    rows: int = 1_000_000
    """Rows after which the answer is cut and says so."""


DEFAULT_BOUNDS = Bounds()


def select(
    source: Graph | Store | Place,
    query: str,
    parameters: Mapping[str, str] | None = None,
    *,
    base: str = DEFAULT_BASE,
    bounds: Bounds = DEFAULT_BOUNDS,
) -> Answer:
    """Return the answer to a packaged question (by name) or to a SPARQL query.

    Args:
        source: a graph directory, asked in a process of its own within the bounds; or a server, which is given the time and the number
            of rows; or an open store, asked in this process, where only the number of rows is bounded.
        query: name of a packaged question, or SPARQL; all prefixes of `namespaces` are known, and the default graph is the union of all.
        parameters: values for variables of the query. For a packaged question a thing may be given by any of its names.
        base: base IRI of an open pyoxigraph Store; a graph directory knows its own.
        bounds: what the question may cost.

    Raises:
        QueryError: if it is unknown, is no query, is not allowed, or goes beyond the bounds.
        StoreError: if the store cannot be read.
    """
    question = find(query)
    admit(question.sparql)
    if isinstance(source, Path):
        with open_for_reading(source) as opened:
            values = _bind(question, parameters or {}, partial(_labelled, opened.store, graph_of("things", opened.base)))
            answer = _apart(opened.path, question.asked_with(values), values, prefixes(opened.base), bounds)
        return _without(answer, question, values)
    if isinstance(source, Server):
        with reading(source) as there:
            return select(there, query, parameters, bounds=bounds)
    if isinstance(source, RemoteGraph):
        values = _bind(question, parameters or {}, source.labelled)
        terms = {name: term for name, value in values.items() if (term := decode(value)) is not None}
        return _without(source.answer(question.asked_with(values), terms, seconds=bounds.seconds, limit=bounds.rows), question, values)
    store, base, path = (source, base, Path()) if isinstance(source, Store) else (source.store, source.base, source.path)
    values = _bind(question, parameters or {}, partial(_labelled, store, graph_of("things", base)))
    try:
        with damage(path):
            answer = collect(ask(store, question.asked_with(values), prefixes=prefixes(base), values=values), bounds.rows)
    except SyntaxError as error:
        raise QueryError(f"no SPARQL query: {error}") from error
    return _without(answer, question, values)


def rows(source: Graph | Store | Place, query: str, parameters: Mapping[str, str] | None = None, *, base: str = DEFAULT_BASE) -> Rows:
    """Return the rows of a SELECT; see `select`.

    Raises:
        QueryError: if the query is no SELECT.
    """
    answer = select(source, query, parameters, base=base)
    if not isinstance(answer, Rows):
        raise QueryError("this question gives no rows")
    return answer


def _apart(path: Path, sparql: str, values: Mapping[str, JsonTerm], bound: Mapping[str, str], bounds: Bounds) -> Answer:
    """Ask in a process of its own, ended at the deadline or when this one is interrupted."""
    request = {
        "path": str(path / "store"),
        "query": sparql,
        "prefixes": bound,
        "values": values,
        "limit": bounds.rows,
        "megabytes": bounds.megabytes,
    }
    command = [sys.executable, "-m", "rashomon.graph.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        try:
            out, told = process.communicate(json.dumps(request).encode("utf-8"), timeout=bounds.seconds)
        except subprocess.TimeoutExpired as error:
            raise QueryError(f"no answer within {bounds.seconds:g} s; ask for less, or raise the bound") from error
        finally:
            process.kill()
    if process.returncode:
        raise QueryError(f"the question ended the process that answered it: too deep, or beyond {bounds.megabytes:,} MB of memory")
    end = json.loads(told.splitlines()[-1])
    if "syntax" in end:
        raise QueryError(f"no SPARQL query: {end['syntax']}")
    if "failure" in end:
        with damage(path):
            raise RuntimeError(end["failure"])
    if end["kind"] == "triples":
        return Triples(ntriples=out.decode("utf-8"))
    answer = collect(parse_query_results(out, QueryResultsFormat.TSV), bounds.rows)
    return replace(answer, truncated=True) if isinstance(answer, Rows) and end["truncated"] else answer


def _without(answer: Answer, question: Question, values: Mapping[str, JsonTerm]) -> Answer:
    """Return the answer in the order of the question, without the columns that stand in it only for the parameters that were given."""
    if not isinstance(answer, Rows):
        return answer
    given = question.optional & values.keys()
    kept = [index for index, name in enumerate(answer.variables) if name not in given]
    if question.order:
        answer = ordered(answer, [(key.name, key.descending) for key in question.order])
    if not given:
        return answer
    return replace(
        answer,
        variables=tuple(answer.variables[index] for index in kept),
        terms=tuple(tuple(row[index] for index in kept) for row in answer.terms),
    )


def _bind(question: Question, parameters: Mapping[str, str], labelled: Labelled) -> dict[str, JsonTerm]:
    """Return the parameters as terms: days and words as they are, things by IRI or by any of their names."""
    kinds = {parameter.name: parameter.kind for parameter in question.parameters}
    values: dict[str, JsonTerm] = {}
    for name, given in parameters.items():
        if question.name and name not in kinds:
            known = ", ".join(sorted(kinds)) or "none"
            raise QueryError(f"{question.name}: no parameter {name!r}; there are: {known}")
        kind = kinds.get(name, "text")
        if given.startswith(("http://", "https://", "urn:")):
            values[name] = encode(NamedNode(given))
        elif kind == "thing":
            values[name] = encode(thing_named(labelled, given))
        elif kind == "day":
            term = day(given)
            if term is None:
                raise QueryError(f"{name}: {given!r} is no day; write it as 2020-11-08")
            values[name] = encode(term)
        else:
            values[name] = encode(text(given))
    return values


def thing_named(labelled: Labelled, name: str) -> NamedNode:
    """Return the thing that has this name, the preferred label before the others, whatever the case of letters.

    Args:
        labelled: gives the things that have a name as the value of a property.
        name: one of its names.

    Raises:
        QueryError: if nothing or more than one thing has it.
    """
    for property_ in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel):
        found = labelled(property_, name)
        if len(found) == 1:
            return found.pop()
        if found:
            listed = ", ".join(sorted(thing.value for thing in found))
            raise QueryError(f"{name!r} is the name of {len(found)} things: {listed}; give the IRI")
    raise QueryError(f"nothing in this store is named {name!r}")


def _labelled(store: Store, graph: str, property_: str, name: str) -> set[NamedNode]:
    """Return the things that a graph of a store gives this name by this property."""
    wanted = name.casefold()
    return {
        quad.subject
        for quad in store.quads_for_pattern(None, node(property_), None, node(graph))
        if isinstance(quad.object, Literal) and quad.object.value.casefold() == wanted and isinstance(quad.subject, NamedNode)
    }
