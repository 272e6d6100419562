"""Speakers and verbs of speech that a parse has swallowed: a subject inside its verb, a second speaker inside what the first one says."""

from rashomon.annotations.attributions.lexicon import CITING, CONTRASTS, read_list
from rashomon.annotations.attributions.repairs import SUBJECTS, hang, speaks

WITHIN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod"})
"""What belongs to the noun that was taken for a part of a verb."""
GIVING = frozenset({"give", "offer", "provide"})
"""Verbs with "no details", beside those of the list of silence."""


def repair_compound_subjects(tag: list[str], dep: list[str], head: list[int], children: list[list[int]], finite: list[int]) -> None:
    """Make the noun that was taken for the first part of a verb its subject: "the opposition claims, without evidence, that ..."."""
    for verb in finite:
        noun = verb - 1
        if noun < 0 or head[noun] != verb or dep[noun] != "compound" or tag[noun][:2] != "NN":
            continue
        if not any(dep[c] in SUBJECTS for c in children[verb]):
            for c in [c for c in children[verb] if c < noun and dep[c] in WITHIN]:
                hang(c, noun, head, children)
            dep[noun] = "nsubj"


def repair_contrary_speakers(
    lower: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], finite: list[int]
) -> None:
    """Part who contradicts from who is contradicted: "Norland says it foiled an attack, but a militia claims the attack was staged".

    Parsers make the second report another content of the first verb.
    """
    for verb in finite:
        above = head[verb]
        if dep[verb] != "ccomp" or above >= verb or not speaks(lemma[verb]) or not speaks(lemma[above]):
            continue
        who = next((c for c in children[verb] if dep[c] == "nsubj" and c < verb), -1)
        said = any(c > verb and dep[c] in ("ccomp", "xcomp", "dobj") for c in children[verb])
        first = min([c for c in children[verb] if c < verb], default=verb)
        if who < 0 or not said or not any(above < c < verb and dep[c] == "ccomp" for c in children[above]):
            continue
        while first and dep[first - 1] in WITHIN and first <= head[first - 1] <= verb:
            first -= 1
        if lower[first - 1] in CONTRASTS and head[first - 1] != verb:
            hang(first - 1, above, head, children)
            dep[verb] = "conj"


def repair_silence(lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], conjoined: list[int]) -> None:
    """Let who speaks be who does not say more: "the army said it regretted the deaths but did not say who had fired".

    Parsers join the silence to what is said, as if the army had said that it does not say so.
    """
    for verb in conjoined:
        above = head[verb]
        silent = any(dep[c] == "neg" for c in children[verb]) and any(
            lemma[c] in ("do", "would") and dep[c] == "aux" for c in children[verb]
        )
        if not silent or above >= verb or dep[above] != "ccomp" or head[above] >= above or not speaks(lemma[head[above]]):
            continue
        if any(dep[c] in SUBJECTS or dep[c] == "mark" for c in children[verb]):
            continue
        details = lemma[verb] in GIVING and any(dep[c] == "dobj" and lemma[c] in read_list("details") for c in children[verb])
        if details or speaks(lemma[verb]) or lemma[verb] in read_list("silence"):
            for c in [c for c in children[above] if above < c < verb and dep[c] == "cc"]:
                hang(c, head[above], head, children)
            hang(verb, head[above], head, children)


def repair_cited_names(lower: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Give the name of who quotes back to it: in "was quoted by the agency XNA as saying" parsers make the name what one is quoted as."""
    for verb in [i for i, word in enumerate(lemma) if word in CITING]:
        name = next((c for c in children[verb] if dep[c] == "oprd" and c > verb), -1)
        way = next((c for c in children[name] if lower[c] == "as"), -1) if name >= 0 else -1
        noun = next((c for k in children[verb] if lower[k] == "by" for c in children[k] if dep[c] == "pobj"), -1)
        if noun == name - 1 and way == name + 1 and noun >= 0:
            hang(way, verb, head, children)
            hang(name, noun, head, children)
            dep[name] = "appos"


def repair_plural_speech(
    tag: list[str],
    pos: list[str],
    lemma: list[str],
    dep: list[str],
    head: list[int],
    children: list[list[int]],
    following: list[tuple[int, int]],
) -> None:
    """Make the noun right behind a quotation and before a name the verb that it is: "'They aimed at us,' counters leader Ann Lee"."""
    for _, verb in following:
        who = verb
        while dep[who] == "compound" and head[who] > who:
            who = head[who]
        if tag[verb] == "NNS" and who > verb and tag[who] == "NNP" and speaks(lemma[verb]):
            tag[verb], pos[verb], dep[verb], dep[who] = "VBZ", "VERB", dep[who], "nsubj"
            hang(who, verb, head, children)
