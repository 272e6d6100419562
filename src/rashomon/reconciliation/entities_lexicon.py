"""The names of all articles: who uses which form, and what each name was found to be. Kept from one build to the next.

Articles are added and taken out one by one; what stands here does not depend on their order.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

import msgspec

from rashomon.reconciliation.entities_groups import Node, at_home

Counts = dict[str, int]


class Settled(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What an identity was found to be, where that is not plainly itself."""

    root: str | None
    """The identity that stands for it; None for the surname of several people of whom nobody tells which is meant."""
    rule: str
    score: float
    reason: str
    """Empty where there is none."""
    surname: bool = False
    """Whether it is the surname of several people, so that this holds for persons only."""
    naming: tuple[int, int, str] = (0, 0, "")
    """Of the best-known of them: how many articles name him, how many any of them, and his label."""


class Lexicon(msgspec.Struct, array_like=True, kw_only=True):
    """Look-ups over the referents of all articles that have a name."""

    forms: dict[str, Counts] = {}
    """Form to the identities that use it, with the number of mentions of their referents."""
    types: dict[str, Counts] = {}
    """Form to the types of the referents that use it, with the number of their mentions."""
    homes: dict[str, list[str]] = {}
    """Identity to the articles that name it, whatever it is joined with; once for each referent."""
    labels: dict[str, tuple[str, str]] = {}
    """Identity to the first article that names it, by IRI, and what it is called there."""
    holders: dict[str, Counts] = {}
    """Surname to the people who have it in full, by their identities, with the number of their referents."""
    shared: dict[str, tuple[str, ...]] = {}
    """Article to the surnames in it that may mean several of its people, so that they are nobody's identity."""
    settled: dict[str, Settled] = {}
    """What identities were found to be; those that are plainly themselves are left out."""

    def add(self, article: str, nodes: Sequence[Node]) -> None:
        """Note the referents of an article, by its IRI."""
        own = identities_in(article, nodes)
        for node, identity in zip(nodes, own, strict=True):
            if node.surname is not None:
                _count(self.holders, node.surname, node.known, 1)
            if identity.startswith("#"):
                continue
            self.homes.setdefault(identity, []).append(article)
            if identity not in self.labels or article < self.labels[identity][0]:
                self.labels[identity] = (article, node.label)
            for form in node.forms:
                _count(self.forms, form, identity, node.mentions or 1)
                _count(self.types, form, node.type, node.mentions or 1)
        if found := _shared(nodes, own):
            self.shared[article] = found

    def take(self, article: str, nodes: Sequence[Node], nodes_of: Callable[[str], Sequence[Node]]) -> None:
        """Take out the referents of an article.

        Args:
            article: its IRI.
            nodes: its referents, just as they were added.
            nodes_of: from the IRI of any article that is still here to its referents.
        """
        for node, identity in zip(nodes, identities_in(article, nodes), strict=True):
            if node.surname is not None:
                _count(self.holders, node.surname, node.known, -1)
            if identity.startswith("#"):
                continue
            self.homes[identity].remove(article)
            for form in node.forms:
                _count(self.forms, form, identity, -(node.mentions or 1))
                _count(self.types, form, node.type, -(node.mentions or 1))
        for identity in {one for one in identities_in(article, nodes) if not one.startswith("#")}:
            if not self.homes[identity]:
                del self.homes[identity], self.labels[identity]
            elif self.labels[identity][0] == article:
                first = min(self.homes[identity])
                there = nodes_of(first)
                at = identities_in(first, there).index(identity)
                self.labels[identity] = (first, there[at].label)
        self.shared.pop(article, None)

    def label(self, identity: str) -> str:
        """Return what an identity is called; itself, where no referent is it."""
        return self.labels[identity][1] if identity in self.labels else identity


def identities_in(article: str, nodes: Sequence[Node]) -> list[str]:
    """Return what the referents of an article are known by.

    A bare surname which several people of its article have is known by its place: no other article tells who is meant.
    """
    people: defaultdict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.surname is not None:
            people[node.surname].add(node.known)
    shared = {surname for surname, several in people.items() if len(several) > 1}
    return [
        at_home(node, article) if node.known in shared and node.type == "Person" and node.concept is None and node.names else node.known
        for node in nodes
    ]


def _shared(nodes: Sequence[Node], own: Sequence[str]) -> tuple[str, ...]:
    """Return what referents of an article are known by where that is not their identity."""
    found = {node.known for node, identity in zip(nodes, own, strict=True) if node.known != identity and not node.known.startswith("#")}
    return tuple(sorted(found))


def _count(counts: dict[str, Counts], key: str, what: str, number: int) -> None:
    """Add to a count; nothing that is counted no more is left."""
    own = counts.get(key)
    if own is None:
        counts[key] = {what: number}
        return
    total = own.get(what, 0) + number
    if total:
        own[what] = total
        return
    del own[what]
    if not own:
        del counts[key]
