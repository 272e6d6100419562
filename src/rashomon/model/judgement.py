"""Judgements over claims of many articles: questions, positions, links. Each carries its reason."""

from dataclasses import dataclass
from typing import Literal

DisputeKind = Literal["contradiction", "counter-accusation", "differing-figures", "concession"]
Stance = Literal["supports", "denies", "contests", "answers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One judgement: from a claim or position, to a position or claim, with score and reason."""

    iri: str
    source: str
    target: str
    rule: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One answer to a question."""

    iri: str
    label: str
    stance: Stance
    answer: str | None = None
    """IRI of the answer: rsh:yes, rsh:no, rsh:unnamed or an entity; None for a quantity."""
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    claims: tuple[str, ...] = ()
    """IRIs, in the order of article and offset."""
    implied: tuple[str, ...] = ()
    """Those of the claims whose position is implied, not stated; each has a Link."""
    opposes: tuple[str, ...] = ()
    refines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, in plain English, with the positions on it."""

    iri: str
    label: str
    kind: DisputeKind | None
    """None where nobody disagrees and nobody concedes."""
    about: tuple[str, ...] = ()
    event_type: str | None = None
    positions: tuple[Position, ...] = ()
    because: str = ""

    @property
    def disputed(self) -> bool:
        """Whether two of the positions oppose each other."""
        return any(position.opposes for position in self.positions)
