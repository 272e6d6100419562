"""What an article says in passing that somebody or something is to something else: spokesman of, ally of, second-largest city of.

Functions of people come from the roles that the name components ascribed; what places and parties are to each other is read here, from
apposition ("Lviv, the largest city in the region"), names after the noun ("Baku's ally Ankara", "its second city of X"), and "is". All
these are the narrator's words, also within indirect speech; what stands in quotation marks is the speaker's and left out here.
"""

import functools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from spacy.tokens import Doc, Span, Token

from rashomon.annotations.keys import MENTIONS, QUOTATIONS, MentionRecord, PropositionRecord, QuotationRecord, ReferentRecord, RoleRecord
from rashomon.annotations.layout import excluded
from rashomon.annotations.mentions import records, referents
from rashomon.annotations.numbers import HYPHENS
from rashomon.annotations.word_classes import WordClasses
from rashomon.annotations.wordlists import Row, one_column, read_rows

DESCRIPTION: Final = "description"
"""Rule of all records made here. They are the narrator's, also where they stand inside what somebody else is reported to say."""
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


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is meant where in a doc."""

    doc: Doc
    things: Sequence[ReferentRecord]
    meant: Mapping[int, int]
    """Token to referent: of a name each token, of other mentions the head, the smaller mention before the larger."""
    names: Mapping[int, Sequence[MentionRecord]]
    """Referent to its mentions by name."""


def _cast(doc: Doc) -> Cast:
    meant: dict[int, int] = {}
    names: dict[int, list[MentionRecord]] = {}
    pairs = sorted(zip(doc.spans.get(MENTIONS, ()), records(doc), strict=True), key=lambda pair: (pair[1]["kind"] != "name", len(pair[0])))
    for span, record in pairs:
        named = record["kind"] == "name"
        if named:
            names.setdefault(record["referent"], []).append(record)
        for i in range(span.start, span.end) if named else (span.root.i,):
            meant.setdefault(i, record["referent"])
    return Cast(doc, referents(doc), meant, names)


def find_relations(doc: Doc) -> list[PropositionRecord]:
    """Return the descriptions of a doc as propositions, in the order of the text, each relation once, where it is said first."""
    if not doc.has_annotation("DEP"):
        return []
    quoted: list[QuotationRecord] = doc.spans[QUOTATIONS].attrs.get("records", []) if QUOTATIONS in doc.spans else []
    outside = sorted([*excluded(doc), *((record["span"][0], record["span"][1]) for record in quoted)])
    starts = [start for start, _ in outside]
    ends = list(accumulate((end for _, end in outside), max))
    seen: set[tuple[str, int | None, int | None]] = set()
    kept: list[PropositionRecord] = []
    for record in sorted(_relations(_cast(doc)), key=lambda one: (one["trigger"], one["predicate"])):
        said = (record["predicate"], record["subject"], record["object"])
        before = bisect_right(starts, record["trigger"][0])
        hidden = before > 0 and record["trigger"][0] < ends[before - 1]
        if not hidden and said not in seen and record["subject"] != record["object"]:
            seen.add(said)
            kept.append(record)
    return kept


def _relations(cast: Cast) -> Iterator[PropositionRecord]:
    yield from _functions(cast)
    for place, telling in enumerate(TELLING.of(cast.doc)):
        if telling:
            token = cast.doc[place]
            yield from _war(cast, token) if token.lower_ == "war" else _standing(cast, token)


TELLING: Final = WordClasses(lambda text: text.lower() == "war" or text.lower() in _nouns())


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


def _functions(cast: Cast) -> Iterator[PropositionRecord]:
    """Yield what people are, from their roles."""
    for number, thing in enumerate(cast.things):
        for role in thing["roles"] if thing["type"] == "Person" else ():
            span = cast.doc.char_span(role["span"][0], role["span"][1], alignment_mode="expand")
            phrase = _function(cast.doc, span) if span is not None else None
            name = min(cast.names.get(number, ()), key=lambda m: _apart(m, role), default=None)
            if phrase is None or name is None or _void(cast.doc, phrase):
                continue
            whose = _possessor(cast, phrase)
            if whose is None:
                whose = _owner(cast, thing, role, name)
            if whose is not None:
                owner = _after(cast, name)
                ends = [*role["span"], *name["span"]]
                if owner is not None and cast.meant[owner.i] == whose:
                    ends.append(owner.idx + len(owner))
                yield _record(cast.doc, phrase, number, whose, (min(ends), max(ends)))


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


def _possessor(cast: Cast, phrase: Phrase) -> int | None:
    """Return whom "'s" before the function names ("Apple's vice president for sales")."""
    owner = next((child for child in cast.doc[phrase.head].children if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
    return cast.meant.get(owner.i) if owner is not None else None


def _owner(cast: Cast, thing: ReferentRecord, role: RoleRecord, name: MentionRecord) -> int | None:
    """Return whose function a role is: as ascribed, the body of it for which the person speaks, or the name after "President X of"."""
    party, of = thing["party"], role["of"]
    if party is not None and of is not None and cast.things[party]["party"] == of:
        return party
    if of is not None or role["span"][0] > name["span"][0]:
        return of
    owner = _after(cast, name)
    return cast.meant[owner.i] if owner is not None else party


def _after(cast: Cast, name: MentionRecord) -> Token | None:
    """Return the token of the name that follows a name after "of", or None."""
    span = cast.doc.char_span(name["span"][0], name["span"][1], alignment_mode="expand")
    if span is None or span.end + 1 >= len(cast.doc) or cast.doc[span.end].lower_ != "of":
        return None
    return next((child for child in cast.doc[span.end].children if child.dep_ == "pobj" and child.i in cast.meant), None)


def _standing(cast: Cast, token: Token) -> Iterator[PropositionRecord]:
    """Yield what a place or party is to another, where a noun says it."""
    phrase = phrase_at(cast.doc, token.i)
    if phrase is None or phrase.row["kind"] == "person" or _void(cast.doc, phrase):
        return
    whole = _whole(cast.doc, phrase, cast.meant)
    subject = _described(token, cast.meant, cast.things)
    other = cast.things[cast.meant[whole.i]] if whole is not None else None
    if whole is not None and subject is not None and other is not None and (other["names"] or other["concept"]):
        places = [subject.i, phrase.start, token.i, whole.i]
        span = cast.doc[min(places) : max(places) + 1]
        yield _record(cast.doc, phrase, cast.meant[subject.i], cast.meant[whole.i], (span.start_char, span.end_char))


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


def _described(noun: Token, meant: Mapping[int, int], things: Sequence[ReferentRecord]) -> Token | None:
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


def _war(cast: Cast, token: Token) -> Iterator[PropositionRecord]:
    """Yield who is at war with whom, where the word "war" says it."""
    if token.dep_ != "pobj" or token.head.lower_ != "at" or not _is(token.head.head):
        return
    subject = next((child for child in token.head.head.children if child.dep_ == "nsubj"), None)
    other = next((far for near in token.children if near.lower_ == "with" for far in near.children if far.dep_ == "pobj"), None)
    if other is not None and subject is not None and other.i in cast.meant and subject.i in cast.meant:
        phrase = Phrase(token.head.i, token.i, {"predicate": "at-war-with"})
        span = cast.doc[min(subject.i, token.head.i) : other.i + 1]
        yield _record(cast.doc, phrase, cast.meant[subject.i], cast.meant[other.i], (span.start_char, span.end_char))


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
        rule=DESCRIPTION,
        confidence=CONFIDENCE,
    )
