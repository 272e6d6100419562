"""From a frame's paths to the nouns in the sentence that they lead to."""

from functools import cache
from typing import Final

from rashomon.annotations.clauses import COMPLEMENTS, all_prepositional, first_to, objects, passive, prepositional, subject, surface_subject
from rashomon.annotations.conditions import carrier, is_place, matching, measure
from rashomon.annotations.trees import Tree
from rashomon.annotations.triggers import Frame, Lexicon
from rashomon.vocabulary.names import STATE, load_names

MODIFIERS: Final = ("amod", "compound", "nmod")
NAMING: Final = frozenset(("NORP", "GPE", "ORG"))
"""Entity labels of modifiers that name who acts ("the Russian attack")."""
OWNING: Final = ("NORP", "GPE")
"""Entity labels of the sides to which weapons and craft belong."""
ARMED: Final = ("assault", "territory-capture")
"""Types of events that a side does by its weapons and craft."""
AUTHOR: Final = ("light", "by", "poss", "mod", "from")
"""Where the author of a noun stands that is no trigger itself ("the ministry's plan")."""
NESTED: Final = 3
"""Most events inside events that a path goes through ("rejected an appeal for an end to the attacks on X")."""


def follow(tree: Tree, i: int, paths: tuple[str, ...], lexicon: Lexicon, depth: int = NESTED) -> int | None:
    """Return the head of the first noun phrase that one of the paths leads to, or None.

    Paths: subj and obj (logical, so "by rebels" is the subject of "seized by rebels"); light (subject of the carrying verb); poss and mod
    (possessor and naming modifier of a noun: "Russia's attack", "the Russian attack"); and (the other side of "between A and B"); dative;
    first (who was the first to); comp (a clause as complement); any other word is a preposition. A path goes on behind a dot: "obj.of".
    Behind one, actor is who acts in a complement, who and whom are subject and object of an event in its own frame.
    """
    for path in paths:
        found = _walk(tree, i, path, lexicon, depth)
        if found is not None:
            return found
    return None


def _walk(tree: Tree, i: int, path: str, lexicon: Lexicon, depth: int) -> int | None:
    first, _, rest = path.partition(".")
    if not rest:
        return _step(tree, i, first, lexicon, depth)
    if first in ("obj", "comp", "subj"):
        start = _step(tree, i, first, lexicon, depth)
        starts = [] if start is None else tree.conjuncts(start)
    else:
        starts = [found for at in _bearers(tree, i, lexicon) for found in all_prepositional(tree, at, first)]
    return next((found for start in starts if (found := _walk(tree, start, rest, lexicon, depth)) is not None), None)


def _step(tree: Tree, i: int, path: str, lexicon: Lexicon, depth: int) -> int | None:
    match path:
        case "-":
            return None
        case "subj":
            return subject(tree, i)
        case "obj":
            return objects(tree, i)
        case "comp":
            return complement(tree, i)
        case "light":
            return _carried_by(tree, i, lexicon)
        case "poss":
            return tree.child(i, "poss")
        case "mod":
            return next((k for k in tree.kids[i] if tree.dep[k] in MODIFIERS and tree.entity[k] in NAMING and not _is_site(tree, k)), None)
        case "dative":
            found = tree.child(i, "dative", "iobj")
            if found is None and tree.child(i, "dobj") is not None:
                return tree.child(i, "nsubjpass")
            return found if found is None or tree.pos[found] != "ADP" else tree.child(found, "pobj")
        case "and":
            between = prepositional(tree, i, "between")
            return tree.child(between, "conj") if between is not None else None
        case "attr":
            return tree.child(i, "attr")
        case "first":
            be = first_to(tree, i)
            return tree.child(be, "nsubj") if be is not None else None
        case "actor":
            return _actor(tree, i)
        case "who" | "whom":
            return _inside(tree, i, path, lexicon, depth - 1) if depth else None
        case _:
            return _phrase(tree, i, path, lexicon)


def _is_site(tree: Tree, i: int) -> bool:
    """Return whether a modifier names where something was done, not who did it: a town or region ("the Lorn attacks"), no state."""
    return tree.entity[i] == "GPE" and tree.dep[i] == "compound" and tree.tag[i] == "NNP" and tree.low[i] not in state_words()


@cache
def state_words() -> frozenset[str]:
    """Return the words of which the curated names of states consist, in lower case, read once."""
    names = load_names()
    states = (concept for concept in names.concepts.values() if concept.kind == STATE)
    return frozenset(word.casefold() for concept in states for name in concept.names for word in name.split())


def _phrase(tree: Tree, i: int, word: str, lexicon: Lexicon) -> int | None:
    """Return the object of a preposition; of one that says where, only a place ("clashes in Lyon", never "in a statement")."""
    where = word in lexicon.kinds["where"]
    for at in _bearers(tree, i, lexicon):
        for found in all_prepositional(tree, at, word):
            if found != i and (not where or is_place(tree, found, lexicon)):
                return found
    return None


