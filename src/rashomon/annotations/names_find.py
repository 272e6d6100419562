"""Names as the language model and the names ontology find them, trimmed to what is a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from spacy.strings import get_string_id
from spacy.tokens import Doc, Span, Token

from rashomon.annotations.gazetteer import ENTITY_HOW, Hit
from rashomon.annotations.mentions import Found
from rashomon.annotations.names_words import word_kinds
from rashomon.annotations.token_ids import places
from rashomon.vocabulary.names import TYPES, Names
from rashomon.vocabulary.names_keys import key

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

DESCRIBED = 3
"""Names that a curated thing must have for its type to be believed against the model: a town under its names in three languages was
described by hand, a line of a list of cities was not."""

MODEL_NUMBER = re.compile(r"[A-Z]{0,4}-?\d+[A-Za-z]{0,3}(?:-\d+[A-Za-z]{0,3})?")
"""A product's number: A380, 747, 777-200LR, G5."""

BREAKS = frozenset('()[],/"“”')
"""Marks over which no name runs."""

SHORTEST = 3
"""Letters that a surname must exceed to be looked for on its own where the model saw no name."""

AMOUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
"""The model's labels of numbers that are no names."""

MAKERS = ("Organization", "Product", "Person", "Other")
"""Types of names that a product's name may begin with; the model takes some makers for people."""

LISTS = ("cities.ttl", "regions.ttl")
"""Files of generated lists; a thing of any other file was described by hand."""

LOCATIVE = frozenset(("in", "near", "at", "from"))


def from_model(doc: Doc) -> list[Found]:
    """Return the model's names, without titles, articles, possessives and other words around them."""
    found = []
    for entity in doc.ents:
        kind = MODEL_TYPES.get(entity.label_)
        if kind is not None:
            for piece in _pieces(entity):
                trimmed = trim(piece, kind)
                if trimmed is not None:
                    found.append(Found(start=trimmed.start, end=trimmed.end, type=kind))
    return found


def _pieces(entity: Span) -> list[Span]:
    """Return the parts of an entity between line breaks and brackets."""
    cuts = [entity.start - 1, *(t.i for t in entity if t.is_space or t.text in ("(", ")", "[", "]", ",", "/", '"', "“", "”")), entity.end]
    if any(entity.doc[cut].text == "," for cut in cuts[1:-1]) and entity.label_ in ("WORK_OF_ART", "EVENT", "LAW"):
        return [entity]
    return [entity.doc[a + 1 : b] for a, b in pairwise(cuts) if b > a + 1]


def _dash(token: Token) -> bool:
    return token.text in ("-", "–", "—") and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)


def trim(span: Span, kind: str) -> Span | None:
    """Return the name inside a span, None where nothing of it is a name."""
    doc, start, end = span.doc, span.start, span.end
    titles = word_kinds()["title"]
    while start < end and not _begins(doc[start], kind):
        start += 1
    if kind == "Person":
        while start < end - 1 and doc[start].lower_.rstrip(".") in titles:
            start += 1
            while start < end - 1 and doc[start].is_punct:
                start += 1
    while end > start and (
        not _ends(doc[end - 1]) or (end > start + 1 and doc[end - 1].lower_ in word_kinds()["place"] and doc[end - 1].is_lower)
    ):
        end -= 1
    if start >= end:
        return None
    text = doc[start:end].text
    if not any(c.isupper() for c in text) and not any(c.isdigit() for c in text):
        return None
    if not any(c.isalpha() for c in text) and kind != "Product":
        return None
    if end == start + 1 and doc[start].lower_.rstrip(".") in word_kinds()["notname"]:
        return None
    return doc[start:end]


def _begins(token: Token, kind: str) -> bool:
    if token.is_space or token.is_punct or token.text in ("'s", "’s"):
        return False
    if token.i and token.nbor(-1).like_num and not token.nbor(-1).whitespace_:
        return False
    if token.lower_ in ("the", "a", "an", "this", "that", "its", "his", "her", "their", "our"):
        return False
    if token.is_digit or token.like_num:
        return kind in ("Product", "Event", "Work", "Organization") and token.i + 1 < len(token.doc)
    return any(c.isupper() for c in token.text) or token.lower_ in word_kinds()["particle"] - {"of", "and", "for", "the", "on", "in"}


