"""Known names in running text, by the words of the names ontology."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from rashomon.vocabulary.names import Names, Sense
from rashomon.vocabulary.names_keys import words

SHOUTED = 3
"""Longest word in capitals that is taken for an acronym; a longer one may be a headline's, and is tried with a capital only at its
beginning as well."""

ENTITY_HOW = ("label", "alias", "hidden")
"""Ways of naming that name the thing itself, not its people or its capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A known name in the text."""

    start: int
    """First token."""
    end: int
    """Token after the last."""
    senses: tuple[Sense, ...]

    @property
    def how(self) -> str:
        """The first sense's way of naming."""
        return self.senses[0].how


def known(doc: Doc, names: Names) -> list[Hit]:
    """Return the known names of a doc, longest first match, left to right, not overlapping; linear in the text."""
    text = doc.text
    found = words(text)
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    hits: list[Hit] = []
    at = 0
    count, longest = len(found), names.longest
    while at < count:
        word = found[at][0]
        size = longest.get(word, 0)
        if not size:
            size = longest.get(_calm(word), 0) if word.isupper() else 0
            if not size:
                at += 1
                continue
        used = 1
        for length in range(min(size, count - at), 0, -1):
            run = found[at : at + length]
            start, end = starts.get(run[0][1]), ends.get(run[-1][2])
            if start is None or end is None or not _together(text, run):
                continue
            senses = _senses([one[0] for one in run], names)
            if senses:
                hits.append(Hit(start=start, end=end, senses=senses))
                used = length
                break
        at += used
    return hits


def _calm(word: str) -> str:
    return word.capitalize() if word.isupper() and len(word) > SHOUTED else word


def _senses(run: list[str], names: Names) -> tuple[Sense, ...]:
    for surface in dict.fromkeys((" ".join(run), " ".join(map(_calm, run)))):
        keys = names.scan.get(surface)
        if keys:
            return tuple(dict.fromkeys(sense for folded in keys for sense in names.senses[folded]))
    return ()


def _together(text: str, run: Sequence[tuple[str, int, int]]) -> bool:
    """Whether only spaces, hyphens, dots and apostrophes stand between the words."""
    return all(gap in (" ", "-", "–", ". ", "'", "’", ", ", " & ") for gap in (text[a[2] : b[1]] for a, b in pairwise(run)))


def settle(hits: Iterable[Hit], names: Names) -> Mapping[tuple[Sense, ...], tuple[str | None, tuple[str, ...], str]]:
    """Return for each set of senses the concept that the article means, the undecided candidates, and the reason.

    What is certain (names with one thing) is the context: a candidate gains for each certain thing that lies in it, in which it lies, or
    beside which it lies.
    """
    sets = Counter(tuple(s for s in hit.senses if s.how != "seat") or hit.senses for hit in hits)
    context: Counter[str] = Counter()
    for senses, count in sets.items():
        if len({sense.concept for sense in senses}) == 1:
            context.update(dict.fromkeys(names.above(senses[0].concept), count))
    return {senses: _decide(senses, context, names) for senses in sets}


def _decide(senses: tuple[Sense, ...], context: Mapping[str, int], names: Names) -> tuple[str | None, tuple[str, ...], str]:
    concepts = list(dict.fromkeys(sense.concept for sense in senses))
    if len(concepts) == 1:
        return concepts[0], (), f"a known name ({senses[0].how})"
    scored = sorted(((_support(iri, context, names), -rank, iri) for rank, iri in enumerate(concepts)), reverse=True)
    if scored[0][0] > scored[1][0]:
        return scored[0][2], (), f"one of {len(concepts)} things of this name; the article names {scored[0][0]} times what lies in or by it"
    how = {sense.concept: sense.how for sense in reversed(senses)}
    best = [iri for iri in concepts if how[iri] == senses[0].how]
    if len(best) == 1:
        return best[0], (), f"one of {len(concepts)} things of this name, of which it is the commonest"
    return None, tuple(sorted(concepts)), f"{len(concepts)} things have this name and the article does not tell which is meant"


def _support(iri: str, context: Mapping[str, int], names: Names) -> int:
    concept = names.concept(iri)
    if concept is None:
        return 0
    above = [other for other in names.above(iri) if other != iri]
    return context.get(iri, 0) + sum(context.get(other, 0) for other in (*above, *concept.related))
