"""`rashomon check`."""

import json
from typing import Annotated

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE, SOME_FAILED, out
from rashomon.graph.server import place


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", epilog="Example: [bold]rashomon check kg[/bold]")(check)


def check(
    kg: options.Kg,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    work: options.Work = None,
) -> int:
    """Check a graph: shapes, quotations against the stored texts, every triple in one graph, nothing reported stated as a fact."""
    from rashomon.graph.validate import check as run

    report = run(place(kg, work=work))
    if as_json:
        out().print(json.dumps(report.as_json(), ensure_ascii=False), markup=False)
    else:
        for line in report.lines():
            out().print(line, markup=False)
    return DONE if report.passed else SOME_FAILED
