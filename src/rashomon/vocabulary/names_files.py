"""SKOS files to concepts."""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from rashomon.errors import VocabularyError
from rashomon.namespaces import RSH, SKOS

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
WGS84 = "http://www.w3.org/2003/01/geo/wgs84_pos#"
LATITUDE, LONGITUDE = f"{WGS84}lat", f"{WGS84}long"
RELATED, EXACT_MATCH, NOTATION = f"{SKOS.BASE}related", f"{SKOS.BASE}exactMatch", f"{SKOS.BASE}notation"

LABELS = frozenset((SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel))

KINDS = ("State", "Body", "Person", "Place", "Outlet", "Medium", "Group", "Event", "Work", "Product", "Thing")
"""Classes of the rashomon namespace, the most telling first: a concept with two types is the first."""

Label = tuple[str, str]
"""Text and language tag, the tag empty where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that has names."""

    iri: str
    label: str
    """The English preferred label, else the first."""
    kind: str
    """Class in the rashomon namespace; Thing for a concept of somebody else's scheme."""
    preferred: tuple[Label, ...]
    alternative: tuple[Label, ...] = ()
    hidden: tuple[Label, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """What its people are called where that is not the adjective with an s."""
    broader: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    """The state or body that it belongs to or speaks for."""
    seats: tuple[str, ...] = ()
    """Places whose name stands for it in the news: where its government sits."""
    related: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    """IRIs of the same thing elsewhere (Wikidata, GeoNames)."""
    code: str = ""
    """ISO 3166-1 code of a state or territory."""
    latitude: float | None = None
    longitude: float | None = None
    file: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that may be shown, sorted; hidden labels are for finding only."""
        return tuple(sorted({self.label, *(text for text, _ in (*self.preferred, *self.alternative))}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A contested name, and whose custom it is."""

    iri: str
    concept: str
    name: str
    language: str
    custom_of: tuple[str, ...]
    since: str | None = None
    until: str | None = None


def read(
    paths: Iterable[Path], own: Collection[Path] = (), given: set[str] | None = None
) -> tuple[dict[str, Concept], tuple[Naming, ...], str]:
    """Return the concepts by IRI, the namings and the SHA-256 of all files.

    Args:
        paths: of Turtle files.
        own: which of them are the user's.
        given: filled with the labels that stand in those.

    Raises:
        VocabularyError: if a file cannot be read, is no Turtle, or holds a concept without preferred label.
    """
    digest = hashlib.sha256()
    facts: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
    files: dict[str, str] = {}
    for path in paths:
        try:
            data = path.read_bytes()
            digest.update(data)
            name = str(path)
            labels = given if path in own else None
            for subject, predicate, found, _ in ox.parse(data, format=ox.RdfFormat.TURTLE):
                if isinstance(subject, ox.NamedNode) and isinstance(found, ox.NamedNode | ox.Literal):
                    iri = subject.value
                    about = facts.get(iri)
                    if about is None:
                        about = facts[iri] = {}
                        files[iri] = name
                    said = predicate.value
                    about.setdefault(said, []).append(found)
                    if labels is not None and said in LABELS:
                        labels.add(found.value)
        except SyntaxError as error:
            where = f"{path}:{error.lineno}" if error.lineno else str(path)
            raise VocabularyError(f"{where}: {error.msg}") from error
        except OSError as error:
            raise VocabularyError(f"{path}: {error.strerror or error}") from error
    concepts: dict[str, Concept] = {}
    namings: list[Naming] = []
    for iri, told in facts.items():
        types = {node.value for node in told.get(RDF_TYPE, ())}
        if RSH.Naming in types:
            namings.append(_naming(iri, told))
        elif types & _WANTED or SKOS.prefLabel in told:
            concepts[iri] = _concept(iri, told, types, files[iri])
    return concepts, tuple(sorted(namings, key=lambda one: one.iri)), digest.hexdigest()


_WANTED = frozenset(f"{RSH.BASE}{kind}" for kind in KINDS)

Facts = dict[str, list[ox.NamedNode | ox.Literal]]


def _concept(iri: str, said: Facts, types: set[str], file: str) -> Concept:
    preferred = _labels(said, SKOS.prefLabel)
    if not preferred:
        raise VocabularyError(f"{located(file, iri)}: {iri} has no skos:prefLabel")
    languages = [language for _, language in preferred]
    if len(set(languages)) < len(languages):
        raise VocabularyError(f"{located(file, preferred[-1][0])}: {iri} has two skos:prefLabel in one language: {preferred}")
    return Concept(
        iri=iri,
        label=next((text for text, language in preferred if language == "en"), preferred[0][0]),
        kind=next((kind for kind in KINDS if f"{RSH.BASE}{kind}" in types), "Thing"),
        preferred=preferred,
        alternative=_labels(said, SKOS.altLabel),
        hidden=_labels(said, SKOS.hiddenLabel),
        adjectives=tuple(dict.fromkeys((*_texts(said, RSH.adjective), *_texts(said, RSH.demonym)))),
        people=_texts(said, RSH.people),
        broader=_texts(said, SKOS.broader),
        part_of=_texts(said, RSH.partOf),
        seats=_texts(said, RSH.seat),
        related=_texts(said, RELATED),
        matches=_texts(said, EXACT_MATCH),
        code=next(iter(_texts(said, NOTATION)), ""),
        latitude=_number(said, LATITUDE, iri, file),
        longitude=_number(said, LONGITUDE, iri, file),
        file=file,
    )


def _naming(iri: str, said: Facts) -> Naming:
    name = next((node for node in said.get(RSH.name, ()) if isinstance(node, ox.Literal)), None)
    return Naming(
        iri=iri,
        concept=next(iter(_texts(said, RSH.nameOf)), ""),
        name=name.value if name is not None else "",
        language=(name.language or "") if name is not None else "",
        custom_of=_texts(said, RSH.customOf),
        since=next(iter(_texts(said, RSH.customFrom)), None),
        until=next(iter(_texts(said, RSH.customTo)), None),
    )


def _labels(said: Facts, predicate: str) -> tuple[Label, ...]:
    found = said.get(predicate)
    if not found:
        return ()
    labels = tuple([(node.value, (node.language or "").lower()) for node in found if isinstance(node, ox.Literal)])
    return labels if len(labels) == 1 else tuple(dict.fromkeys(labels))


def _texts(said: Facts, predicate: str) -> tuple[str, ...]:
    found = said.get(predicate)
    return tuple(node.value for node in found) if found else ()


def _number(said: Facts, predicate: str, iri: str, file: str) -> float | None:
    found = said.get(predicate)
    if not found:
        return None
    try:
        return float(found[0].value)
    except ValueError as error:
        where = located(file, iri)
        raise VocabularyError(f"{where}: {iri} has {found[0].value!r} for {predicate.rpartition('#')[2]}, which is no number") from error


def located(file: str, words: str) -> str:
    """Return "file:line" of the first line that holds the words (a label, or an IRI whole or by its last step), else the file."""
    places = _places(file)
    line = places.get(words) or places.get(words.rsplit("/", 1)[-1])
    return f"{file}:{line}" if line else file


_MARKED = re.compile(r'"((?:[^"\\]|\\.)*)"|^\s*(?:<([^<>]*)>|[\w-]*:([\w%.-]+))')


@lru_cache(maxsize=4)
def _places(file: str) -> dict[str, int]:
    """Return the first line of each label, and of each IRI that begins a line, by its whole and by its last step."""
    found: dict[str, int] = {}
    try:
        lines = Path(file).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return found
    for number, line in enumerate(lines, 1):
        for match in _MARKED.finditer(line):
            for words in match.groups():
                if words:
                    found.setdefault(words, number)
                    found.setdefault(words.rsplit("/", 1)[-1], number)
    return found
