"""Where a search for an attribution begins: words that report now and then, "according to", colons and dashes."""

import functools

from rashomon.annotations.attributions.holders import NAME
from rashomon.annotations.attributions.lexicon import read_cues
from rashomon.annotations.attributions.pieces import MARKS
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.resources import lexicons
from rashomon.tables import read_table

PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj", "ADV": "adv"}


@functools.cache
def read_triggers() -> frozenset[tuple[str, str]]:
    """Return the lemmas, with their part of speech, that report now and then: those of the cue lexicon and those counted in the train gold."""
    columns = ("lemma", "pos", "reports", "of")
    parts = frozenset(PARTS.values())
    counted = read_table(lexicons() / "attribution-triggers.csv", columns, key=("lemma", "pos"), allowed={"pos": parts})
    return frozenset({(row["lemma"], row["pos"]) for row in counted} | {(lemma, pos) for lemma, pos, _ in read_cues() if pos in parts})


def triggers(view: Syntax) -> list[int]:
    """Return the tokens that may be cues, in their order."""
    known = read_triggers()
    found = []
    for token, (lemma, pos, dep) in enumerate(zip(view.lemma, view.pos, view.dep, strict=True)):
        if view.skipped[token]:
            continue
        if lemma in MARKS:
            if is_mark(view, token):
                found.append(token)
        elif view.lower[token] == "according":
            if view.lower[token + 1 : token + 2] == ["to"]:
                found.append(token)
        elif pos in PARTS and dep not in ("aux", "auxpass") and (lemma, PARTS[pos]) in known:
            found.append(token)
    return found


def is_mark(view: Syntax, token: int) -> bool:
    """Return whether a colon stands near the beginning of its paragraph, or a dash between a quotation and the paragraph's last words."""
    start, end = view.paragraphs[view.paragraph[token]]
    if view.lemma[token] == ":":
        return token - start <= NAME and end - token > 2
    if end - token > NAME or not token:
        return False
    return view.quotation[token - 1] >= 0 or (token > 1 and view.pos[token - 1] == "SPACE" and view.quotation[token - 2] >= 0)
