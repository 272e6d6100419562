"""Names as the language model and the names ontology find them, brought together."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from rashomon.annotations.gazetteer import Hit
from rashomon.annotations.mentions import Found
from rashomon.annotations.names_words import word_kinds
from rashomon.annotations.spelled import spelled
from rashomon.vocabulary.names import TYPES, Names
from rashomon.vocabulary.names_keys import key

DESCRIBED = 3
"""Names that a curated thing must have for its type to be believed against the model: a town under its names in three languages was
described by hand, a line of a list of cities was not."""

MODEL_NUMBER = re.compile(r"[A-Z]{0,4}-?\d+[A-Za-z]{0,3}(?:-\d+[A-Za-z]{0,3})?")
"""A product's number: A380, 747, 777-200LR, G5."""

SHORTEST = 3
"""Letters that a surname must exceed to be looked for on its own where the model saw no name."""

AMOUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
"""The model's labels of numbers that are no names."""

MAKERS = ("Organization", "Product", "Person", "Other")
"""Types of names that a product's name may begin with; the model takes some makers for people."""

LISTS = ("cities.ttl", "regions.ttl")
"""Files of generated lists; a thing of any other file was described by hand."""

LOCATIVE = frozenset(("in", "near", "at", "from"))


def from_hits(doc: Doc, hits: Sequence[Hit], names: Names, model: Sequence[Found]) -> list[Found]:
    """Return the known names that stand in the text as names: capitalised as such, and not a part of something else."""
    text = spelled(doc)
    typed = {(m.start, m.end): m.type for m in model}
    inside = {i: m for m in model for i in range(m.start, m.end)}
    found = []
    for hit in hits:
        if text.of(hit.start, hit.end).islower():
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
    text = spelled(doc)
    series = {text.of(m.start, m.end - 1): m.type for m in found if m.end > m.start + 1 and text.words[m.end - 1].isdigit()}
    for m in found if series else ():
        kind = series.get(text.of(m.start, m.end))
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
    text = spelled(doc)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for m in found:
        if m.reason not in ("adjective", "people"):
            votes[text.of(m.start, m.end)][m.type] += 1
            last = text.words[m.end - 1]
            if m.type == "Person" and m.end > m.start + 1 and last.isalpha() and len(last) > SHORTEST:
                votes[last]["Person"] += 1
    first: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for name in votes:
        first[name.split()[0]].append((len(name), name))
    for options in first.values():
        options.sort(reverse=True)
    kept = {m.start: m for m in found}
    more = []
    for i in [i for i, word in enumerate(text.words) if word in first]:
        word, here = text.words[i], kept.get(i)
        if i in taken and here is None:
            continue
        for size, name in first[word]:
            begin = text.starts[i]
            end = text.after(begin + size) if size == len(word) or text.text.startswith(name, begin) else None
            if end is None:
                continue
            inside = [kept[i] for i in range(i, end) if i in kept]
            if here is not None and here.end >= end:
                break
            if any(i in taken for i in range(i, end)) and (not inside or max(m.end for m in inside) > end):
                continue
            if end == i + 1 and (not _named(doc[i]) or (i + 1 < len(doc) and text.words[i + 1] in ("-", "–"))):
                continue
            for m in inside:
                del kept[m.start]
            kind = min(votes[name].items(), key=lambda one: (-one[1], one[0]))[0]
            more.append(Found(start=i, end=end, type=kind))
            taken.update(range(i, end))
            break
    return sorted([*kept.values(), *more], key=lambda m: m.start)


def _named(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return True
    return (not token.is_sent_start and token.text[:1].isupper()) or any(c.isupper() for c in token.text[1:])


def group_key(doc: Doc, found: Found) -> str:
    """Return the key under which the mentions of one name of an article stand together."""
    return key(spelled(doc).of(found.start, found.end))
