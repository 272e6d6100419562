"""Systematic mistakes of dependency parsers in news text, put right before anything is read from the parse.

Each repair is a pattern over labels that is never right in English; none looks at particular words but the cue lexicon's.
"""

from itertools import pairwise

from rashomon.annotations.attributions.lexicon import look_up

FINITE = frozenset({"VBZ", "VBD", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
SHORT = 15
"""Most tokens of a noun phrase that was taken for a sentence of its own."""


def repair_subjects(tag: list[str], dep: list[str], children: list[list[int]], right: list[int]) -> None:
    """Make the noun right before a finite verb without a subject its subject: in headlines parsers take it for an object."""
    for verb, form in enumerate(tag):
        if form in FINITE and not any(dep[c] in SUBJECTS for c in children[verb]):
            for c in children[verb]:
                if right[c] == verb - 1 and dep[c] in ("dobj", "dep", "appos", "oprd", "attr") and tag[c][:2] in ("NN", "PR"):
                    dep[c] = "nsubj"


def repair_inversion(tag: list[str], dep: list[str], children: list[list[int]], closing: list[bool]) -> None:
    """Make the noun after a verb that follows a quotation its subject, where it has no other: "'Where?' asked Jane Doe".

    Args:
        tag: fine part of speech.
        dep: dependency; changed.
        children: of each token.
        closing: whether a quotation ends right before the token.
    """
    for verb, follows in enumerate(closing):
        if follows and tag[verb] in FINITE and not any(dep[c] in SUBJECTS for c in children[verb]):
            noun = next((c for c in children[verb] if c > verb and dep[c] in ("dobj", "attr", "oprd")), -1)
            if noun >= 0 and tag[noun][:2] in ("NN", "PR"):
                dep[noun] = "nsubj"


def join_sentences(
    tag: list[str], dep: list[str], head: list[int], children: list[list[int]], starts: list[int], sentences: list[tuple[int, int]]
) -> bool:
    """Join a noun phrase that was taken for a sentence to the verb that begins the next one; return whether anything changed."""
    changed = False
    for (a, b), (c, _) in pairwise(sentences):
        if b - a > SHORT or tag[c] not in FINITE or head[c] != c or tag[b - 1][:2] not in ("NN", "PR"):
            continue
        root = next((i for i in range(b - 1, a - 1, -1) if head[i] == i), a)
        if tag[root][:2] in ("NN", "PR") and not any(dep[k] in SUBJECTS for k in children[c]):
            head[root], dep[root] = c, "nsubj"
            children[c] = [root, *children[c]]
            starts[c] = -1
            changed = True
    return changed


def repair_asides(lemma: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Make a verb of speech that was joined to what it reports by a comma alone an aside: "..., the minister announced"."""
    for verb, label in enumerate(dep):
        if label != "conj" or verb < head[verb] or not any(dep[c] == "nsubj" for c in children[verb]):
            continue
        if any(dep[c] in ("ccomp", "xcomp", "dobj", "prt") for c in children[verb]) or any(dep[c] == "cc" for c in children[head[verb]]):
            continue
        cue = look_up(lemma[verb], "verb", "quote")
        if cue is not None and cue.kind == "speech":
            dep[verb] = "parataxis"
