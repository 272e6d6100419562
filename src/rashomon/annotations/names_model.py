"""Names as the language model finds them, trimmed to what is a name."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span

from rashomon.annotations.mentions import Found
from rashomon.annotations.names_words import word_kinds
from rashomon.annotations.spelled import Spelled, spelled

MODEL_TYPES = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "NORP": "Group",
    "PRODUCT": "Product",
    "EVENT": "Event",
    "WORK_OF_ART": "Work",
    "LAW": "Work",
}
"""Entity types by the model's labels; what has no type here (dates, numbers) is no name."""

BREAKS = frozenset('()[],/"“”')
"""Marks over which no name runs."""

TITLED = ("WORK_OF_ART", "EVENT", "LAW")
"""The model's labels of names that may hold a comma."""

NUMBERED = ("Product", "Event", "Work", "Organization")
"""Types of names that may begin with a number."""


def from_model(doc: Doc) -> list[Found]:
    """Return the model's names, without titles, articles, possessives and other words around them."""
    text = spelled(doc)
    found = []
    for entity in doc.ents:
        kind = MODEL_TYPES.get(entity.label_)
        if kind is not None:
            for start, end in _pieces(entity, text):
                trimmed = _trim(text, start, end, kind)
                if trimmed is not None:
                    found.append(Found(start=trimmed[0], end=trimmed[1], type=kind))
    return found


def _pieces(entity: Span, text: Spelled) -> Iterator[tuple[int, int]]:
    """Yield the parts of an entity between line breaks and brackets."""
    start, end = entity.start, entity.end
    words = text.words
    cuts = [i for i in range(start, end) if words[i] in BREAKS or words[i].isspace()]
    if cuts and entity.label_ in TITLED and any(words[cut] == "," for cut in cuts):
        cuts = []
    for cut in (*cuts, end):
        if cut > start:
            yield start, cut
        start = cut + 1


def _trim(text: Spelled, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Return the name inside a stretch of tokens, None where nothing of it is a name."""
    words, kinds = text.words, word_kinds()
    while start < end and not _begins(text, start, kind):
        start += 1
    if kind == "Person":
        while start < end - 1 and words[start].lower().rstrip(".") in kinds["title"]:
            start += 1
            while start < end - 1 and text.punctuation[start]:
                start += 1
    while end > start and (not _ends(text, end - 1) or (end > start + 1 and words[end - 1].islower() and words[end - 1] in kinds["place"])):
        end -= 1
    if start >= end:
        return None
    name = text.of(start, end)
    if name.islower() and not any(map(str.isdigit, name)):
        return None
    if kind != "Product" and not any(map(str.isalpha, name)):
        return None
    if end == start + 1 and words[start].lower().rstrip(".") in kinds["notname"]:
        return None
    return start, end


@cache
def _beginnings() -> frozenset[str]:
    """Return the lower-case words with which a name may begin: "de Gaulle", "al-Assad", and not "of"."""
    return word_kinds()["particle"] - word_kinds()["function"]


def _begins(text: Spelled, i: int, kind: str) -> bool:
    word = text.words[i]
    if word.isspace() or word in ("'s", "’s") or text.punctuation[i]:
        return False
    if i and not text.spaced[i - 1] and text.numeric[i - 1]:
        return False
    lower = word.lower()
    if lower in word_kinds()["determiner"]:
        return False
    if word.isdigit() or text.numeric[i]:
        return kind in NUMBERED and i + 1 < len(text.words)
    return word != lower or lower in _beginnings()


def _ends(text: Spelled, i: int) -> bool:
    word = text.words[i]
    if word.isspace() or word in ("'s", "’s", "-", "–", "&") or word in "'’":
        return False
    if text.punctuation[i]:
        return word == "."
    return word.lower() not in word_kinds()["function"]
