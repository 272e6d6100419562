"""What must hold among concepts: one label one thing, no circle in part-of; and what is allowed but worth knowing."""

from collections.abc import Iterable, Mapping

from rashomon.errors import VocabularyError
from rashomon.vocabulary.names_files import Concept, located
from rashomon.vocabulary.names_keys import key


def check(concepts: Mapping[str, Concept]) -> None:
    """Refuse what must not be.

    Raises:
        VocabularyError: if two concepts of one kind have one preferred label, or if `skos:broader` or `rsh:partOf` runs in a circle.
    """
    _labels(concepts)
    _circles(concepts)


def _labels(concepts: Mapping[str, Concept]) -> None:
    first: dict[tuple[str, str], Concept] = {}
    for concept in concepts.values():
        other = first.setdefault((concept.label, concept.kind), concept)
        if other is not concept:
            raise VocabularyError(
                f"{located(concept.file, concept.iri)}: {concept.iri} has the preferred label {concept.label!r} and the kind "
                f"{concept.kind} of {other.iri} ({located(other.file, other.iri)})"
            )


def _circles(concepts: Mapping[str, Concept]) -> None:
    done: set[str] = set()
    for start in concepts:
        path: dict[str, None] = {}
        stack = [(start, False)]
        while stack:
            here, leaving = stack.pop()
            if leaving:
                path.pop(here)
                done.add(here)
                continue
            if here in path:
                concept = concepts[here]
                raise VocabularyError(f"{located(concept.file, here)}: {here} lies within itself, by way of {', '.join(path)}")
            if here in done or here not in concepts:
                continue
            path[here] = None
            stack.append((here, True))
            concept = concepts[here]
            if concept.broader or concept.part_of:
                stack.extend((above, False) for above in (*concept.broader, *concept.part_of) if above not in done)


def shared(names: Iterable[tuple[str, list[str]]], concepts: Mapping[str, Concept], own: frozenset[str]) -> tuple[str, ...]:
    """Return warnings of names that two concepts share, where at least one of the two stands in the user's own files.

    Args:
        names: key of each name with the concepts that have it.
        concepts: by IRI.
        own: the user's files.
    """
    found = []
    for folded, holders in names:
        mine = [iri for iri in holders if concepts[iri].file in own]
        if len(holders) > 1 and mine:
            other = next(iri for iri in holders if iri != mine[0])
            texts = {iri: next((text for text in concepts[iri].names if key(text) == folded), iri) for iri in (mine[0], other)}
            found.append(
                f"{located(concepts[mine[0]].file, texts[mine[0]])}: {texts[mine[0]]!r} names {mine[0]} and {other} "
                f"({located(concepts[other].file, other)}); each article's context decides"
            )
    return tuple(sorted(found))
