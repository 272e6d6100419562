"""`rashomon build`."""

import sys
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from rashomon.cli import options
from rashomon.cli.console import DONE, SOME_FAILED, complain, counted, err, out, warn
from rashomon.graph.server import Place, place
from rashomon.ingestion.report import Report

EPILOG = "Example: [bold]rashomon build articles/ --into kg[/bold], or --into http://localhost:7878/ for a SPARQL server"

WARNINGS = 10
"""Warnings about files of names that are shown: the rest are of the same kind."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build", epilog=EPILOG)(build)


def build(
    paths: options.Paths,
    into: Annotated[
        Place,
        typer.Option(
            "--into",
            parser=place,
            metavar="KG",
            help="The graph directory, made if need be; or the address of a SPARQL server: http://localhost:7878/.",
            show_default=False,
        ),
    ],
    model: options.Model = None,
    workers: options.Workers = None,
    base: options.Base = None,
    vocabulary: options.Vocabulary = None,
    outlet: options.Outlet = None,
    published: options.Published = None,
    engine: Annotated[str, typer.Option("--engine", help="Where to parse: local, ray, or ray://HOST:PORT.")] = "local",
    retry: Annotated[bool, typer.Option("--retry-failed", help="Try again what failed before, though it has not changed.")] = False,
    prune: Annotated[bool, typer.Option("--prune", help="Take out articles whose files are gone, which are kept else.")] = False,
    work: options.Work = None,
) -> int:
    """Build a graph from articles, or bring one up to date: what has not changed is not done again."""
    from rashomon.articles import Given
    from rashomon.ingestion.build import build as run

    settings = options.settings(model=model, workers=workers, base=base, vocabulary=vocabulary)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err(), disable=not sys.stderr.isatty(), transient=True) as bars:
        bar = bars.add_task("articles", total=None)

        def show(report: Report) -> None:
            bars.update(bar, completed=report.built + len(report.skipped), description=f"articles, {len(report.failures)} failed")

        given = Given(outlet=outlet, published=published)
        report = run(
            paths,
            place(into, work=work),
            settings=settings,
            given=given,
            retry=retry,
            engine=engine,
            prune=prune,
            progress=show,
        )
    warn(report.warnings, WARNINGS, report.path)
    complain(report.failures)
    summarize(report)
    return SOME_FAILED if report.failures else DONE


def summarize(report: Report) -> None:
    """Print what a build did, in a few lines."""
    console = out()
    if not report.built and not report.skipped and not report.changed:
        console.print(f"{report.into}: nothing has changed ({counted(report.articles, 'article')})", markup=False)
        return
    parts = [f"{report.built} built", f"{report.unchanged} unchanged", f"{len(report.skipped)} skipped", f"{len(report.failures)} failed"]
    console.print(f"{report.into}: {counted(report.articles, 'article')} ({', '.join(parts)})", markup=False)
    claims, claimants, disputes = (
        counted(count, what) for count, what in ((report.claims, "claim"), (report.claimants, "claimant"), (report.disputes, "dispute"))
    )
    console.print(f"  {claims} by {claimants}, {disputes}", markup=False)
    if report.restored:
        console.print(f"  given back to the server, which had lost them: {counted(report.restored, 'article')}", markup=False)
    for position in report.new_positions[:10]:
        console.print(f"  new: {position}", markup=False)
    for skipped in report.skipped[:10]:
        console.print(f"  skipped: {skipped.name}: {skipped.reason}", markup=False)
    for name in report.missing[:10]:
        console.print(f"  no longer there, {'taken out' if report.pruned else 'kept'}: {name}", markup=False)
    console.print(f"  report: {report.path}", markup=False)
