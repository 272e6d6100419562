"""The cue lexicon: which words report, what kind of act each is, and what it does to the words that it reports."""

import functools
from dataclasses import dataclass

from rashomon.resources import lexicons
from rashomon.tables import read_table

ACTS = frozenset(
    "assert announce report deny admit accuse apologise demand promise threaten condemn praise express ask".split()  # noqa: SIM905
)
CITING = frozenset({"cite", "quote"})
"""Verbs by which an outlet names whom it has its words from."""
CONTRASTS = frozenset({"but", "while", "whereas", "though", "although"})
"""Words before what somebody else holds against it."""
TELLING = frozenset({"deny", "admit", "accuse", "threaten", "apologise"})
"""Acts whose verbs have hardly another use than to report, if their subject is there."""
WISHES = frozenset({"ask", "demand", "promise", "threaten"})
"""Acts that state nothing."""
PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}
"""Parts of speech of the parse, as the cue lexicon names them; any other is "other"."""
KEPT = 1 << 14
"""Words of which it is remembered what the lexicon says."""
COLUMNS = ("lemma", "pos", "frame", "act", "polarity", "certainty", "kind")
ALLOWED = {
    "pos": frozenset({"verb", "noun", "adj", "other"}),
    "act": ACTS,
    "polarity": frozenset({"positive", "negative", "none"}),
    "certainty": frozenset({"certain", "probable", "possible", "underspecified"}),
    "kind": frozenset({"speech", "attitude", "intent"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """What a reporting word does in one frame."""

    act: str
    polarity: str
    certainty: str
    kind: str


@functools.cache
def read_cues() -> dict[tuple[str, str, str], Cue]:
    """Return the cues by lemma, part of speech ("verb", "noun", "adj", "other") and frame ("any" or a construction)."""
    rows = read_table(lexicons() / "cues.csv", COLUMNS, key=("lemma", "pos", "frame"), allowed=ALLOWED)
    return {
        (row["lemma"], row["pos"], row["frame"]): Cue(
            act=row["act"], polarity=row["polarity"], certainty=row["certainty"], kind=row["kind"]
        )
        for row in rows
    }


@functools.lru_cache(maxsize=KEPT)
def look_up(lemma: str, pos: str, frame: str, *, strict: bool = False) -> Cue | None:
    """Return the cue for a word in a frame: the entry of that frame, else (unless strict) the entry for any frame, else None."""
    cues = read_cues()
    return cues.get((lemma, pos, frame)) or (None if strict else cues.get((lemma, pos, "any")))


@functools.cache
def read_list(name: str) -> frozenset[str]:
    """Return the words of a list with one column, "word"."""
    return frozenset(row["word"] for row in read_table(lexicons() / f"{name}.csv", ("word",), key=("word",)))
