"""What became of one input."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.claim import Extraction

Fate = Literal["built", "skipped", "failed", "timed-out", "crashed"]
"""built: annotated. skipped: stored but not parsed (not English). failed: it could not be read or annotated. timed-out, crashed: its
worker process was killed at the time limit, or died."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One input, and what was made of it."""

    name: str
    """The input as the user would name it."""
    fate: Fate
    extraction: Extraction | None = None
    """Without claims where the article was skipped; None where nothing could be made."""
    reason: str | None = None
    """Why, where it was not built."""
