"""What people decided about names: which are one thing, which are not. Keyed by names, so that they survive every rebuild."""

from dataclasses import dataclass
from typing import Literal

Action = Literal["accept", "reject", "split"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDecision:
    """One decision."""

    action: Action
    """accept: the two are one thing; reject and split: they are not (split takes apart what a method had merged)."""
    name: str
    other: str
    by: str = ""
    on: str = ""
    """Day of the decision, ISO 8601, as given by whoever calls; never this machine's clock."""
