"""Which articles go into the graph, and under which id: decided in the order of the inputs, whoever has read them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rashomon.articles import Input
from rashomon.errors import InputError
from rashomon.ingestion.journal import Entry, Journal
from rashomon.ingestion.listing import Listed, Surveyed, Unread, listed
from rashomon.ingestion.reads import Gave, Reads
from rashomon.ingestion.report import Failure, Report
from rashomon.ingestion.runs import run_digest
from rashomon.iris import digest
from rashomon.model import Article, Run

Version = tuple[str, str]
"""Id of an article and digest of its facts."""
FAILED = frozenset({"failed", "timed-out", "crashed"})


@dataclass(slots=True, kw_only=True)
class Selection:
    """What one build has met so far, and what it knows from earlier ones."""

    journal: Journal
    reads: Reads
    run: Run
    report: Report
    retry: bool
    seen: dict[str, str] = field(default_factory=dict)
    """By article id, the digest of what this build has read under it."""
    own: str = field(init=False)
    known: set[Version] = field(init=False)
    bad: dict[Version, Entry] = field(init=False)

    def __post_init__(self) -> None:
        self.own = run_digest(self.run)
        self.known = {(entry.id, entry.sha256) for entry in self.journal.newest().values() if entry.run == self.own}
        self.bad = {(entry.id, entry.sha256): entry for entry in self.journal.entries if entry.fate in FAILED and entry.run == self.own}

    def articles(self, found: Iterable[Input | InputError]) -> Iterator[Article]:
        """Yield the articles that are not in the graph as they are, under the ids that they get; count the others."""
        for one in found:
            if isinstance(one, InputError):
                self.failed(one.name, one.reason)
                continue
            key = self.key(one.digest())
            if self.unchanged(key):
                continue
            gave: list[Gave] = []
            for article in one.articles():
                if isinstance(article, InputError):
                    self.failed(article.name, article.reason)
                    key = ""
                elif (name := self._name(listed(article), gave)) is not None:
                    yield article if name == article.id else replace(article, id=name)
            if key and one.source:
                self.reads.note(key, gave)

    def surveyed(self, file: Surveyed) -> Iterator[tuple[int, str]]:
        """Yield the place in the file, from 0, and the id of each article that is not in the graph as it is; count the others."""
        key = self.key(file.digest)
        gave: list[Gave] = []
        for place, one in enumerate(file.found or ()):
            if isinstance(one, Unread):
                self.failed(one.name, one.reason)
                key = ""
            elif (name := self._name(one, gave)) is not None:
                yield place, name
        if key:
            self.reads.note(key, gave)

    def key(self, file: str | None) -> str:
        """Return what a file is known by: its digest, with the configuration."""
        return digest(self.own, file or "")

    def unchanged(self, key: str) -> bool:
        """Return whether all that a file gave is in the graph, under the names that it would have now; if so, count it."""
        before = self.reads.before.get(key, ())
        if not before or not all((gave.named, gave.known) in self.known and self._is_named(gave) for gave in before):
            return False
        self.reads.note(key, before)
        self.report.unchanged += sum(self._is_new(gave.named, gave.known) for gave in before)
        return True

    def failed(self, name: str, reason: str) -> None:
        """Note an input that could not be read."""
        self.report.failures.append(Failure(name=name, fate="failed", reason=reason))

    def _name(self, article: Listed, gave: list[Gave]) -> str | None:
        """Return the id under which an article goes in; None if it is in the graph as it is, or failed as it is.

        It is named by its whole path where another input of this build has its id but not its words.
        """
        apart = self.seen.get(article.id, article.facts) != article.facts
        version = (article.path, article.by_path) if apart else (article.id, article.facts)
        gave.append(Gave(article.id, article.facts, *version))
        if not self._is_new(*version):
            return None
        if version in self.known:
            self.report.unchanged += 1
            return None
        if version in self.bad and not self.retry:
            before = self.bad[version]
            reason = f"{before.reason} (so it was before, and nothing has changed; --retry-failed tries again)"
            self.report.failures.append(Failure(name=article.path, fate=before.fate or "failed", reason=reason))
            return None
        return version[0]

    def _is_new(self, id_: str, version: str) -> bool:
        """Return whether this build meets an article for the first time, and note that it has met it."""
        met = self.seen.get(id_) == version
        self.seen[id_] = version
        return not met

    def _is_named(self, gave: Gave) -> bool:
        """Return whether an article that a file gave before would have the same name now."""
        return (self.seen.get(gave.id, gave.facts) == gave.facts) == (gave.named == gave.id)
