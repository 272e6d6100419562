"""Speakers whom parsers miss, put right before anything is read from the parse: behind a list or an aside, or in an answer."""

from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.repairs import ANSWERS, SUBJECTS, hang, speaks

STEPS = 6
"""Words between the last word of a speaker and the noun that names it, at most: "a lawyer for the families of the dead"."""
TIMES = frozenset({"after", "before"})
"""Words that may open a clause or a noun phrase; parsers take the second for the first."""


def repair_last_speakers(
    lower: list[str], tag: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], speaking: list[int]
) -> None:
    """Give a verb of speech the speakers after the last comma before it: "..., killing nine, witnesses and a nurse told the paper".

    Parsers add them to a list, make the whole list the speaker, or take them for an apposition ("after a riot in the jail of Ambra, a
    lawyer said"), which a second comma would have to close. The verb becomes an aside.
    """
    for verb in speaking:
        if not verb or tag[verb - 1][:2] != "NN":
            continue
        subjects = [c for c in children[verb] if dep[c] in SUBJECTS]
        marks = [c for c in children[verb] if dep[c] == "mark"]
        above = head[verb]
        who = _last_speaker(verb - 1, lower, dep, head, children)
        if who < 0 or head[who] == verb or any(lower[c] not in TIMES for c in marks):
            continue
        lists = verb > above and tag[above] == "VBG" and not speaks(lemma[above])
        open_aside = dep[who] == "appos" and above < verb and len(subjects) == 1 and not any(dep[c] == "ccomp" for c in children[verb])
        if not (open_aside if marks else not subjects or lists or open_aside or [dep[c] for c in subjects] == ["csubj"]):
            continue
        hang(who, verb, head, children)
        dep[who], dep[verb] = "nsubj", "parataxis" if above != verb else dep[verb]
        for c in subjects:
            dep[c] = "advcl" if dep[c] == "csubj" else "pobj" if marks else "dobj"
            if above != verb:
                hang(c, marks[0] if marks else above, head, children)
        for c in marks:
            dep[c] = "prep"
            hang(c, above, head, children)
        if lists and dep[above] == "advcl":
            hang(verb, head[above], head, children)


def repair_titled_speakers(
    lower: list[str], tag: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], speaking: list[int]
) -> None:
    """Give a verb of speech the speaker whose name stands between commas: "..., the mayor of Ambra, Jane Doe, said".

    Parsers take function and name for appositions of the last noun of what is said.
    """
    for verb in speaking:
        if verb < STEPS or lower[verb - 1] != "," or tag[verb - 2] != "NNP":
            continue
        if any(dep[c] in SUBJECTS for c in children[verb]) or not any(dep[c] == "ccomp" and c < verb for c in children[verb]):
            continue
        name = _last_speaker(verb - 2, lower, dep, head, children)
        who = _last_speaker(head[name], lower, dep, head, children) if name >= 0 else -1
        if who >= 0 and dep[who] == "appos" and tag[who][:2] == "NN":
            hang(who, verb, head, children)
            dep[who] = "nsubj"


def repair_reduced_speakers(
    tag: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], speaking: list[int]
) -> None:
    """Give a verb of speech its speakers with what is told of them: in "two officials briefed on it said that ..." nobody briefed.

    Parsers take the participle for what is said, as in "it was raining, she said"; but there somebody speaks.
    """
    for verb in speaking:
        if tag[verb - 1] == "''" or any(dep[c] in SUBJECTS for c in children[verb]):
            continue
        told = next((c for c in children[verb] if c < verb and dep[c] == "ccomp" and tag[c] in ("VBD", "VBN")), -1)
        if told < 0 or not any(c > verb and dep[c] == "ccomp" for c in children[verb]):
            continue
        who = next((c for c in children[told] if dep[c] == "nsubj" and c < told), -1)
        if who >= 0 and not any(dep[c] in ("aux", "dobj", "neg") for c in children[told]):
            hang(who, verb, head, children)
            hang(told, who, head, children)
            dep[told] = "acl"


def repair_bare_answers(
    lower: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], finite: list[int]
) -> None:
    """Join an answer without words behind a comma to what it answers: in "Zamora claims the capture of Ambra, Norland denies" two speak."""
    for verb in finite:
        above = head[verb]
        answer = look_up(lemma[verb], "verb", "any") if dep[verb] in ("ccomp", "conj") and above < verb else None
        if answer is None or answer.act not in ANSWERS or answer.kind != "speech":
            continue
        if dep[above] == "ccomp" and not speaks(lemma[above]):
            above = head[above]
        if not speaks(lemma[above]) or above > verb:
            continue
        who = next((c for c in children[verb] if dep[c] == "nsubj"), -1)
        first = min([who, *children[who]]) if who >= 0 else 0
        if first and lower[first - 1] == "," and all(dep[c] in ("nsubj", "punct", "dep", "neg") for c in children[verb]):
            hang(verb, above, head, children)
            dep[verb] = "conj"


def repair_bare_replies(lower: list[str], lemma: list[str], dep: list[str], children: list[list[int]], speaking: list[int]) -> None:
    """Make "yes" and "no" what is said: "the general said no"."""
    for verb in speaking:
        for c in children[verb]:
            if c > verb and dep[c] == "intj" and lower[c] in ("yes", "no"):
                dep[c] = "ccomp"


