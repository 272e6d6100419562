"""Tolls: numbers of dead or wounded that a noun announces: "put the toll at 12", "the death toll rose to 40", "raised its figure to 68"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from spacy.tokens import Doc, Token

from rashomon.annotations.triggers import read_kinds
from rashomon.annotations.word_classes import WordClasses

GAP: Final = 14
"""Tokens between a verb and the figure it leads to: room for "of the disaster in the north from 31 to at least". By reasoning."""
NEAR: Final = 3
"""Tokens between "at" and the number: "at at least 40", "to more than 40"."""
RECALL: Final = 250
"""Tokens before a "figure" in which the dead must be spoken of: some ten sentences. By reasoning."""

DEAD: Final = "dead"
SAID_OF: Final = ("acomp", "oprd", "ccomp", "xcomp")
"""Relations of "dead" where it is said of those who are counted: "leaving 14 people dead", "29 are confirmed dead"."""

Predicate = Literal["kill", "wound"]


@dataclass(frozen=True, slots=True)
class Toll:
    """A noun for a number of victims, with the number that a clause gives it."""

    noun: int
    """Token of the noun."""
    number: int
    """First token of the number in digits or words, without "at least"."""
    verb: int | None
    """The verb that gives or reaches it; None in "a toll of 40"."""
    given: bool
    """Whether the verb's subject is who names the figure."""
    predicate: Predicate


@cache
def words() -> Mapping[str, frozenset[str]]:
    """Return the words of each kind in tolls.csv."""
    return read_kinds("tolls")


def _class(text: str) -> str:
    lower = text.lower()
    return next((kind for kind in ("toll", "number", "dead", "wounded") if lower in words()[kind]), "")


CLASSES: Final = WordClasses(_class)


def tolls(doc: Doc) -> Iterator[Toll]:
    """Yield the tolls of a parsed doc, in the order of the text."""
    classes = CLASSES.of(doc)
    dead = -RECALL
    for place, kind in enumerate(classes):
        if kind in ("toll", "number"):
            predicate = _counted(doc, place, classes, recent=place - dead < RECALL)
            found = _figure(doc, place) if predicate is not None else None
            if predicate is not None and found is not None:
                number, verb = found
                given = verb is not None and doc[verb].lemma_.lower() in words()["give"] and doc[place].dep_ != "nsubj"
                yield Toll(noun=place, number=number, verb=verb, given=given, predicate=predicate)
        elif kind in ("dead", "wounded") and (count := _numbered(doc, place)) is not None:
            told = doc[place].dep_ == "dobj" and doc[place].head.lemma_.lower() in words()["tell"]
            verb = doc[place].head.i if told else None
            yield Toll(noun=place, number=count, verb=verb, given=told, predicate="kill" if kind == "dead" else "wound")
        if kind in ("dead", "toll"):
            dead = place


def _numbered(doc: Doc, place: int) -> int | None:
    """Return the number that counts a noun for the dead or wounded ("13 dead", "three deaths"), or None."""
    noun = doc[place]
    if noun.pos_ not in ("NOUN", "ADJ", "PROPN") or noun.lower_ in words()["toll"]:
        return None
    if noun.lower_ == DEAD and noun.dep_ in SAID_OF:
        around = (*noun.children, *noun.head.children)
        people = [child for child in around if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.i < place]
        who = max(people, key=lambda child: child.i, default=None)
        return next((one.i for one in (who, *who.children) if one.tag_ == "CD" and one.i <= who.i), None) if who is not None else None
    return next((child.i for child in noun.children if child.i < place and child.tag_ == "CD" and place - child.i <= NEAR), None)


def _counted(doc: Doc, place: int, classes: list[str], *, recent: bool) -> Predicate | None:
    """Return what befell those whom a noun counts; None for a noun that counts something else."""
    noun = doc[place]
    own = {classes[child.i] for child in noun.children if child.i < place}
    whom = next((child for child in noun.children if child.lower_ == "of" and child.i > place), None)
    counted = [token.i for token in doc[whom.i + 1 : whom.i + 1 + NEAR + 1]] if whom is not None else []
    kinds = own | {classes[i] for i in counted}
    if "wounded" in kinds:
        return "wound"
    if classes[place] == "toll" or "dead" in kinds:
        return "kill"
    possessed = any(child.dep_ == "poss" for child in noun.children)
    return "kill" if recent and whom is None and possessed and noun.dep_ == "dobj" else None


def _figure(doc: Doc, place: int) -> tuple[int, int | None] | None:
    """Return the first token of the number that a clause gives a noun, and the verb that gives it."""
    noun = doc[place]
    verb = noun.head
    lemma = verb.lemma_.lower()
    if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and lemma in words()["give"] | words()["reach"]:
        direct = lemma in words()["reach"] and noun.dep_ == "nsubj"
        number = _number_after(doc, verb, max(place, verb.i), direct=direct)
        if number is not None:
            return number, verb.i
    after = doc[place + 1 : place + 2]
    if len(after) and after[0].lower_ == "of":
        number = _first_number(doc, place + 2)
        if number is not None:
            return number, verb.i if noun.dep_ == "dobj" and lemma in words()["give"] else None
    return None


def _number_after(doc: Doc, verb: Token, start: int, *, direct: bool) -> int | None:
    """Return the number after "to" or "at" behind a place in the verb's sentence; directly behind the verb where it takes one there."""
    if direct:
        number = _first_number(doc, verb.i + 1)
        if number is not None:
            return number
    stop = min(start + GAP, verb.sent.end)
    for i in range(start + 1, stop):
        if doc[i].lower_ in ("to", "at") and (number := _first_number(doc, i + 1)) is not None:
            return number
    return None


def _first_number(doc: Doc, place: int) -> int | None:
    """Return the number that begins at a place, or behind "at least" and the like."""
    for token in doc[place : place + NEAR + 1]:
        if token.like_num or token.tag_ == "CD":
            return token.i
        if token.pos_ not in ("ADV", "ADJ", "ADP", "SCONJ"):
            return None
    return None
