"""What a question yields, and how it is written: rows of terms, a truth value, or triples."""

import csv
import io
import itertools
import json
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal as OneOf
from xml.etree.ElementTree import Element, SubElement, tostring

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat, Triple, serialize

from rashomon.namespaces import XSD

AnswerFormat = OneOf["csv", "json", "xml"]
Cell = str | int | bool | Decimal | date | None
type Term = NamedNode | Literal
SIMPLE = frozenset({NamedNode, Literal, type(None)})
"""What cells are made of; other terms are made into these."""
READ: Mapping[str, Callable[[str], Cell]] = {
    XSD.integer: int,
    XSD.decimal: Decimal,
    XSD.boolean: lambda words: words in ("true", "1"),
    XSD.date: date.fromisoformat,
}
"""By datatype, what makes a Python value of its words."""
NUMBERS = frozenset({XSD.integer, XSD.decimal, XSD.double})
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
type Row = tuple[Term | None, ...]
type _Rank = tuple[int, float | str, str]
SPARQL_RESULTS = "http://www.w3.org/2005/sparql-results#"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The answer to a SELECT."""

    variables: tuple[str, ...]
    terms: tuple[Row, ...]
    """One tuple a row, in the order of the variables; None where a variable is unbound."""
    truncated: bool = False
    """Whether there were more rows than were asked for."""

    @property
    def cells(self) -> list[tuple[Cell, ...]]:
        """The rows as Python values: IRIs and strings as str, numbers, truth values and days as themselves."""
        return [tuple(cell(term) for term in row) for row in self.terms]

    @property
    def records(self) -> list[Mapping[str, Cell]]:
        """The rows by name of variable."""
        return [dict(zip(self.variables, row, strict=True)) for row in self.cells]

    def among(self, variable: str, values: Container[str]) -> "Rows":
        """Return the rows in which a variable has one of these values; the others need not be made into Python values."""
        column = self.variables.index(variable)
        return replace(self, terms=tuple(row for row in self.terms if (term := row[column]) is not None and term.value in values))


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The answer to an ASK."""

    value: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE."""

    ntriples: str
    """Sorted lines of N-Triples."""


Answer = Rows | Truth | Triples


def cell(term: Term | None) -> Cell:
    """Return a term as a Python value; a literal that its type does not allow stays a string."""
    if term is None or isinstance(term, NamedNode):
        return term.value if term else None
    read = READ.get(term.datatype.value)
    try:
        return read(term.value) if read else term.value
    except (ValueError, ArithmeticError):
        return term.value


def collect(found: QuerySolutions | QueryBoolean | QueryTriples, limit: int) -> Answer:
    """Return what a query has found, as an answer; rows beyond the limit are left out, and it is noted that there were more."""
    if isinstance(found, QueryBoolean):
        return Truth(value=bool(found))
    if isinstance(found, QueryTriples):
        return Triples(ntriples=ntriples(found).decode("utf-8"))
    terms: list[Row] = []
    variables = tuple(variable.value for variable in found.variables)
    for solution in found:
        if len(terms) == limit:
            return Rows(variables=variables, terms=tuple(terms), truncated=True)
        row = tuple(solution)
        terms.append(row if SIMPLE.issuperset(map(type, row)) else tuple(map(term_of, row)))
    return Rows(variables=variables, terms=tuple(terms))


def ntriples(found: Iterable[Triple]) -> bytes:
    """Return triples as lines of N-Triples, each once, sorted."""
    return serialize(sorted({*found}, key=str), format=RdfFormat.N_TRIPLES) or b""


def ordered(rows: Rows, by: Sequence[tuple[str, bool]]) -> Rows:
    """Return the rows in order, as ORDER BY would have them; rows that it would leave as they come are put in order by their other cells.

    Args:
        rows: in any order.
        by: variables, the first first, each with whether it descends.

    Raises:
        ValueError: if there is no such variable.
    """
    missing = [name for name, _ in by if name not in rows.variables]
    if missing:
        raise ValueError(f"no variable ?{missing[0]} to put rows in order by")
    named = [(rows.variables.index(name), descending) for name, descending in by]
    others = [(column, False) for column in range(len(rows.variables)) if column not in dict(named)]
    return replace(rows, terms=tuple(_sorted(rows.terms, [*named, *others])))


def _sorted(rows: Sequence[Row], by: Sequence[tuple[int, bool]]) -> Iterable[Row]:
    """Return rows sorted by columns; a column is looked at only where those before it are alike."""
    if len(rows) < 2 or not by:
        return rows
    (column, descending), *rest = by
    ranks = {term: _rank(term) for term in {row[column] for row in rows}}
    groups: dict[_Rank, list[Row]] = {}
    for row in rows:
        groups.setdefault(ranks[row[column]], []).append(row)
    return itertools.chain.from_iterable(_sorted(groups[rank], rest) for rank in sorted(groups, reverse=descending))


def _rank(term: Term | None) -> _Rank:
    """Return what a term is ordered by: nothing before IRIs, these before numbers, these before words; days as ISO 8601 spells them."""
    if term is None:
        return 0, "", ""
    if isinstance(term, NamedNode):
        return 1, term.value, ""
    if term.datatype.value in NUMBERS:
        try:
            return 2, float(term.value), term.value
        except ValueError:
            return 3, term.value, ""
    return 3, term.value, term.language or ""


def write_answer(answer: Answer, form: AnswerFormat) -> str:
    """Return an answer as CSV, SPARQL JSON results or SPARQL XML results; triples are N-Triples in every case."""
    if isinstance(answer, Triples):
        return answer.ntriples
    if form == "csv":
        return _csv(answer)
    return _json(answer) if form == "json" else _xml(answer)


def _csv(answer: Rows | Truth) -> str:
    if isinstance(answer, Truth):
        return f"{str(answer.value).lower()}\r\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.variables)
    writer.writerows([term.value if term else "" for term in row] for row in answer.terms)
    return out.getvalue()


def _json(answer: Rows | Truth) -> str:
    if isinstance(answer, Truth):
        return json.dumps({"head": {}, "boolean": answer.value}) + "\n"
    bindings = [
        {name: _binding(term) for name, term in zip(answer.variables, row, strict=True) if term is not None} for row in answer.terms
    ]
    whole: dict[str, object] = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    if answer.truncated:
        whole["truncated"] = True
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _binding(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == XSD.string:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _xml(answer: Rows | Truth) -> str:
    root = Element("sparql", xmlns=SPARQL_RESULTS)
    head = SubElement(root, "head")
    if isinstance(answer, Truth):
        SubElement(root, "boolean").text = str(answer.value).lower()
        return tostring(root, encoding="unicode", xml_declaration=True) + "\n"
    for name in answer.variables:
        SubElement(head, "variable", name=name)
    results = SubElement(root, "results")
    for row in answer.terms:
        result = SubElement(results, "result")
        for name, term in zip(answer.variables, row, strict=True):
            if term is not None:
                _xml_binding(SubElement(result, "binding", name=name), term)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _xml_binding(parent: Element, term: Term) -> None:
    """Write one term; characters that XML 1.0 cannot hold become U+FFFD."""
    found = _binding(term)
    kind = found.pop("type")
    SubElement(parent, kind, found).text = _NOT_XML.sub("\ufffd", found.pop("value"))


def term_of(value: object) -> Term | None:
    """Return a term of an answer; blank nodes, which no graph of ours has, come out as IRIs of their own.

    Raises:
        TypeError: if it is no term.
    """
    if value is None or isinstance(value, NamedNode | Literal):
        return value
    if isinstance(value, BlankNode):
        return NamedNode(f"urn:blank:{value.value}")
    raise TypeError(f"{value!r} is no term of RDF 1.1")