def _ends(token: Token) -> bool:
    if token.is_space or token.text in ("'s", "’s", "'", "’", "-", "–", "&"):
        return False
    if token.is_punct:
        return token.text == "."
    return token.lower_ not in ("the", "of", "and", "for", "in", "on", "a", "an", "to", "at", "by", "with", "from", "as", "or")


def from_hits(doc: Doc, hits: Sequence[Hit], names: Names, model: Sequence[Found]) -> list[Found]:
    """Return the known names that stand in the text as names: capitalised as such, and not a part of something else."""
    typed = {(m.start, m.end): m.type for m in model}
    inside = {i: m for m in model for i in range(m.start, m.end)}
    found = []
    for hit in hits:
        if doc[hit.start : hit.end].text.islower():
            continue
        sense = hit.senses[0]
        concept = names.concepts[sense.concept]
        kind = TYPES.get(concept.kind, "Other")
        described = len(concept.alternative) + len(concept.preferred) > DESCRIBED or concept.kind == "State"
        described = described or any(one.how == "seat" for one in hit.senses)
        described = described or not (concept.file.endswith(LISTS) or _titled(doc, hit) or key(doc[hit.start].text) in names.own)
        label = typed.get((hit.start, hit.end))
        single = hit.end == hit.start + 1
        if single and label is None and hit.start not in inside and doc[hit.start].pos_ not in ("PROPN", "ADJ", "NOUN"):
            continue
        own = single and _own(doc, hit, label, names)
        if single and kind == "Place" and not (own or described or sense.how == "adjective" or _placed(doc, hit, label)):
            continue
        if single and label is None and sense.how == "hidden" and hit.start not in inside and not own:
            continue
        if sense.how == "people":
            kind = "Group"
        found.append(Found(start=hit.start, end=hit.end, type=kind, reason=sense.how))
    return found


def _own(doc: Doc, hit: Hit, label: str | None, names: Names) -> bool:
    """Return whether a word is a name that the user gave: then it outweighs the model's guess at a type, but no title ("Mr")."""
    if not names.own or key(doc[hit.start].text) not in names.own:
        return False
    return not _titled(doc, hit) and (label is not None or doc[hit.start].pos_ == "PROPN")


def _titled(doc: Doc, hit: Hit) -> bool:
    return hit.start > 0 and doc[hit.start - 1].lower_.rstrip(".") in word_kinds()["title"]


def _placed(doc: Doc, hit: Hit, label: str | None) -> bool:
    return label == "Place" or (hit.start > 0 and doc[hit.start - 1].lower_ in LOCATIVE and doc[hit.start].pos_ == "PROPN")


def merge(doc: Doc, model: Iterable[Found], known: Iterable[Found]) -> list[Found]:
    """Return one list without overlaps: the longer name wins, then the known one."""
    options = [(m.end - m.start, 1, -m.start, m) for m in known]
    options += [(m.end - m.start, 0, -m.start, m) for m in model]
    taken: set[int] = set()
    kept = []
    for _, _, _, found in sorted(options, key=lambda one: one[:3], reverse=True):
        if not any(i in taken for i in range(found.start, found.end)):
            taken.update(range(found.start, found.end))
            kept.append(found)
    return sorted(kept, key=lambda m: m.start)


