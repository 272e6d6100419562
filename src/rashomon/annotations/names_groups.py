"""The names of one article, and which of them have been joined."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rashomon.annotations.mentions import Found


@dataclass(slots=True, kw_only=True)
class Group:
    """All mentions of one name in one article."""

    key: str
    """Identity in the article: the name's key, with the concept where one is settled ("baku|..." the city, and the government)."""
    name: str
    """The name's key."""
    mentions: list[Found] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    type: str = "Other"
    concept: str | None = None
    reason: str = ""

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.name.split()

    @property
    def first(self) -> int:
        """The first token at which the name stands."""
        return min(m.start for m in self.mentions)

    @property
    def form(self) -> str:
        """The commonest spelling; the first in the alphabet of those equally common."""
        return min(self.forms.items(), key=lambda one: (-one[1], one[0]))[0]


class Chains:
    """Union-find over names, with the reason of each union."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.parent = {group.key: group.key for group in groups}
        self.reasons: dict[str, list[str]] = defaultdict(list)

    def add(self, key: str) -> None:
        """Take in a further name."""
        self.parent[key] = key

    def root(self, key: str) -> str:
        """Return the name that stands for the chain."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a: str, b: str, reason: str) -> None:
        """Make one chain of two."""
        x, y = sorted((self.root(a), self.root(b)))
        if x != y:
            self.parent[y] = x
            self.reasons[x] += [*self.reasons.pop(y, []), reason]
