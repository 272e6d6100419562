"""Names by their shape, where the language model sees none: "A400M", "iOS", "AT&T"; and names that go on after what it saw."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from rashomon.annotations.mentions import Found
from rashomon.annotations.names_words import role_words, word_kinds
from rashomon.annotations.spelled import spelled

SHAPE = re.compile(
    r"(?<![\w$€£-])(?:[A-Z]{1,4}[a-z]?-?\d{2,4}[A-Z]{0,3}(?:-\d{1,4}[A-Z]{0,3})?s?"  # a model: S-300, TB2, C130J, A320s
    r"|\d{3}-\d{3}[A-Z]{1,3}"  # a model by numbers: 747-400ER
    r"|[a-z]{1,2}[A-Z][A-Za-z]+"  # a capital after small letters: eBay
    r"|[A-Z][a-z]+[A-Z][A-Za-z]+"  # a capital inside: YouTube
    r"|[A-Z]{1,3}&[A-Z]{1,3})(?![\w$€£])"  # initials joined: R&D
)
"""Shapes of words that are names in English whatever they mean. Bounded repetition: linear time."""

MODEL = re.compile(r"\d|[A-Z]-?\d")


AMOUNTS = ("DATE", "MONEY", "TIME", "PERCENT")
"""The model's labels of numbers that are no names."""


def shaped(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return names by shape where there is none yet."""
    taken = {i for m in found for i in range(m.start, m.end)}
    text = spelled(doc)
    more = []
    for match in SHAPE.finditer(text.text):
        start, end = text.token(match.start()), text.after(match.end())
        if start is None or end is None or not taken.isdisjoint(range(start, end)):
            continue
        if doc[start].ent_type_ in ("DATE", "MONEY", "TIME", "PERCENT") or (
            start and text.numeric[start - 1] and not text.spaced[start - 1]
        ):
            continue
        kind = "Product" if any(c.isdigit() for c in match.group()) or match.group()[0].islower() else "Organization"
        more.append(Found(start=start, end=end, type=kind))
    return more


def paired(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return the names with single words joined that the model took for two names side by side: "Harland" and "Wolff Marine"."""
    kept: list[Found] = []
    for m in found:
        last = kept[-1] if kept else None
        if last is not None and last.end == m.start and _pair(doc, last, m):
            last.end, last.type = m.end, "Organization"
            continue
        kept.append(m)
    return kept


def _pair(doc: Doc, a: Found, b: Found) -> bool:
    single = a.end == a.start + 1 and b.end == b.start + 1 and bool(doc[a.start].whitespace_)
    unknown = a.concept is None and b.concept is None and not a.candidates and not b.candidates
    kinds = {a.type, b.type} <= {"Organization", "Person"} and "Organization" in (a.type, b.type)
    return single and unknown and kinds and doc[a.start].dep_ == "compound" and doc[a.start].head.i == b.start


def extended(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return the names with the capitalised words that follow and that they modify: "Acme Commercial Aircraft" is one name."""
    starts = {m.start for m in found}
    kinds = word_kinds()
    for m in found:
        end = m.end
        while end < len(doc) and end - m.end < 4 and end not in starts and _goes_on(doc, m, end):
            end += 1
        added = doc[m.end : end]
        if not added or not _modifies(doc, m, end):
            continue
        if m.type in ("Place", "Group") and (m.reason == "adjective" or added[-1].lower_ not in kinds["generic"]):
            continue
        m.end, m.concept, m.candidates, m.reason = end, None, (), ""
        if m.type in ("Place", "Group", "Person"):
            m.type = "Organization"
    return list(found)


def _goes_on(doc: Doc, m: Found, i: int) -> bool:
    token = doc[i]
    if token.pos_ != "PROPN" or not token.text[:1].isupper() or token.is_sent_start or token.ent_type_ in ("PERSON", "DATE", "GPE"):
        return False
    if (
        not doc[i - 1].whitespace_
        or token.lower_ in word_kinds()["title"]
        or token.lower_ in role_words()
        or token.lower_ in word_kinds()["notname"]
    ):
        return False
    return m.type in ("Organization", "Product", "Place", "Other")


def _modifies(doc: Doc, m: Found, end: int) -> bool:
    """Whether the syntactic head of the name lies in the words that follow it."""
    root: Token = doc[m.start : m.end].root
    return m.end <= root.head.i < end and root.dep_ in ("compound", "nmod", "amod", "poss")


def unit(doc: Doc, m: Found) -> bool:
    """Return whether a name is a unit or a currency after all: "64GB", "US dollars"."""
    text = spelled(doc)
    if m.start and m.end == m.start + 1 and text.numeric[m.start - 1] and not text.spaced[m.start - 1]:
        return True
    if m.end == len(doc) or not text.of(m.start, m.end).isupper():
        return False
    return text.words[m.end] == "$" or doc[m.end].lemma_.lower() in ("dollar", "cent", "pound")