def _bearers(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    """Return the words under which a frame's prepositions may stand: its own, its verb's, and what is joined to it."""
    if tree.pos[i] == "VERB":
        return [i]
    verb = carrier(tree, i, lexicon)
    if verb is None and tree.dep[i] in ("nsubj", "nsubjpass") and tree.lemma[tree.head[i]] in lexicon.kinds["occur"]:
        verb = tree.head[i]
    found = [i, measure(tree, i, lexicon)]
    return list(dict.fromkeys(found if verb is None else [*found, verb]))


def complement(tree: Tree, i: int) -> int | None:
    """Return the verb of the clause that completes a verb, adjective or noun ("demands that they leave")."""
    found = tree.child(i, *COMPLEMENTS)
    if found is None and tree.pos[i] == "NOUN":
        found = next((k for k in tree.kids[i] if tree.dep[k] in ("acl", "relcl") and tree.tag[k] in ("VB", "VBP")), None)
    if found is None:
        prep = next((k for k in tree.kids[i] if tree.dep[k] == "prep" and tree.child(k, "pcomp") is not None), None)
        found = tree.child(prep, "pcomp") if prep is not None else None
    return found


def _carried_by(tree: Tree, i: int, lexicon: Lexicon) -> int | None:
    """Return who does an event noun: the subject of the verb that carries it, before or behind ("a rally staged by students")."""
    verb = carrier(tree, i, lexicon)
    if verb is not None:
        return surface_subject(tree, verb) if tree.dep[i] == "pobj" else subject(tree, verb)
    for k in tree.kids[i]:
        if tree.dep[k] == "acl" and tree.lemma[k] in lexicon.kinds["light"] and passive(tree, k):
            return subject(tree, k)
    return None


def _actor(tree: Tree, i: int) -> int | None:
    """Return who is to act in a clause: its subject; in the passive who does it, or from whom something is taken."""
    own = tree.child(i, "nsubj")
    if own is not None or not passive(tree, i):
        return own
    return subject(tree, i) or prepositional(tree, i, "from") or tree.child(i, "nsubjpass")


def _inside(tree: Tree, i: int, path: str, lexicon: Lexicon, depth: int) -> int | None:
    frame = matching(tree, i, lexicon)
    if frame is None and tree.pos[i] == "VERB":
        below = tree.child(i, "xcomp")
        if below is not None and tree.lemma[i] in lexicon.kinds["transparent"]:
            return _inside(tree, below, path, lexicon, depth)
        target = objects(tree, i)
        inner = matching(tree, target, lexicon) if target is not None else None
        if target is not None and inner is not None:
            return follow(tree, target, inner.subject if path == "who" else inner.object, lexicon, depth)
        return target if path == "whom" else subject(tree, i)
    if frame is None:
        return follow(tree, i, AUTHOR, lexicon, depth) if path == "who" else None
    return follow(tree, i, frame.subject if path == "who" else frame.object, lexicon, depth)


def participants(tree: Tree, i: int, frame: Frame, lexicon: Lexicon) -> tuple[int | None, int | None, list[tuple[str, int]]]:
    """Return the heads of subject, object and further roles that a frame finds; nobody is both subject and object.

    Where an event or a message stands for its author ("the rally demanded"), the author is the subject.
    """
    who = follow(tree, i, frame.subject, lexicon)
    if (
        who is not None
        and tree.pos[who] == "NOUN"
        and (tree.lemma[who] in lexicon.kinds["message"] or (tree.lemma[who], "NOUN") in lexicon.frames)
    ):
        author = follow(tree, who, AUTHOR, lexicon)
        who = author if author is not None and author != i else who
    if who is not None and frame.type in ARMED and tree.lemma[who] in lexicon.kinds["arm"]:
        who = _wielder(tree, who)
    whom = follow(tree, i, frame.object, lexicon)
    if whom is None and frame.type == ARMED[0] and tree.pos[i] == "NOUN" and not {"on", "against"}.isdisjoint(frame.object):
        whom = next((k for k in tree.kids[i] if _is_site(tree, k)), None)
    roles = [(role, found) for role, path in frame.roles if (found := follow(tree, i, tuple(path.split("|")), lexicon)) is not None]
    roles = [(role, _ruler(tree, found, lexicon)) for role, found in roles]
    return who, (whom if whom != who else None), roles


def _wielder(tree: Tree, i: int) -> int:
    """Return whose weapon or craft does something ("a rocket fired by the army", "a Norland patrol boat"), or the word itself."""
    for k in tree.kids[i]:
        if tree.dep[k] == "acl" and passive(tree, k) and (by := subject(tree, k)) is not None:
            return _wielder(tree, by) if by != i else by
    owner = next((k for k in tree.kids[i] if tree.dep[k] == "poss" and tree.tag[k] != "WP$"), None)
    named = owner if owner is not None else next((k for k in tree.kids[i] if tree.dep[k] in MODIFIERS and tree.entity[k] in OWNING), None)
    if named is None:
        named = next((k for k in all_prepositional(tree, i, "of") if tree.entity[k] in OWNING), None)
    return i if named is None else named


def _ruler(tree: Tree, i: int, lexicon: Lexicon) -> int:
    """Return whose rule it is ("from Karsian occupation" is from Karsia), or the word itself."""
    if tree.lemma[i] not in lexicon.kinds["rule"]:
        return i
    found = follow(tree, i, ("of", "poss", "mod"), lexicon)
    return i if found is None else found
