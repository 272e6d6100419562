"""The derived layer of a graph directory: who and what is meant, made from all extractions, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.claims.identity import article_iri, claim_iri
from rashomon.graph.decisions import decision_quads
from rashomon.graph.derived import derived_quads
from rashomon.graph.places import graph_of
from rashomon.graph.protocol import Graph
from rashomon.graph.things import runs_quads, things_quads
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.ingestion.journal import Entry, Journal
from rashomon.ingestion.report import Report
from rashomon.ingestion.runs import run_digest
from rashomon.iris import DEFAULT_BASE, digest, sha256
from rashomon.model import Extraction, Reconciliation, Run
from rashomon.namespaces import RDF, RSH
from rashomon.reconciliation import reconcile
from rashomon.reconciliation.claim_decisions import Decided, corrected, read_reviews
from rashomon.reconciliation.cluster import Ancestors
from rashomon.reconciliation.entities import resolve_entities
from rashomon.reconciliation.entities_outlets import rebased
from rashomon.reconciliation.name_decisions import DECISIONS, NAMES, read_decisions
from rashomon.resources import PACKAGE
from rashomon.settings import Settings
from rashomon.vocabulary.names import Names, folder, load_names
from rashomon.vocabulary.terms import read_turtle

RECONCILED = "reconciled"


def derive(kg: Graph, journal: Journal, settings: Settings, run: Run, found: Callable[[], Sequence[Extraction]], report: Report) -> None:
    """Make the derived graph, the things, the runs and the vocabulary anew where anything they rest on has changed.

    Fills in the figures of the report. Where nothing has changed nothing is loaded, computed or written, and the figures are the last ones.

    Args:
        kg: the graph.
        journal: what is in it.
        settings: base IRI and further names.
        run: what found the annotations.
        found: what loads the newest extraction of each article.
        report: what is filled in.
    """
    covers = _covers(kg, journal, run)
    last = next((entry for entry in reversed(journal.entries) if entry.kind == RECONCILED), None)
    report.changed = last is None or last.covers != covers
    if last is not None and not report.changed:
        report.claims, report.claimants, report.questions, report.disputes = last.figures
        return
    extractions = found()
    reconciliation = reconciled(extractions, settings, kg.path)
    report.claims = len(reconciliation.claims)
    report.claimants = len({claim.claimant for claim in reconciliation.claims if claim.claimant})
    report.questions = len(reconciliation.questions)
    report.disputes = sum(question.disputed for question in reconciliation.questions)
    before = {str(quad.subject)[1:-1] for quad in kg.having(RDF.type, RSH.Position)}
    report.new_positions = [
        f"{question.label} {position.label}"
        for question in reconciliation.questions
        for position in question.positions
        if last and last.covers and position.iri not in before
    ]
    base = kg.base
    referents = {article_iri(extraction.article, base): extraction.referents for extraction in extractions}
    curated = [triple for path in names_files(settings) for triple in read_turtle(path)]
    kg.insert(
        {
            graph_of("vocabulary", base): vocabulary_quads(base),
            graph_of("things", base): things_quads(reconciliation, base, curated=curated),
            graph_of("runs", base): runs_quads([run], base),
            graph_of("decisions", base): decision_quads(read_reviews(kg.path), extractions, _claims(extractions, base), base),
            graph_of("derived", base): derived_quads(reconciliation, base, referents=referents),
        }
    )
    kg.flush()
    figures = (report.claims, report.claimants, report.questions, report.disputes)
    journal.add([Entry(kind=RECONCILED, run=run_digest(run), covers=covers, figures=figures)])


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
    return reconcile(extractions, entities, base=settings.base, decisions=decided.matches, ancestors=_ancestors(names, settings.base))


def with_own_names(settings: Settings, folder: Path) -> Settings:
    """Return the settings with the names that were accepted by hand for this graph, if there are any."""
    own = folder / NAMES
    return replace(settings, vocabulary=(*settings.vocabulary, str(own))) if own.is_file() else settings


def names_files(settings: Settings) -> list[Path]:
    """Return the files of names, the shipped ones first."""
    return [*sorted(folder().glob("*.ttl")), *(Path(path) for path in settings.vocabulary)]


def _claims(extractions: Sequence[Extraction], base: str) -> dict[str, list[str]]:
    """Return the IRIs of the claims of each article, by the article's id."""
    return {one.article.id: [claim_iri(article_iri(one.article, base), claim, base) for claim in one.claims] for one in extractions}


def _covers(kg: Graph, journal: Journal, run: Run) -> str:
    """Return a digest of everything that goes into the derived layer."""
    articles = sorted(f"{entry.article} {entry.sha256}" for entry in journal.newest().values())
    places = [PACKAGE / folder for folder in ("reconciliation", "graph")]
    code = sorted(f"{path.name} {sha256(path.read_bytes())}" for place in places for path in place.glob("*.*"))
    decided = kg.path / DECISIONS
    return digest(run_digest(run), *articles, *code, sha256(decided.read_bytes()) if decided.is_file() else "")


def _ancestors(names: Names, base: str) -> Ancestors:
    """Return what gives the places that contain a place."""

    def above(iri: str) -> frozenset[str]:
        concept = DEFAULT_BASE + iri.removeprefix(base) if iri.startswith(base) else iri
        return frozenset(rebased(one, base) for one in names.above(concept)) - {iri}

    return above
