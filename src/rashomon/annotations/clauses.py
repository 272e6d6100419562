"""Who is subject and object of a verb, whatever its form, and which verbs are commands."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from rashomon.annotations.trees import REACH, Tree
from rashomon.annotations.triggers import lexicon
from rashomon.annotations.wordlists import read_rows

NOMINAL: Final = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
SUBJECTS: Final = frozenset(("nsubj", "csubj"))
PASSIVE_SUBJECTS: Final = frozenset(("nsubjpass", "csubjpass"))
PREPOSITIONS: Final = frozenset(("prep", "agent", "dative"))
CLAIMS: Final = frozenset(("claim", "accusation", "allegation", "charge", "report"))
"""Nouns for words of somebody who may be the doer of what they tell ("Norland's claims of having downed a jet")."""
GUILT: Final = frozenset(("responsibility", "blame", "credit"))
"""Nouns that are taken or denied for a deed of one's own ("accepted responsibility for shelling the market")."""
GIVEN: Final = frozenset(("the", "this", "that", "these", "those"))
"""Articles of what is known already."""
TEMPORAL: Final = frozenset(("DATE", "TIME"))
COMPLEMENTS: Final = frozenset(("ccomp", "xcomp"))


def passive(tree: Tree, i: int) -> bool:
    """Return whether a verb is in the passive, or joined to one that is; bare participles ("the town seized by rebels") are included."""
    for _ in range(REACH):
        roles = {tree.dep[k] for k in tree.kids[i]}
        if "auxpass" in roles or not roles.isdisjoint(PASSIVE_SUBJECTS):
            return True
        if tree.tag[i] != "VBN" or "dobj" in roles:
            return False
        if ("nsubj" not in roles and (tree.dep[i] in ("acl", "amod") or "agent" in roles)) or _bare_participle(tree, i, roles):
            return True
        if tree.dep[i] != "conj" or tree.head[i] > i or not roles.isdisjoint(("aux", "nsubj")):
            return False
        i = tree.head[i]
    return False


def _bare_participle(tree: Tree, i: int, roles: set[str]) -> bool:
    """Return whether a participle stands for a whole clause: "Twelve killed in the shelling"."""
    return tree.dep[i] in ("ROOT", "ccomp") and "aux" not in roles


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
        who = tree.child(by, "pobj") if by is not None else None
        return who if who is None or tree.lemma[who] not in lexicon().kinds["chance"] else None
    return surface_subject(tree, i, steps)


def surface_subject(tree: Tree, i: int, steps: int = REACH) -> int | None:
    """Return the grammatical subject of a verb, its own or one that it shares with the words above it, or None."""
    own = tree.child(i, "nsubj", "nsubjpass")
    dep, head = tree.dep[i], tree.head[i]
    if own is not None:
        if tree.tag[own] in ("WDT", "WP") and dep in ("relcl", "ccomp"):
            return head
        return own
    if steps <= 0 or head == i or tree.child(i, "expl") is not None or commands(tree, i):
        return None
    if dep == "acl" and tree.lemma[head] in CLAIMS:
        return _holder(tree, head)
    if dep in ("acl", "relcl", "amod") and tree.pos[head] in NOMINAL:
        return head if tree.tag[i] != "VB" else _controller(tree, head, steps)
    if dep in ("acomp", "attr", "oprd") and tree.pos[i] == "ADJ":
        return surface_subject(tree, head, steps - 1)
    if dep in ("xcomp", "advcl") and tree.tag[i] == "VB" and (made := _made_to_act(tree, head, purpose=dep == "advcl")) is not None:
        return made
    if dep in ("conj", "advcl", "xcomp", "ccomp", "dep", "pcomp", "prep"):
        return _controller(tree, head, steps) if dep != "conj" else surface_subject(tree, head, steps - 1)
    return None


def commands(tree: Tree, i: int) -> bool:
    """Return whether a verb is an imperative, or joined to one: a bare form without a subject that opens what is said ("Do not shoot")."""
    for _ in range(REACH):
        if tree.tag[i] != "VB" or tree.dep[i] == "aux" or not _bare(tree, i):
            return False
        if tree.dep[i] != "conj":
            first = min((k for k in tree.kids[i] if k < i and tree.dep[k] in ("aux", "neg", "intj", "advmod")), default=i)
            return first == 0 or tree.pos[first - 1] in ("PUNCT", "SPACE")
        i = tree.head[i]
    return False


def _bare(tree: Tree, i: int) -> bool:
    """Return whether a verb stands without subject, conjunction and auxiliary, but for "do"."""
    return not any(
        tree.dep[k] in SUBJECTS or tree.dep[k] == "mark" or (tree.dep[k] == "aux" and tree.lemma[k] != "do") for k in tree.kids[i]
    )


def _holder(tree: Tree, claim: int) -> int | None:
    """Return whose claim a noun says it is, who is the doer of what it tells: "a Norland claim to have sunk it"."""
    by = prepositional(tree, claim, "by")
    return by if by is not None else next((k for k in tree.kids[claim] if tree.dep[k] == "poss" or tree.entity[k] in ("NORP", "GPE")), None)


def _made_to_act(tree: Tree, verb: int, *, purpose: bool) -> int | None:
    """Return whom a verb makes act, who does what the infinitive behind it says: "told Zamora to withdraw", "called on it to withdraw".

    Args:
        tree: the parse.
        verb: the verb.
        purpose: whether the parser takes the infinitive for a purpose; behind a preposition it is none all the same.
    """
    if tree.lemma[verb] not in object_control() or passive(tree, verb):
        return None
    for link in object_control()[tree.lemma[verb]]:
        found = prepositional(tree, verb, link) if link else tree.child(verb, "dobj", "dative")
        if found is not None and tree.pos[found] in NOMINAL and (link or not purpose):
            return found
    return None


@cache
def object_control() -> Mapping[str, Sequence[str]]:
    """Return the verbs of making somebody act, with the prepositions before whom they make act; empty for the object."""
    found: dict[str, list[str]] = {}
    for row in read_rows("object-control", ("verb", "link"), key=("verb", "link")):
        found.setdefault(row["verb"], []).append(row["link"])
    return found


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
        return head if tree.lemma[head] not in GUILT else surface_subject(tree, tree.head[head], steps - 1)
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


def given(tree: Tree, i: int) -> bool:
    """Return whether a noun speaks of something that there is: "the attack", "its attack", "Monday's attack"."""
    return any(tree.dep[k] == "poss" or (tree.dep[k] == "det" and tree.low[k] in GIVEN) for k in tree.kids[i])


def first_to(tree: Tree, i: int) -> int | None:
    """Return the verb "be" of who "was the first to" do something, or None."""
    noun = tree.head[i]
    if tree.tag[i] != "VB" or noun >= i or not any(tree.low[k] == "to" and tree.dep[k] == "aux" for k in tree.kids[i]):
        return None
    first = tree.low[noun] == "first" or any(tree.low[k] == "first" for k in tree.kids[noun] if k < noun)
    be = tree.head[noun]
    return be if first and tree.dep[noun] in ("attr", "acomp", "nsubj") and tree.lemma[be] == "be" else None
