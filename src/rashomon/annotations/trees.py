"""The parse of a document as plain lists.

Walking spaCy tokens costs more than the walk itself; every list here is read once and indexed by token position.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from sys import intern
from typing import Final, override

import numpy as np
from spacy.tokens import Doc

from rashomon.annotations.bare_passives import bare_passives, part_from_speaker
from rashomon.annotations.keys import MENTIONS
from rashomon.annotations.outcomes import strayed
from rashomon.annotations.spelled import spelled
from rashomon.annotations.strings import WORDS, Words
from rashomon.annotations.wordlists import read_rows

DENY: Final = frozenset(("deny", "denies", "denied", "denying"))
"""Forms of the verb whose object is a deed ("denied shelling towns")."""
NOUN_ROLES: Final = frozenset(("dobj", "pobj", "nsubj", "nsubjpass", "attr"))
"""Relations of nouns: a word in one of them, with an article or attribute, that the tagger takes for a verb is a noun ("an appeal")."""

VERB_FORMS: Final = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"))

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
    verbs = [i for i, form in enumerate(tag) if form in VERB_FORMS]
    _mend_gerunds(verbs, low, tag, dep, heads)
    _mend_finite(verbs, pos, tag, dep, heads)
    _mend_reduced(verbs, tag, dep, heads)
    _mend_marked(verbs, tag, dep, heads)
    part_from_speaker(verbs, tag, dep, heads)
    for outcome, deed in strayed(verbs, low, lemma, tag, dep, heads).items():
        heads[outcome] = deed
    kids = _children(heads)
    bare_passives(low, lemma, tag, dep, kids)
    for i in [i for i, part in enumerate(pos) if part == "VERB"]:
        if dep[i] in NOUN_ROLES and any(dep[k] in ("det", "amod", "compound", "poss") for k in kids[i]):
            pos[i] = "NOUN"
    _name(doc, entity)
    _mend_relative(verbs, low, dep, heads, kids, entity)
    return Tree(lemma=lemma, low=low, pos=pos, tag=tag, dep=dep, head=heads, kids=kids, entity=entity)


def _children(heads: list[int]) -> list[Sequence[int]]:
    """Return the children of each token, no more than are looked at."""
    none: list[int] = []
    kids = [none] * len(heads)
    for i, head in enumerate(heads):
        if head != i:
            below = kids[head]
            if below is none:
                kids[head] = [i]
            elif len(below) < MOST_CHILDREN:
                below.append(i)
    return list(kids)


def _mend_gerunds(verbs: list[int], low: list[str], tag: list[str], dep: list[str], heads: list[int]) -> None:
    """Make a verb of a gerund that the parser takes for an attribute: "blamed them for striking civilian targets"."""
    for i in verbs:
        role = dep[i]
        if role == "amod" and tag[i] == "VBG" and i and low[i - 1] in ("of", "for", "about"):
            noun = heads[i]
            if dep[noun] == "pobj" and heads[noun] == i - 1:
                heads[i], dep[i], heads[noun], dep[noun] = i - 1, "pcomp", i, "dobj"
        elif role in ("amod", "compound") and tag[i] == "VBG" and i and low[i - 1] in DENY:
            noun = heads[i]
            if dep[noun] == "dobj" and heads[noun] == i - 1:
                heads[i], dep[i], heads[noun], dep[noun] = i - 1, "xcomp", i, "dobj"


def _mend_finite(verbs: list[int], pos: list[str], tag: list[str], dep: list[str], heads: list[int]) -> None:
    """Make the head of its clause of a finite verb that the parser takes for part of a noun ("if the crowd storms parliament")."""
    mended = {heads[i]: i for i in verbs if dep[i] == "compound" and pos[i] == "VERB" and tag[i] in ("VBZ", "VBP") and i < heads[i]}
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


def _mend_reduced(verbs: list[int], tag: list[str], dep: list[str], heads: list[int]) -> None:
    """Make the noun before a participle the subject, where the parser took the two for a clause: "hackers linked to him broke in"."""
    clauses = [i for i in verbs if dep[i] in ("csubj", "nsubj") and tag[i] == "VBN" and i < heads[i]]
    for i in clauses:
        before = range(max(i - REACH, 0), i)
        noun = next((k for k in reversed(before) if heads[k] == i and dep[k] in ("nsubj", "compound") and tag[k][:2] == "NN"), -1)
        if noun < 0 or any(heads[k] == i and dep[k] in ("aux", "auxpass") for k in before):
            continue
        for k in before:
            if heads[k] == i and dep[k] == "mark":
                heads[k] = heads[i]
        heads[noun], dep[noun], heads[i], dep[i] = heads[i], "nsubj", noun, "acl"


def _mend_marked(verbs: list[int], tag: list[str], dep: list[str], heads: list[int]) -> None:
    """Make the noun between "after" and a verb without a subject its subject: "after London accused Tehran"."""
    for verb in verbs:
        noun = verb - 1
        if noun < 1 or dep[noun] != "pobj" or tag[verb] not in ("VBD", "VBZ", "VBP"):
            continue
        mark = heads[noun]
        if dep[mark] == "mark" and heads[mark] == verb and not any(heads[k] == verb and dep[k] == "nsubj" for k in range(mark, verb)):
            heads[noun], dep[noun] = verb, "nsubj"


def _mend_relative(
    verbs: list[int], low: list[str], dep: list[str], heads: list[int], kids: list[Sequence[int]], entity: list[str]
) -> None:
    """Hang a clause with "who" on a person, and not on where he is from: "a captain from Sicily, who asked not to be named"."""
    for i in verbs:
        place = heads[i]
        if dep[i] != "relcl" or dep[place] != "pobj" or entity[place] not in ("GPE", "LOC") or heads[place] == place:
            continue
        noun = heads[heads[place]]
        if any(dep[k] in ("det", "amod") for k in kids[place]):
            continue  # "every American who"
        if any(low[k] == "who" for k in kids[i]) and dep[heads[place]] == "prep" and noun < place:
            heads[i] = noun
            kids[place] = [k for k in kids[place] if k != i]
            kids[noun] = [*kids[noun], i]


def _name(doc: Doc, entity: list[str]) -> None:
    """Let the mentions overrule the labels of the model."""
    for span in doc.spans.get(MENTIONS, ()):
        label = LABELS.get(span.label_, "")
        for i in range(span.start, span.end):
            entity[i] = label
