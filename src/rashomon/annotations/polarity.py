"""Whether an event is said to have happened: negation, modality and aspect of a word in its sentence.

The words are in `lexicons/en/negation.csv`.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from rashomon.annotations.clauses import commands, given
from rashomon.annotations.trees import REACH, Tree
from rashomon.annotations.triggers import lexicon, read_kinds
from rashomon.errors import VocabularyError

KINDS: Final = frozenset(
    (
        "negator",
        "determiner",
        "failing",
        "doubting",
        "disproof",
        "absence",
        "future",
        "possible",
        "likely",
        "obligation",
        "ongoing",
        "still",
        "condition",
        "forbidding",
        "achieving",
        "prospect",
        "occasion",
        "confirming",
        "opposing",
        "showing",
        "proving",
    )
)
"""What a word does; each is described in the header of the file."""


SINGLE: Final = "single"
"""Behind "not a" it says none ("not a single bullet was fired")."""
BESIDE: Final = frozenset(("after", "before", "during", "since", "despite"))
"""Prepositions that put one event beside another, of which it says nothing ("the shooting stopped after a call")."""


@cache
def negation(language: str = "en") -> Mapping[str, frozenset[str]]:
    """Return the words of each kind, read once.

    Raises:
        VocabularyError: where a word stands twice in a kind, or a kind is unknown or empty.
    """
    kinds = read_kinds("negation", language)
    if kinds.keys() != KINDS:
        raise VocabularyError(f"negation: the kinds are {sorted(kinds)}, expected {sorted(KINDS)}")
    return kinds


def governors(tree: Tree, i: int) -> list[int]:
    """Return a word and the words above it that make one statement with it, lowest first.

    "They failed to seize it": seize, fail. "No attack took place": attack, take. "There is no sign of fighting": fighting, sign, be.
    """
    chain = [i]
    for _ in range(REACH):
        above = _above(tree, chain[-1], len(chain) == 1)
        if above is None:
            break
        chain.append(above)
    return chain


def _above(tree: Tree, at: int, lowest: bool) -> int | None:
    dep, head = tree.dep[at], tree.head[at]
    if head == at:
        return None
    if dep == "xcomp" or (dep in ("acomp", "attr", "oprd") and tree.pos[head] in ("AUX", "VERB")):
        return head
    if dep == "ccomp" and tree.tag[at] == "VB" and tree.lemma[head] in negation()["future"]:  # "expects them to leave"
        return head
    noun = lowest and tree.pos[at] in ("NOUN", "PROPN")
    if noun and dep in ("nsubj", "nsubjpass", "dobj", "attr"):
        return head
    completing = noun and dep == "pobj" and tree.dep[head] == "prep" and tree.low[head] not in BESIDE
    if completing or (dep == "pcomp" and tree.low[head] in ("from", "of", "in")):
        return tree.head[head]
    if dep == "pcomp" and tree.lemma[tree.head[head]] in negation()["forbidding"]:  # "a ban on entering the port"
        return tree.head[head]
    if dep == "acl" and tree.tag[at] == "VBG" and tree.dep[head] == "pobj":  # "a ban on ships entering the port"
        above = tree.head[tree.head[head]]
        return above if tree.lemma[above] in negation()["forbidding"] else None
    return None


def bearing(tree: Tree, chain: Sequence[int]) -> Sequence[int]:
    """Return the governors, lowest first, that tell whether an event took place.

    What a clause says with an event, or of one that it takes for granted, does not: the attack stays one in "did not condemn the attack",
    "the attack did not hit the port", "the meeting was no endorsement"; it does not in "no attack took place" or "foiled the attack".
    """
    if len(chain) == 1 or tree.pos[chain[0]] not in ("NOUN", "PROPN"):
        return chain
    noun, above = chain[0], chain[1]
    kinds, words = lexicon().kinds, negation()
    lemma = tree.lemma[above]
    foiled = lemma in words["failing"] and tree.dep[noun] != "nsubj"  # "the attack failed" says that there was one
    if foiled or tree.pos[above] == "NOUN" or (tree.dep[noun] == "attr" and not given(tree, noun)):
        return chain
    if tree.dep[noun] in ("nsubj", "nsubjpass"):
        said = tree.child(above, "acomp")
        takes_place = lemma in kinds["occur"] or lemma in kinds["light"] or (said is not None and _tells(tree, said))
        return chain if takes_place else chain[:1]
    return chain[:1] if given(tree, noun) and lemma not in kinds["light"] else chain


def _tells(tree: Tree, i: int) -> bool:
    """Return whether an adjective says that something is so, may be or is not."""
    words = negation()
    return any(tree.lemma[i] in words[kind] for kind in ("likely", "disproof", "possible", "still", "future"))


def negated(tree: Tree, chain: Sequence[int]) -> bool:
    """Return whether the sentence denies the event that the first of a chain of governors names; two negations cancel out."""
    failing = negation()["failing"]
    i = chain[0]
    chain = bearing(tree, chain)
    count = sum(_negators(tree, at) for at in chain) + sum(tree.lemma[at] in failing or _yet(tree, at) for at in chain[1:])
    count += sum(tree.dep[k] in ("nsubj", "nsubjpass", "dobj") and _none(tree, k) for k in tree.kids[i])
    return count % 2 == 1 or disproved(tree, i)


def _yet(tree: Tree, i: int) -> bool:
    """Return whether a verb says that something has not happened so far: "has yet to withdraw"."""
    return tree.lemma[i] == "have" and any(tree.low[k] == "yet" for k in tree.kids[i])


def _negators(tree: Tree, i: int) -> int:
    words = negation()
    count = 0
    for k in tree.kids[i]:
        dep, low = tree.dep[k], tree.low[k]
        if dep in ("det", "predet"):
            count += low in words["determiner"]
        else:
            count += dep == "neg" or (dep == "advmod" and low in words["negator"])
    return count


def _none(tree: Tree, i: int) -> bool:
    words = negation()["determiner"]
    single = any(tree.dep[k] == "neg" for k in tree.kids[i]) and any(tree.low[k] == SINGLE for k in tree.kids[i])
    return single or tree.low[i] in words or any(tree.dep[k] in ("det", "preconj") and tree.low[k] in words for k in tree.kids[i])


def disproved(tree: Tree, i: int) -> bool:
    """Return whether the clause of a word stands below "no evidence that", "it is not true that" or "it is false that".

    Also below what evidence would show: "no evidence to suggest that", "nothing to indicate that".
    """
    words = negation()
    at = i
    if _proved_false(tree, i):
        return True
    for _ in range(REACH):
        dep, head = tree.dep[at], tree.head[at]
        if head == at:
            return False
        shown = dep == "ccomp" and tree.tag[head] == "VB" and tree.lemma[head] in words["showing"]
        if dep in ("ccomp", "acl", "relcl", "csubj", "advcl", "xcomp") and not shown:
            absent = head if tree.pos[head] in ("NOUN", "PRON") else _absent_before(tree, head, at)
            if absent is not None and (tree.lemma[absent] in words["absence"] or tree.low[absent] in words["determiner"]):
                up = tree.head[absent]
                return _none(tree, absent) or any(tree.dep[k] == "neg" for k in tree.kids[up])
            truth = head if tree.pos[head] == "ADJ" else tree.child(head, "acomp", "attr")
            if truth is not None and tree.pos[head] in ("AUX", "ADJ", "VERB"):
                denied = any(tree.dep[k] == "neg" for k in (*tree.kids[head], *tree.kids[truth]))
                if tree.lemma[truth] in words["disproof"]:
                    return not denied
                if tree.low[truth] in words["likely"]:
                    return denied
            if dep != "xcomp":
                return False
        at = head
    return False


def _proved_false(tree: Tree, i: int) -> bool:
    """Return whether a report of a clause is said to have come to be known as false: "reports that he had fled turned out to be false".

    Parsers may hang the second verb on the clause, as if it were told there.
    """
    if tree.dep[i] not in ("acl", "ccomp", "relcl"):
        return False
    words = negation()
    noun = tree.head[i]
    for verb in (k for k in (*tree.kids[i], *tree.kids[noun], tree.head[noun]) if k > i and tree.lemma[k] in words["proving"]):
        being = tree.child(verb, "xcomp")
        told = next((k for at in (verb, being) if at is not None for k in tree.kids[at] if tree.dep[k] in ("acomp", "oprd", "attr")), None)
        if told is not None and tree.lemma[told] in words["disproof"]:
            return True
    return False


def _absent_before(tree: Tree, verb: int, clause: int) -> int | None:
    """Return the object between a verb and a clause that parsers hang on the verb: "found no evidence that the fire was set"."""
    if tree.dep[clause] != "ccomp":
        return None
    return next(
        (k for k in tree.kids[verb] if verb < k < clause and tree.dep[k] == "dobj" and tree.lemma[k] in negation()["absence"]), None
    )


def modality(tree: Tree, chain: Sequence[int]) -> str:
    """Return asserted, possible, future, hypothetical or demanded: what the auxiliaries and governors of a word say."""
    words = negation()
    i = chain[0]
    if _unconfirmed(tree, chain):
        return "possible"
    for at in bearing(tree, chain) if given(tree, i) else chain:
        if any(tree.dep[k] == "mark" and tree.low[k] in words["condition"] for k in tree.kids[at]) or _occasion(tree, at):
            return "hypothetical"
        if commands(tree, at):
            return "demanded"
        if at != i and (tree.lemma[at] in words["forbidding"] or _meant_to_fail(tree, at)):
            return "hypothetical"
        if at != i and tree.lemma[at] in words["prospect"] and tree.pos[at] == "NOUN":
            return "possible"
        auxiliaries = [tree.low[k] for k in tree.kids[at] if tree.dep[k] == "aux"]
        for word in auxiliaries:
            if word in words["obligation"]:
                return "demanded"
            if word in words["future"]:
                return "future" if "have" not in auxiliaries else "hypothetical"
            if word in words["possible"]:
                return "possible"
        if at != i and tree.lemma[at] in words["future"] and not _goes_on(tree, at):
            return "future"
        if at != i and tree.lemma[at] in words["obligation"]:
            return "demanded"
        if any(tree.dep[k] == "advmod" and tree.low[k] in words["possible"] for k in tree.kids[at]):
            return "possible"
    return "asserted"


def _unconfirmed(tree: Tree, chain: Sequence[int]) -> bool:
    """Return whether a sentence says that nobody has confirmed what its noun tells: "the capture could not be verified"."""
    if len(chain) == 1 or tree.pos[chain[0]] != "NOUN" or tree.lemma[chain[1]] not in negation()["confirming"]:
        return False
    verb = chain[1]
    return bool(_negators(tree, verb)) or any(tree.dep[k] in ("nsubj", "nsubjpass") and _none(tree, k) for k in tree.kids[verb])


def _occasion(tree: Tree, i: int) -> bool:
    """Return whether a clause says when something else would happen: "when you hit him, he will hit back"."""
    when = tree.dep[i] == "advcl" and any(tree.dep[k] in ("advmod", "mark") and tree.low[k] in negation()["occasion"] for k in tree.kids[i])
    bare = tree.tag[i] == "VBN" and not any(tree.dep[k] in ("aux", "auxpass", "nsubj", "nsubjpass") for k in tree.kids[i])
    said = bare and tree.tag[tree.head[i]] in ("VBZ", "VBP")  # "when hit, he hits back"
    return when and (said or any(tree.dep[k] == "aux" and tree.low[k] in negation()["future"] for k in tree.kids[tree.head[i]]))


def _meant_to_fail(tree: Tree, i: int) -> bool:
    """Return whether somebody is to keep an event from happening, and nobody says that he did: "to prevent attacks"."""
    words = negation()
    if tree.lemma[i] not in words["failing"] or tree.lemma[tree.head[i]] in words["failing"] | words["achieving"]:
        return False
    auxiliaries = [tree.low[k] for k in tree.kids[i] if tree.dep[k] in ("aux", "auxpass")]
    purpose = tree.tag[i] == "VB" and (auxiliaries == ["to"] or (not auxiliaries and tree.dep[i] == "conj"))
    return purpose or (tree.tag[i] == "VBG" and not auxiliaries and tree.dep[i] in ("csubj", "nsubj", "pcomp"))


def _goes_on(tree: Tree, i: int) -> bool:
    """Return whether "go" is "go on": what goes on is there already."""
    return tree.lemma[i] == "go" and any(tree.low[k] == "on" and tree.child(k, "pobj", "pcomp") is None for k in tree.kids[i])


def ongoing(tree: Tree, chain: Sequence[int]) -> bool:
    """Return whether the words say that the event goes on."""
    words = negation()
    i = chain[0]
    for at in chain:
        if (at != i or tree.pos[i] in ("VERB", "AUX")) and tree.lemma[at] in words["ongoing"]:
            return True
        if at != i and _goes_on(tree, at):
            return True
        if any(tree.low[k] in words["still"] and tree.dep[k] in ("advmod", "amod", "acomp") for k in tree.kids[at]):
            return True
    return False
