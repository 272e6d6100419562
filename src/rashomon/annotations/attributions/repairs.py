"""Systematic mistakes of dependency parsers in news text, put right before anything is read from the parse.

Each repair is a pattern over labels that is never right in English; none looks at particular words but the cue lexicon's.
"""

from functools import lru_cache
from itertools import pairwise

from rashomon.annotations.attributions.lexicon import KEPT, look_up
from rashomon.annotations.outcomes import strayed

FINITE = frozenset({"VBZ", "VBD", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
POINTING = frozenset({"it", "this", "that"})
"""Words for what another one has said."""
BESIDE = frozenset({"aux", "auxpass", "neg", "advmod"})
"""What may stand between a verb and the subject right before it."""
CHAIN = 4
"""Words before the verb of the second link of a headline's chain, at least: who, does, what, and the comma."""
ANSWERS = frozenset({"deny", "admit"})
"""Acts by which one side answers another."""
DENIED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "prep", "pobj"})
"""How what is denied stands to the verb that denies it, or to the noun for what is denied ("the accusation that ...")."""
STEPS = 4
"""Words between a clause and the verb that denies it, at most: clause, "that"-noun, preposition, verb."""
SHORT = 15
"""Most tokens of a noun phrase that was taken for a sentence of its own."""


def repair_subjects(tag: list[str], dep: list[str], children: list[list[int]], right: list[int], finite: list[int]) -> None:
    """Make the noun right before a finite verb without a subject its subject: in headlines parsers take it for an object."""
    for verb in finite:
        if not any(dep[c] in SUBJECTS for c in children[verb]):
            for c in children[verb]:
                if right[c] == verb - 1 and dep[c] in ("dobj", "dep", "appos", "oprd", "attr") and tag[c][:2] in ("NN", "PR"):
                    dep[c] = "nsubj"


def repair_second_subject(dep: list[str], head: list[int], children: list[list[int]], finite: list[int]) -> None:
    """Give a verb one subject: in "no longer holds Ambra, a day after Norland announced ..." parsers make the object a subject, too.

    No verb has two, least of all on both sides of a conjunction: the farther one goes to the verb before it.
    """
    for verb in finite:
        subjects = [c for c in children[verb] if dep[c] == "nsubj" and c < verb]
        above = head[verb]
        if len(subjects) != 2 or not above < subjects[0]:
            continue
        if any(head[i] != verb or dep[i] not in BESIDE for i in range(subjects[1] + 1, verb)):
            continue
        if any(dep[c] == "mark" and subjects[0] < c < subjects[1] for c in children[verb]):
            hang(subjects[0], above, head, children)
            dep[subjects[0]] = "dobj"


