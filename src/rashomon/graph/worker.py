"""Answers one question in a process of its own: `python -m rashomon.graph.worker`, a JSON request on standard input, JSON lines out.

A call into Oxigraph can neither be interrupted nor bounded in memory, and a hostile question can end its process. So the process is one
that may die.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, RdfFormat, Store, Triple, Variable, serialize

from rashomon.graph.answers import Term, term_of

JsonTerm = list[str | None] | None
"""[IRI] or [words, datatype, language]."""


def encode(term: Term | None) -> JsonTerm:
    """Return a term as JSON."""
    if term is None:
        return None
    return [term.value] if isinstance(term, NamedNode) else [term.value, term.datatype.value, term.language]


def decode(found: JsonTerm) -> Term | None:
    """Return a term from JSON."""
    if found is None:
        return None
    words = found[0] or ""
    if len(found) == 1:
        return NamedNode(words)
    return Literal(words, language=found[2]) if found[2] else Literal(words, datatype=NamedNode(found[1] or ""))


def ask(store: Store, query: str, *, prefixes: dict[str, str], values: dict[str, JsonTerm], limit: int) -> Iterator[object]:
    """Yield the answer as JSON values: a head, the rows (at most `limit`), and an end that says whether there were more.

    Raises:
        SyntaxError: if it is no SPARQL query.
    """
    substitutions: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {
        Variable(name): term for name, value in values.items() if (term := decode(value)) is not None
    }
    found = store.query(query, prefixes=prefixes, use_default_graph_as_union=True, substitutions=substitutions or None)
    if isinstance(found, QueryBoolean):
        yield {"truth": bool(found)}
    elif isinstance(found, QuerySolutions):
        variables = [variable.value for variable in found.variables]
        yield {"variables": variables}
        for count, solution in enumerate(found):
            if count == limit:
                yield {"truncated": True}
                return
            yield [encode(term_of(solution[name])) for name in variables]
    else:
        triples = sorted({*found}, key=str)
        yield {"triples": (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode("utf-8")}
    yield {"truncated": False}


def _leave_network() -> None:
    """Move this process to a network of its own, without a way out. Where the kernel forbids it, the gate alone keeps questions here."""
    try:
        os.unshare(os.CLONE_NEWNET)
    except OSError:
        with suppress(OSError):
            os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)


def main() -> None:
    """Read the request, bound this process, answer."""
    request = json.load(sys.stdin)
    megabytes = request.pop("megabytes")
    resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    _leave_network()
    path = request.pop("path")
    try:
        for value in ask(Store.read_only(path), **request):
            sys.stdout.write(json.dumps(value) + "\n")
    except SyntaxError as error:
        sys.stdout.write(json.dumps({"syntax": str(error)}) + "\n")
    except (RuntimeError, OSError) as error:
        sys.stdout.write(json.dumps({"failure": str(error)}) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
