"""The parse of a document as plain lists, and who is subject and object of a verb in it, whatever its form.

Walking spaCy tokens costs more than the walk itself; every list here is read once and indexed by token position.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Final, override

import numpy as np
from spacy.tokens import Doc

from rashomon.annotations.keys import MENTIONS
from rashomon.annotations.spelled import spelled
from rashomon.annotations.strings import WORDS, Words
from rashomon.annotations.wordlists import read_rows

NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
SUBJECTS: Final = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS: Final = frozenset(("nsubjpass", "csubjpass"))
OBJECTS: Final = frozenset(("dobj", "oprd"))
PREPOSITIONS: Final = frozenset(("prep", "agent", "dative"))
DENY: Final = frozenset(("deny", "denies", "denied", "denying"))
"""Forms of the verb whose object is a deed ("denied shelling towns")."""
CLAIMS: Final = frozenset(("claim", "accusation", "allegation", "charge", "report"))
"""Nouns for words of somebody who may be the doer of what they tell ("Norland's claims of having downed a jet")."""
NOUN_ROLES: Final = frozenset(("dobj", "pobj", "nsubj", "nsubjpass", "attr"))
"""Relations of nouns: a word in one of them, with an article or attribute, that the tagger takes for a verb is a noun ("an appeal")."""
TEMPORAL: Final = frozenset(("DATE", "TIME"))
COMPLEMENTS: Final = frozenset(("ccomp", "xcomp"))

LABELS: Final[Mapping[str, str]] = {"Person": "PERSON", "Place": "GPE", "Organization": "ORG", "Group": "NORP"}
"""Entity types of mentions as the labels that the model uses."""

REACH: Final = 12
"""Most steps of any walk up the tree; sentences that need more are parsed wrongly, and hostile ones are endless."""


MOST_CHILDREN: Final = 100
"""Most children of a word, and joined words, that are looked at: what has more is a list or hostile, and must not cost its square."""

COLUMNS: Final[list[int | str]] = ["HEAD", "POS", "TAG", "DEP", "ENT_TYPE", "LEMMA"]


@cache
def lemma_slips() -> Mapping[str, str]:
    """Return what the lemmatizer gets wrong, and what it should be."""
    return {row["slip"]: row["lemma"] for row in read_rows("lemma-slips", ("slip", "lemma"), key=("slip",))}


class Mended(Words):
    """Lemmas in lower case, the slips of the lemmatizer mended."""

    @override
    def made(self, word: str) -> str:
        """Return what stands for a lemma."""
        return intern(lemma_slips().get(word.lower(), word.lower()))


MENDED = Mended()


@dataclass(frozen=True, slots=True)
class Tree:
    """The parse of one document; every list has one entry a token."""

    lemma: list[str]
    """Lower case."""
    low: list[str]
    """The word in lower case."""
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[Sequence[int]]
    entity: list[str]
    """Label of the named entity that the token is part of, or empty; the names component overrules the model."""

    def child(self, i: int, *labels: str) -> int | None:
        """Return the first child with one of the labels, or None."""
        for k in self.kids[i]:
            if self.dep[k] in labels:
                return k
        return None

    def conjuncts(self, i: int) -> list[int]:
        """Return a word and all that are joined to it, in the order of the text."""
        found, todo = [i], [i]
        while todo and len(found) < MOST_CHILDREN:
            for k in self.kids[todo.pop()]:
                if self.dep[k] == "conj":
                    found.append(k)
                    todo.append(k)
        return found


def tree(doc: Doc) -> Tree:
    """Return the parse of a document as lists, common slips of the tagger mended."""
    table, strings = np.ascontiguousarray(doc.to_array(COLUMNS).T), doc.vocab.strings
    heads: list[int] = (table[0].astype(np.int64) + np.arange(len(doc))).tolist()
    pos, tag, dep, entity = (WORDS.of(column, strings) for column in table[1:5].tolist())
    low, lemma = spelled(doc).lower, MENDED.of(table[5].tolist(), strings)
    _mend_gerunds(low, tag, dep, heads)
    _mend_finite(pos, tag, dep, heads)
    _mend_reduced(tag, dep, heads)
    kids: list[Sequence[int]] = [()] * len(heads)
    for i, head in enumerate(heads):
        if head != i:
            below = kids[head]
            if not isinstance(below, list):
                kids[head] = [i]
            elif len(below) < MOST_CHILDREN:
                below.append(i)
    for i, role in enumerate(dep):
        if role in NOUN_ROLES and pos[i] == "VERB" and any(dep[k] in ("det", "amod", "compound", "poss") for k in kids[i]):
            pos[i] = "NOUN"
    _name(doc, entity)
    return Tree(lemma=lemma, low=low, pos=pos, tag=tag, dep=dep, head=heads, kids=kids, entity=entity)


def _mend_gerunds(low: list[str], tag: list[str], dep: list[str], heads: list[int]) -> None:
    """Make a verb of a gerund that the parser takes for an attribute: "blamed them for striking civilian targets"."""
    for i, role in enumerate(dep):
        if role == "amod" and tag[i] == "VBG" and i and low[i - 1] in ("of", "for", "about"):
            noun = heads[i]
            if dep[noun] == "pobj" and heads[noun] == i - 1:
                heads[i], dep[i], heads[noun], dep[noun] = i - 1, "pcomp", i, "dobj"
        elif role in ("amod", "compound") and tag[i] == "VBG" and i and low[i - 1] in DENY:
            noun = heads[i]
            if dep[noun] == "dobj" and heads[noun] == i - 1:
                heads[i], dep[i], heads[noun], dep[noun] = i - 1, "xcomp", i, "dobj"


def _mend_finite(pos: list[str], tag: list[str], dep: list[str], heads: list[int]) -> None:
    """Make the head of its clause of a finite verb that the parser takes for part of a noun ("if the crowd storms parliament")."""
    mended = {
        heads[i]: i for i, role in enumerate(dep) if role == "compound" and pos[i] == "VERB" and tag[i] in ("VBZ", "VBP") and i < heads[i]
    }
    mended = {noun: verb for noun, verb in mended.items() if dep[noun] in ("advcl", "ccomp", "ROOT") and noun not in mended.values()}
    if not mended:
        return
    for i, head in enumerate(heads):
        verb = mended.get(head)
        if verb is not None and i < verb:
            heads[i] = verb
    for noun, verb in mended.items():
        heads[verb], dep[verb] = (heads[noun] if heads[noun] != noun else verb), dep[noun]
        heads[noun], dep[noun] = verb, "dobj"


def _mend_reduced(tag: list[str], dep: list[str], heads: list[int]) -> None:
    """Make the noun before a participle the subject, where the parser took the two for a clause: "hackers linked to him broke in"."""
    clauses = [i for i, role in enumerate(dep) if role in ("csubj", "nsubj") and tag[i] == "VBN" and i < heads[i]]
    for i in clauses:
        before = range(max(i - REACH, 0), i)
        noun = next((k for k in reversed(before) if heads[k] == i and dep[k] in ("nsubj", "compound") and tag[k][:2] == "NN"), -1)
        if noun < 0 or any(heads[k] == i and dep[k] in ("aux", "auxpass") for k in before):
            continue
        for k in before:
            if heads[k] == i and dep[k] == "mark":
                heads[k] = heads[i]
        heads[noun], dep[noun], heads[i], dep[i] = heads[i], "nsubj", noun, "acl"


def _name(doc: Doc, entity: list[str]) -> None:
    """Let the mentions overrule the labels of the model."""
    for span in doc.spans.get(MENTIONS, ()):
        label = LABELS.get(span.label_, "")
        for i in range(span.start, span.end):
            entity[i] = label


def passive(tree: Tree, i: int) -> bool:
    """Return whether a verb is in the passive, a bare participle after a noun ("the town seized by rebels") included."""
    roles = {tree.dep[k] for k in tree.kids[i]}
    if "auxpass" in roles or not roles.isdisjoint(PASSIVE_SUBJECTS):
        return True
    if tree.tag[i] != "VBN" or "dobj" in roles:
        return False
    if tree.dep[i] in ("acl", "amod") or ("agent" in roles and "nsubj" not in roles):
        return True
    if tree.dep[i] in ("ROOT", "ccomp") and "aux" not in roles:
        return True
    return tree.dep[i] == "conj" and tree.head[i] < i and roles.isdisjoint(("aux", "nsubj")) and passive(tree, tree.head[i])


def prepositional(tree: Tree, i: int, word: str) -> int | None:
    """Return the object of the first preposition of that word under a token, or None; times ("on Monday") are not objects."""
    return next(iter(all_prepositional(tree, i, word)), None)


def all_prepositional(tree: Tree, i: int, word: str) -> list[int]:
    """Return the objects of all prepositions of that word under a token, in the order of the text, times left out."""
    found = []
    for k in tree.kids[i]:
        if tree.low[k] == word and (tree.dep[k] in PREPOSITIONS or tree.dep[k] == "prt"):
            target = tree.child(k, "pobj")
            if target is None and (nested := tree.child(k, "prep")) is not None:
                target = tree.child(nested, "pobj")
            if target is not None and tree.entity[target] not in TEMPORAL:
                found.append(target)
    return found


def prepositions(tree: Tree, i: int) -> Iterator[tuple[str, int]]:
    """Yield (preposition, its object) of a token, in the order of the text."""
    for k in tree.kids[i]:
        if tree.dep[k] in PREPOSITIONS:
            found = tree.child(k, "pobj")
            if found is not None:
                yield tree.low[k], found


def subject(tree: Tree, i: int, steps: int = REACH) -> int | None:
    """Return who does what a verb says, or None where the sentence does not tell.

    Looks through the passive ("by rebels"), relative clauses, participles, infinitives and joined verbs.
    """
    if passive(tree, i):
        by = tree.child(i, "agent")
        return tree.child(by, "pobj") if by is not None else None
    return surface_subject(tree, i, steps)


def surface_subject(tree: Tree, i: int, steps: int = REACH) -> int | None:
    """Return the grammatical subject of a verb, its own or one that it shares with the words above it, or None."""
    own = tree.child(i, "nsubj", "nsubjpass")
    dep, head = tree.dep[i], tree.head[i]
    if own is not None:
        if tree.tag[own] in ("WDT", "WP") and dep in ("relcl", "ccomp"):
            return head
        return own
    if steps <= 0 or head == i:
        return None
    if dep == "acl" and tree.lemma[head] in CLAIMS:
        return _holder(tree, head)
    if dep in ("acl", "relcl", "amod") and tree.pos[head] in NOMINAL:
        return head if tree.tag[i] != "VB" else _controller(tree, head, steps)
    if dep in ("acomp", "attr", "oprd") and tree.pos[i] == "ADJ":
        return surface_subject(tree, head, steps - 1)
    if dep in ("conj", "advcl", "xcomp", "ccomp", "dep", "pcomp", "prep"):
        return _controller(tree, head, steps) if dep != "conj" else surface_subject(tree, head, steps - 1)
    return None


def _holder(tree: Tree, claim: int) -> int | None:
    """Return whose claim a noun says it is, who is the doer of what it tells: "a Norland claim to have sunk it"."""
    by = prepositional(tree, claim, "by")
    return by if by is not None else next((k for k in tree.kids[claim] if tree.dep[k] == "poss" or tree.entity[k] in ("NORP", "GPE")), None)


def _controller(tree: Tree, head: int, steps: int) -> int | None:
    """Return who does what stands below a word: its object ("accused X of hiding it"), else its subject ("left without paying")."""
    word = ""
    if tree.pos[head] in ("ADP", "SCONJ"):
        word, head = tree.low[head], tree.head[head]
    if tree.pos[head] in ("VERB", "AUX"):
        affected = objects(tree, head) if word in ("of", "for", "from") else None
        return affected if affected is not None else surface_subject(tree, head, steps - 1)
    if tree.dep[head] not in ("acomp", "attr", "dobj", "pobj", "oprd", "xcomp"):
        return None
    if tree.lemma[head] in CLAIMS:
        return _holder(tree, head)
    if word in ("of", "for", "from") and tree.dep[head] == "dobj":
        return head
    up = tree.head[head] if tree.dep[head] != "pobj" else tree.head[tree.head[head]]
    return surface_subject(tree, up, steps - 1)


def objects(tree: Tree, i: int) -> int | None:
    """Return what a verb is done to: direct object ("given refuge" too), subject of the passive, or what a participle describes."""
    if passive(tree, i):
        found = tree.child(i, "nsubjpass")
        retained = tree.child(i, "dobj") if found is not None else None
        if retained is not None:
            return retained
        if found is not None:
            if tree.tag[found] in ("WDT", "WP") and tree.dep[i] == "relcl":
                return tree.head[i]
            return found
        if tree.dep[i] in ("acl", "amod", "relcl"):
            return tree.head[i]
        if tree.dep[i] == "conj":
            return objects(tree, tree.head[i]) if passive(tree, tree.head[i]) else surface_subject(tree, i, REACH)
        return surface_subject(tree, i, REACH)
    found = tree.child(i, "dobj")
    if found is not None:
        return tree.head[i] if tree.tag[found] in ("WDT", "WP") and tree.dep[i] == "relcl" else found
    for k in tree.kids[i]:
        if tree.dep[k] == "conj" and tree.pos[k] == "VERB" and not passive(tree, k):
            shared = tree.child(k, "dobj")
            if shared is not None and tree.child(k, "nsubj") is None and k - i <= 3:
                return shared
    return None
