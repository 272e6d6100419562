"""The packaged questions: one SPARQL query a file.

Its first comment says what it answers; its parameters are bound, never pasted into the text. Two habits keep them fast on a big graph:

- A triple pattern stands in a sub-SELECT of its own, so that Oxigraph reads it in one scan and joins it by hash. Patterns that stand
  together it looks up anew for each row of the others, at some 15 µs a look on disk: 20,000 claims of ten properties took 4 s, now 0.4 s.
- The order of the rows (ORDER BY in the last line) is made here, after they have come: Oxigraph reads both strings from disk each time
  that it compares two rows. Every server gives the same order so.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.errors import QueryError
from rashomon.resources import queries

_WITH = re.compile(r"^# with \?(?P<name>\w+): ?(?P<rest>.*)$", re.MULTILINE)
ParameterKind = Literal["thing", "day", "text"]
_ORDER = re.compile(r"\s*\bORDER BY(?P<keys>(?:\s+(?:\?\w+|DESC\(\?\w+\)))+)\s*\Z")
_KEY = re.compile(r"(?P<down>DESC\()?\?(?P<name>\w+)")
_PARAMETER = re.compile(r"^# parameter: (?P<name>\w+) \((?P<kind>thing|day|text)\): (?P<about>.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable of a question that the user may bind."""

    name: str
    kind: ParameterKind
    """thing: an IRI or one of its names; day: xsd:date; text: plain words."""
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A variable by which rows are put in order."""

    name: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One packaged question."""

    name: str
    about: str
    """What it answers, in one sentence."""
    sparql: str
    """The whole query, as other tools may ask it."""
    parameters: tuple[Parameter, ...] = ()
    order: tuple[Key, ...] = ()
    """How its rows are put in order after they have come; empty where that is left to the store."""

    @property
    def optional(self) -> set[str]:
        """Return the names of the parameters that have lines of their own."""
        return {line["name"] for line in _WITH.finditer(self.sparql)}

    def asked_with(self, names: Collection[str]) -> str:
        """Return the query with the lines that speak of these parameters ("# with ?name: ...") taken out of their comments.

        So a question without its parameters is plain SPARQL for every tool, and one with them still has no value pasted into it. The
        ORDER BY that `order` stands for is left out.
        """
        asked = _WITH.sub(lambda line: line["rest"] if line["name"] in names else line[0], self.sparql)
        return _ORDER.sub("\n", asked) if self.order else asked


@cache
def packaged() -> dict[str, Question]:
    """Return the packaged questions by name, sorted."""
    return {path.stem: read(path.stem, path.read_text("utf-8")) for path in sorted(queries().glob("*.rq"))}


def read(name: str, sparql: str) -> Question:
    """Return a packaged question from its text.

    Raises:
        QueryError: if its first line does not say what it answers, or its last does not put its rows in order by variables alone.
    """
    lines = sparql.splitlines()
    order = _ORDER.search(sparql)
    if order is None:
        raise QueryError(f"{name}: the last line must put the rows in order: ORDER BY with variables alone")
    if not lines or not lines[0].startswith("# "):
        raise QueryError(f"{name}: the first line must be a comment that says what is answered")
    parameters = []
    for found in filter(None, map(_PARAMETER.match, lines)):
        kind: ParameterKind = "thing" if found["kind"] == "thing" else "day" if found["kind"] == "day" else "text"
        parameters.append(Parameter(name=found["name"], kind=kind, about=found["about"]))
    keys = tuple(Key(name=key["name"], descending=key["down"] is not None) for key in _KEY.finditer(order["keys"]))
    return Question(name=name, about=lines[0].removeprefix("# "), sparql=sparql, parameters=tuple(parameters), order=keys)


def find(query: str) -> Question:
    """Return the packaged question of this name, or the query itself as a question without a name.

    Raises:
        QueryError: if it is one word and no packaged question has that name.
    """
    if query in packaged():
        return packaged()[query]
    if re.fullmatch(r"[\w-]+", query.strip()):
        raise QueryError(f"{query}: no such question; there are {', '.join(packaged())}")
    return Question(name="", about="", sparql=query)
