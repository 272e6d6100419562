"""In which sense the words of a document are meant: as its other words tell."""

from collections.abc import Mapping

from rashomon.annotations.trees import Tree
from rashomon.annotations.triggers import Frame, Lexicon

ASSAULT = "assault"


def in_one_sense(frames: Mapping[int, Frame], words: Lexicon) -> dict[int, Frame]:
    """Return the frames of a doc, a bare noun ("the strike") in the sense of an assault where the doc has its word in that sense.

    Articles seldom use one word in two senses; after "struck a hospital" nobody stops work.
    """
    assaults = {frame.lemma for frame in frames.values() if frame.type == ASSAULT}
    found = dict(frames)
    for i, frame in frames.items():
        if frame.pos == "noun" and not frame.needs and frame.type != ASSAULT and frame.lemma in assaults:
            found[i] = next((one for one in words.frames[frame.lemma, "NOUN"] if one.type == ASSAULT), frame)
    return found


def on_topic(frames: Mapping[int, Frame], parse: Tree) -> Mapping[int, Frame]:
    """Return the frames without those that are meant only in a document on another topic: "fraud" where nobody votes."""
    topics = {name: words for frame in frames.values() for name, words in frame.needs if name == "topic"}
    if not topics:
        return frames
    lemmas = set(parse.lemma)
    return {i: frame for i, frame in frames.items() if all(name != "topic" or not words.isdisjoint(lemmas) for name, words in frame.needs)}
