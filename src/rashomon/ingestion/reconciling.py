"""Extractions reconciled as a user's settings and decisions say, without a graph."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.iris import DEFAULT_BASE
from rashomon.model import Extraction, Reconciliation
from rashomon.reconciliation.claim_decisions import Decided, corrected, read_reviews
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.entities import resolve_entities
from rashomon.reconciliation.entities_outlets import rebased
from rashomon.reconciliation.name_decisions import NAMES, read_decisions
from rashomon.reconciliation.reconcile import reconcile
from rashomon.settings import Settings
from rashomon.vocabulary.names import Names, folder, load_names


def reconciled(extractions: Sequence[Extraction], settings: Settings, folder: Path | None = None) -> Reconciliation:
    """Return the derived layer of these extractions.

    Args:
        extractions: one an article.
        settings: base IRI and further names.
        folder: graph directory whose decisions count; none: nobody has decided anything.
    """
    names = load_names([Path(path) for path in settings.vocabulary])
    decided = read_reviews(folder) if folder else Decided()
    extractions = [corrected(extraction, decided.claims, names) for extraction in extractions]
    entities = resolve_entities(extractions, names, settings.base, read_decisions(folder) if folder else ())
    return reconcile(extractions, entities, base=settings.base, decisions=decided.matches, ancestors=ancestors(names, settings.base))


def with_own_names(settings: Settings, folder: Path) -> Settings:
    """Return the settings with the names that were accepted by hand for this graph, if there are any."""
    own = folder / NAMES
    return replace(settings, vocabulary=(*settings.vocabulary, str(own))) if own.is_file() else settings


def names_files(settings: Settings) -> list[Path]:
    """Return the files of names, the shipped ones first."""
    return [*sorted(folder().glob("*.ttl")), *(Path(path) for path in settings.vocabulary)]


def ancestors(names: Names, base: str) -> Ancestors:
    """Return what gives the places that contain a place."""

    def above(iri: str) -> frozenset[str]:
        concept = DEFAULT_BASE + iri.removeprefix(base) if iri.startswith(base) else iri
        return frozenset(rebased(one, base) for one in names.above(concept)) - {iri}

    return above
