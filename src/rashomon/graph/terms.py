"""Python values as RDF terms: NamedNodes and Literals of pyoxigraph, the only reader and writer of RDF here.

Values whose spelling matters (quotations, raw dates) are plain strings; the store rewrites the lexical form of every typed literal.
"""

import math
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad

XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
DATE = NamedNode(XSD + "date")
INTEGER = NamedNode(XSD + "integer")
DECIMAL = NamedNode(XSD + "decimal")
BOOLEAN = NamedNode(XSD + "boolean")

DIGITS = 18
"""Digits that Oxigraph's decimals hold; a number that needs more is written as a string."""

REMEMBERED = 1 << 13
"""IRIs whose terms are kept: the vocabulary and the article at hand recur, others hardly; eight times as many take 20 MB more."""

type Value = str | Literal | NamedNode
"""What an object may be given as; a str is the IRI of a thing."""


@lru_cache(maxsize=REMEMBERED)
def node(iri: str) -> NamedNode:
    """Return the IRI as a term; the same object for the same IRI.

    Raises:
        ValueError: if it is no IRI.
    """
    return NamedNode(iri)


def is_iri(iri: str) -> bool:
    """Return whether the store takes this as an IRI."""
    try:
        NamedNode(iri)
    except ValueError:
        return False
    return True


def clean(words: str) -> str:
    """Return the words with lone surrogates, which UTF-8 cannot hold, replaced by U+FFFD; the length stays the same."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in words)
    return words


def text(words: str) -> Literal:
    """Return words of an article or of a program as a plain string."""
    return Literal(clean(words))


def english(words: str, language: str = "en") -> Literal:
    """Return words with their language."""
    return Literal(clean(words), language=language)


def day(value: str | None) -> Literal | None:
    """Return a calendar day as xsd:date; None where there is none or where the value is no such day.

    >>> day("2020-11-08").value, day("2020-02-30"), day("2020-11")
    ('2020-11-08', None, None)
    """
    if value is None or len(value) != len("2020-11-08"):
        return None
    try:
        return Literal(date.fromisoformat(value).isoformat(), datatype=DATE)
    except ValueError:
        return None


def number(value: float) -> Literal:
    """Return a number as xsd:integer where it is whole, else as xsd:decimal; one that neither can hold as a plain string.

    >>> number(10.0).value, number(0.85).value
    ('10', '0.85')
    """
    if not math.isfinite(value) or abs(value) >= 10**DIGITS:
        return Literal(str(value))
    if value == int(value):
        return Literal(str(int(value)), datatype=INTEGER)
    return Literal(_plain(value), datatype=DECIMAL)


def score(value: float) -> Literal:
    """Return a score between 0 and 1 as xsd:decimal."""
    return Literal(_plain(min(max(value, 0.0), 1.0)), datatype=DECIMAL)


def boolean(value: bool) -> Literal:
    """Return a truth value."""
    return Literal("true" if value else "false", datatype=BOOLEAN)


def _plain(value: float) -> str:
    """Return the number without an exponent, as short as its repr allows, as Oxigraph would write it."""
    return format(Decimal(repr(round(value, 6))).normalize(), "f")


class Description:
    """Collects the quads of one graph; each quad once, in the order of the first mention."""

    def __init__(self, graph: str) -> None:
        self.graph = node(graph)
        self._found: dict[Quad, None] = {}

    def add(self, subject: str, predicate: str, *objects: Value | None) -> None:
        """Note one triple for each object that is not None."""
        for value in objects:
            if value is not None:
                term = node(value) if isinstance(value, str) else value
                self._found[Quad(node(subject), node(predicate), term, self.graph)] = None

    def type(self, subject: str, *classes: str) -> None:
        """Say what the subject is."""
        for name in classes:
            self._found[Quad(node(subject), RDF_TYPE, node(name), self.graph)] = None

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
