"""`rashomon build`: articles to a graph directory, as a journal of transactions.

For each article: its text, its extraction, its graph in one transaction; then, for a group of articles, flush the store, then the journal,
then tell. Killed at any instant, the directory holds every article whole or not at all, and the same command goes on from there. The
derived graph is made when all articles are in: at one instant where it is small, else in parts, between which nobody reads it.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec
from pyoxigraph import Quad

from rashomon.articles import Given, inputs, is_address
from rashomon.claims.codec import decode, encode
from rashomon.claims.identity import article_iri
from rashomon.errors import InputError, StoreError
from rashomon.graph import files
from rashomon.graph.article import article_quads
from rashomon.graph.opening import writing
from rashomon.graph.places import article_graph, last
from rashomon.graph.protocol import Graph
from rashomon.graph.server import Place, folder_of, place
from rashomon.ingestion.derive import derive
from rashomon.ingestion.engines import LOCAL, choose, outcomes
from rashomon.ingestion.garbage import uncollected
from rashomon.ingestion.journal import NAME as JOURNAL
from rashomon.ingestion.journal import Entry, Journal
from rashomon.ingestion.listing import facts
from rashomon.ingestion.pool import Pool
from rashomon.ingestion.prune import sweep, take_out
from rashomon.ingestion.reads import Reads
from rashomon.ingestion.reconciling import with_own_names
from rashomon.ingestion.report import Failure, Report
from rashomon.ingestion.restore import EXTRACTIONS, restore
from rashomon.ingestion.runs import describe_run, run_digest
from rashomon.ingestion.selection import FAILED, Selection
from rashomon.model import Article, Extraction, Outcome, Run
from rashomon.reconciliation.entities_outlets import outlet_entities, outlet_given
from rashomon.settings import Settings
from rashomon.vocabulary.names import Names, load_names

GROUP = 32
"""Articles between two flushes: a flush costs some 5 ms, a lost group some seconds of parsing."""
REPORT = "report.json"
Progress = Callable[[Report], None]


def build(
    paths: Sequence[str | Path],
    into: str | Place,
    *,
    settings: Settings,
    given: Given | None = None,
    retry: bool = False,
    engine: str = LOCAL,
    prune: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Build a graph directory, or bring one up to date, and return what was done.

    Args:
        paths: files and folders of articles, and addresses of such; "-" is JSON Lines on standard input.
        into: the graph directory, made if need be; or the address of a SPARQL server.
        settings: model, base IRI, workers.
        given: what the articles cannot say themselves.
        retry: whether articles that failed before are tried again though neither they nor the software have changed.
        engine: what annotates: "local", "ray" (a Ray of this machine) or "ray://HOST:PORT".
        prune: whether articles whose files are gone from the folders that were given are taken out.
        progress: called after each group of articles with the report so far.

    Raises:
        StoreError: if the directory or the server cannot be used.
        ModelError: if the language model is missing or is not the pinned one; nothing was done.
        InputError: if none of the inputs could be read and the directory holds nothing.
    """
    where = place(into, settings=settings)
    folder = folder_of(where)
    settings = with_own_names(settings, folder)
    annotator = choose(engine, settings, folder)
    with ExitStack() as stack:
        if isinstance(annotator, Pool):
            stack.callback(annotator.close)
            if not (folder / JOURNAL).is_file():  # what holds nothing yet will ask for the model, unless no input can be read
                annotator.begin()
        run = describe_run(settings)
        names = load_names([Path(path) for path in settings.vocabulary])
        report = Report(into=str(where), path=str(folder / REPORT), warnings=list(names.warnings))
        kg = stack.enter_context(writing(where, base=settings.base))
        (folder / EXTRACTIONS).mkdir(exist_ok=True)
        builder = _Builder(kg=kg, journal=Journal(folder), run=run, report=report, names=names)
        report.restored = restore(kg, builder.journal, lambda entry, older: builder.quads(entry, load(folder, entry.article), older))
        sweep(kg, builder.journal)
        reads = Reads(folder)
        selection = Selection(journal=builder.journal, reads=reads, run=run, report=report, retry=retry)
        for group in _groups(outcomes(annotator, inputs(paths, given=given or Given()), selection)):
            builder.commit(group)
            if progress:
                progress(report)
        reads.write()
        missing = builder.missing(selection.seen)
        report.missing, report.pruned = [entry.name for entry in missing], prune
        if prune:
            take_out(kg, builder.journal, missing)
        report.articles = len(builder.journal.newest())
        if not report.articles:
            first = report.failures[0] if report.failures else Failure(name=str(where), fate="failed", reason="no article was given")
            raise InputError(first.name, first.reason)
        with uncollected():
            derive(kg, builder.journal, settings, run, partial(load, folder), report)
        with files.whole(folder / REPORT) as file:
            file.write(msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n")
    return report


def load(folder: Path, article: str) -> Extraction:
    """Return what was found in an article, by the last step of its IRI.

    Raises:
        StoreError: if the file is missing or damaged.
    """
    path = folder / EXTRACTIONS / f"{article}.json"
    try:
        return decode(path.read_bytes())
    except (OSError, msgspec.MsgspecError) as error:
        raise StoreError(f"store damaged: {path}; rebuild it into a new directory with 'rashomon build'") from error


@dataclass(slots=True, kw_only=True)
class _Builder:
    """The state of one build."""

    kg: Graph
    journal: Journal
    run: Run
    report: Report
    names: Names

    def commit(self, group: Sequence[tuple[Article, Outcome]]) -> None:
        """Put a group of articles into the graph: transactions, flush, journal."""
        entries: list[Entry] = []
        graphs: dict[str, Iterable[Quad]] = {}
        for article, outcome in group:
            entry = self._kept(article, outcome)
            entries.append(entry)
            if outcome.extraction is not None:
                before = self.journal.newest().get(entry.id)
                older = before.article if before and before.article != entry.article else None
                graph = article_graph(f"{self.kg.base}article/{entry.article}", self.kg.base)
                graphs[graph] = self.quads(entry, outcome.extraction, older)
            if outcome.fate in FAILED:
                self.report.failures.append(Failure(name=article.path, fate=outcome.fate, reason=outcome.reason or ""))
            elif outcome.fate == "skipped":
                self.report.skipped.append(Failure(name=article.path, fate="skipped", reason=outcome.reason or ""))
            else:
                self.report.built += 1
        files.sync(self.kg.path / EXTRACTIONS)
        with uncollected():
            self.kg.insert(graphs)
        self.kg.flush()
        self.journal.add(entries)

    def missing(self, seen: Container[str]) -> list[Entry]:
        """Return the newest lines of the articles that are in the graph, that this build has not met, and whose files are gone."""
        newest = sorted(self.journal.newest().values(), key=lambda entry: (entry.id, entry.article))
        absent = [entry for entry in newest if seen and entry.id not in seen]
        return [entry for entry in absent if not is_address(entry.name) and not Path(entry.name).exists()]

    def _kept(self, article: Article, outcome: Outcome) -> Entry:
        """Keep an article's text and extraction, and return its line for the journal."""
        own, digest_ = run_digest(self.run), facts(article)
        if outcome.extraction is None:
            return Entry(
                kind="article", run=own, id=article.id, name=article.path, sha256=digest_, fate=outcome.fate, reason=outcome.reason
            )
        name = last(article_iri(article, self.kg.base))
        self.kg.put_text(article.text)
        with files.renamed(self.kg.path / EXTRACTIONS / f"{name}.json") as file:
            file.write(encode(outcome.extraction))
        return Entry(
            kind="article",
            run=own,
            id=article.id,
            article=name,
            name=article.path,
            sha256=digest_,
            fate=outcome.fate,
            reason=outcome.reason,
            claims=len(outcome.extraction.claims),
        )

    def quads(self, entry: Entry, extraction: Extraction, older: str | None) -> Iterator[Quad]:
        """Return the graph of an article, as a version of an older one, if there is one."""
        base = self.kg.base
        article = f"{base}article/{entry.article}"
        outlet = outlet_entities({article: outlet_given(extraction.article)}, self.names, base)[1][article]
        return article_quads(extraction, self.run, base, outlet=outlet, revision_of=f"{base}article/{older}" if older else None)


def _groups(outcomes: Iterable[tuple[Article, Outcome]]) -> Iterator[list[tuple[Article, Outcome]]]:
    """Yield outcomes in groups that are flushed together."""
    held: list[tuple[Article, Outcome]] = []
    for one in outcomes:
        held.append(one)
        if len(held) == GROUP:
            yield held
            held = []
    if held:
        yield held
