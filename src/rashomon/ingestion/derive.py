"""The derived layer of a graph directory: who and what is meant, brought up to date.

Where the directory remembers how it came about, only what new articles touch is made again; else the whole is, with the same result.
"""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import msgspec
from pyoxigraph import Quad, Triple

from rashomon.claims.identity import article_iri, claim_iri
from rashomon.graph.decisions import decision_quads
from rashomon.graph.derived import Section, questions_quads, sections_quads
from rashomon.graph.directory import unfinished
from rashomon.graph.places import graph_of
from rashomon.graph.protocol import Graph
from rashomon.graph.store import GraphStore
from rashomon.graph.things import describe_things, runs_quads
from rashomon.graph.vocabulary import vocabulary_quads
from rashomon.ingestion.incremental import Derived, derived, revisions
from rashomon.ingestion.journal import Entry, Journal
from rashomon.ingestion.reconciling import ancestors, names_files
from rashomon.ingestion.remembered import Remembered, forget, remembered, remembering
from rashomon.ingestion.report import Report
from rashomon.ingestion.runs import run_digest
from rashomon.iris import digest, sha256
from rashomon.model import Extraction, Link, Question, Run
from rashomon.namespaces import RDF, RSH
from rashomon.reconciliation.chapters import Chapters, Held, least, shelved
from rashomon.reconciliation.claim_decisions import Decided, corrected, read_reviews
from rashomon.reconciliation.name_decisions import DECISIONS, read_decisions
from rashomon.reconciliation.reconcile import links_of
from rashomon.reconciliation.update import Retold
from rashomon.resources import PACKAGE
from rashomon.settings import Settings
from rashomon.vocabulary.names import Names, load_names
from rashomon.vocabulary.terms import read_turtle

RECONCILED = "reconciled"
"""Kind of the lines of the journal that tell what the derived layer covers."""
MOSTLY = 0.5
"""Share of new articles beyond which the whole is made again: that costs less than to revise most of it. By reasoning."""


def derive(kg: Graph, journal: Journal, settings: Settings, run: Run, load: Callable[[str], Extraction], report: Report) -> None:
    """Make the derived graph, the things, the runs and the vocabulary anew where anything they rest on has changed.

    Fills in the figures of the report. Where nothing has changed nothing is loaded, computed or written, and the figures are the last ones.
    Where articles came or went, and the directory remembers what it is about, only what they touch is made again.

    Args:
        kg: the graph.
        journal: what is in it.
        settings: base IRI and further names.
        run: what found the annotations.
        load: from the last step of an article's IRI to what was found in it.
        report: what is filled in.
    """
    basis = _basis(kg, run)
    covers = digest(basis, *sorted(f"{entry.article} {entry.sha256}" for entry in journal.newest().values()))
    last = next((entry for entry in reversed(journal.entries) if entry.kind == RECONCILED), None)
    report.changed = last is None or last.covers != covers or unfinished(kg.path)
    if last is not None and not report.changed:
        report.claims, report.claimants, report.questions, report.disputes = last.figures
        return
    articles = {f"{kg.base}article/{entry.article}": entry.sha256 for entry in _newest(journal)}
    decided = read_reviews(kg.path)
    before = _before(kg, articles, covers=last.covers if last else "", basis=basis, decided=decided)
    with ExitStack() as stack:
        remember = stack.enter_context(remembering(kg.path)) if _can_go_on(kg, decided) else None
        chapters = Held() if before.articles else stack.enter_context(shelved(kg.path))
        names = load_names([Path(path) for path in settings.vocabulary])
        known_before = bool(last and last.covers)
        task = _Task(kg=kg, settings=settings, run=run, load=load, decided=decided, names=names, known_before=known_before)
        made = task.worked_out(before, articles, chapters, report)
        if remember:
            remember(msgspec.structs.replace(made.now, covers=covers, basis=basis), before)
        change = task.change(before, made, articles)
        del made, before  # what is remembered is written down: writing a large graph takes the room
        forget(kg.path)
        change()
        kg.flush()
        figures = (report.claims, report.claimants, report.questions, report.disputes)
        journal.add([Entry(kind=RECONCILED, run=run_digest(run), covers=covers, figures=figures)])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """What the derived layer is made by."""

    kg: Graph
    settings: Settings
    run: Run
    load: Callable[[str], Extraction]
    decided: Decided
    names: Names
    """What is curated."""
    known_before: bool
    """Whether the graph had a derived layer."""

    def worked_out(self, before: Remembered, articles: Mapping[str, str], chapters: Chapters, report: Report) -> Derived:
        """Return the derived layer of these articles; fill in its figures."""
        made = derived(
            before,
            articles,
            lambda article: corrected(self.load(article.rsplit("/", 1)[-1]), self.decided.claims, self.names),
            self.names,
            chapters,
            base=self.kg.base,
            ancestors=ancestors(self.names, self.kg.base),
            names_decided=read_decisions(self.kg.path),
            matches_decided=self.decided.matches,
        )
        _fill(report, made, _positions_before(before, self.kg) if self.known_before else None)
        return made

    def change(self, before: Remembered, made: Derived, articles: Collection[str]) -> Callable[[], object]:
        """Return what makes the graph tell what was worked out."""
        kg = self.kg
        if before.articles and isinstance(kg, GraphStore):
            return partial(kg.revise, revisions(before, made, self.names, self._curated, kg.base))
        decisions = _decisions(self.decided, articles, self.load, kg.base)
        return partial(kg.rewrite, {**_whole(made, self._curated(), self.run, kg.base), graph_of("decisions", kg.base): decisions})

    def _curated(self) -> list[Triple]:
        """Return what the files of names say."""
        return [triple for path in names_files(self.settings) for triple in read_turtle(path)]


