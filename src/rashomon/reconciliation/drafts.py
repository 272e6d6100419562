"""Questions in the making: positions with their claims, before they have IRIs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from rashomon.model import DisputeKind, Stance
from rashomon.namespaces import RSH
from rashomon.reconciliation.items import Item

YES: Final = RSH.yes
NO: Final = RSH.no
UNNAMED: Final = RSH.unnamed


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Why a claim stands where it stands, or why two positions oppose each other."""

    rule: str
    score: float
    reason: str


@dataclass(slots=True, kw_only=True)
class Side:
    """A position in the making. Filled while its question is put together, and not changed afterwards."""

    name: str
    """Tells the positions of one question apart: yes, no, contests, unnamed, an entity, a figure."""
    label: str
    stance: Stance
    answer: str | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    items: list[Item] = field(default_factory=list)
    joined: dict[str, Judgement] = field(default_factory=dict)
    """By claim IRI, why it belongs here; none for those on the very proposition of the first."""
    implied: set[str] = field(default_factory=set)
    opposes: dict[str, Judgement] = field(default_factory=dict)
    """By name of the other side."""
    refines: set[str] = field(default_factory=set)

    def add(self, item: Item, judgement: Judgement | None = None, *, implied: bool = False) -> None:
        """Put a claim on this side."""
        self.items.append(item)
        if judgement is not None:
            self.joined[item.claim.iri] = judgement
        if implied:
            self.implied.add(item.claim.iri)


@dataclass(slots=True, kw_only=True)
class Draft:
    """A question in the making."""

    matter: str
    """Which kind of question it is (event, distance, count, accusation): one claim may stand under several."""
    between: tuple[str, ...] = ()
    """IRIs that tell it from others of its kind that begin with the same claim: where victims are counted, who accuses each other."""
    label: str
    about: tuple[str, ...]
    event_type: str | None
    sides: list[Side]
    kind: DisputeKind | None = None
    because: str = ""

    @property
    def size(self) -> int:
        """How many claims stand under it."""
        return sum(len(side.items) for side in self.sides)


def oppose(one: Side, other: Side, judgement: Judgement | None) -> None:
    """Set two sides against each other, where there is a reason to."""
    if judgement is not None:
        one.opposes[other.name] = judgement
        other.opposes[one.name] = judgement


def reasons(sides: Iterable[Side]) -> str:
    """Return the distinct reasons why sides oppose each other, as one sentence."""
    found = dict.fromkeys(judgement.reason for side in sides for judgement in side.opposes.values())
    return "; ".join(found)
