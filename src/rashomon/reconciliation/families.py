"""How predicates gather into questions: which speak about one kind of event, and what two claims on them mean for each other.

The table is data (`annotations/lexicons/en/questions.csv`). A predicate that is not listed is a family of its own, in which several may
have done the same and nothing is a rival answer: claims on it meet only where all participants are the same.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from rashomon import resources
from rashomon.tables import read_table

Sense = Literal["taken", "held", "fought", "left", "event", "distance", "count"]

PREDICATE: Final = "https://w3id.org/rashomon/predicate/"
"""Namespace of what can be reported."""

COLUMNS: Final = ("predicate", "family", "sense", "agents", "window", "base", "past", "participle", "who")
ALLOWED: Final = {
    "sense": frozenset({"taken", "held", "fought", "left", "event", "distance", "count"}),
    "agents": frozenset({"one", "many"}),
    "window": frozenset({"once", "often", "always"}),
}
WINDOWS: Final[dict[str, int | None]] = {"once": 30, "often": 2, "always": None}
"""Days by which two undated claims may lie apart and still speak of one event. A town or an aircraft is not taken or lost twice in a
month; a town is shelled again within the week, and reports of the same shelling run over two days. Chosen by reasoning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """What is known of a predicate beyond its own meaning."""

    name: str
    sense: Sense = "event"
    exclusive: bool = False
    """Whether two named sides are rival answers."""
    window: int | None = 2
    """Days; None where time does not matter."""
    listed: bool = False
    base: str = ""
    past: str = ""
    participle: str = ""
    who: str | None = None

    @property
    def territorial(self) -> bool:
        """Whether it tells about who holds a place."""
        return self.name == "territory"

    @property
    def whole(self) -> bool:
        """Whether the forms say everything ("start the hostilities"), so that no object follows."""
        return self.who is not None and "{" not in self.who


@cache
def _listed() -> dict[str, Family]:
    rows = read_table(resources.lexicons() / "questions.csv", COLUMNS, key=("predicate",), allowed=ALLOWED)
    return {
        row["predicate"]: Family(
            name=row["family"],
            sense=cast("Sense", row["sense"]),
            exclusive=row["agents"] == "one",
            window=WINDOWS[row["window"]],
            listed=True,
            base=row["base"],
            past=row["past"],
            participle=row["participle"],
            who=row["who"] or None,
        )
        for row in rows
    }


@cache
def family_of(predicate: str) -> Family:
    """Return the family of a predicate, given by its IRI or by the last steps of it."""
    step = predicate.removeprefix(PREDICATE)
    found = _listed().get(step)
    if found is not None:
        return found
    words = step.rsplit("/", 1)[-1].replace("-", " ").replace("_", " ")
    return Family(name=step, base=words, past=_past(words), participle=_past(words))


def _past(words: str) -> str:
    """Return the regular past of a verb phrase, whose first word is the verb."""
    verb, *rest = words.split(" ")
    if verb.endswith("e"):
        verb += "d"
    elif len(verb) > 1 and verb.endswith("y") and verb[-2] not in "aeiou":
        verb = f"{verb[:-1]}ied"
    else:
        verb += "ed"
    return " ".join([verb, *rest])
