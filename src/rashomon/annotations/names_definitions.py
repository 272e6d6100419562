"""Acronyms that an article itself defines: "the Northern Harbour Authority (NHA)", "NHA (Northern Harbour Authority)", "..., or NHA,".

What an article says outweighs every list: there "NHA" is what it was defined as, whoever else is called so elsewhere.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from rashomon.annotations.gazetteer import Hit
from rashomon.annotations.mentions import Found
from rashomon.annotations.names_acronyms import ACRONYM, abbreviates, initials
from rashomon.annotations.names_words import word_kinds
from rashomon.annotations.spelled import spelled
from rashomon.annotations.token_ids import ids, places
from rashomon.vocabulary.names import OUTLET, Names
from rashomon.vocabulary.names_keys import key

LONGEST = 9
"""Words of the longest name that is looked at: "Organization for the Prohibition of Chemical Weapons" has seven."""

FOREIGN = (3, 6)
"""Letters of an acronym that may be of the name in another language ("Reporters Without Borders (RSF)"): fewer or more are a party, a
state, a ticker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A full name with its acronym."""

    start: int
    """First token of the full name."""
    end: int
    short: int
    """Token of the acronym."""
    reason: str


def definitions(doc: Doc, names: Sequence[Found], hits: Sequence[Hit], known: Names) -> list[Definition]:
    """Return the definitions of a doc in the order of the text; linear, because each bracket is looked at through a window."""
    ends = {m.end: m for m in names}
    spans = {(hit.start, hit.end): hit for hit in hits}
    found = []
    for before, short, after in _places(doc):
        word = doc[short].text
        if not ACRONYM.fullmatch(word) or not word[-1].isupper() or sum(c.isupper() for c in word) < 2:
            continue
        span = _before(doc, before, word) if after is None else _between(doc, after, word)
        if span is None and after is None:
            span = _foreign(doc, ends.get(before), word, spans, known)
        if span is not None:
            seen = ends.get(span[1])
            span = (seen.start, seen.end) if seen is not None and seen.start < span[0] else span
            full = doc[span[0] : span[1]].text
            found.append(Definition(start=span[0], end=span[1], short=short, reason=f'"{full} ({word})" defines the acronym'))
    return found


def _places(doc: Doc) -> Iterator[tuple[int, int, int | None]]:
    """Yield where a full name ends, the token of an acronym and, where the full name follows it in brackets, the bracket."""
    for i in places(spelled(doc).orth, ids(("(",))):
        if i + 2 < len(doc) and i > 0:
            if doc[i + 2].text in (")", ",", ";"):
                yield i, i + 1, None
            yield i, i - 1, i
    for i in places(spelled(doc).lowered, ids(("or",))):
        if 1 < i < len(doc) - 2 and doc[i - 1].text == "," and doc[i + 2].text in (",", "."):
            yield i - 1, i + 1, None


def _before(doc: Doc, end: int, word: str) -> tuple[int, int] | None:
    """Return the name that ends before a bracket and has the initials; it begins with a capital."""
    for start in range(end - 2, max(-1, end - LONGEST - 1), -1):
        if (doc[start].is_punct and doc[start].text not in ("-", "'", "&")) or doc[start].is_space:
            return None
        if doc[start].text[:1].isupper() and _initials(_written(doc, start, end), word):
            return start, end
    for start in range(max(0, end - LONGEST), end):
        if doc[start].text[:1].isupper() and all(_proper(doc, i) for i in range(start, end)) and abbreviates(doc[start:end].text, word):
            return start, end
    return None


def _between(doc: Doc, bracket: int, word: str) -> tuple[int, int] | None:
    for end in range(bracket + 3, min(len(doc), bracket + LONGEST + 2)):
        if doc[end].text == ")":
            return (bracket + 1, end) if _initials(_written(doc, bracket + 1, end), word) else None
    return None


def _written(doc: Doc, start: int, end: int) -> list[str]:
    return [part for part in doc[start:end].text.replace("-", " ").replace("'s", "").replace("’s", "").split() if part[:1].isalnum()]


def _initials(words: Sequence[str], word: str) -> bool:
    return len(words) > 1 and initials(words, word)


def _proper(doc: Doc, i: int) -> bool:
    return doc[i].text[:1].isupper() or doc[i].lower_ in word_kinds()["particle"]


def _foreign(doc: Doc, full: Found | None, word: str, spans: Mapping[tuple[int, int], Hit], known: Names) -> tuple[int, int] | None:
    """Return the organization before a bracket whose acronym has other letters: it has them by the list, or comes from another language."""
    if full is None or full.type != "Organization" or full.end - full.start < 2:
        return None
    span = full.start, full.end
    hit = spans.get(span)
    if hit is not None and any(key(name) == key(word) for sense in hit.senses for name in known.concepts[sense.concept].names):
        return span
    outlet = any(known.concepts[sense.concept].kind in (OUTLET, "State") for sense in known.lookup(word))
    fits = word[0] == doc[full.start].text[0] and word.isalpha() and word.isupper() and FOREIGN[0] <= len(word) <= FOREIGN[1] and not outlet
    return span if fits and all(_proper(doc, i) for i in range(*span)) else None


def completed(doc: Doc, found: Sequence[Found], told: Sequence[Definition]) -> list[Found]:
    """Return the names with the full names and the acronyms of definitions, where those were not seen, or seen in parts only."""
    kept = list(found)
    for one in told:
        for start, end in ((one.start, one.end), (one.short, one.short + 1)):
            starts = [m.start for m in kept]
            at = bisect_left(starts, start)
            low = at - 1 if at and kept[at - 1].end > start else at
            high = bisect_left(starts, end)
            inside = kept[low:high]
            if inside and (
                inside[0].start < start or inside[-1].end > end or (len(inside) == 1 and inside[0].end - inside[0].start == end - start)
            ):
                continue
            kept[low:high] = [Found(start=start, end=end, type="Organization")]
    return kept
