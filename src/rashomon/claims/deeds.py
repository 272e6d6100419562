"""Attributions whose cue is a deed, not a word: politicians attack plans, armies attack towns, and only the first say something."""

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc, Token

from rashomon.annotations.coreference import resolve
from rashomon.annotations.keys import MENTIONS, AttributionRecord, Offsets, ReferentRecord
from rashomon.annotations.triggers import lexicon

FORCE: Final = "assault"
"""Event type of the use of force."""
STRUCK: Final = ("Place", "Group")
"""Types of what is struck by force; a person or a plan may be attacked by words."""
ARMED: Final = ("troop", "aircraft", "arm")
"""Kinds of noun for who and what uses force."""
SITES: Final = ("place", "troop", "aircraft")
"""Kinds of noun for what force is used against."""


def deeds(doc: Doc, attributions: Sequence[AttributionRecord]) -> set[int]:
    """Return the positions of the attributions that tell of force, not of words: "its forces attacked civilians", "an attack on Lorn"."""
    judging = [number for number, one in enumerate(attributions) if one["act"] == "condemn" and not one["verbatim"]]
    return {number for number in judging if _forceful(doc, attributions[number]["cue"]) and _physical(doc, attributions[number])}


def _forceful(doc: Doc, cue: Sequence[Offsets]) -> bool:
    """Return whether a cue has a word that can name an assault."""
    frames = lexicon(doc.lang_).frames
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in cue)
    words = [token for span in spans if span is not None for token in span]
    return any(frame.type == FORCE for token in words for frame in frames.get((token.lemma_.lower(), token.pos_), ()))


def _physical(doc: Doc, record: AttributionRecord) -> bool:
    """Return whether it is done to a place, troops or people, or by troops or weapons."""
    kinds = lexicon(doc.lang_).kinds
    target = _target(doc, record["content"])
    if target is not None and any(token.lemma_.lower() in kinds["arm"] and token.head.lower_ == "with" for token in target.sent):
        return True  # "attacked the block with rifles"
    if target is not None:
        number = resolve(doc, target.idx, target.idx + len(target))
        group = doc.spans.get(MENTIONS)
        referents: list[ReferentRecord] = group.attrs.get("referents", []) if group is not None else []
        if number is not None and referents[number]["type"] in STRUCK:
            return True
        if any(target.lemma_.lower() in kinds[kind] for kind in SITES):
            return True
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in record["source"])
    return any(span is not None and any(span.root.lemma_.lower() in kinds[kind] for kind in ARMED) for span in spans)


def _target(doc: Doc, content: Sequence[Offsets]) -> Token | None:
    """Return the noun that heads a content, behind its preposition."""
    start, end = content[0] if content else (0, 0)
    span = doc.char_span(start, end, alignment_mode="expand") if end else None
    if span is None:
        return None
    root = span.root
    return next((child for child in root.children if child.dep_ == "pobj"), None) if root.pos_ == "ADP" else root
