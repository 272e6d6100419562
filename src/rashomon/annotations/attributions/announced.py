"""Quotations in a paragraph of their own that the last words of the paragraph before announce: "The ministry said in a statement:"."""

from rashomon.annotations.attributions.lexicon import look_up, read_list
from rashomon.annotations.attributions.syntax import Syntax

ANNOUNCED = "announced quotation"
"""Rule of an attribution to whom the words before a quotation announce, which always reports."""
FARTHEST = 40
"""Most tokens between the colon and the verb that announces: what stands between says where and to whom. By reasoning."""


def announced(view: Syntax) -> dict[int, int]:
    """Return, for each number of a quotation that the paragraph before it announces with a colon, the verb that does."""
    found = {}
    for number, (a, _) in enumerate(view.quotations):
        here = view.paragraph[a]
        if not here or a != view.paragraphs[here][0] or view.skipped[a]:
            continue
        start, end = view.paragraphs[here - 1]
        while end > start and view.pos[end - 1] == "SPACE":
            end -= 1
        colon = end - 1
        if colon < start or view.lower[colon] != ":":
            continue
        first = max(view.sentences[view.sentence[colon]][0], start, colon - FARTHEST)
        verb = next((i for i in range(colon - 1, first - 1, -1) if _announces(view, i)), -1)
        if verb >= 0:
            found[number] = verb
    return found


def _announces(view: Syntax, token: int) -> bool:
    """Return whether a word is "according", or a verb that speaks or performs a noun of speech, with a subject or as a participle."""
    if view.lower[token] == "according":
        return True
    if view.pos[token] != "VERB" or view.quotation[token] >= 0 or (view.child(token, "nsubj") < 0 and view.tag[token] != "VBG"):
        return False
    if view.lemma[token] in read_list("light-verbs"):
        noun = view.child(token, "dobj")
        return noun >= 0 and look_up(view.lemma[noun], "noun", "any") is not None
    cue = look_up(view.lemma[token], "verb", "quote")
    return cue is not None and cue.kind == "speech"
