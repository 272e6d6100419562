"""What an article says in passing that somebody or something is to something else: spokesman of, ally of, second-largest city of.

Functions of people come from the roles that the name components ascribed; what places and parties are to each other is read here, from
apposition ("Lviv, the largest city in the region"), names after the noun ("Baku's ally Ankara", "its second city of X"), and "is". All
these are the narrator's words, also within indirect speech; what stands in quotation marks is the speaker's and left out here.
"""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Span, Token

from rashomon.annotations.keys import MENTIONS, QUOTATIONS, MentionRecord, PropositionRecord, QuotationRecord, ReferentRecord, RoleRecord
from rashomon.annotations.layout import excluded
from rashomon.annotations.mentions import records, referents
from rashomon.annotations.numbers import HYPHENS
from rashomon.annotations.wordlists import Row, one_column, read_rows

CONFIDENCE: Final = 0.8
"""Extraction confidence of a description: it stands in one noun phrase, or in one clause with "is"."""
LONGEST: Final = 3
"""Words of the longest phrase in descriptions.csv."""
KINDS: Final = frozenset({"person", "place", "party"})
NEAR: Final = 3
"""Tokens before a description in which a word can void it ("once the capital of")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description as tokens."""

    start: int
    head: int
    row: Row


@functools.cache
def descriptions() -> Mapping[tuple[str, ...], Row]:
    """Return the describing phrases by their lemmas."""
    columns = ("words", "predicate", "kind", "prepositions")
    rows = read_rows("descriptions", columns, key=("words",), allowed={"kind": KINDS})
    return {tuple(row["words"].split()): row for row in rows}


@functools.cache
def _nouns() -> frozenset[str]:
    return frozenset(words[-1] for words in descriptions())


def find_relations(doc: Doc) -> list[PropositionRecord]:
    """Return the descriptions of a doc as propositions, in the order of the text, each relation once, where it is said first."""
    if not doc.has_annotation("DEP"):
        return []
    quoted: list[QuotationRecord] = doc.spans[QUOTATIONS].attrs.get("records", []) if QUOTATIONS in doc.spans else []
    outside = [*excluded(doc), *((record["span"][0], record["span"][1]) for record in quoted)]
    found = [*_functions(doc), *_standing(doc), *_wars(doc)]
    seen: set[tuple[str, int | None, int | None]] = set()
    kept: list[PropositionRecord] = []
    for record in sorted(found, key=lambda one: (one["trigger"], one["predicate"])):
        said = (record["predicate"], record["subject"], record["object"])
        begin = record["trigger"][0]
        if said in seen or record["subject"] == record["object"] or any(start <= begin < end for start, end in outside):
            continue
        seen.add(said)
        kept.append(record)
    return kept


def phrase_at(doc: Doc, place: int) -> Phrase | None:
    """Return the longest describing phrase that ends at a token, or None; "third largest city" is none."""
    token = doc[place]
    if token.lemma_.lower() not in _nouns() or token.tag_ in ("NNS", "NNPS"):
        return None
    words = [token.lemma_.lower()]
    starts = [place]
    for before in reversed(doc[max(0, place - 2 * LONGEST) : place]):
        if before.text in HYPHENS:
            continue
        words.insert(0, before.lower_)
        starts.insert(0, before.i)
    for skipped in range(max(0, len(words) - LONGEST), len(words)):
        row = descriptions().get(tuple(words[skipped:]))
        if row is not None:
            return Phrase(starts[skipped], place, row)
    return None


def _void(doc: Doc, phrase: Phrase) -> bool:
    """Return whether a word in or shortly before the phrase takes it back ("former", "once the")."""
    words = {token.lower_ for token in doc[max(0, phrase.start - NEAR) : phrase.start]}
    words |= {child.lower_ for child in doc[phrase.head].lefts if child.i < phrase.start}
    return not words.isdisjoint(one_column("descriptions-void", "word"))


