"""What a check finds."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong."""

    kind: str
    """shape, quotation, text, twice, leak, layer, journal."""
    subject: str
    """IRI of what it is about."""
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """All that is wrong with a graph directory, and what was looked at."""

    quads: int
    articles: int
    claims: int
    quotations: int
    """Stretches of text that were compared with the stored texts."""
    findings: tuple[Finding, ...] = field(default=())
    unchecked: str = ""
    """What could not be looked at, and why; empty where everything was."""

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.findings

    def lines(self) -> list[str]:
        """Return the report for people: one line a finding, then the sum."""
        looked = f"{self.quads:,} quads, {self.articles:,} articles, {self.claims:,} claims, {self.quotations:,} quotations looked at"
        kinds = Counter(finding.kind for finding in self.findings)
        end = ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())) or "nothing wrong"
        found = [f"{finding.kind}: {finding.subject}: {finding.message}" for finding in self.findings]
        return [*found, *([f"not checked: {self.unchecked}"] if self.unchecked else []), f"{looked}: {end}"]

    def as_json(self) -> dict[str, object]:
        """Return the report for programs."""
        return {
            "passed": self.passed,
            "quads": self.quads,
            "articles": self.articles,
            "claims": self.claims,
            "quotations": self.quotations,
            "unchecked": self.unchecked or None,
            "findings": [{"kind": found.kind, "subject": found.subject, "message": found.message} for found in self.findings],
        }
