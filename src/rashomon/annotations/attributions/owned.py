"""Claims that a noun alone tells, with whose they are: "Greek claims that ...", "claims by the rebels that ...", "a claim to have won"."""

from functools import cache

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.holders import owner_of, owner_words, states
from rashomon.annotations.attributions.lexicon import read_cues
from rashomon.annotations.attributions.syntax import Syntax

CERTAIN = 0.5
"""Probability of an attribution that the filter may never have seen."""


@cache
def claim_nouns() -> frozenset[str]:
    """Return the nouns for what somebody states."""
    stating = ("assert", "accuse", "report")
    cues = ((key, cue) for key, cue in read_cues().items() if cue.kind == "speech" and cue.act in stating)
    return frozenset(lemma for (lemma, pos, frame), cue in cues if pos == "noun" and frame == "any")


def owned_claims(view: Syntax, found: list[Found]) -> list[Found]:
    """Return what nouns of speech with an owner and a clause report inside what somebody says, where no attribution does so yet.

    Args:
        view: the document.
        found: the attributions.
    """
    heads = {one.head for one in found}
    words = claim_nouns()
    nouns = {i for i, lemma in enumerate(view.lemma) if lemma in words and view.pos[i] == "NOUN" and view.quotation[i] < 0} - heads
    inside: set[int] = set().union(*(nouns & one.content for one in found)) if nouns else set()
    made = []
    for noun in sorted(inside):
        clause = states(view, noun)
        owner = owner_of(view, noun) if clause >= 0 else -1
        if owner < 0 or view.pos[owner] == "PRON":
            continue
        source = set(owner_words(view, owner, noun))
        made.append(
            Found(
                head=noun,
                lemma=view.lemma[noun],
                pos="noun",
                frame="to" if view.tag[clause] == "VB" else "that",
                cue={noun},
                source=source,
                content=set(view.subtree(clause)) - source,
                rule="owned noun",
                confidence=CERTAIN,
            )
        )
    return made