def repair_semicolons(lower: list[str], tag: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Make a clause before a semicolon no complement of the verb behind it: "Norland accused Zamora of lying; Zamora denied it".

    Parsers read it as what is denied, as in "it lies, Norland said".
    """
    ends = [i for i, word in enumerate(lower) if word == ";"]
    for end in ends:
        above = head[end]
        for c in [c for c in children[above] if c < end < above and dep[c] in ("ccomp", "advcl") and tag[c][:2] == "VB"]:
            dep[c] = "conj"


def repair_rivals(
    lower: list[str], lemma: list[str], tag: list[str], dep: list[str], head: list[int], children: list[list[int]], speaking: list[int]
) -> None:
    """Part two who speak beside each other in one headline: "minister admits doors were locked, prosecutors say wires caused fire".

    Parsers make the first report a part of the second one, as in "the army says so, the mayor told us". But that has a content already.
    """
    for verb in speaking:
        if not any(c > verb and (dep[c] == "ccomp" or (dep[c] == "dobj" and lower[c] in POINTING)) for c in children[verb]):
            continue
        for c in children[verb]:
            if c > verb or dep[c] != "ccomp" or tag[c] not in FINITE or not speaks(lemma[c]):
                continue
            if any(dep[k] in SUBJECTS for k in children[c]) and any(k > c and dep[k] in ("ccomp", "xcomp", "dobj") for k in children[c]):
                children[verb] = [k for k in children[verb] if k != c]
                head[c], dep[c] = c, "ROOT"


def repair_listed_clauses(lower: list[str], lemma: list[str], dep: list[str], children: list[list[int]], speaking: list[int]) -> None:
    """Make each "that"-clause of a list what is said: "he insisted he was innocent, that the police had lied and that he would appeal".

    Parsers take those after the first for circumstances.
    """
    for verb in speaking:
        if not any(dep[c] == "ccomp" and c > verb for c in children[verb]):
            continue
        for c in children[verb]:
            first = min([c, *children[c]])
            if dep[c] == "advcl" and c > verb and lower[first] == "that" and dep[first] == "mark" and lower[first - 1] in (",", "and"):
                dep[c] = "ccomp"


def repair_outcomes(lower: list[str], lemma: list[str], tag: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Give what came of a deed back to it: in "the rebels attacked, the army said, killing three" parsers make the army kill.

    Who says so is then an aside in the midst of what he says.
    """
    for outcome, deed in strayed([i for i, form in enumerate(tag) if form == "VBG"], lower, lemma, tag, dep, head).items():
        speaking = head[outcome]
        hang(outcome, deed, head, children)
        if deed > speaking:
            continue
        if head[deed] == speaking:
            above, dep[deed], dep[speaking] = head[speaking], dep[speaking], "parataxis"
            if above == speaking:
                children[speaking] = [c for c in children[speaking] if c != deed]
                head[deed] = deed
            else:
                hang(deed, above, head, children)
            hang(speaking, deed, head, children)
        for mark in [c for c in children[speaking] if c > outcome and dep[c] == "punct"]:
            hang(mark, deed, head, children)


def repair_topics(lower: list[str], tag: list[str], dep: list[str], children: list[list[int]], finite: list[int]) -> None:
    """Make a noun before a colon no complement of the verb behind it: in "Ferry sinking: Norland denies a role" it is the topic."""
    for verb in finite:
        for c in [c for c in children[verb] if c < verb and dep[c] in ("ccomp", "advcl") and tag[c][:2] == "NN"]:
            if any(dep[k] == "nsubj" and c < k < verb and ":" in lower[c:k] for k in children[verb]):
                dep[c] = "npadvmod"


def repair_inversion(tag: list[str], dep: list[str], head: list[int], children: list[list[int]], following: list[tuple[int, int]]) -> None:
    """Make the noun after a verb that follows a quotation its subject, where it has no other: "'Where?' asked Jane Doe".

    Nor is what stands inside the quotation its subject, as parsers have it in "'The risk,' said Jane Doe, 'is that ...'".

    Args:
        tag: fine part of speech.
        dep: dependency; changed.
        head: of each token; changed.
        children: of each token; changed.
        following: the tokens right after a quotation, each with the first token of the quotation.
    """
    for start, verb in following:
        if tag[verb] not in FINITE:
            continue
        subjects = [c for c in children[verb] if dep[c] in SUBJECTS]
        if not subjects:
            noun = next((c for c in children[verb] if c > verb and dep[c] in ("dobj", "attr", "oprd")), -1)
            if noun >= 0 and (tag[noun][:2] in ("NN", "PR") or (tag[noun] in ("DT", "CD", "JJ") and noun == verb + 1)):
                dep[noun] = "nsubj"
            continue
        above = head[verb]
        who = next((c for c in children[above] if c > verb and dep[c] == "nsubj" and min([c, *children[c]]) == verb + 1), -1)
        if dep[verb] == "parataxis" and above > verb and who >= 0 and all(start <= c < verb for c in subjects):
            hang(who, verb, head, children)
            for c in subjects:
                hang(c, above, head, children)


def repair_chains(
    text: str, begin: list[int], tag: list[str], dep: list[str], head: list[int], children: list[list[int]], finite: list[int]
) -> None:
    """Take apart the first link of a headline's chain: in "Army repels attack, denies losses" parsers make it a subject of three nouns.

    No subject without an article is parted from its verb by a comma alone. The words before the first one in lower case are who acts.

    Args:
        text: of the document, for the case of its words.
        begin: first character of each token.
        tag: fine part of speech.
        dep: dependency; changed.
        head: of each token; changed.
        children: of each token; changed.
        finite: the finite verbs.
    """
    for verb in finite:
        if verb < CHAIN or tag[verb - 1] != ",":
            continue
        noun = verb - 2
        if head[noun] != verb or dep[noun] != "nsubj":
            continue
        first = noun
        while first and dep[first - 1] in ("compound", "amod") and first <= head[first - 1] <= noun:
            first -= 1
        link = next((i for i in range(first + 1, noun) if tag[i] in ("NN", "NNS") and text[begin[i]].islower()), -1)
        if link < 0 or (first and head[first - 1] == noun) or text[begin[first]].islower() or tag[link - 1][:2] != "NN":
            continue
        who = link - 1
        for i in range(first, who):
            if not first <= head[i] <= who:
                hang(i, who, head, children)
        hang(who, verb, head, children)
        hang(link, verb, head, children)
        hang(noun, link, head, children)
        dep[who], dep[link], dep[noun] = "nsubj", "dep", "dobj"


def repair_coordination(
    tag: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], conjoined: list[int]
) -> None:
    """Join a finite verb to the verb that its subject does: "threatened to strike and denied that ..." are two acts.

    Not to an infinitive; nor, where it speaks, to what somebody denies or admits: in "denied having shelled the port and blamed the rebels"
    nobody denies blaming.
    """
    for verb in conjoined:
        if any(dep[c] in SUBJECTS for c in children[verb]):
            continue
        above = head[verb]
        if tag[verb] in ("VBZ", "VBD"):
            while tag[above] == "VB" and dep[above] in ("xcomp", "advcl") and any(tag[c] == "TO" for c in children[above]):
                above = head[above]
        if above == head[verb] and tag[verb] == "VBD" and speaks(lemma[verb]):
            above = _finite_above(verb, tag, dep, head, children)
        if above == head[verb] and tag[verb] in ("VBZ", "VBD", "VBN"):
            above = _denier(verb, tag, lemma, dep, head, children)
        if above != head[verb] and above < verb and tag[above][:2] == "VB":
            hang(verb, above, head, children)


