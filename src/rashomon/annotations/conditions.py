"""Whether a sentence gives a word what a frame of the trigger lexicon asks for."""

from collections.abc import Iterator
from typing import Final

from rashomon.annotations.clauses import (
    COMPLEMENTS,
    TEMPORAL,
    all_prepositional,
    first_to,
    given,
    objects,
    passive,
    prepositional,
    prepositions,
    subject,
)
from rashomon.annotations.trees import Tree
from rashomon.annotations.triggers import TYPES, Frame, Lexicon

PARTICLES: Final = ("prt", "advmod", "prep", "acomp", "oprd", "dobj", "npadvmod")
"""Relations of what completes a verb: particles, and the second object of "took them hostage"."""
DOES: Final = frozenset({"do", "does", "did"})
SURROUNDINGS: Final = frozenset(
    ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "mark", "punct", "npadvmod", "cc", "conj", "advcl", "ccomp", "parataxis")
)
"""Relations of what stands around a verb and leaves its meaning as it is."""
CLAIM: Final = "claim"
"""The verb of whoever says that a deed was his ("claimed the bombing")."""
NONE: Final = ("no", "any")
"""Articles of a noun of which somebody says that there is none ("no casualties", "denied that there were any")."""
MODIFIERS: Final = ("compound", "amod", "nmod", "npadvmod", "advmod")


def matching(tree: Tree, i: int, lexicon: Lexicon) -> Frame | None:
    """Return the frame of a word in its sentence, or None where it names no event."""
    for frame in lexicon.frames.get((tree.lemma[i], tree.pos[i]), ()):
        if all(_holds(tree, i, name, words, lexicon) for name, words in frame.needs):
            return frame
    return None


def _holds(tree: Tree, i: int, name: str, words: frozenset[str], lexicon: Lexicon) -> bool:
    """Return whether a sentence gives a word what a frame asks for.

    obj, subj: an object or subject (of these lemmas); intr: no object; place, person, name: an object that is one; event: one that names
    an act of conflict or co-operation; prt: a particle; prep, noprep: a preposition; pp: a preposition with an object ("under:control");
    at: a preposition with a place; comp: a clause as complement (of this verb or form); comp.obj: one with such an object; nocomp: none;
    plain: nothing that completes the verb but time and circumstances ("the town has fallen", never "fell silent"); subj.place: a subject
    that is a place; acomp: a predicative adjective; pcomp: a preposition with a verb; dative: a receiver; mod: a modifier of a noun;
    light: a noun under a verb that only carries it; joint: several who do it; attr: a predicative noun; neg: negation; the: a definite
    article; none: a noun of which there is none, or not any;
    first: of whoever was the first to do it; initial: an object that is the first ("the first shot");
    mishap: a cause that is one of these, of no number of victims; topic: a document that has one of these lemmas (see `on_topic`).
    """
    kids, dep = tree.kids[i], tree.dep
    match name:
        case "obj" | "subj" | "intr" | "place" | "person" | "event" | "name":
            found = tree.child(i, "nsubj", "nsubjpass") if name == "subj" else objects(tree, i)
            return _fits(tree, found, name, words, lexicon)
        case "prt":
            return any(tree.low[k] in words and dep[k] in PARTICLES and tree.child(k, "pobj") is None for k in kids)
        case "prep" | "noprep":
            return any(all_prepositional(tree, i, word) for word in words) == (name == "prep")
        case "pp":
            return any(f"{word}:{tree.lemma[found]}" in words for word, found in prepositions(tree, i))
        case "at":
            return any(word in words and is_place(tree, found, lexicon) for word, found in prepositions(tree, i))
        case "comp" | "nocomp" | "comp.obj":
            return _complemented(tree, i, name, words)
        case "acomp":
            return any(tree.lemma[k] in words and dep[k] in ("acomp", "oprd", "ccomp", "xcomp", "advmod") for k in kids)
        case "pcomp":
            return any(dep[k] == "prep" and tree.child(k, "pcomp") is not None for k in kids)
        case "plain":
            return all(_circumstance(tree, k) for k in kids)
        case "subj.place":
            return any(dep[k] in ("nsubj", "nsubjpass") and _held(tree, k, lexicon) for k in kids)
        case "dative":
            return any(dep[k] in ("dative", "iobj") for k in kids)
        case "passive" | "active":
            return passive(tree, i) == (name == "passive")
        case "mod":
            return any(tree.lemma[k] in words and dep[k] in MODIFIERS for k in kids)
        case "light":
            return carrier(tree, i, lexicon) is not None
        case "joint":
            return _joint(tree, i, lexicon)
        case "the":
            return any(dep[k] == "det" and tree.low[k] in ("the", "this", "that") for k in kids)
        case "attr":
            return any(tree.low[k] in words and dep[k] == "attr" for k in kids)
        case "none":
            return any(dep[k] == "det" and tree.low[k] in NONE for k in kids)
        case "topic":
            return True
        case "first":
            return first_to(tree, i) is not None
        case "initial":
            found = objects(tree, i)
            return found is not None and any(tree.low[k] == "first" for k in tree.kids[found])
        case "mishap":
            return not _numbered(tree, i) and any(_worded(tree, k, words) for k in _causes(tree, i))
        case _:
            return any(dep[k] == "neg" for k in kids)


