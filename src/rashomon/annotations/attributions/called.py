"""What is called something before it is named: "dismissed as propaganda claims that ...", put right in the parse before it is read."""

from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.repairs import hang
from rashomon.annotations.untruths import verdicts

BEHIND = 5
"""Tokens behind "as" within which the noun of speech stands: what it is called, and whose it is. By reasoning."""


def repair_called(
    lower: list[str], lemma: list[str], tag: list[str], pos: list[str], dep: list[str], head: list[int], children: list[list[int]]
) -> None:
    """Make claims that are called something the object of the verb that calls them so: "rejected as false claims that troops had fled".

    Parsers take the claims for what something is called, or for a verb.

    Args:
        lower: of each token, in lower case.
        lemma: of each token.
        tag: fine part of speech; changed where a noun was taken for a verb.
        pos: part of speech; changed likewise.
        dep: dependency; changed.
        head: of each token; changed.
        children: of each token; changed.
    """
    for phrase in [i for i, word in enumerate(lower) if word == "as" and dep[i] == "prep"]:
        verb = head[phrase]
        noun = next((c for c in children[phrase] if dep[c] in ("pobj", "pcomp")), -1)
        if noun < 0 or not phrase < noun <= phrase + BEHIND or pos[verb] != "VERB" or any(dep[c] == "dobj" for c in children[verb]):
            continue
        said = look_up(lemma[noun], "noun", "any")
        called = next((i for i in range(phrase + 1, noun) if lemma[i] in verdicts()["false"] or lower[i] in verdicts()["false"]), -1)
        if called < 0 or said is None or said.kind != "speech" or tag[noun] not in ("NN", "NNS", "VBZ", "VBP"):
            continue
        tag[noun], pos[noun], dep[noun], dep[called] = "NNS", "NOUN", "dobj", "pobj"
        for c in children[noun]:
            dep[c] = "acl" if dep[c] == "ccomp" else dep[c]
        for i in range(phrase + 1, called + 1):  # the words up to the verdict are what it is called, those behind it whose claims they are
            if head[i] == noun:
                hang(i, phrase if i == called else called, head, children)
        hang(noun, verb, head, children)
