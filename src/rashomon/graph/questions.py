"""The packaged questions: one SPARQL query a file.

Its first comment says what it answers; its parameters are bound, never pasted into the text.
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
_PARAMETER = re.compile(r"^# parameter: (?P<name>\w+) \((?P<kind>thing|day|text)\): (?P<about>.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A variable of a question that the user may bind."""

    name: str
    kind: ParameterKind
    """thing: an IRI or one of its names; day: xsd:date; text: plain words."""
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One packaged question."""

    name: str
    about: str
    """What it answers, in one sentence."""
    sparql: str
    parameters: tuple[Parameter, ...] = ()

    @property
    def optional(self) -> set[str]:
        """Return the names of the parameters that have lines of their own."""
        return {line["name"] for line in _WITH.finditer(self.sparql)}

    def asked_with(self, names: Collection[str]) -> str:
        """Return the query with the lines that speak of these parameters ("# with ?name: ...") taken out of their comments.

        So a question without its parameters is plain SPARQL for every tool, and one with them still has no value pasted into it.
        """
        return _WITH.sub(lambda line: line["rest"] if line["name"] in names else line[0], self.sparql)


@cache
def packaged() -> dict[str, Question]:
    """Return the packaged questions by name, sorted."""
    return {path.stem: read(path.stem, path.read_text("utf-8")) for path in sorted(queries().glob("*.rq"))}


def read(name: str, sparql: str) -> Question:
    """Return a question from its text.

    Raises:
        QueryError: if its first line does not say what it answers.
    """
    lines = sparql.splitlines()
    if not lines or not lines[0].startswith("# "):
        raise QueryError(f"{name}: the first line must be a comment that says what is answered")
    parameters = []
    for found in filter(None, map(_PARAMETER.match, lines)):
        kind: ParameterKind = "thing" if found["kind"] == "thing" else "day" if found["kind"] == "day" else "text"
        parameters.append(Parameter(name=found["name"], kind=kind, about=found["about"]))
    return Question(name=name, about=lines[0].removeprefix("# "), sparql=sparql, parameters=tuple(parameters))


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
