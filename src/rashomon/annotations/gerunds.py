"""Gerunds that are nouns: in "killed by shelling" and "there was shelling" nobody named does it, and not who is killed."""

from typing import Final

from rashomon.annotations.clauses import COMPLEMENTS
from rashomon.annotations.trees import Tree
from rashomon.annotations.triggers import Lexicon
from rashomon.annotations.wordlists import function_words

OWN: Final = frozenset({"dobj", "aux", "auxpass", "nsubj", "nsubjpass", "prt", "neg", "mark", *COMPLEMENTS})
"""What only a verb has; with none of it a gerund after a preposition tells of an event as a noun does."""


def name_gerunds(tree: Tree, words: Lexicon) -> None:
    """Make nouns of the gerunds that are, where the trigger lexicon knows them as nouns; the tree is changed."""
    for i in [i for i, tag in enumerate(tree.tag) if tag == "VBG"]:
        if tree.pos[i] != "VERB" or (tree.low[i], "NOUN") not in words.frames:
            continue
        roles = {tree.dep[k] for k in tree.kids[i]}
        there = "expl" in roles and roles.isdisjoint(OWN - {"aux", "auxpass"})
        behind = tree.dep[i] in ("pcomp", "pobj") and tree.low[tree.head[i]] in function_words("amid") and roles.isdisjoint(OWN)
        if there or behind:
            tree.pos[i], tree.lemma[i] = "NOUN", tree.low[i]
            tree.dep[i] = "pobj" if behind else tree.dep[i]
