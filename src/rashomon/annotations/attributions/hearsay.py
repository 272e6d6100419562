"""What an outlet passes on by an adverb alone: "residents reportedly fled" is said by somebody, and nobody is named."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import read_list
from rashomon.annotations.attributions.syntax import Syntax

CERTAIN = 0.5
"""Probability of an attribution that the filter has never seen."""
SUBJECTS = ("nsubj", "nsubjpass")


def hearsay(view: Syntax, found: list[Found]) -> list[Found]:
    """Return the clauses that an adverb makes hearsay, outside of quotations and of what is said by others.

    Args:
        view: the document.
        found: the attributions.
    """
    adverbs = read_list("reporting-adverbs")
    tokens = [i for i, word in enumerate(view.lower) if word in adverbs] if not adverbs.isdisjoint(view.lower) else []
    taken = {i for one in found for i in (*one.content, *one.cue)} if tokens else set()
    made = []
    for token in tokens:
        verb = view.head[token]
        if view.dep[token] != "advmod" or view.child(verb, *SUBJECTS) < 0 or token in taken or view.skipped[token]:
            continue
        if view.quotation[token] < 0 and view.pos[verb] in ("VERB", "AUX") and taken.isdisjoint(content := _clause(view, verb, token)):
            made.append(
                Found(
                    head=token,
                    lemma=view.lemma[token],
                    pos="other",
                    frame="adverb",
                    cue={token},
                    source=set(),
                    content=content,
                    rule="adverb",
                    confidence=CERTAIN,
                )
            )
    return made


def _clause(view: Syntax, verb: int, adverb: int) -> set[int]:
    """Return the words of a clause without the adverb, without clauses joined to it, and without the marks at its edges."""
    words = set(view.subtree(verb)) - {adverb}
    for c in view.children[verb]:
        joined = view.dep[c] in ("conj", "parataxis") and view.child(c, *SUBJECTS) >= 0
        if joined or (view.dep[c] in ("cc", "mark") and (c > verb or c == min(words))):
            words -= set(view.subtree(c))
    while words and view.pos[max(words)] in ("PUNCT", "SPACE", "CCONJ"):
        words.discard(max(words))
    while words and view.pos[min(words)] in ("PUNCT", "SPACE", "CCONJ"):
        words.discard(min(words))
    return words
