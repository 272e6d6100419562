"""Subjects that parsers lose before a verb of speech: names that are words too ("Will told"), names behind an aside, "he's said"."""

from collections.abc import Iterator

from spacy.tokens import Doc

from rashomon.annotations.attributions.repairs import SUBJECTS, hang, speaks

CLOSERS = frozenset({",", "—", "–", "--"})
"""What ends an aside between a subject and its verb."""
SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
"""Kinds of names that speak, as the language model tells them."""
HAS = frozenset({"'s", "’s"})
"""How "has" is shortened."""
FARTHEST = 60
"""Most tokens between a name and its verb, and most steps up the parse. By reasoning: an aside may hold a clause."""


def repair_lost_subjects(
    doc: Doc,
    lower: list[str],
    tag: list[str],
    lemma: list[str],
    dep: list[str],
    head: list[int],
    children: list[list[int]],
    sentence: list[int],
    finite: list[int],
) -> None:
    """Give a verb of speech without a subject the name before it.

    Args:
        doc: the document, for its names.
        lower: of each token.
        tag: fine part of speech; changed.
        lemma: of each token.
        dep: dependency; changed.
        head: of each token; changed.
        children: of each token; changed.
        sentence: number of each token's sentence.
        finite: the finite verbs.
    """
    for verb in [i for i, form in enumerate(tag) if form == "VBN" and lower[i - 1] in HAS and speaks(lemma[i])]:
        _shortened(verb, lower, dep, children)
    lost = []
    for verb in finite:
        if dep[verb] in ("conj", "relcl", "acl") or not verb or not speaks(lemma[verb]):
            continue
        if not any(dep[c] in SUBJECTS or dep[c] == "auxpass" for c in children[verb]) and not _modal(doc, verb, tag, dep, head):
            lost.append(verb)
    if not lost:
        return
    names = [(name.start, name.end) for name in doc.ents if name.label_ in SPEAKERS]
    for verb in lost:
        found = next((name for name in names if _stands_before(*name, verb, lower, tag, sentence)), None)
        if found is not None and not any(found[0] <= i < found[1] for i in _above(verb, head)):
            _adopt(*found, verb, dep, head, children)


def _shortened(verb: int, lower: list[str], dep: list[str], children: list[list[int]]) -> None:
    """Take "he's said that ..." for "he has said", not for "he is said"."""
    who = next((c for c in children[verb] if dep[c] == "nsubjpass" and lower[c] in ("he", "she")), -1)
    has = next((c for c in children[verb] if dep[c] == "auxpass" and lower[c] in HAS), -1)
    if who >= 0 and has == who + 1 and any(dep[c] == "ccomp" for c in children[verb]):
        dep[who], dep[has] = "nsubj", "aux"


def _modal(doc: Doc, verb: int, tag: list[str], dep: list[str], head: list[int]) -> bool:
    """Make an auxiliary with a capital right before a past tense the name that it is, as in "Will told"; return whether it was one."""
    before = verb - 1
    if tag[verb] != "VBD" or dep[before] != "aux" or head[before] != verb or tag[before][:2] == "VB" or not doc[before].is_title:
        return False
    tag[before], dep[before] = "NNP", "nsubj"
    return True


def _stands_before(start: int, end: int, verb: int, lower: list[str], tag: list[str], sentence: list[int]) -> bool:
    """Return whether a name stands right before a verb and its adverbs, or before an aside that ends there."""
    if not verb - FARTHEST < end <= verb or sentence[start] != sentence[verb] or (start and tag[start - 1] == "IN"):
        return False
    last = verb - 1
    while last >= end and tag[last] == "RB":
        last -= 1
    if last == end - 1:
        return True
    opens = not start or sentence[start - 1] != sentence[start] or lower[start - 1] == "," or tag[start - 1] == "''"
    return opens and lower[last] in CLOSERS and lower[end] in CLOSERS and last > end


def _above(token: int, head: list[int]) -> Iterator[int]:
    """Yield the tokens above a token."""
    for _ in range(FARTHEST):
        if head[token] == token:
            return
        token = head[token]
        yield token


def _adopt(start: int, end: int, verb: int, dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Make a name the subject of a verb, with what was told of it in the aside, and its last word the word that stands for it."""
    last = end - 1
    above = next((i for i in _above(last, head) if not start <= i < end), verb)
    hang(last, verb, head, children)
    dep[last] = "nsubj"
    for i in range(start, last):
        if not start <= head[i] < end:
            hang(i, last, head, children)
            dep[i] = "compound"
    for c in [c for c in children[above] if above < start and end <= c < verb]:
        hang(c, last, head, children)
