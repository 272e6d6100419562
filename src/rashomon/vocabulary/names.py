"""The names ontology: one concept a thing, with everything that it is called, read from SKOS files."""

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from rashomon.resources import PACKAGE
from rashomon.vocabulary.names_checks import check, shared
from rashomon.vocabulary.names_files import Concept, Naming, read
from rashomon.vocabulary.names_keys import key, split

STATE, PERSON, PLACE, BODY, OUTLET, GROUP = "State", "Person", "Place", "Body", "Outlet", "Group"

TYPES: Mapping[str, str] = {
    STATE: "Place",
    PLACE: "Place",
    PERSON: "Person",
    BODY: "Organization",
    OUTLET: "Organization",
    "Medium": "Organization",
    GROUP: "Group",
    "Event": "Event",
    "Work": "Work",
    "Product": "Product",
}
"""Entity type of each class of the rashomon namespace; Other for the rest."""

PLURAL_ENDS = ("ese", "sh", "ch", "s", "x", "z")
"""Endings of adjectives whose people take no plural s: the Japanese, the Irish, the French, the Swiss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One thing that a name may mean."""

    concept: str
    """IRI."""
    how: str
    """label, alias, hidden, adjective, people or seat: which of the concept's names it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """All concepts and the look-ups over them."""

    concepts: Mapping[str, Concept]
    senses: Mapping[str, tuple[Sense, ...]]
    """By the key of the name; see names_keys.key."""
    scan: Mapping[str, tuple[str, ...]]
    """English names for running text: words joined by a space, to their keys."""
    longest: Mapping[str, int]
    """First word of an English name to the number of words of the longest name that begins so."""
    holders: frozenset[str] = frozenset()
    """Concepts in which another place lies: regions and states, not towns."""
    seats: frozenset[str] = frozenset()
    """Places where a government sits."""
    by_code: Mapping[str, str] = field(default_factory=dict)
    """ISO 3166-1 code of a state or territory to its IRI."""
    namings: tuple[Naming, ...] = ()
    warnings: tuple[str, ...] = ()
    """What is allowed but should be known: names that two concepts share."""
    digest: str = ""
    """Of the files' bytes, in the order of reading."""
    own: frozenset[str] = frozenset()
    """Keys of the names that the user's own files give, accepted names among them: they weigh more than the model's guess at a type."""
    begins: dict[int, int | None] = field(default_factory=dict, compare=False, repr=False)
    """Most words of a name that begins with a token, by spaCy's number of it; filled as texts are read, as spaCy fills its vocabulary."""

    def lookup(self, name: str) -> tuple[Sense, ...]:
        """Return what a name may mean, the likeliest first; empty where nobody knows it."""
        return self.senses.get(key(name), ())

    def concept(self, iri: str | None) -> Concept | None:
        """Return the concept of an IRI, None for an unknown one."""
        return self.concepts.get(iri) if iri else None

    def above(self, iri: str) -> Iterator[str]:
        """Yield the concept and everything that it lies in or belongs to, nearest first, each once."""
        seen, todo = set(), [iri]
        while todo:
            here = todo.pop(0)
            if here not in seen:
                seen.add(here)
                yield here
                found = self.concepts.get(here)
                if found is not None:
                    todo.extend((*found.part_of, *found.broader))

    def state(self, iri: str) -> str | None:
        """Return the state or body for which a concept speaks in the end; None where it stands for itself."""
        top = None
        todo = [iri]
        while todo:
            found = self.concepts.get(todo.pop())
            if found is not None and found.part_of and found.part_of[0] != top:
                top = found.part_of[0]
                todo.append(top)
        return top if top != iri else None


def load_names(extra: Sequence[Path] = ()) -> Names:
    """Return the shipped names with those of further SKOS files, which may add names to shipped concepts.

    Raises:
        VocabularyError: if a file is missing or is no Turtle, if a concept has two preferred labels, if two concepts of a kind have
            one, or if `skos:broader` runs in a circle; the message names file and line.
    """
    return _load(tuple(sorted(folder().glob("*.ttl"))), tuple(extra), _stamp(extra))


