"""From a frame's paths to the nouns in the sentence that they lead to."""

from typing import Final

from rashomon.annotations.clauses import COMPLEMENTS, Tree, objects, prepositional, subject
from rashomon.annotations.triggers import Frame, Lexicon, carrier

MODIFIERS: Final = ("amod", "compound", "nmod")


def follow(tree: Tree, i: int, paths: tuple[str, ...], lexicon: Lexicon) -> int | None:
    """Return the head of the first noun phrase that one of the paths leads to, or None.

    Paths: subj and obj (logical, so "by rebels" is the subject of "seized by rebels"); light (subject of the carrying verb); poss and mod
    (possessor and naming modifier of a noun: "Russia's attack", "the Russian attack"); comp.subj and comp.obj (of the clause that is
    complement); between, and (the two sides of "between A and B"); any other word is a preposition. "obj.of" goes on from the object.
    """
    for path in paths:
        found = _step(tree, i, path, lexicon)
        if found is not None:
            return found
    return None


def _step(tree: Tree, i: int, path: str, lexicon: Lexicon) -> int | None:
    first, _, rest = path.partition(".")
    if rest:
        start = _complement(tree, i) if first == "comp" else _step(tree, i, first, lexicon)
        if start is None:
            return None
        if first == "comp" and rest == "subj":
            return tree.child(start, "nsubj", "nsubjpass")
        return _step(tree, start, rest, lexicon)
    match first:
        case "subj":
            return subject(tree, i)
        case "obj":
            return objects(tree, i)
        case "light":
            verb = carrier(tree, i, lexicon)
            return subject(tree, verb) if verb is not None else None
        case "poss":
            return tree.child(i, "poss")
        case "mod":
            return next((k for k in tree.kids[i] if tree.dep[k] in MODIFIERS and (tree.entity[k] in ("NORP", "GPE", "ORG"))), None)
        case "dative":
            found = tree.child(i, "dative", "iobj")
            return found if found is None or tree.pos[found] != "ADP" else tree.child(found, "pobj")
        case "and":
            between = prepositional(tree, i, "between")
            return tree.child(between, "conj") if between is not None else None
        case _:
            return _phrase(tree, i, first, lexicon)


def _phrase(tree: Tree, i: int, word: str, lexicon: Lexicon) -> int | None:
    found = prepositional(tree, i, word)
    if found is not None:
        return found
    other = objects(tree, i) if tree.pos[i] == "VERB" else carrier(tree, i, lexicon)
    return prepositional(tree, other, word) if other is not None else None


def _complement(tree: Tree, i: int) -> int | None:
    return tree.child(i, *COMPLEMENTS)


def participants(tree: Tree, i: int, frame: Frame, lexicon: Lexicon) -> tuple[int | None, int | None, list[tuple[str, int]]]:
    """Return the heads of subject, object and further roles that a frame finds; nobody is both subject and object."""
    who = follow(tree, i, frame.subject, lexicon)
    whom = follow(tree, i, frame.object, lexicon)
    roles = [(role, found) for role, path in frame.roles if (found := follow(tree, i, tuple(path.split("|")), lexicon)) is not None]
    return who, (whom if whom != who else None), roles
