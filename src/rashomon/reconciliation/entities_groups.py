"""Clusters of referents over all articles, by look-ups of names.

A referent is known by its fullest name. A shorter one (a surname, an acronym) joins it in another article only where the corpus
knows exactly one thing by that form; for a surname the two articles must also share a role, a country or another name.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.annotations.names_words import word_kinds
from rashomon.model import Referent, TextSpan
from rashomon.reconciliation.name_decisions import NameDecision
from rashomon.vocabulary.names import Names
from rashomon.vocabulary.names_keys import key

SURE, LIKELY = 0.95, 0.8
"""Scores of merges by a definition in some article, and by a form of the name with agreeing context. Not probabilities: an order in
which to look at them; on the development articles the first kind was right in all cases, the second in nine of ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A referent of an article."""

    article: str
    """IRI."""
    number: int
    referent: Referent
    span: TextSpan | None
    """Its first mention; None where it is named only inside another name."""
    mentions: int
    local: str
    """Identifies the referent where nothing but its place does."""
    context: frozenset[str]
    """Keys and concepts of the other names in its article."""


@dataclass(slots=True, kw_only=True)
class Identity:
    """What a referent was found to be."""

    key: str
    concept: str | None = None
    rule: str = ""
    score: float = 1.0
    reason: str = ""


@dataclass(slots=True)
class _Corpus:
    forms: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    """Form to the identities whose referents use it, with the number of referents."""
    why: dict[tuple[str, str], Node] = field(default_factory=dict)
    """(form, identity) to a referent that has both."""
    contexts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    types: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def bare(name: str) -> str:
    """Return the key of a name without the legal form at its end."""
    words = key(name).split()
    legal = word_kinds()["legal"]
    while len(words) > 1 and words[-1] in legal:
        words.pop()
    if len(words) > 2 and words[-1] == words[-2] == "":
        words.pop()
    return " ".join(words)


def fullest(referent: Referent) -> str:
    """Return the key by which a referent is known: that of its name of most words, acronyms last."""
    return max((bare(name) for name in referent.names), key=lambda one: (len(one.split()), len(one), one))


def cluster(nodes: Sequence[Node], names: Names, decisions: Sequence[NameDecision] = ()) -> list[Identity]:
    """Return what each referent is, in the order given; the result for each does not depend on that order."""
    apart = {frozenset((bare(d.name), bare(d.other))) for d in decisions if d.action != "accept"}
    together = {bare(d.name): bare(d.other) for d in decisions if d.action == "accept"}
    found = [_first(node) for node in nodes]
    corpus = _Corpus()
    for node, identity in zip(nodes, found, strict=True):
        whole = identity.concept or identity.key
        corpus.contexts[whole] |= node.context
        for form in {bare(name) for name in node.referent.names}:
            corpus.forms[form][whole] += 1
            corpus.types[form][node.referent.type] += node.mentions
            seen = corpus.why.get((form, whole))
            if seen is None or (node.article, node.number) < (seen.article, seen.number):
                corpus.why[form, whole] = node
    aliases = {form: _other(form, corpus, apart) for form in corpus.forms}
    products = _makers(corpus, aliases)
    for node, identity in zip(nodes, found, strict=True):
        if identity.concept is None and node.referent.names:
            _settle(node, identity, corpus, aliases, products, together)
    return found


def _first(node: Node) -> Identity:
    referent = node.referent
    if referent.concept is not None:
        several = len({bare(name) for name in referent.names}) > 1
        return Identity(key=node.local, concept=referent.concept, rule="curated-name", reason=referent.reason if several else "")
    if not referent.names:
        return Identity(key=node.local)
    several = len({bare(name) for name in referent.names}) > 1
    return Identity(key=fullest(referent), rule="names-in-one-article", score=SURE, reason=referent.reason if several else "")


def _other(form: str, corpus: _Corpus, apart: set[frozenset[str]]) -> str | None:
    """Return the one fuller identity of which a form is a form, None where there is none or several."""
    fuller = [whole for whole in corpus.forms[form] if whole != form and frozenset((form, bare(whole))) not in apart]
    return fuller[0] if len(fuller) == 1 else None


def _makers(corpus: _Corpus, aliases: Mapping[str, str | None]) -> dict[str, str]:
    """Return products by their names with the maker's in front: "acme x100" is "x100" where both stand in the corpus."""
    found = {}
    for form in corpus.forms:
        words = form.split()
        for size in range(1, len(words)):
            maker, rest = " ".join(words[:size]), " ".join(words[size:])
            if rest in corpus.forms and _type(maker, corpus) == "Organization" and _type(rest, corpus) == "Product":
                found[form] = rest
                break
    return found


def _type(form: str, corpus: _Corpus) -> str | None:
    votes = corpus.types.get(form)
    return min(votes.items(), key=lambda one: (-one[1], one[0]))[0] if votes else None


def _settle(
    node: Node,
    identity: Identity,
    corpus: _Corpus,
    aliases: Mapping[str, str | None],
    products: Mapping[str, str],
    together: Mapping[str, str],
) -> None:
    for _ in range(4):
        here = identity.key
        if here in together and together[here] != here:
            identity.key, identity.rule, identity.score = together[here], "decided", 1.0
            identity.reason = "a person decided that the two names are one thing"
            continue
        if here in products:
            identity.key, identity.rule, identity.score = products[here], "maker-and-model", LIKELY
            identity.reason = f'"{here}" is "{products[here]}" with its maker in front'
            continue
        singular = here.removesuffix("s")
        if singular != here and singular in corpus.forms and _type(here, corpus) != "Person" and len(singular) > 2:
            identity.key, identity.rule, identity.score = singular, "plural", LIKELY
            identity.reason = f'"{here}" is the plural of "{singular}"'
            continue
        whole = aliases.get(here)
        if whole is None:
            return
        shared = sorted((node.context & corpus.contexts[whole]) - {here, whole})
        if _type(here, corpus) == "Person" and " " not in here and not shared:
            return
        other = corpus.why[here, whole]
        identity.rule, identity.score = "form-of-a-fuller-name", LIKELY if not shared else SURE
        also = f", and both articles name {', '.join(shared[:3])}" if shared else ""
        identity.reason = f'elsewhere "{here}" is a form of "{other.referent.label}" and of nothing else{also}'
        if whole.startswith("http"):
            identity.concept = whole
            return
        identity.key = whole


def contexts(referents: Iterable[Referent]) -> frozenset[str]:
    """Return what an article names: concepts, and the keys of full names."""
    found: set[str] = set()
    for referent in referents:
        if referent.concept:
            found.add(referent.concept)
        elif referent.names:
            found.add(fullest(referent))
    return frozenset(found)
