"""Who contradicts in a word or two: "two pilots testified otherwise", "engineers disagree", "he pleaded not guilty to fraud"."""

from collections.abc import Sequence

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.syntax import Syntax

CERTAIN = 0.5
"""Probability of an attribution that the filter has never seen."""
DISAGREE = "disagree"
"""The cue whose act such an answer has, where the other one affirms."""
AFFIRM = "affirm"
"""The cue whose act it has where the other one denies."""
SUBJECTS = ("nsubj", "nsubjpass")
STATED = frozenset({"assert", "announce", "report", "accuse", "deny"})
"""Acts that say of something that it is so, or is not."""


def contraries(view: Syntax, found: Sequence[Found]) -> list[Found]:
    """Return the answers that only say that it is not so, each with the content of who was heard last, in its sentence or the one before.

    Args:
        view: the document.
        found: the attributions.
    """
    verbs = [(i, _contrary(view, i)) for i in range(len(view)) if view.lower[i] == "otherwise" or view.lemma[i] == DISAGREE]
    made = []
    for token, verb in verbs:
        who = view.child(verb, *SUBJECTS) if verb >= 0 else -1
        if who < 0 or view.quotation[verb] >= 0 or any(one.head == verb and one.content and token == verb for one in found):
            continue
        source = set(view.subtree(who))
        other = _heard_last(view, min(source), source, found)
        if other is not None:
            other.content = {i for i in other.content if i < min(source) or i > max(token, verb)} or other.content
            denied = _act(other) == "deny"
            made.append(_answer(AFFIRM if denied else DISAGREE, "that", verb, {verb, token}, source, set(other.content), other.head))
    return made


def _contrary(view: Syntax, token: int) -> int:
    """Return the verb by which somebody contradicts; -1 where nobody does, or it says what else is so."""
    verb = token if view.lemma[token] == DISAGREE else view.head[token]
    more = any(view.dep[c] in ("ccomp", "xcomp", "dobj", "prep", "neg", "aux") and c != token for c in view.children[verb])
    cue = look_up(view.lemma[verb], "verb", "any")
    return -1 if more or cue is None or (verb != token and cue.kind != "speech") or view.tag[verb][:2] != "VB" else verb


def _heard_last(view: Syntax, begin: int, source: set[int], found: Sequence[Found]) -> Found | None:
    """Return the last statement of somebody else that is told before a token, in its sentence or the one before."""
    sentence = view.sentence[begin]
    near = [one for one in found if one.head < begin and sentence - view.sentence[one.head] <= 1 and one.source and one.content]
    last = max(near, key=lambda one: one.head, default=None)
    names = {view.lemma[i] for i in source}
    if last is None or _act(last) not in STATED or view.paragraph[last.head] != view.paragraph[begin] or last.quoted:
        return None
    return None if names <= {view.lemma[i] for i in last.source} else last


def _act(one: Found) -> str:
    cue = look_up(one.lemma, one.pos, one.frame)
    return cue.act if cue is not None else ""


def pleas(view: Syntax, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, with pleas in place of what else was found at their verb: "pleaded guilty" admits, "not guilty" denies."""
    made = []
    for verb in [i for i, lemma in enumerate(view.lemma) if lemma == "plead"]:
        guilty = next((c for c in view.children[verb] if view.lower[c] == "guilty"), -1)
        who = view.child(verb, *SUBJECTS)
        if guilty < 0 or who < 0 or view.quotation[verb] >= 0:
            continue
        negation = {c for c in (*view.children[verb], *view.children[guilty]) if verb < c <= guilty and view.lower[c] == "not"}
        to = next((c for c in (*view.children[guilty], *view.children[verb]) if c > guilty and view.lower[c] == "to"), -1)
        told = {i for c in view.children[to] for i in view.subtree(c)} if to >= 0 else set()
        frame = "not guilty" if negation else "guilty"
        made.append(_answer("plead", frame, verb, {verb, guilty, *negation}, set(view.subtree(who)), told or {guilty, *negation}, -1))
    heads = {one.head for one in made}
    return [one for one in found if one.head not in heads] + made


def _answer(lemma: str, frame: str, verb: int, cue: set[int], source: set[int], content: set[int], answers: int) -> Found:
    return Found(
        head=verb,
        lemma=lemma,
        pos="verb",
        frame=frame,
        cue=cue,
        source=source,
        content=content,
        rule=f"contrary:{lemma}",
        confidence=CERTAIN,
        answers=answers,
    )