def _meant(doc: Doc) -> dict[int, int]:
    """Return the referents by token: of a name each token, of other mentions the head, the smaller mention before the larger."""
    meant: dict[int, int] = {}
    pairs = sorted(zip(doc.spans.get(MENTIONS, ()), records(doc), strict=True), key=lambda pair: (pair[1]["kind"] != "name", len(pair[0])))
    for span, record in pairs:
        for token in span if record["kind"] == "name" else (span.root,):
            meant.setdefault(token.i, record["referent"])
    return meant


def _functions(doc: Doc) -> Iterator[PropositionRecord]:
    """Yield what people are, from their roles."""
    things = referents(doc)
    mentions = records(doc)
    for number, thing in enumerate(things):
        for role in thing["roles"]:
            span = doc.char_span(role["span"][0], role["span"][1], alignment_mode="expand")
            if span is None or thing["type"] != "Person":
                continue
            phrase = _function(doc, span)
            if phrase is None or _void(doc, phrase):
                continue
            name = min(
                (m for m in mentions if m["referent"] == number and m["kind"] == "name"), key=lambda m: _apart(m, role), default=None
            )
            whose = _possessor(doc, phrase)
            if whose is None:
                whose = _owner(doc, thing, role, name, things)
            if whose is not None and name is not None:
                ends = [*role["span"], *name["span"]]
                yield _record(doc, phrase, number, whose, (min(ends), max(ends)))


def _function(doc: Doc, span: Span) -> Phrase | None:
    """Return the phrase that heads a description or ends a title; "aide to the president" and "will be president" are none."""
    title = all(token.pos_ != "ADP" for token in span)
    for place in (span.root.i, span.end - 1) if title else (span.root.i,):
        phrase = phrase_at(doc, place)
        if phrase is not None and phrase.row["kind"] == "person":
            noun = doc[place]
            return phrase if noun.dep_ != "attr" or _is(noun.head) else None
    return None


def _apart(mention: MentionRecord, role: RoleRecord) -> int:
    return max(mention["span"][0] - role["span"][1], role["span"][0] - mention["span"][1], 0)