def _causes(tree: Tree, i: int) -> Iterator[int]:
    """Yield what the words say that something came of: who or what did it, "of a stroke", "because it was overloaded"."""
    who = subject(tree, i)
    if who is not None:
        yield who
    for k in tree.kids[i]:
        if tree.dep[k] == "prep" and (found := tree.child(k, "pobj")) is not None:
            yield found
        elif tree.dep[k] == "acomp" and tree.low[k] == "due":
            yield from (found for _, found in prepositions(tree, k))
        elif tree.dep[k] == "advcl" and any(tree.low[j] in ("because", "after", "when") for j in tree.kids[k]):
            yield k


def _numbered(tree: Tree, i: int) -> bool:
    """Return whether a verb's subject is a number of people or things: a toll says more than what they died of."""
    return any(tree.dep[k] in ("nsubj", "nsubjpass") and any(tree.dep[j] == "nummod" for j in tree.kids[k]) for k in tree.kids[i])


def _worded(tree: Tree, i: int, words: frozenset[str]) -> bool:
    """Return whether a word, alone or with one of those before it, is one of some ("attack" in "heart attack")."""
    lemma = tree.lemma[i]
    return lemma in words or any(f"{tree.lemma[k]} {lemma}" in words for k in tree.kids[i] if tree.dep[k] in MODIFIERS)


def _circumstance(tree: Tree, k: int) -> bool:
    """Return whether a child only says when, whether or in which order something happened."""
    if tree.dep[k] == "prep":
        target = tree.child(k, "pobj")
        return target is not None and (tree.entity[target] in TEMPORAL or tree.low[k] == "after")
    return tree.dep[k] in SURROUNDINGS


