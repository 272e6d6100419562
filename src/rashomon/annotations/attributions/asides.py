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
"""Rule of the answers to what nobody but the article says: it says it all the same."""
CERTAIN: Final = 0.5
"""Probability of an answer that the filter may never have seen."""
ANSWERING: Final = frozenset({"deny", "dispute", "refute", "contradict", "confirm"})
"""Verbs that are done to what is said and never to a thing; offers and plans are rejected, too."""
LINKS: Final = frozenset({"relcl", "acl", "advcl"})
LOOSE: Final = frozenset({"something", "version", "account"})
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
        if one is not None and view.lower[start] != "which":
            continue  # "a claim that Zamora denied" points to what it answers
        said = _said_before(view, verb, start, found)
        for other in found:
            if other.head != verb and not other.quoted:
                other.content = {i for i in other.content if not start - 1 <= i <= view.right[verb]} or other.content
        if one is None:
            one = _answer(view, verb, who)
            made.append(one)
        one.content, one.frame, one.rule = said, "that", ASIDE
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


def _said_before(view: Syntax, verb: int, start: int, found: list[Found]) -> set[int]:
    """Return the words that an aside answers: the smallest content that ends before it, else the sentence up to it."""
    last = start - 2
    around = [one for one in found if one.head != verb and last in one.content and one.head < start]
    if around:
        content = min((one.content for one in around), key=len)
        return {i for i in content if i < start - 1}
    first = max(view.sentences[view.sentence[verb]][0], 0)
    return {i for i in range(first, start - 1) if view.pos[i] != "SPACE"}


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