def folder() -> Path:
    """Return the folder of the shipped names."""
    places = (PACKAGE / "ontology" / "names", PACKAGE.parent.parent / "ontology" / "names")
    return next((place for place in places if place.is_dir()), places[0])


def _stamp(paths: Sequence[Path]) -> tuple[int, ...]:
    return tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in paths)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the collector of circular garbage away while a million small objects are made, none of them circular: a quarter of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@cache
def _load(shipped: tuple[Path, ...], extra: tuple[Path, ...], _: tuple[int, ...]) -> Names:
    with _uncollected():
        given: set[str] = set()
        concepts, namings, digest = read((*shipped, *extra), frozenset(extra), given)
        check(concepts)
        made = index(concepts, namings=namings, digest=digest, given=given)
    shared_names = (
        (folded, [sense.concept for sense in senses if sense.how in ("label", "alias")])
        for folded, senses in made.senses.items()
        if len(senses) > 1
    )
    return replace(made, warnings=shared(shared_names, concepts, frozenset(map(str, extra))) if extra else ())


@dataclass(slots=True)
class _Index:
    given: Collection[str]
    own: set[str] = field(default_factory=set)
    senses: dict[str, dict[str, str]] = field(default_factory=dict)
    scan: dict[str, tuple[str, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, name: str, concept: str, how: str, *, running: bool) -> None:
        folded = key(name)
        if name in self.given:
            self.own.add(folded)
        senses = self.senses.get(folded)
        if senses is None:
            self.senses[folded] = {concept: how}
        else:
            senses.setdefault(concept, how)
        if not running:
            return
        parts = split(name)
        if parts and parts[0] in ("the", "The"):
            parts = parts[1:]
        if parts:
            surface = " ".join(parts)
            keys = self.scan.get(surface)
            if keys is None:
                self.scan[surface] = (folded,)
            elif folded not in keys:
                self.scan[surface] = (*keys, folded)
            if self.longest.get(parts[0], 0) < len(parts):
                self.longest[parts[0]] = len(parts)


def index(concepts: Mapping[str, Concept], namings: Sequence[Naming] = (), digest: str = "", given: Collection[str] = ()) -> Names:
    """Return the look-ups over concepts; senses of a name stand in the order label, alias, hidden, adjective, people, seat.

    Args:
        concepts: by IRI.
        namings: contested names.
        digest: of the files.
        given: names that the user's own files give.
    """
    made = _Index(given=given)
    for iri, concept in concepts.items():
        for text, language in concept.preferred:
            made.add(text, iri, "label", running=language in ("en", ""))
        for how, labels in (("alias", concept.alternative), ("hidden", concept.hidden)):
            for text, language in labels:
                made.add(text, iri, how, running=language in ("en", ""))
        for word in concept.adjectives:
            made.add(word, iri, "adjective", running=True)
            if not word.endswith(PLURAL_ENDS):
                made.add(word + "s", iri, "people", running=True)
        for word in concept.people:
            made.add(word, iri, "people", running=True)
        for seat in concept.seats:
            city = concepts.get(seat)
            for text, language in (*city.preferred, *city.alternative) if city is not None else ():
                made.add(text, iri, "seat", running=language in ("en", ""))
    senses = {folded: tuple(Sense(concept=iri, how=how) for iri, how in _ordered(found)) for folded, found in made.senses.items()}
    return Names(
        concepts=concepts,
        senses=senses,
        scan=made.scan,
        longest=made.longest,
        holders=frozenset(above for concept in concepts.values() for above in concept.broader),
        seats=frozenset(seat for concept in concepts.values() for seat in concept.seats),
        by_code={concept.code: iri for iri, concept in concepts.items() if concept.code},
        namings=tuple(namings),
        digest=digest,
        own=frozenset(made.own),
    )


def _ordered(found: dict[str, str]) -> list[tuple[str, str]]:
    order = ("label", "alias", "hidden", "adjective", "people", "seat")
    return sorted(found.items(), key=lambda one: (order.index(one[1]), one[0])) if len(found) > 1 else list(found.items())


__all__ = ["Concept", "Names", "Naming", "Sense", "folder", "index", "key", "load_names"]
