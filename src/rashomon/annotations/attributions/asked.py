"""Questions before their answer, put right in the parse: in "Asked if the dam held, the mayor said it did" nobody makes a condition."""

from rashomon.annotations.attributions.repairs import SUBJECTS, hang

ASKING = frozenset({"asked", "questioned", "pressed"})
"""Participles by which somebody is asked."""
MARKS = frozenset({"if", "whether"})
"""Words that open what is asked."""
NEAR = 8
"""Most tokens from the participle to what is asked: "asked by the state news agency on Monday if". By reasoning."""


def repair_questions(lower: list[str], tag: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Hang what somebody is asked on the participle before it, and that on the verb of the answer.

    Parsers make the question a condition of the answer ("if the dam held, it did"), or the answer what was asked.

    Args:
        lower: of each token, in lower case.
        tag: fine part of speech.
        dep: dependency; changed.
        head: of each token; changed.
        children: of each token; changed.
    """
    for asked in [i for i, word in enumerate(lower) if word in ASKING and tag[i] in ("VBN", "VBD")]:
        if any(dep[c] in SUBJECTS or dep[c] in ("aux", "auxpass") for c in children[asked]):
            continue
        _hang_on_answer(asked, dep, head, children)
        mark = next((i for i in range(asked + 1, min(asked + NEAR, len(lower))) if lower[i] in MARKS and dep[i] == "mark"), -1)
        if mark < 0 or head[mark] < mark:
            continue
        question = head[mark]
        answer = head[asked] if head[asked] > question else next((c for c in children[asked] if c > question and dep[c] == "ccomp"), -1)
        if answer < 0 or not any(dep[c] == "nsubj" for c in children[answer]) or head[question] not in (asked, answer):
            continue
        hang(question, asked, head, children)
        dep[question] = "ccomp"
        if head[answer] == asked:
            _lead(answer, asked, dep, head, children)


def _hang_on_answer(asked: int, dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Hang a participle on the verb of the answer, where the parse hangs both on the answer's own words: "Asked of it, he said, '...'"."""
    above = head[asked]
    answer = next((c for c in children[above] if asked < c < above and dep[c] == "parataxis"), -1)
    if answer >= 0 and any(dep[c] == "nsubj" and asked < c for c in children[answer]):
        hang(asked, answer, head, children)
        dep[asked] = "advcl"


def _lead(answer: int, asked: int, dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Put the answer where the participle stood in the sentence."""
    if head[asked] == asked:
        children[asked] = [c for c in children[asked] if c != answer]
        head[answer] = answer
    else:
        hang(answer, head[asked], head, children)
    dep[answer] = dep[asked]
    for c in [c for c in children[asked] if c > answer]:
        hang(c, answer, head, children)
    hang(asked, answer, head, children)
    dep[asked] = "advcl"
