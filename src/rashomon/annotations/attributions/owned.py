"""Claims that a noun alone tells, with whose they are: "Greek claims that ...", "claims by the rebels that ...", "a claim to have won"."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.holders import owner_of, owner_words, states
from rashomon.annotations.attributions.lexicon import look_up, read_cues
from rashomon.annotations.attributions.syntax import Syntax

CERTAIN = 0.5
"""Probability of an attribution that the filter may never have seen."""


def owned_claims(view: Syntax, found: list[Found]) -> list[Found]:
    """Return what nouns of speech with an owner and a clause report inside what somebody says, where no attribution does so yet.

    Args:
        view: the document.
        found: the attributions.
    """
    heads = {one.head for one in found}
    inside = {i for one in found for i in one.content}
    nouns = {lemma for lemma, pos, _ in read_cues() if pos == "noun"}
    made = []
    for noun, lemma in enumerate(view.lemma):
        if lemma not in nouns or noun not in inside or view.pos[noun] != "NOUN" or noun in heads or view.quotation[noun] >= 0:
            continue
        cue = look_up(lemma, "noun", "any")
        clause = states(view, noun) if cue is not None and cue.kind == "speech" and cue.act in ("assert", "accuse", "report") else -1
        owner = owner_of(view, noun) if clause >= 0 else -1
        if owner < 0 or view.pos[owner] == "PRON":
            continue
        source = set(owner_words(view, owner, noun))
        made.append(
            Found(
                head=noun,
                lemma=lemma,
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