def _newest(journal: Journal) -> list[Entry]:
    """Return the newest version of each article, in an order that does not depend on that of the inputs."""
    return sorted(journal.newest().values(), key=lambda entry: (entry.id, entry.article))


def _before(kg: Graph, articles: Mapping[str, str], *, covers: str, basis: str, decided: Decided) -> Remembered:
    """Return what the directory remembers, where that can be built upon and most of the articles are not new; else nothing: all is made."""
    if not _can_go_on(kg, decided):
        return Remembered()
    found = remembered(kg.path)
    known = sum(articles.get(iri) == one.facts for iri, one in found.articles.items())
    usable = covers and found.covers == covers and found.basis == basis and len(articles) - known <= MOSTLY * len(articles)
    return found if usable else Remembered()


def _can_go_on(kg: Graph, decided: Decided) -> bool:
    """Return whether the derived layer can be made from what it was.

    Not at a server, which has no transaction over two graphs; nor where people decided on claims or matches, since a decision may put
    together what nothing else does.
    """
    return isinstance(kg, GraphStore) and not decided.claims and not decided.matches


def _fill(report: Report, made: Derived, before: Container[str] | None) -> None:
    """Fill in the figures of what is derived.

    Args:
        report: what is filled in.
        made: what is derived.
        before: IRIs of the positions that there were; None where nothing was derived yet, so that no position counts as new.
    """
    questions = [one.question for one in made.now.matching.asked]
    report.claims = sum(len(one.tellings) for one in made.now.matching.articles.values())
    report.claimants = len({claimant for one in made.now.told.values() for claimant in one.claimants})
    report.questions = len(questions)
    report.disputes = sum(question.disputed for question in questions)
    report.new_positions = [
        f"{question.label} {position.label}"
        for question in questions
        for position in question.positions
        if before is not None and position.iri not in before
    ]


def _positions_before(before: Remembered, kg: Graph) -> set[str]:
    """Return the IRIs of the positions that the graph tells of: those that are remembered, or else what stands in it."""
    if before.articles:
        return {position.iri for one in before.matching.asked for position in one.question.positions}
    return {str(quad.subject)[1:-1] for quad in kg.having(RDF.type, RSH.Position)}


def _whole(made: Derived, curated: Sequence[Triple], run: Run, base: str) -> dict[str, Iterable[Quad]]:
    """Return the graphs that are made from all articles together; their quads are made as they are taken."""
    asked = made.now.matching.asked
    media = least(pair for one in made.now.told.values() for pair in one.media.items())
    questions, links = [one.question for one in asked], [*links_of(asked), *made.links]
    return {
        graph_of("vocabulary", base): vocabulary_quads(base),
        graph_of("things", base): describe_things(made.entities.by_iri, media, made.update.nameless, base, curated),
        graph_of("runs", base): runs_quads([run], base),
        graph_of("derived", base): _derived_quads(made.update.retold, questions, links, made.entities.of, base),
    }


def _derived_quads(
    retold: Retold, questions: Iterable[Question], links: Iterable[Link], of: Mapping[tuple[str, int], str], base: str
) -> Iterator[Quad]:
    """Yield the quads of the derived graph, article by article, then of what they share."""
    sections = (
        Section(claims=one.claims, propositions=one.propositions, uses=one.uses, referents={one.iri: one.referents}) for one in retold
    )
    yield from sections_quads(sections, of, base)
    yield from questions_quads(questions, links, retold.positions, base)


def _decisions(decided: Decided, articles: Iterable[str], load: Callable[[str], Extraction], base: str) -> Iterable[Quad]:
    """Return the graph of what people said about claims and matches."""
    extractions = [load(article.rsplit("/", 1)[-1]) for article in articles] if decided.claims or decided.matches else []
    return decision_quads(decided, extractions, _claims(extractions, base), base)


def _claims(extractions: Sequence[Extraction], base: str) -> dict[str, list[str]]:
    """Return the IRIs of the claims of each article, by the article's id."""
    return {one.article.id: [claim_iri(article_iri(one.article, base), claim, base) for claim in one.claims] for one in extractions}


def _basis(kg: Graph, run: Run) -> str:
    """Return a digest of everything that goes into the derived layer but the articles."""
    decided = kg.path / DECISIONS
    return digest(run_digest(run), _code(), sha256(decided.read_bytes()) if decided.is_file() else "")


@cache
def _code() -> str:
    """Return a digest of the software that makes the derived layer, as this process found it."""
    places = [PACKAGE / folder for folder in ("reconciliation", "graph", "ingestion")]
    return digest(*sorted(f"{path.parent.name}/{path.name} {sha256(path.read_bytes())}" for place in places for path in place.glob("*.*")))
