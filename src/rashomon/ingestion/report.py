"""What a build did: what the terminal shows and `report.json` keeps."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An input that did not get into the graph."""

    name: str
    fate: str
    reason: str


@dataclass(slots=True, kw_only=True)
class Report:
    """What a build did."""

    into: str
    """The graph directory, or the address of the server."""
    path: str = ""
    """Where this report is kept."""
    articles: int = 0
    """In the graph now, newest versions only."""
    built: int = 0
    unchanged: int = 0
    restored: int = 0
    """Articles that the server had lost and has again."""
    skipped: list[Failure] = field(default_factory=list)
    """Stored, but not parsed."""
    failures: list[Failure] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    """Names of articles that are in the graph but not among the inputs any more, in the folders that were given."""
    pruned: bool = False
    """Whether these were taken out."""
    warnings: list[str] = field(default_factory=list)
    """What the user's files of names may say, but should not by mistake."""
    claims: int = 0
    claimants: int = 0
    questions: int = 0
    disputes: int = 0
    new_positions: list[str] = field(default_factory=list)
    """Positions that the graph did not have before, as "question: answer"."""
    changed: bool = True
    """Whether anything was written."""