def _held(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Return whether a subject surely is a place that can be held: one by name, or a town."""
    return tree.entity[i] in ("GPE", "LOC") or tree.lemma[i] in lexicon.kinds["place"]


def _complemented(tree: Tree, i: int, name: str, words: frozenset[str]) -> bool:
    found = next((k for k in tree.kids[i] if tree.dep[k] in COMPLEMENTS), None)
    if found is None or name == "nocomp":
        return found is None and name == "nocomp"
    if name == "comp.obj":
        target = objects(tree, found)
        return target is not None and tree.lemma[target] in words
    # "suggested that he leave" has no auxiliary; "suggested that he could leave" and "that he did leave" ask nobody
    helped = tree.tag[found] == "VB" and any(tree.tag[k] == "MD" or tree.low[k] in DOES for k in tree.kids[found])
    form = "" if helped else tree.tag[found]
    return not words or tree.lemma[found] in words or tree.dep[found] in words or form in words


def _joint(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    verb = carrier(tree, i, lexicon)
    who = subject(tree, verb) if verb is not None else None
    several = who is not None and (len(tree.conjuncts(who)) > 1 or any(tree.dep[k] == "conj" for m in tree.kids[who] for k in tree.kids[m]))
    return several or any(tree.low[k] in ("with", "between") or tree.lemma[k] == "joint" for k in tree.kids[i])


def _fits(tree: Tree, found: int | None, name: str, words: frozenset[str], lexicon: Lexicon) -> bool:
    if found is None or name == "intr":
        return found is None and name == "intr"
    match name:
        case "place":
            return is_place(tree, found, lexicon)
        case "person":
            return is_person(tree, found, lexicon)
        case "name":
            return tree.pos[measured(tree, found, lexicon)] == "PROPN"
        case "event":
            return event_class(tree, found, lexicon) in words
        case _:
            return not words or any(tree.lemma[k] in words for k in _wordings(tree, found, lexicon))


def _wordings(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    """Return the nouns by any of which an object may be known: joined ones, what a measure measures, "ceasefire" in "ceasefire deal"."""
    found = [measured(tree, k, lexicon) for k in tree.conjuncts(i)]
    return [*found, i, *(k for k in tree.kids[i] if tree.dep[k] == "compound")]


def measured(tree: Tree, i: int, lexicon: Lexicon) -> int:
    """Return what a measure measures ("soldiers" in "hundreds of soldiers"), or the word itself."""
    for _ in range(3):
        if tree.lemma[i] not in lexicon.kinds["partitive"] and tree.pos[i] != "NUM":
            break
        found = prepositional(tree, i, "of")
        if found is None:
            break
        i = found
    return i


def measure(tree: Tree, i: int, lexicon: Lexicon) -> int:
    """Return the measure of a noun ("rounds" in "rounds of talks"), or the word itself."""
    above = tree.head[tree.head[i]]
    counted = tree.dep[i] == "pobj" and tree.low[tree.head[i]] == "of" and tree.lemma[above] in lexicon.kinds["partitive"]
    return above if counted else i


def carrier(tree: Tree, i: int, lexicon: Lexicon) -> int | None:
    """Return the verb that only carries an event noun ("launched an attack", "claimed the attack", "resigned in protest"), or None."""
    i = measure(tree, i, lexicon)
    verb = tree.head[i]
    if tree.dep[i] in ("dobj", "nsubjpass") and (tree.lemma[verb] in lexicon.kinds["light"] or _claimed(tree, i)):
        return verb
    if tree.dep[i] == "pobj":
        verb = tree.head[verb]
        if (
            tree.pos[verb] == "VERB"
            and tree.lemma[verb] in lexicon.kinds["light"]
            and tree.low[tree.head[i]] in ("in", "to", "into", "out")
        ):
            return verb if tree.child(verb, "dobj") is None else None
        return _involving(tree, tree.head[i], lexicon)
    return None


def _claimed(tree: Tree, noun: int) -> bool:
    """Return whether somebody says that a known deed was his: "claimed the attack", "claimed Monday's raid", not "claimed fraud"."""
    if tree.lemma[tree.head[noun]] != CLAIM:
        return False
    return given(tree, noun) or any(tree.dep[k] in ("compound", "nmod") and tree.pos[k] == "PROPN" for k in tree.kids[noun])


def _involving(tree: Tree, prep: int, lexicon: Lexicon) -> int | None:
    """Return the verb by which somebody has a part in a deed, or says so or not, or None.

    "Is responsible for", "is behind", "is to blame for", "claimed responsibility for", "denied any role in".
    """
    above = tree.head[prep]
    if tree.lemma[above] == "blame" and tree.dep[above] == "xcomp" and tree.lemma[tree.head[above]] == "be":
        return tree.head[above]
    if tree.low[prep] == "behind":
        return above if tree.lemma[above] == "be" else None
    if tree.low[prep] == "with" and tree.lemma[above] == "do":
        noun = tree.head[above]
        verb = tree.head[noun] if tree.dep[noun] == "dobj" else noun
        return verb if tree.lemma[verb] == "have" else None
    if tree.pos[above] == "VERB" and tree.low[prep] in ("in", "for"):  # "played no role in it": the parser hangs "in" on the verb
        above = next((k for k in tree.kids[above] if tree.dep[k] == "dobj"), above)
    if tree.lemma[above] in lexicon.kinds["involved"] and tree.dep[above] in ("acomp", "dobj", "attr", "pobj"):
        verb = tree.head[above]
        bearing = tree.lemma[verb] in ("be", "have", "play") or any(tree.lemma[verb] in lexicon.kinds[kind] for kind in ("light", "avow"))
        return verb if bearing and tree.pos[verb] in ("VERB", "AUX") else None
    return None


def is_place(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Return whether a noun names or describes a place; a name of no known kind may be one."""
    i = measured(tree, i, lexicon)
    if any(tree.dep[k] == "appos" and tree.lemma[k] in lexicon.kinds["place"] for k in tree.kids[i]):
        return True
    if tree.entity[i]:
        return tree.entity[i] in ("GPE", "LOC", "FAC")
    return tree.lemma[i] in lexicon.kinds["place"] or tree.pos[i] == "PROPN"


def is_person(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Return whether a noun names or describes a person or people."""
    i = measured(tree, i, lexicon)
    if any(tree.dep[k] == "appos" and tree.lemma[k] in lexicon.kinds["place"] for k in tree.kids[i]):
        return False
    return (
        tree.entity[i] in ("PERSON", "NORP") or tree.lemma[i] in lexicon.kinds["people"] or tree.low[i] in lexicon.kinds["person-pronoun"]
    )


def event_class(tree: Tree, i: int, lexicon: Lexicon) -> str:
    """Return "conflict", "co-operation" or "" for a noun or verb, by the quad class of its least demanding frame."""
    frames = lexicon.frames.get((tree.lemma[i], tree.pos[i]))
    kind = frames[-1].type if frames else None
    return TYPES[kind].partition(" ")[2] if kind else ""
