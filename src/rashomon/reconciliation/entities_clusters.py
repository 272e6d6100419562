"""Clusters of referents over all articles, by look-ups of names.

A referent is known by its concept or its fullest name (its identity). Identities become one by forms of the name that some article
itself ties to the fuller one, by plural, maker, kind or place; for a surname the articles must also share another name. Two
identities that one article names apart are never made one.
"""

from collections.abc import Collection, Mapping, Sequence

from rashomon.reconciliation.entities_corpus import Corpus, Merge
from rashomon.reconciliation.entities_groups import Identity, Node, bare, concept
from rashomon.reconciliation.entities_lexicon import Lexicon, Settled, identities_in
from rashomon.reconciliation.entities_rules import LIKELY, SURE, by_form, by_surname
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.vocabulary.names import Names

BEST_KNOWN, FEW = 0.9, 10
"""Share of the articles naming people of one surname that one of them must have for the bare surname to mean him elsewhere, and the
articles below which no share means anything. By reasoning: a president and his wife are named 20 to 1, two ministers seldom 9 to 1."""

STATED = "names-in-one-article"
"""Rule of what an article itself tells: its referents are one thing in it."""


def cluster(nodes: Mapping[str, Sequence[Node]], names: Names, decisions: Sequence[NameDecision] = ()) -> dict[str, list[Identity]]:
    """Return what each referent is, by article and number; it does not depend on the order of the articles.

    Args:
        nodes: by article IRI, the referents by number.
        names: what is curated.
        decisions: what people said about names.
    """
    lexicon = Lexicon()
    for article, found in nodes.items():
        lexicon.add(article, found)
    settle(lexicon, names, decisions)
    return {article: identities(article, found, lexicon) for article, found in nodes.items()}


def settle(lexicon: Lexicon, names: Names, decisions: Sequence[NameDecision] = ()) -> set[str]:
    """Find what each identity is; return those that are something else than they were, or for another reason.

    Args:
        lexicon: the names of all articles; what is found is noted there.
        names: what is curated.
        decisions: what people said about names.
    """
    apart = {frozenset((bare(d.name), bare(d.other))) for d in decisions if d.action != "accept"}
    corpus = Corpus(names=names, lexicon=lexicon, apart=apart)
    for decision in decisions:
        if decision.action == "accept":
            a, b = bare(decision.name), bare(decision.other)
            why = "a person decided that the two names are one thing"
            corpus.join(Merge(order=0, support=0, a=a, b=b, rule="decided", score=1.0, reason=why))
    for merge in sorted((*by_form(corpus), *by_surname(corpus))):
        corpus.join(merge)
    for merge in sorted(by_surname(corpus)):
        corpus.join(merge)
    found = ((identity, _settled(identity, corpus)) for identity in lexicon.homes)
    before, lexicon.settled = lexicon.settled, {identity: one for identity, one in found if one is not None}
    return {one for one in before.keys() | lexicon.settled.keys() if before.get(one) != lexicon.settled.get(one)}


def identities(article: str, nodes: Sequence[Node], lexicon: Lexicon) -> list[Identity]:
    """Return what the referents of an article were found to be, by number."""
    own = identities_in(article, nodes)
    return [_identity(article, node, identity, lexicon.settled.get(identity)) for node, identity in zip(nodes, own, strict=True)]


def _settled(identity: str, corpus: Corpus) -> Settled | None:
    """Return what an identity is, where that is not plainly itself."""
    root = corpus.root(identity)
    if root != identity:
        merge = corpus.joined.get(identity)
        if merge is None:
            return Settled(root=root, rule=STATED, score=SURE, reason="")
        return Settled(root=root, rule=merge.rule, score=merge.score, reason=merge.reason)
    people = {corpus.root(one) for one in corpus.holders(identity)}
    if len(people) < 2:
        return None
    chief, naming, every = _best_known(people, corpus)
    if chief is None:
        return Settled(root=None, rule=STATED, score=SURE, reason="", surname=True)
    told = (naming, every, corpus.lexicon.label(chief))
    return Settled(root=chief, rule="best-known-of-a-name", score=LIKELY, reason="", surname=True, naming=told)


def _identity(article: str, node: Node, identity: str, settled: Settled | None) -> Identity:
    """Return what a referent is, given what it is known by and what that was found to be."""
    reasons = [node.reason] if len(node.forms) > 1 and node.reason else []
    if settled is None or (settled.surname and node.type != "Person"):
        chosen = identity if concept(identity) and not identity.startswith("#") else None
        return Identity(key=identity, concept=chosen, rule=STATED, score=SURE, reason="; ".join(reasons))
    root = settled.root or f"{identity} {article.rsplit('/', 1)[-1]}"
    if settled.surname and settled.root:
        naming, every, label = settled.naming
        known = f'of {every} articles that name somebody called "{node.label}" in full, {naming} name'
        reasons.append(f'{known} "{label}", and this one names nobody else')
    elif settled.reason:
        reasons.append(settled.reason)
    chosen = root if concept(root) else None
    return Identity(key=root, concept=chosen, rule=settled.rule, score=settled.score, reason="; ".join(reasons))


def _best_known(people: Collection[str], corpus: Corpus) -> tuple[str | None, int, int]:
    """Return whom a surname means in an article that names nobody of it in full, if anybody: with the articles that name him, and all."""
    counts = {one: len(corpus.naming(one)) for one in sorted(people)}
    chief, every = max(counts, key=lambda one: counts[one]), sum(counts.values())
    sure = every >= FEW and counts[chief] >= BEST_KNOWN * every
    return chief if sure else None, counts[chief], every
