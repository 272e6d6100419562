"""Answers in an aside: "Norland said it had sunk the frigate, which Zamora denied", "..., something the army disputes".

Parsers hang the aside on the noun before it, so that Zamora seems to deny a frigate. What it answers is the clause.
"""

from typing import Final

from rashomon.annotations.attributions.assembly import cue_words
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.sources import read_kinds
from rashomon.annotations.attributions.syntax import Syntax

ASIDE: Final = "answer in an aside"
"""Rule of these answers: no doubt is left what they answer, and what nobody but the article says it says all the same."""
CERTAIN: Final = 0.5
"""Probability of an answer that the filter may never have seen."""
ANSWERING: Final = frozenset({"deny", "dispute", "refute", "contradict", "confirm"})
"""Verbs that are done to what is said and never to a thing; offers and plans are rejected, too."""
LINKS: Final = frozenset({"relcl", "acl", "advcl"})
LOOSE: Final = frozenset({"something", "version", "account", "position", "view"})
"""Nouns behind a comma that stand for the clause before them; so does every noun of speech."""


def answer_in_asides(view: Syntax, found: list[Found]) -> list[Found]:
    """Let the answers in asides answer the clause before them, and keep them out of it; return those that nobody found yet.

    Args:
        view: the document.
        found: the attributions; changed.
    """
    by_head = {one.head: one for one in found}
    made = []
    for verb, lemma in enumerate(view.lemma):
        cue = look_up(lemma, "verb", "any") if view.dep[verb] in LINKS and view.pos[verb] == "VERB" else None
        if cue is None or cue.kind != "speech" or not (lemma in ANSWERING or cue.act == "deny") or view.skipped[verb]:
            continue
        start, who = _aside(view, verb)
        if start < 0 or who < 0 or view.quotation[start] != view.quotation[start - 2]:
            continue
        one = by_head.get(verb)
        answered = _answered(verb, start, found)
        end = view.right[verb if view.lower[start] == "which" else view.head[verb]]
        for other in found:
            if other.head != verb and view.quotation[verb] < 0:
                other.content = {i for i in other.content if not start - 1 <= i <= end} or other.content
        if one is None:
            one = _answer(view, verb, who)
            made.append(one)
        one.answers = -1 if answered is None else answered.head
        noun = view.head[verb]
        if answered is not None and view.lower[start] not in ("which", "something") and one.rule != ASIDE:
            one.content, one.rule = set(range(start, noun + 1)), ASIDE  # "a claim that Zamora denied" points to what it answers
            continue
        one.content = _before(view, verb, start) if answered is None else {i for i in answered.content if i < start - 1}
        one.frame, one.rule = "that", ASIDE
    return made


def _aside(view: Syntax, verb: int) -> tuple[int, int]:
    """Return the first token of the aside in which somebody answers, and who does; (-1, -1) where it is none."""
    noun = view.head[verb]
    by = view.child(verb, "agent")
    who = view.child(by, "pobj") if by >= 0 else view.child(verb, "nsubj")
    which = next((c for c in view.children[verb] if view.lower[c] == "which" and c != who), -1)
    if which > 1 and view.pos[which - 1] == "PUNCT":
        thing = view.pos[noun] == "NOUN" and view.head[verb] == noun and view.dep[verb] == "relcl"
        if thing and (_speaks(view, noun) or view.lemma[verb] not in ANSWERING):
            return -1, -1
        return which, who
    start = view.left[noun]
    alone = view.lower[noun] == "something" or (view.lower[start] in ("a", "an") and (_speaks(view, noun) or view.lower[noun] in LOOSE))
    if alone and noun < verb and start > 1 and view.pos[start - 1] == "PUNCT":
        return start, who
    return -1, -1


def _speaks(view: Syntax, noun: int) -> bool:
    """Return whether a noun names what somebody says: that may be denied itself."""
    cue = look_up(view.lemma[noun], "noun", "any")
    return (cue is not None and cue.kind == "speech") or read_kinds().get(view.lemma[noun]) in ("utterance", "artifact")


def _answered(verb: int, start: int, found: list[Found]) -> Found | None:
    """Return the attribution that an aside answers: the smallest one in whose content it stands or that ends right before it."""
    around = [one for one in found if one.head != verb and start - 2 in one.content and one.head < start]
    return min(around, key=lambda one: len(one.content), default=None)


def _before(view: Syntax, verb: int, start: int) -> set[int]:
    """Return the words of the sentence up to an aside."""
    return {i for i in range(view.sentences[view.sentence[verb]][0], start - 1) if view.pos[i] != "SPACE"}


def _answer(view: Syntax, verb: int, who: int) -> Found:
    words = cue_words(view, verb)
    return Found(
        head=verb,
        lemma=view.lemma[verb],
        pos="verb",
        frame="that",
        cue=words,
        source=set(view.subtree(who)) - words,
        content=set(),
        rule=ASIDE,
        confidence=CERTAIN,
    )