def _possessor(doc: Doc, phrase: Phrase) -> int | None:
    """Return whom "'s" before the function names ("Apple's vice president for sales"), where only that is said."""
    owner = next((child for child in doc[phrase.head].children if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    return _meant(doc).get(owner.i) if owner is not None else None


def _owner(doc: Doc, thing: ReferentRecord, role: RoleRecord, name: MentionRecord | None, things: list[ReferentRecord]) -> int | None:
    """Return whose function a role is: as ascribed, the body of it for which the person speaks, or the name after "X of"."""
    party, of = thing["party"], role["of"]
    if party is not None and of is not None and things[party]["party"] == of:
        return party
    if of is not None or name is None or role["span"][0] > name["span"][0]:
        return of
    span = doc.char_span(name["span"][0], name["span"][1], alignment_mode="expand")
    if span is not None and span.end + 1 < len(doc) and doc[span.end].lower_ == "of":
        meant = _meant(doc)
        child = next((child for child in doc[span.end].children if child.dep_ == "pobj"), None)
        if child is not None and child.i in meant:
            return meant[child.i]
    return party


def _standing(doc: Doc) -> Iterator[PropositionRecord]:
    """Yield what places and parties are to each other."""
    things = referents(doc)
    meant: dict[int, int] | None = None
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        phrase = phrase_at(doc, token.i)
        if phrase is None or phrase.row["kind"] == "person" or _void(doc, phrase):
            continue
        meant = meant if meant is not None else _meant(doc)
        whole = _whole(doc, phrase, meant)
        subject = _described(token, meant, things)
        if whole is None or subject is None or not _known(things[meant[whole.i]]):
            continue
        places = [subject.i, phrase.start, token.i, whole.i]
        span = doc[min(places) : max(places) + 1]
        yield _record(doc, phrase, meant[subject.i], meant[whole.i], (span.start_char, span.end_char))


def _known(thing: ReferentRecord) -> bool:
    return bool(thing["names"]) or thing["concept"] is not None


def _whole(doc: Doc, phrase: Phrase, meant: Mapping[int, int]) -> Token | None:
    """Return the token of what the described one belongs to: the possessor, the name after the preposition, or a name before the noun."""
    noun = doc[phrase.head]
    heads = [noun, noun.head] if noun.dep_ == "conj" else [noun]
    for head in heads:
        for child in head.children:
            if child.dep_ == "poss" and child.i in meant:
                return child
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in phrase.row["prepositions"].split():
            for other in child.children:
                if other.dep_ == "pobj" and other.i in meant and not _partial(other):
                    return other
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and child.i < phrase.start and child.i in meant:
            return child
    return None


def _partial(token: Token) -> bool:
    """Return whether only a part of a place is meant ("in western Georgia")."""
    return any(child.dep_ in ("amod", "compound") and child.lower_.endswith("ern") for child in token.children)


def _described(noun: Token, meant: Mapping[int, int], things: list[ReferentRecord]) -> Token | None:
    """Return the token of who or what is described by a noun, a thing with a name; None where the words do not say."""

    def named(token: Token) -> bool:
        return token.i in meant and bool(things[meant[token.i]]["names"]) and token.pos_ == "PROPN"

    group = [noun, noun.head] if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else [noun]
    for one in group:
        for child in one.children:
            if child.dep_ == "appos" and named(child):
                return child
        if one.dep_ in ("appos", "compound", "nmod") and named(one.head):
            return one.head
        if one.dep_ == "attr" and _is(one.head):
            return next((child for child in one.head.children if child.dep_ == "nsubj" and child.i in meant), None)
    possessed = any(child.dep_ == "poss" for child in noun.children)
    for child in noun.children:
        if possessed and child.dep_ == "prep" and child.lower_ == "of":
            return next((other for other in child.children if other.dep_ == "pobj" and named(other)), None)
    return None


def _is(verb: Token) -> bool:
    """Return whether a verb says plainly that something is so: "is" and "remains", not denied, not supposed, not past."""
    helped = any(child.dep_ in ("neg", "aux") for child in verb.children)
    return verb.lemma_ in ("be", "remain") and verb.tag_ in ("VBZ", "VBP") and not helped


def _wars(doc: Doc) -> Iterator[PropositionRecord]:
    """Yield who is at war with whom."""
    meant: dict[int, int] | None = None
    for token in doc:
        if token.lower_ != "war" or token.dep_ != "pobj" or token.head.lower_ != "at":
            continue
        meant = meant if meant is not None else _meant(doc)
        verb = token.head.head
        other = next((far for near in token.children if near.lower_ == "with" for far in near.children if far.dep_ == "pobj"), None)
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None) if _is(verb) else None
        if other is None or subject is None or other.i not in meant or subject.i not in meant:
            continue
        phrase = Phrase(token.head.i, token.i, {"predicate": "at-war-with"})
        span = doc[min(subject.i, token.head.i) : other.i + 1]
        yield _record(doc, phrase, meant[subject.i], meant[other.i], (span.start_char, span.end_char))


def _record(doc: Doc, phrase: Phrase, subject: int, whole: int, around: tuple[int, int]) -> PropositionRecord:
    trigger: Span = doc[phrase.start : phrase.head + 1]
    return PropositionRecord(
        span=list(around),
        trigger=[trigger.start_char, trigger.end_char],
        head=phrase.head,
        predicate=phrase.row["predicate"],
        event_type=None,
        subject=subject,
        object=whole,
        roles=[],
        place=None,
        time=None,
        quantities=[],
        negated=False,
        aspect=None,
        modality="asserted",
        wording=None,
        rule="description",
        confidence=CONFIDENCE,
    )
