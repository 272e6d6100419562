"""`rashomon demo`."""

from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE, counted, out, write


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo", epilog="Example: [bold]rashomon demo[/bold]")(demo)


def demo(
    into: Annotated[Path, typer.Option("--into", help="The folder to write into.")] = Path("rashomon-demo"), model: options.Model = None
) -> int:
    """Build the graph of the packaged sample articles, show their disputes, and write graph.ttl, graph.trig and graph.html."""
    from rashomon.graph.serialize import export
    from rashomon.graph.store import open_for_reading
    from rashomon.ingestion.build import build
    from rashomon.resources import samples
    from rashomon.views.disputes import in_terminal
    from rashomon.views.drawing import draw
    from rashomon.views.ledger import read_ledger

    console = out()
    console.print("Reading the sample articles (written for this project; the outlets are invented) …")
    report = build([samples() / "articles"], into, settings=options.settings(model=model))
    console.print(in_terminal(read_ledger(into)))
    with open_for_reading(into) as opened:
        for name in ("graph.ttl", "graph.trig"):
            export(opened, str(into / name))
    write(draw(into).encode(), str(into / "graph.html"))
    figures = (("article", report.articles), ("claim", report.claims), ("claimant", report.claimants), ("dispute", report.disputes))
    console.print(", ".join(counted(count, what) for what, count in figures))
    console.print(f"Written: {into}/graph.ttl, {into}/graph.trig, {into}/graph.html, and the store in {into}/", markup=False)
    console.print("Try next:")
    for command in (f"query {into} claims-by-actor", f"disputes {into} --format html -o disputes.html", "build YOUR-ARTICLES/ --into kg"):
        console.print(f"  uv run rashomon {command}", markup=False)
    return DONE