def repair_marked_subjects(
    tag: list[str], dep: list[str], head: list[int], children: list[list[int]], right: list[int], finite: list[int]
) -> None:
    """Make the noun between "after" and a verb without a subject its subject, not the object of "after": "after London accused Tehran"."""
    for verb in finite:
        if any(dep[c] in SUBJECTS for c in children[verb]):
            continue
        for mark in [c for c in children[verb] if dep[c] == "mark" and c < verb]:
            noun = next((c for c in children[mark] if dep[c] == "pobj" and right[c] == verb - 1 and tag[c][:2] in ("NN", "PR")), -1)
            if noun >= 0:
                hang(noun, verb, head, children)
                dep[noun] = "nsubj"


def repair_parted_subjects(
    lower: list[str], tag: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], finite: list[int]
) -> None:
    """Make a noun the subject of the verb behind its aside: "says data of the institute, STATIN, show that ...".

    Parsers take the noun for what is said, and the verb, which has no subject then, for a circumstance.
    """
    for verb in finite:
        above = head[verb]
        if dep[verb] != "advcl" or above > verb or lower[verb - 1] != "," or not speaks(lemma[above]):
            continue
        if any(dep[c] in SUBJECTS or dep[c] in ("mark", "advmod") for c in children[verb] if c < verb):
            continue
        noun = next((c for c in children[above] if above < c < verb and dep[c] == "dobj" and tag[c][:2] == "NN"), -1)
        if noun >= 0:
            hang(noun, verb, head, children)
            dep[noun], dep[verb] = "nsubj", "ccomp"


def repair_medium(
    lower: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], speaking: list[int]
) -> None:
    """Make the clause behind what was spoken in what was said: "said in a message on the vote that ..." says nothing else of the vote."""
    for verb in speaking:
        if dep[verb] == "parataxis" or any(dep[c] in ("ccomp", "xcomp", "dobj") for c in children[verb]):
            continue
        phrases = [c for c in children[verb] if c > verb and dep[c] == "prep"]
        nouns = [o for c in phrases for o in children[c] if dep[o] == "pobj"]
        for _ in range(STEPS):
            inner = [k for noun in nouns for k in children[noun] if dep[k] == "prep"]
            nouns += [o for c in inner for o in children[c] if dep[o] == "pobj" and o not in nouns]
        clauses = [k for noun in nouns for k in children[noun] if dep[k] in ("acl", "relcl")]
        clause = next((k for k in clauses if _is_said(k, lower, dep, children)), -1)
        if clause >= 0:
            hang(clause, verb, head, children)
            dep[clause] = "ccomp"


def _is_said(clause: int, lower: list[str], dep: list[str], children: list[list[int]]) -> bool:
    """Return whether a clause under a noun opens with a "that" which is no part of it: it has its subject, and its object or a passive."""
    that = next((c for c in children[clause] if lower[c] == "that" and c < clause), -1)
    if that < 0 or dep[that] == "mark":
        return that >= 0
    others = [dep[c] for c in children[clause] if c != that]
    return dep[that] == "dobj" and ("nsubjpass" in others or ("nsubj" in others and "dobj" in others))


def _last_speaker(last: int, lower: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> int:
    """Return the noun behind the last comma to which a word belongs: in "nine men, witnesses and a nurse" the witnesses; or -1."""
    who = last
    for _ in range(STEPS):
        first = who
        while children[first] and children[first][0] < first:
            first = children[first][0]
        if dep[who] in ("conj", "appos") and first and lower[first - 1] == ",":
            return who
        if dep[who] not in ("conj", "appos", "pobj", "prep") or head[who] == who:
            return -1
        who = head[who]
    return -1


def repair_joined_answer(
    tag: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], finite: list[int]
) -> None:
    """Part what one announces from who denies it: in "Norland announced the capture of the town and Zamora denied it" two speak.

    Parsers make "the capture of the town and Zamora" the subject of what Norland announced.

    Args:
        tag: fine part of speech.
        lemma: of each token.
        dep: dependency; changed.
        head: of each token; changed.
        children: of each token; changed.
        finite: the finite verbs.
    """
    for verb in finite:
        above = head[verb]
        if dep[verb] != "ccomp" or above >= verb or not speaks(lemma[above]) or any(dep[c] == "mark" for c in children[verb]):
            continue
        told = next((c for c in children[verb] if dep[c] == "nsubj" and above < c < verb), -1)
        answer = look_up(lemma[verb], "verb", "any")
        if (
            told < 0
            or answer is None
            or answer.act not in ANSWERS
            or any(dep[c] in ("dobj", "ccomp") for c in children[above] if c != verb)
        ):
            continue
        who, joint = _last_joined(tag, told, verb)
        if joint < 0:
            continue
        for c in [c for c in children[who] if c < joint]:
            dep[c] = dep[who] if dep[c] not in ("det", "punct", "case") else dep[c]
            hang(c, head[who], head, children)
        hang(told, above, head, children)
        hang(joint, above, head, children)
        hang(who, verb, head, children)
        dep[told], dep[who], dep[verb] = "dobj", "nsubj", "conj"


def _last_joined(tag: list[str], told: int, verb: int) -> tuple[int, int]:
    """Return the last token of the name right before a verb, and the conjunction before the name; (-1, -1) where there is none."""
    first = verb - 1
    while first > told and tag[first][:3] == "NNP":
        first -= 1
    return (verb - 1, first) if told < first < verb - 1 and tag[first] == "CC" else (-1, -1)
