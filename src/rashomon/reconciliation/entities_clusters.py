"""Clusters of referents over all articles, by look-ups of names.

A referent is known by its concept or its fullest name (its identity). Identities become one by forms of the name that some article
itself ties to the fuller one, by plural, maker, kind or place; for a surname the articles must also share another name. Two
identities that one article names apart are never made one.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from rashomon.annotations.names_words import word_kinds
from rashomon.reconciliation.entities_groups import Identity, Node, alike, at_home, bare, concept, digits
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.vocabulary.names import Names

SURE, LIKELY = 0.95, 0.8
"""Scores of merges by a definition or with agreeing context, and by the form of the name alone. Not probabilities: an order in which to
look at them."""

MAKERS = ("Organization", "Person", "Product")
"""What a product's name may begin with: its maker, whom the model may take for a person, or its line."""

BEST_KNOWN, FEW = 0.9, 10
"""Share of the articles naming people of one surname that one of them must have for the bare surname to mean him elsewhere, and the
articles below which no share means anything. By reasoning: a president and his wife are named 20 to 1, two ministers seldom 9 to 1."""


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
    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Form to the identities that use it, with the number of mentions of their referents."""
    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    articles: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    """Cluster to article to the identities of it that the article names."""
    homes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Identity to the articles that name it, whatever it is joined with."""
    around: dict[str, set[str]] = field(default_factory=dict)
    """Article to what it names; filled as it is asked for."""
    labels: dict[str, str] = field(default_factory=dict)
    parent: dict[str, str] = field(default_factory=dict)
    joined: dict[str, Merge] = field(default_factory=dict)
    """Identity to the merge that first took it into another."""
    apart: set[frozenset[str]] = field(default_factory=set)
    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Surname to the people who have it in full, by their identities."""

    def root(self, identity: str) -> str:
        """Return the identity that stands for a cluster: a concept if it has one."""
        here = identity
        while self.parent.get(here, here) != here:
            self.parent[here] = self.parent.get(self.parent[here], self.parent[here])
            here = self.parent[here]
        return here

    def type(self, form: str) -> str | None:
        """Return what most mentions of a form are."""
        votes = self.types.get(form)
        return min(votes.items(), key=lambda one: (-one[1], one[0]))[0] if votes else None

    def context(self, identity: str) -> set[str]:
        """Return the concepts and full names in the articles that name an identity."""
        for article in self.homes.get(identity, ()):
            if article not in self.around:
                self.around[article] = {node.known for node in self.nodes[article] if not node.known.startswith("#")}
        return set().union(*(self.around[article] for article in self.homes.get(identity, ())))

    def join(self, merge: Merge) -> bool:
        """Make two identities one, unless something tells them apart."""
        a, b = self.root(merge.a), self.root(merge.b)
        if a == b or (concept(a) and concept(b)) or frozenset((merge.a, merge.b)) in self.apart:
            return False
        small, large = sorted((self.articles[a], self.articles[b]), key=len)
        if any(not alike(x, y) for article in small if article in large for x in small[article] for y in large[article]):
            return False
        keep, lose = (a, b) if _precedes(a, b) else (b, a)
        self.parent[lose] = keep
        for article, identities in small.items():
            large[article] |= identities
        self.articles.pop(a, None)
        self.articles.pop(b, None)
        self.articles[keep] = large
        self.joined.setdefault(merge.a, merge)
        return True


def _precedes(a: str, b: str) -> bool:
    return (concept(a), len(a.split()), len(a), a) > (concept(b), len(b.split()), len(b), b)


def cluster(nodes: Mapping[str, Sequence[Node]], names: Names, decisions: Sequence[NameDecision] = ()) -> dict[str, list[Identity]]:
    """Return what each referent is, by article and number; it does not depend on the order of the articles.

    Args:
        nodes: by article IRI, the referents by number.
        names: what is curated.
        decisions: what people said about names.
    """
    apart = {frozenset((bare(d.name), bare(d.other))) for d in decisions if d.action != "accept"}
    corpus = Corpus(names=names, nodes=nodes, apart=apart, holders=_holders(nodes))
    own = {article: _known(article, found) for article, found in nodes.items()}
    for article in sorted(nodes):
        for node, identity in zip(nodes[article], own[article], strict=True):
            if identity.startswith("#"):
                continue
            corpus.articles[identity][article].add(identity)
            corpus.homes[identity].append(article)
            corpus.labels.setdefault(identity, node.label)
            for form in node.forms:
                corpus.forms[form][identity] += node.mentions or 1
                corpus.types[form][node.type] += node.mentions or 1
    for decision in decisions:
        if decision.action == "accept":
            a, b = bare(decision.name), bare(decision.other)
            why = "a person decided that the two names are one thing"
            corpus.join(Merge(order=0, support=0, a=a, b=b, rule="decided", score=1.0, reason=why))
    for merge in sorted((*_by_form(corpus), *_by_surname(corpus))):
        corpus.join(merge)
    for merge in sorted(_by_surname(corpus)):
        corpus.join(merge)
    return {
        article: [_settled(article, node, identity, corpus) for node, identity in zip(found, own[article], strict=True)]
        for article, found in nodes.items()
    }


def _holders(nodes: Mapping[str, Sequence[Node]]) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for node in chain.from_iterable(nodes.values()):
        if node.surname is not None:
            found[node.surname].add(node.known)
    return {surname: frozenset(people) for surname, people in found.items()}


def _known(article: str, nodes: Sequence[Node]) -> list[str]:
    """Return what the referents of an article are known by.

    A bare surname which several people of its article have is known by its place: no other article tells who is meant.
    """
    people: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        if node.surname is not None:
            people[node.surname].add(node.known)
    shared = {surname for surname, several in people.items() if len(several) > 1}
    return [
        at_home(node, article) if node.known in shared and node.type == "Person" and node.concept is None and node.names else node.known
        for node in nodes
    ]


def _settled(article: str, node: Node, identity: str, corpus: Corpus) -> Identity:
    reasons = [node.reason] if len(node.forms) > 1 and node.reason else []
    if identity.startswith("#"):
        return Identity(key=identity, rule="names-in-one-article", score=SURE, reason="".join(reasons))
    root = corpus.root(identity)
    merge = corpus.joined.get(identity)
    if merge is not None and root != identity:
        reasons.append(merge.reason)
    rule, score = (merge.rule, merge.score) if merge is not None and root != identity else ("names-in-one-article", SURE)
    people = {corpus.root(one) for one in corpus.holders.get(identity, ())} if root == identity else set()
    if len(people) > 1 and node.type == "Person":
        chief, named, all_named = _best_known(people, corpus)
        if chief is None:
            root = f"{identity} {article.rsplit('/', 1)[-1]}"
        else:
            root, rule, score = chief, "best-known-of-a-name", LIKELY
            known = f'of {all_named} articles that name somebody called "{node.label}" in full, {named} name'
            reasons.append(f'{known} "{corpus.labels.get(chief, chief)}", and this one names nobody else')
    return Identity(key=root, concept=root if concept(root) else None, rule=rule, score=score, reason="; ".join(reasons))


def _best_known(people: Collection[str], corpus: Corpus) -> tuple[str | None, int, int]:
    """Return whom a surname means in an article that names nobody of it in full, if anybody: with the articles that name him, and all."""
    counts = {one: len(corpus.articles[one]) for one in sorted(people)}
    chief, every = max(counts, key=lambda one: counts[one]), sum(counts.values())
    sure = every >= FEW and counts[chief] >= BEST_KNOWN * every
    return chief if sure else None, counts[chief], every


def _by_form(corpus: Corpus) -> Iterator[Merge]:
    """Yield what the forms of names tell; each form is looked at once, and what is joined already makes no difference."""
    for form in sorted(corpus.forms):
        own = corpus.forms[form]
        if form in own or any(concept(whole) for whole in own):
            yield from _plural(form, corpus)
            yield from _without(form, corpus)
        if len(own) > 1 and corpus.type(form) != "Person":
            yield from _shared(form, corpus)


def _by_surname(corpus: Corpus) -> Iterator[Merge]:
    """Yield what surnames tell: asked again once forms are joined, since two names of one person may be one by then."""
    for form in sorted(corpus.forms):
        if (len(corpus.forms[form]) > 1 or form in corpus.holders) and corpus.type(form) == "Person":
            yield from _surname(form, corpus)


def _plural(form: str, corpus: Corpus) -> Iterator[Merge]:
    singular = form.removesuffix("s")
    if singular == form or len(singular) < 3 or singular not in corpus.forms or corpus.type(form) == "Person":
        return
    if any(sense.how in ("adjective", "people") for sense in (*corpus.names.lookup(form), *corpus.names.lookup(singular))):
        return
    target = _chief(singular, corpus)
    if target is not None and form in corpus.forms[form]:
        yield _merge(2, form, target, "plural", LIKELY, f'"{form}" is the plural of "{singular}"', corpus)


def _without(form: str, corpus: Corpus) -> Iterator[Merge]:
    """Yield merges with the form less its maker, its kind or its place."""
    if form not in corpus.forms[form]:
        return
    words = form.split()
    kinds = word_kinds()
    kind = corpus.type(form)
    if len(words) > 1 and kind == "Organization" and words[-1] in kinds["generic"]:
        short = " ".join(words[:-1])
        if short in corpus.forms[short] and corpus.type(short) != "Place" and not corpus.names.lookup(short):
            yield _merge(3, short, form, "kind-left-out", LIKELY, f'"{short}" is "{form}" without its kind', corpus)
    for size in range(1, len(words)):
        first, rest = " ".join(words[:size]), " ".join(words[size:])
        if rest not in corpus.forms:
            continue
        numbered = any(c.isdigit() for c in rest)
        target = _chief(rest, corpus)
        if target is None or concept(target):
            continue
        if (numbered or (kind == "Product" and corpus.type(rest) == "Product")) and corpus.type(first) in MAKERS:
            yield _merge(2, form, target, "maker-and-model", LIKELY, f'"{form}" is "{rest}" with its maker in front', corpus)
            return
        if kind in ("Place", "Organization") and corpus.type(rest) == kind and corpus.names.lookup(first):
            yield _merge(3, form, target, "place-in-front", LIKELY, f'"{form}" is "{rest}" with its place in front', corpus)
            return


def _shared(form: str, corpus: Corpus) -> Iterator[Merge]:
    """Yield merges of the identities that use one form of the name."""
    using = corpus.forms[form]
    fitting = sorted(
        (whole for whole in using if concept(whole) or digits(whole) == digits(form)), key=lambda whole: (-using[whole], whole)
    )
    for whole in fitting[1:]:
        reason = f'"{form}" is a form of "{corpus.labels[fitting[0]]}" and of "{corpus.labels[whole]}", which no article names apart'
        yield _merge(4, whole, fitting[0], "shared-form", LIKELY, reason, corpus)


def _surname(form: str, corpus: Corpus) -> Iterator[Merge]:
    full = sorted({*(whole for whole in corpus.forms[form] if whole != form), *corpus.holders.get(form, ())})
    if form not in corpus.forms[form] or len({corpus.root(whole) for whole in full}) != 1:
        return
    shared = sorted((corpus.context(form) & corpus.context(full[0])) - {form, full[0]})
    if shared or " " in form:
        also = f", and both articles name {', '.join(corpus.labels.get(one, one) for one in shared[:3])}" if shared else ""
        reason = f'elsewhere "{form}" is a form of "{corpus.labels[full[0]]}" and of nobody else{also}'
        yield _merge(5, form, full[0], "part-of-a-name", SURE if shared else LIKELY, reason, corpus)


def _chief(form: str, corpus: Corpus) -> str | None:
    """Return the identity that uses a form most."""
    using = corpus.forms.get(form)
    return min(using.items(), key=lambda one: (-one[1], one[0]))[0] if using else None


def _merge(order: int, a: str, b: str, rule: str, score: float, reason: str, corpus: Corpus) -> Merge:
    return Merge(order=order, support=-sum(corpus.forms.get(a, Counter()).values()), a=a, b=b, rule=rule, score=score, reason=reason)
