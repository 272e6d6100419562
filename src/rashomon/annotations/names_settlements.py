"""Names of villages and regions: what an article calls one is a place, though the model takes many unknown ones for people."""

from spacy.tokens import Doc

from rashomon.annotations.names_groups import Group
from rashomon.annotations.names_words import word_kinds


def is_settlement(doc: Doc, group: Group) -> bool:
    """Return whether an article says of a name that nothing curated has "the village of X", "the province of X"."""
    if group.concept is not None:
        return False
    places = word_kinds()["place"]
    return any(
        m.start > 1 and doc[m.start - 1].lower_ == "of" and doc[m.start - 2].lower_ in places and not doc[m.start].is_sent_start
        for m in group.mentions
    )
