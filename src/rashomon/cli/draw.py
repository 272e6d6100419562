"""`rashomon draw`."""

from typing import Annotated

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE, write
from rashomon.graph import server


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("draw", epilog="Example: [bold]rashomon draw kg -o graph.html[/bold]")(draw)


def draw(
    kg: options.Kg,
    output: Annotated[str, typer.Option("-o", "--output", help="The page to write; - is standard output.")] = "graph.html",
    show_names: options.ShowNames = "preferred",
    work: options.Work = None,
) -> int:
    """Draw the graph as a page that opens offline: claimants, claims and what they are about; denials red and dashed."""
    from rashomon.views.drawing import draw as run

    write(run(server.place(kg, work=work), show_names=show_names).encode(), output)
    return DONE
