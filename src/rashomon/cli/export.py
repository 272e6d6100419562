"""`rashomon export`."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export", epilog="Example: [bold]rashomon export kg -o graph.ttl[/bold]")(export)


def export(
    kg: options.Kg,
    form: Annotated[
        Literal["turtle", "trig", "nquads", "jsonld", "graphml"] | None,
        typer.Option(
            "--format", help="Turtle and JSON-LD flatten the graphs, TriG and N-Quads keep them.", show_default="by the file's ending"
        ),
    ] = None,
    output: options.Output = "-",
    show_names: options.ShowNames = "both",
) -> int:
    """Write the whole graph to a file or to standard output: sorted, so that the same graph gives the same bytes."""
    from rashomon.graph.opening import reading
    from rashomon.graph.serialize import export as run

    if form == "graphml" or (form is None and Path(output).suffix == ".graphml"):
        from rashomon.cli.console import write
        from rashomon.views.network import to_graphml

        write(to_graphml(kg, show_names=show_names), output)
        return DONE
    with reading(kg) as opened:
        run(opened, output, form, show_names)
    return DONE