def numbered(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return the names with makers, numbers and product names joined: "Boeing 747" is one product, not a company and a number.

    Where an article numbers a name ("Apollo 11"), every number after that name is part of it.
    """
    kept: list[Found] = []
    series = {doc[m.start : m.end - 1].text: m.type for m in found if m.end > m.start + 1 and doc[m.end - 1].is_digit}
    for m in found if series else ():
        kind = series.get(doc[m.start : m.end].text)
        if kind is not None and m.end < len(doc) and doc[m.end].is_digit and doc[m.end].ent_type_ not in AMOUNTS:
            m.end, m.type, m.concept, m.candidates = m.end + 1, kind, None, ()
    for one in found:
        last = kept[-1] if kept else None
        if last is not None and last.type in MAKERS and last.end < len(doc):
            token = doc[last.end]
            if last.end < one.start or one.start == last.end:
                if one.start > last.end and MODEL_NUMBER.fullmatch(token.text) and _numbers(token, last, one):
                    last.end, last.type = last.end + 1, "Product"
                if last.end == one.start and one.type == "Product" and doc[one.start - 1].whitespace_:
                    last.end, last.type, last.concept = one.end, "Product", None
                    continue
        kept.append(one)
    if kept and kept[-1].type in MAKERS and kept[-1].end < len(doc):
        token = doc[kept[-1].end]
        if MODEL_NUMBER.fullmatch(token.text) and _numbers(token, kept[-1], None):
            kept[-1].end, kept[-1].type = kept[-1].end + 1, "Product"
    return kept


def _numbers(token: Token, name: Found, following_name: Found | None) -> bool:
    if not token.nbor(-1).whitespace_:
        return False
    if following_name is not None and following_name.start == token.i + 1 and following_name.type == "Product":
        return True
    if any(c.isalpha() for c in token.text):
        return token.ent_type_ in ("", "PRODUCT", "ORG", "CARDINAL", "FAC", "GPE")
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if token.ent_type_ in AMOUNTS:
        return False
    if name.type == "Product":
        return len(token.text) <= 2 and (following is None or following.pos_ not in ("NOUN", "PROPN", "ADJ") or following.tag_ == "NN")
    return len(token.text) == 3 and (following is None or following.tag_ != "NNS" or token.text.endswith(("0", "7")))


def repeated(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return further mentions of the names already found, where the model missed them; by the same letters, as a proper noun."""
    taken = {i for m in found for i in range(m.start, m.end)}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for m in found:
        if m.reason not in ("adjective", "people"):
            votes[doc[m.start : m.end].text][m.type] += 1
            if m.type == "Person" and m.end > m.start + 1 and doc[m.end - 1].is_alpha and len(doc[m.end - 1]) > SHORTEST:
                votes[doc[m.end - 1].text]["Person"] += 1
    first = defaultdict(list)
    for text in votes:
        first[get_string_id(text.split()[0])].append((len(text), text))
    for options in first.values():
        options.sort(reverse=True)
    kept = {m.start: m for m in found}
    whole = doc.text
    more = []
    for i in places(doc, "ORTH", first):
        here = kept.get(i)
        if i in taken and here is None:
            continue
        token = doc[i]
        for _, text in first[token.orth]:
            span = doc.char_span(token.idx, token.idx + len(text)) if whole.startswith(text, token.idx) else None
            if span is None:
                continue
            inside = [kept[i] for i in range(span.start, span.end) if i in kept]
            if here is not None and here.end >= span.end:
                break
            if any(i in taken for i in range(span.start, span.end)) and (not inside or max(m.end for m in inside) > span.end):
                continue
            if len(span) == 1 and (not _named(token) or (token.i + 1 < len(doc) and doc[token.i + 1].text in ("-", "–"))):
                continue
            for m in inside:
                del kept[m.start]
            kind = min(votes[text].items(), key=lambda one: (-one[1], one[0]))[0]
            more.append(Found(start=span.start, end=span.end, type=kind))
            taken.update(range(span.start, span.end))
            break
    return sorted([*kept.values(), *more], key=lambda m: m.start)


def _named(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return True
    return (not token.is_sent_start and token.text[:1].isupper()) or any(c.isupper() for c in token.text[1:])


def group_key(doc: Doc, found: Found) -> str:
    """Return the key under which the mentions of one name of an article stand together."""
    return key(doc[found.start : found.end].text)


__all__ = ["ENTITY_HOW", "from_hits", "from_model", "group_key", "merge", "numbered", "repeated", "trim"]
