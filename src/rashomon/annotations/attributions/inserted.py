"""Phrases that parsers hang on the wrong word, put right: a speaker inserted in a clause, "according to" inside one, a charge's "of"."""

from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.repairs import SUBJECTS, hang


def repair_inserted_speakers(lemma: list[str], dep: list[str], head: list[int], children: list[list[int]], speaking: list[int]) -> None:
    """Hang a verb of speech between commas on the verb of the clause, not on its subject: "Nobody, the mayor insisted, had been warned"."""
    for verb in speaking:
        subject = head[verb]
        if dep[verb] == "parataxis" and dep[subject] in SUBJECTS and subject < verb < head[subject]:
            hang(verb, head[subject], head, children)


def repair_inserted_sources(lower: list[str], tag: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Give a clause back what stands behind "according to" and a comma: "The bridge was, according to the engineers, unsafe"."""
    for phrase in [i for i, word in enumerate(lower) if word == "according"]:
        to = next((c for c in children[phrase] if lower[c] == "to"), -1)
        noun = next((c for c in children[to] if dep[c] == "pobj"), -1) if to >= 0 else -1
        above = head[phrase]
        if noun < 0 or above >= phrase or lower[phrase - 1] != ",":
            continue
        for c in [c for c in (*children[phrase], *children[to]) if c > noun + 1 and tag[c][:2] in ("JJ", "VB")]:
            hang(c, above, head, children)
            dep[c] = "acomp"


def repair_charges(lower: list[str], lemma: list[str], dep: list[str], head: list[int], children: list[list[int]]) -> None:
    """Hang what somebody is accused of on the verb, not on whoever accuses: "was accused by the opposition of buying votes"."""
    for by in [i for i, label in enumerate(dep) if label == "agent"]:
        verb = head[by]
        cue = look_up(lemma[verb], "verb", "any") if verb < by else None
        if cue is None or cue.act != "accuse":
            continue
        for who in [c for c in children[by] if dep[c] == "pobj"]:
            for of in [c for c in children[who] if lower[c] == "of" and any(dep[k] == "pcomp" for k in children[c])]:
                hang(of, verb, head, children)
