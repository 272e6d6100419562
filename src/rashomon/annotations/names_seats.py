"""Metonymy: whether the name of a seat of government means the government's state or the city, decided by grammar.

A capital that says, denies or apologises is the state; one that is shelled, or in which something stands, is the city.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from rashomon.annotations.mentions import Found
from rashomon.annotations.names_words import word_kinds
from rashomon.annotations.spelled import spelled
from rashomon.annotations.wordlists import read_rows
from rashomon.vocabulary.names import TYPES, Names

SPHERES, PARTS = ("government", "city"), ("verb", "object", "owned", "prep")

SUBJECTS = frozenset(("nsubj",))
OBJECTS = frozenset(("dobj", "obj", "nsubjpass"))


@cache
def seat_words() -> Mapping[tuple[str, str], str]:
    """Return the sphere by part and word."""
    rows = read_rows("seat-words", ("sphere", "part", "word"), key=("part", "word"), allowed={"sphere": SPHERES, "part": PARTS})
    return {(row["part"], row["word"]): row["sphere"] for row in rows}


@cache
def _speech() -> frozenset[str]:
    columns = ("lemma", "pos", "frame", "act", "polarity", "certainty", "kind")
    return frozenset(row["lemma"] for row in read_rows("cues", columns, key=("lemma", "pos", "frame")) if row["pos"] == "verb")


def seats(doc: Doc, found: Sequence[Found], names: Names) -> None:
    """Set the concept of each name of a seat of government to the state, the body or the city; reasons say by which words."""
    text = spelled(doc)
    for m in found:
        senses = names.lookup(text.of(m.start, m.end))
        seat = next((sense for sense in senses if sense.how == "seat"), None)
        if (
            seat is None
            or m.type not in ("Place", "Organization", "Person", "Group", "Other")
            or (m.concept and names.concepts[m.concept].kind == "State")
        ):
            continue
        place = next((sense.concept for sense in senses if sense.how != "seat"), None)
        if m.concept is not None and seat.concept not in {
            s.concept for s in senses if s.how == "seat" and m.concept in names.concepts[s.concept].seats
        }:
            continue
        sphere, why = _sphere(doc, m)
        if sphere == "government":
            state = names.concepts[seat.concept]
            m.concept, m.type, m.candidates = state.iri, TYPES.get(state.kind, "Other"), ()
            m.reason = f"seat of government: {why}"
        elif place is not None and m.concept is not None:
            m.reason = f"the city: {why}"


def _sphere(doc: Doc, m: Found) -> tuple[str, str]:
    token = doc[m.start : m.end].root
    kinds = word_kinds()
    if m.start > 0 and doc[m.start - 1].lower_ in kinds["capital"]:
        return "city", f'"{doc[m.start - 1].text}" stands before it'
    if m.start > 1 and doc[m.start - 1].text == "," and doc[m.start - 2].lower_ in kinds["capital"]:
        return "city", "it stands beside a word for a city"
    words = seat_words()
    top = _first(token)
    head = top.head
    if top.dep_ in SUBJECTS and head.pos_ in ("VERB", "AUX"):
        verb = head.lemma_.lower()
        sphere = words.get(("verb", verb)) or ("government" if verb in _speech() else None)
        if sphere is None and verb != "be":
            return "city", f'the verb "{verb}" tells nothing of governments'
        if sphere is not None:
            return sphere, f'it is the subject of "{head.text}"'
        return "city", "nothing tells of a government"
    if top.dep_ in OBJECTS:
        verb = head.lemma_.lower()
        return words.get(("object", verb), "city"), f'it is the object of "{head.text}"'
    if top.dep_ == "poss":
        noun = head.lemma_.lower()
        return words.get(("owned", noun), "government"), f'it owns "{head.text}"'
    if top.dep_ in ("pobj", "agent"):
        prep = head.lower_
        if prep == "by" or head.dep_ == "agent":
            return "government", "it is the agent"
        return words.get(("prep", prep), "city"), f'it stands after "{head.text}"'
    return "city", "nothing tells of a government"


def _first(token: Token) -> Token:
    """Return the first of names joined by "and": their grammar is the grammar of the last as well."""
    seen = 0
    while token.dep_ == "conj" and seen < 8:
        token, seen = token.head, seen + 1
    return token
