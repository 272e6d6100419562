"""The names of all articles: look-ups from forms to who uses them, and what was made one so far."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from rashomon.reconciliation.entities_groups import alike, concept
from rashomon.reconciliation.entities_lexicon import Lexicon
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


@dataclass(slots=True, kw_only=True)
class Corpus:
    """The look-ups over all referents, and the union-find over identities."""

    names: Names
    lexicon: Lexicon
    articles: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    """Cluster to article to the identities of it that the article names; filled as it is asked for."""
    around: dict[str, set[str]] = field(default_factory=dict)
    """Article to what it names; filled when it is asked for."""
    contexts: dict[str, set[str]] = field(default_factory=dict)
    """Identity to what the articles that name it name; filled as it is asked for."""
    parent: dict[str, str] = field(default_factory=dict)
    joined: dict[str, Merge] = field(default_factory=dict)
    """Identity to the merge that first took it into another."""
    apart: set[frozenset[str]] = field(default_factory=set)

    @property
    def forms(self) -> Mapping[str, Mapping[str, int]]:
        """Form to the identities that use it, with the number of mentions of their referents."""
        return self.lexicon.forms

    def holders(self, surname: str) -> Collection[str]:
        """Return the people who have a surname in full, by their identities."""
        return self.lexicon.holders.get(surname, ())

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
            self.articles[root] = {article: {root} for article in self.lexicon.homes.get(root, ())}
        return self.articles[root]

    def type(self, form: str) -> str | None:
        """Return what most mentions of a form are."""
        votes = self.lexicon.types.get(form)
        return min(votes.items(), key=lambda one: (-one[1], one[0]))[0] if votes else None

    def context(self, identity: str) -> set[str]:
        """Return the concepts and full names in the articles that name an identity."""
        if identity not in self.contexts:
            around = self._around()
            self.contexts[identity] = set().union(*(around[article] for article in self.lexicon.homes.get(identity, ())))
        return self.contexts[identity]

    def _around(self) -> Mapping[str, set[str]]:
        if not self.around:
            found: defaultdict[str, set[str]] = defaultdict(set)
            for identity, homes in self.lexicon.homes.items():
                for article in homes:
                    found[article].add(identity)
            for article, surnames in self.lexicon.shared.items():
                found[article].update(surnames)
            self.around = found
        return self.around

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


def _precedes(a: str, b: str) -> bool:
    return (concept(a), len(a.split()), len(a), a) > (concept(b), len(b.split()), len(b), b)
