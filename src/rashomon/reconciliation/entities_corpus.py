"""The names of all articles: look-ups from forms to who uses them, and what was made one so far."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.reconciliation.entities_groups import Node, alike, concept
from rashomon.vocabulary.names import Names


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Merge:
    """A reason to make two identities one."""

    order: int
    """Rules are tried in this order."""
    support: int
    """Minus the number of mentions behind it: what is seen often is decided first."""
    a: str
    b: str
    rule: str
    score: float
    reason: str


@dataclass(slots=True)
class Corpus:
    """The look-ups over all referents, and the union-find over identities."""

    names: Names
    nodes: Mapping[str, Sequence[Node]]
    """By article IRI."""
    forms: defaultdict[str, defaultdict[str, int]] = field(default_factory=lambda: defaultdict(_counts))
    """Form to the identities that use it, with the number of mentions of their referents."""
    types: defaultdict[str, defaultdict[str, int]] = field(default_factory=lambda: defaultdict(_counts))
    homes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Identity to the articles that name it, whatever it is joined with."""
    articles: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """Cluster to article to the identities of it that the article names; filled as it is asked for."""
    around: dict[str, set[str]] = field(default_factory=dict)
    """Article to what it names; filled as it is asked for."""
    contexts: dict[str, set[str]] = field(default_factory=dict)
    """Identity to what the articles that name it name; filled as it is asked for."""
    labels: dict[str, str] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    joined: dict[str, Merge] = field(default_factory=dict)
    """Identity to the merge that first took it into another."""
    apart: set[frozenset[str]] = field(default_factory=set)
    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Surname to the people who have it in full, by their identities."""

    def add(self, article: str, node: Node, identity: str) -> None:
        """Note a referent that has a name."""
        self.homes[identity].append(article)
        self.labels.setdefault(identity, node.label)
        mentions = node.mentions or 1
        for form in node.forms:
            self.forms[form][identity] += mentions
            self.types[form][node.type] += mentions

    def root(self, identity: str) -> str:
        """Return the identity that stands for a cluster: a concept if it has one."""
        here = identity
        while self.parent.get(here, here) != here:
            self.parent[here] = self.parent.get(self.parent[here], self.parent[here])
            here = self.parent[here]
        return here

    def naming(self, root: str) -> dict[str, set[str]]:
        """Return, by article that names something of a cluster, which identities of it."""
        if root not in self.articles:
            self.articles[root] = {article: {root} for article in self.homes.get(root, ())}
        return self.articles[root]

    def type(self, form: str) -> str | None:
        """Return what most mentions of a form are."""
        votes = self.types.get(form)
        return min(votes.items(), key=lambda one: (-one[1], one[0]))[0] if votes else None

    def context(self, identity: str) -> set[str]:
        """Return the concepts and full names in the articles that name an identity."""
        if identity not in self.contexts:
            self.contexts[identity] = set().union(*(self._named_in(article) for article in self.homes.get(identity, ())))
        return self.contexts[identity]

    def _named_in(self, article: str) -> set[str]:
        if article not in self.around:
            self.around[article] = {node.known for node in self.nodes[article] if not node.known.startswith("#")}
        return self.around[article]

    def join(self, merge: Merge) -> bool:
        """Make two identities one, unless something tells them apart."""
        a, b = self.root(merge.a), self.root(merge.b)
        if a == b or (concept(a) and concept(b)) or frozenset((merge.a, merge.b)) in self.apart:
            return False
        small, large = sorted((self.naming(a), self.naming(b)), key=len)
        if any(not alike(x, y) for article in small if article in large for x in small[article] for y in large[article]):
            return False
        keep, lose = (a, b) if _precedes(a, b) else (b, a)
        self.parent[lose] = keep
        for article, identities in small.items():
            large.setdefault(article, set()).update(identities)
        self.articles.pop(a, None)
        self.articles.pop(b, None)
        self.articles[keep] = large
        self.joined.setdefault(merge.a, merge)
        return True


def _counts() -> defaultdict[str, int]:
    return defaultdict(int)


def _precedes(a: str, b: str) -> bool:
    return (concept(a), len(a.split()), len(a), a) > (concept(b), len(b.split()), len(b), b)