def _finite_above(verb: int, tag: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> int:
    """Return the verb above a passive clause to which a verb in the past tense was joined: "said it was hit and vowed revenge"."""
    first = head[verb]
    if tag[first] != "VBN" or not any(dep[c] in ("aux", "auxpass") for c in children[first]):
        return first
    above = head[first]
    return above if dep[first] == "ccomp" and above < first and tag[above] in FINITE else first


def _denier(verb: int, tag: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> int:
    """Return the verb that denies or admits the clause to which a verb of speech without auxiliaries is joined; its own head otherwise."""
    first = head[verb]
    reports = speaks(lemma[first]) and any(dep[c] in ("ccomp", "xcomp") for c in children[first])
    if reports or not speaks(lemma[verb]) or any(dep[c] in ("aux", "auxpass", "mark") for c in children[verb]):
        return first
    above = first
    for _ in range(STEPS):
        if dep[above] not in DENIED or head[above] == above:
            return first
        above = head[above]
        cue = look_up(lemma[above], "verb", "any")
        if tag[above] in FINITE and cue is not None:
            return above if cue.act in ANSWERS and cue.kind == "speech" else first
    return first


@lru_cache(maxsize=KEPT)
def speaks(lemma: str) -> bool:
    """Return whether a verb has hardly another use than to speak."""
    cue = look_up(lemma, "verb", "any")
    return cue is not None and cue.kind == "speech"


def hang(token: int, above: int, head: list[int], children: list[list[int]]) -> None:
    """Make a token depend on another one; where that depends on it, it takes the token's place first, so that no circle is made."""
    if above == token:
        return
    top = above
    while top != token and head[top] != top:
        top = head[top]
    if top == token:
        children[head[above]] = [c for c in children[head[above]] if c != above]
        place = head[token]
        head[above] = above if place == token else place
        if place != token:
            children[place] = sorted([*children[place], above])
    children[head[token]] = [c for c in children[head[token]] if c != token]
    children[above] = sorted([*children[above], token])
    head[token] = above


def join_sentences(
    tag: list[str], dep: list[str], head: list[int], children: list[list[int]], sentences: list[tuple[int, int]]
) -> list[int]:
    """Join a noun phrase that was taken for a sentence to the verb that begins the next one; return these verbs."""
    joined = []
    for (a, b), (c, _) in pairwise(sentences):
        if b - a > SHORT or tag[c] not in FINITE or head[c] != c or tag[b - 1][:2] not in ("NN", "PR"):
            continue
        root = next((i for i in range(b - 1, a - 1, -1) if head[i] == i), a)
        if tag[root][:2] in ("NN", "PR") and not any(dep[k] in SUBJECTS for k in children[c]):
            head[root], dep[root] = c, "nsubj"
            children[c] = [root, *children[c]]
            joined.append(c)
    return joined


def repair_asides(lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], conjoined: list[int]) -> None:
    """Make a verb of speech that was joined to what it reports by a comma alone an aside: "..., the minister announced"."""
    for verb in conjoined:
        if verb < head[verb] or not any(dep[c] == "nsubj" for c in children[verb]):
            continue
        if any(dep[c] in ("ccomp", "xcomp", "dobj", "prt") for c in children[verb]) or any(dep[c] == "cc" for c in children[head[verb]]):
            continue
        cue = look_up(lemma[verb], "verb", "quote")
        if cue is not None and cue.kind == "speech":
            dep[verb] = "parataxis"
