"""Clusters of referents over all articles, by look-ups of names.

A referent is known by its concept or its fullest name (its identity). Identities become one by forms of the name that some article
itself ties to the fuller one, by plural, maker, kind or place; for a surname the articles must also share another name. Two
identities that one article names apart are never made one.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import chain

from rashomon.reconciliation.entities_corpus import Corpus, Merge
from rashomon.reconciliation.entities_groups import Identity, Node, at_home, bare, concept
from rashomon.reconciliation.entities_rules import LIKELY, SURE, by_form, by_surname
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.vocabulary.names import Names

BEST_KNOWN, FEW = 0.9, 10
"""Share of the articles naming people of one surname that one of them must have for the bare surname to mean him elsewhere, and the
articles below which no share means anything. By reasoning: a president and his wife are named 20 to 1, two ministers seldom 9 to 1."""


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
            if not identity.startswith("#"):
                corpus.add(article, node, identity)
    for decision in decisions:
        if decision.action == "accept":
            a, b = bare(decision.name), bare(decision.other)
            why = "a person decided that the two names are one thing"
            corpus.join(Merge(order=0, support=0, a=a, b=b, rule="decided", score=1.0, reason=why))
    for merge in sorted((*by_form(corpus), *by_surname(corpus))):
        corpus.join(merge)
    for merge in sorted(by_surname(corpus)):
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
    counts = {one: len(corpus.naming(one)) for one in sorted(people)}
    chief, every = max(counts, key=lambda one: counts[one]), sum(counts.values())
    sure = every >= FEW and counts[chief] >= BEST_KNOWN * every
    return chief if sure else None, counts[chief], every
