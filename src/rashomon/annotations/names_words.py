"""The word lists about names, read once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rashomon.annotations.wordlists import read_rows

KINDS = (
    "title",
    "particle",
    "legal",
    "generic",
    "place",
    "country",
    "capital",
    "group",
    "notname",
    "urban",
    "organization",
    "region",
    "town",
    "parties",
    "product",
    "otherforce",
    "determiner",
    "function",
    "vessel",
    "crew",
    "sinking",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWord:
    """A noun for a function."""

    relation: str
    gender: str
    """m, f, or empty where the word does not tell."""
    leader: bool
    """Whether "the NOUN" alone means one person."""
    speaks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWord:
    """A noun for a body that every state has."""

    name: str
    """What stands before "of STATE" in its name."""
    proper: bool


@cache
def word_kinds() -> Mapping[str, frozenset[str]]:
    """Return the words of each kind, lower case."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_rows("name-words", ("kind", "word"), key=("kind", "word"), allowed={"kind": KINDS}):
        found[row["kind"]].add(row["word"])
    return {kind: frozenset(found[kind]) for kind in KINDS}


@cache
def role_words() -> Mapping[str, RoleWord]:
    """Return the nouns for functions, lower case, one to three words."""
    yes_no = ("yes", "no")
    rows = read_rows(
        "roles",
        ("words", "relation", "gender", "leader", "speaks"),
        key=("words",),
        allowed={"gender": ("m", "f", ""), "leader": yes_no, "speaks": yes_no},
    )
    return {
        row["words"]: RoleWord(relation=row["relation"], gender=row["gender"], leader=row["leader"] == "yes", speaks=row["speaks"] == "yes")
        for row in rows
    }


@cache
def body_words() -> Mapping[str, BodyWord]:
    """Return the nouns for bodies of states, lower case, singular."""
    rows = read_rows("bodies", ("words", "name", "proper"), key=("words",), allowed={"proper": ("yes", "no")})
    return {row["words"]: BodyWord(name=row["name"], proper=row["proper"] == "yes") for row in rows}
