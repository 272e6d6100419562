"""Which of several things of one name an article means, decided by what stands beside the name and by what else the article names.

First the words beside the name ("Gov.", "Atlanta, ..."), then what is certain in the article (places that lie in a candidate, or beside
it), then the outlet's country. The commonest meaning is taken only where it is safe: what is not decided stays as it is worded.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from rashomon.annotations.gazetteer import Hit
from rashomon.annotations.keys import context
from rashomon.annotations.names_acronyms import ACRONYM
from rashomon.annotations.spelled import spelled
from rashomon.annotations.wordlists import read_rows
from rashomon.vocabulary.names import PLACE, STATE, Names, Sense
from rashomon.vocabulary.outlets import outlet_for

INSIDE = 3
"""How much more a place that lies in a candidate tells than one that lies beside it: an article on one state names its neighbours too."""

WINDOW = 3
"""Words after a name that may tell what it is ("Georgia's former Republican governor"), and words of a person's name before it."""

SPHERES = ("region", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What one mention of a name means."""

    concept: str | None
    """None where it is not decided."""
    candidates: tuple[str, ...] = ()
    reason: str


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """What is certain in an article."""

    named: Counter[str] = field(default_factory=Counter)
    """Things that are named themselves."""
    within: Counter[str] = field(default_factory=Counter)
    """Things to mentions of them and of all that lies in them or belongs to them."""
    places: Counter[str] = field(default_factory=Counter)
    """States and regions to mentions of places in them, seats of government left out: those are named in articles on anything."""
    outlet: str | None = None
    """The outlet's state."""


def meanings(doc: Doc, hits: Sequence[Hit], names: Names) -> dict[tuple[int, int], Meaning]:
    """Return what each known name means, by its first token and the token after its last."""
    sets = {(hit.start, hit.end): _senses(hit) for hit in hits}
    certain = {span: senses[0].concept for span, senses in sets.items() if len({sense.concept for sense in senses}) == 1}
    found = {span: Meaning(concept=certain[span], reason=f"a known name ({sets[span][0].how})") for span in certain}
    open_ = [hit for hit in hits if (hit.start, hit.end) not in certain]
    if not open_:
        return found
    around = _surroundings(doc, certain, names)
    told: dict[tuple[int, int], tuple[str, str]] = {}
    votes: Counter[str] = Counter()
    for hit in open_:
        decided = _beside(doc, hit, _concepts(_senses(hit)), sets, certain, names)
        if decided is not None:
            told[hit.start, hit.end] = decided
            votes[decided[0]] += 1
    general: dict[tuple[Sense, ...], Meaning] = {}
    for hit in open_:
        span, senses = (hit.start, hit.end), _senses(hit)
        if span in told:
            concept, why = told[span]
            found[span] = Meaning(concept=concept, reason=f"one of {len(_concepts(senses))} things of this name: {why}")
            continue
        if senses not in general:
            acronym = ACRONYM.fullmatch(spelled(doc).of(hit.start, hit.end)) is not None
            general[senses] = _meaning(senses, around, votes, names, acronym=acronym)
        found[span] = general[senses]
    return found


def _senses(hit: Hit) -> tuple[Sense, ...]:
    return tuple(sense for sense in hit.senses if sense.how != "seat") or hit.senses


def _concepts(senses: Sequence[Sense]) -> list[str]:
    return list(dict.fromkeys(sense.concept for sense in senses))


def _surroundings(doc: Doc, certain: Mapping[tuple[int, int], str], names: Names) -> Surroundings:
    around = Surroundings(outlet=_home(doc, names))
    for iri, count in Counter(certain.values()).items():
        around.named[iri] += count
        above = list(names.above(iri))
        for one in above:
            around.within[one] += count
        if names.concepts[iri].kind == PLACE and iri not in names.seats:
            for one in above[1:]:
                around.places[one] += count
    return around


def _home(doc: Doc, names: Names) -> str | None:
    """Return the state in which the article's outlet is edited."""
    outlet = outlet_for(context(doc).get("outlet") or "")
    return names.by_code.get(outlet.country) if outlet is not None and outlet.country else None


def _beside(
    doc: Doc,
    hit: Hit,
    concepts: Sequence[str],
    sets: Mapping[tuple[int, int], tuple[Sense, ...]],
    certain: Mapping[tuple[int, int], str],
    names: Names,
) -> tuple[str, str] | None:
    """Return the one candidate for which the words beside a name speak, and why."""
    for where, inner in _enclosed(doc, hit, sets, certain):
        fitting = [iri for iri in concepts if (iri in names.above(where) if inner else where in list(names.above(iri))[1:])]
        if len(fitting) == 1:
            return fitting[0], f'"{names.concepts[where].label}" stands beside it'
    spheres = {iri: sphere for iri in concepts if (sphere := _sphere(iri, names))}
    words = place_words()
    for word in _words(doc, hit):
        fitting = [iri for iri, sphere in spheres.items() if sphere == words.get(word)]
        if len(fitting) == 1:
            return fitting[0], f'"{word}" stands beside it'
    return None


def _enclosed(
    doc: Doc, hit: Hit, sets: Mapping[tuple[int, int], tuple[Sense, ...]], certain: Mapping[tuple[int, int], str]
) -> Iterator[tuple[str, bool]]:
    """Yield certain places before a comma ("Tbilisi, ..."; True) and after one ("..., Illinois"; False)."""
    if hit.start > 1 and doc[hit.start - 1].text == ",":
        yield from ((iri, True) for (_, end), iri in certain.items() if end == hit.start - 1)
    if hit.end + 1 < len(doc) and doc[hit.end].text == ",":
        yield from ((iri, False) for (start, _), iri in certain.items() if start == hit.end + 1)


def _words(doc: Doc, hit: Hit) -> Iterator[str]:
    """Yield the nouns that a name belongs to, in small letters: before "of" or "in" with a title further left, and after the name."""
    i = hit.start - 1
    if i > 0 and doc[i].lower_ == "the":
        i -= 1
    if i > 0 and doc[i].lower_ in ("of", "in", "to", "with"):
        yield doc[i - 1].lemma_.lower()
        for token in reversed(doc[max(0, i - WINDOW - 1) : i]):
            if token.pos_ != "PROPN":
                break
            yield token.lower_
    for token in doc[hit.end : hit.end + WINDOW + 1]:
        if token.is_punct or token.is_space or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ") or token.is_sent_start:
            break
        yield token.lower_
        if token.lemma_.lower() != token.lower_:
            yield token.lemma_.lower()


@cache
def place_words() -> Mapping[str, str]:
    """Return the sphere of each word."""
    rows = read_rows("place-words", ("sphere", "word"), key=("word",), allowed={"sphere": SPHERES})
    return {row["word"]: row["sphere"] for row in rows}


def _sphere(iri: str, names: Names) -> str | None:
    """Return whether a thing is a sovereign state or a region of one; None for the rest."""
    concept = names.concepts[iri]
    if concept.kind == STATE:
        return "state"
    return "region" if concept.kind == PLACE and _region(iri, names) else None


def _region(iri: str, names: Names) -> bool:
    return iri in names.holders and any(names.concepts[one].kind == STATE for one in names.concepts[iri].broader if one in names.concepts)


def _meaning(senses: tuple[Sense, ...], around: Surroundings, votes: Mapping[str, int], names: Names, *, acronym: bool) -> Meaning:
    """Return what a name means by what the article names elsewhere."""
    concepts = _concepts(senses)
    several = f"one of {len(concepts)} things of this name"
    scored = sorted(((_score(iri, around, votes, names), -rank, iri) for rank, iri in enumerate(concepts)), reverse=True)
    (best, _, first), (second, _, _) = scored[:2]
    if best > second:
        inside = around.within[first]
        why = f"the article names {inside} times what lies in it" if inside else "the article names what lies beside it"
        return Meaning(concept=first, reason=f"{several}; {'words beside it elsewhere tell' if votes.get(first) else why}")
    open_ = Meaning(
        concept=None,
        candidates=tuple(sorted(concepts)),
        reason=f"{len(concepts)} things have this name and the article does not tell which is meant",
    )
    hints = [iri for iri in concepts if _hinted(iri, concepts, around, names)]
    commonest = _commonest(senses, names)
    if acronym or best or len(hints) > 1:
        return open_
    if hints and (commonest is None or commonest == hints[0] or names.concepts[commonest].kind != STATE):
        return Meaning(concept=hints[0], reason=f"{several}; it lies in the country of which the article tells, or of its outlet")
    if commonest is None or hints:
        return open_
    return Meaning(concept=commonest, reason=f"{several}, of which it is the commonest")


def _score(iri: str, around: Surroundings, votes: Mapping[str, int], names: Names) -> int:
    """Return how much an article speaks for a thing: by what lies in it, what is beside it, and by what stands beside the name."""
    concept = names.concepts[iri]
    beside = sum(around.within[one] for one in concept.related)
    if _region(iri, names):
        beside += sum(around.places[one] - around.within[iri] for one in concept.broader)
    elif concept.kind == PLACE:
        beside += sum(around.within[one] for one in concept.broader if names.concepts[one].kind != STATE)
    return INSIDE * (around.within[iri] + votes.get(iri, 0)) + max(0, beside)


def _hinted(iri: str, concepts: Sequence[str], around: Surroundings, names: Names) -> bool:
    """Return whether the article names the state of a thing, or has an outlet there.

    Where a state is among the candidates only the outlet counts, because articles on states name other states.
    """
    if any(names.concepts[one].kind == STATE for one in concepts):
        return around.outlet is not None and around.outlet in names.above(iri)
    above = [one for one in names.above(iri) if one != iri]
    return any(around.within[one] for one in above) or around.outlet in above


def _commonest(senses: tuple[Sense, ...], names: Names) -> str | None:
    """Return the thing that a name means most often, None where none is safe: where a region has the name of a city, or a state's."""
    how = {sense.concept: sense.how for sense in reversed(senses)}
    best = [iri for iri in _concepts(senses) if how[iri] == senses[0].how]
    if len(best) > 1:
        return None
    safe = names.concepts[best[0]].kind == STATE or not any(_region(iri, names) for iri in how)
    return best[0] if safe else None
