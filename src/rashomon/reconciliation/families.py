"""How predicates gather into questions: which speak about one kind of event, and what two claims on them mean for each other.

The table is data (`annotations/lexicons/en/questions.csv`). A predicate that is not listed is a family of its own, in which several may
have done the same and nothing is a rival answer: claims on it meet only where all participants are the same.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, cast

from rashomon import resources
from rashomon.namespaces import PREDICATE
from rashomon.tables import read_table
from rashomon.vocabulary.inflection import participle, past
from rashomon.vocabulary.terms import predicate_term

Sense = Literal["taken", "held", "fought", "left", "event", "alone", "distance", "count"]

COLUMNS: Final = ("predicate", "family", "sense", "agents", "window", "who")
ALLOWED: Final = {
    "sense": frozenset({"taken", "held", "fought", "left", "event", "alone", "distance", "count"}),
    "agents": frozenset({"one", "many"}),
    "window": frozenset({"once", "often", "always"}),
}
WINDOWS: Final[dict[str, int | None]] = {"once": 30, "often": 2, "always": None}
"""Days by which two undated claims may lie apart and still speak of one event. A town or an aircraft is not taken or lost twice in a
month; a town is shelled again within the week, and reports of the same shelling run over two days. Chosen by reasoning."""


BLAMING: Final = frozenset({"provoke", "violate-ceasefire", "violate-border"})
"""Families of deeds of which sides accuse each other."""


NATIONAL: Final = frozenset({"win-election", "rig-election", "overthrow"})
"""Families of what befalls a state as a whole, and only once in a while: its parties speak of one vote, one coup."""
MISHAP: Final = "mishap"
"""Family of accidents and illnesses: who tells of one says that nobody did it."""
CROWD: Final = "protest"
"""Family of protests, whose crowds are counted."""
STRIKES: Final = "shell"
"""Family of bombs and shells: whoever hits people with them hits the place where these are."""


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
    who: str | None = None
    """The question after who did it, where the plain one would be odd."""
    base: str = ""
    """The bare verb with its particle: "shoot down"."""
    past: str | None = None
    """None for a standing relation."""
    passive: str | None = None
    """With its auxiliary: "was shot down". None where English has no passive."""
    present: str | None = None
    """Of a standing relation: "is the capital of". None for an event."""
    preposition: str | None = None
    """Stands before the object."""

    @property
    def participle(self) -> str | None:
        """The passive without its auxiliary."""
        return self.passive.split(" ", 1)[1] if self.passive else None

    @property
    def alone(self) -> bool:
        """Whether the subject alone makes it whole: somebody resigns, dies, a bridge collapses."""
        return self.sense == "alone" or (self.sense == "count" and not self.exclusive)

    @property
    def personal(self) -> bool:
        """Whether it is done by a person or party for itself, never by a side: an election is won by who stood in it."""
        return self.name == "win-election"

    @property
    def blaming(self) -> bool:
        """Whether to say that a side did it is to accuse it, whatever the verb of saying: it broke the ceasefire, it fired first."""
        return self.name in BLAMING

    @property
    def national(self) -> bool:
        """Whether a state has only one such event at a time, so that those who speak in it mean the same."""
        return self.name in NATIONAL

    @property
    def territorial(self) -> bool:
        """Whether it tells about who holds a place."""
        return self.name == "territory"


@cache
def _listed() -> dict[str, dict[str, str]]:
    rows = read_table(resources.lexicons() / "questions.csv", COLUMNS, key=("predicate",), allowed=ALLOWED)
    return {row["predicate"]: row for row in rows}


@cache
def befalling() -> tuple[str, ...]:
    """Return the families of deeds by one side that may have been an accident or an illness instead."""
    rows = (row for row in _listed().values() if row["sense"] in ("event", "count") and row["agents"] == "one")
    return tuple(sorted({row["family"] for row in rows} - BLAMING - NATIONAL))


@cache
def family_of(predicate: str) -> Family:
    """Return the family of a predicate, given by its IRI or by the last steps of it; its English forms are those of the ontology."""
    slug = predicate.removeprefix(PREDICATE)
    term = predicate_term(slug)
    row = _listed().get(slug)
    base = (slug.removeprefix("en/") if slug.startswith("en/") else term.label).replace("-", " ").replace("_", " ")
    event = term.present is None
    was = term.past or (past(base) if event else None)
    return Family(
        name=row["family"] if row else slug,
        sense=cast("Sense", row["sense"]) if row else "event",
        exclusive=row is not None and row["agents"] == "one",
        window=WINDOWS[row["window"] if row else "often" if event else "always"],
        listed=row is not None,
        who=row["who"] or None if row else None,
        base=base,
        past=was,
        passive=term.passive or (f"was {participle(base)}" if term.past is None and event else None),
        present=term.present,
        preposition=term.preposition,
    )
