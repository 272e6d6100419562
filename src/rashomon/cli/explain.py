"""`rashomon explain`."""

from typing import Annotated

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE, NOTHING_DONE, SOME_FAILED, complain, out, write


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain", epilog="Example: [bold]rashomon explain article.txt --html > article.html[/bold]")(explain)


def explain(
    paths: options.Paths,
    html: Annotated[bool, typer.Option("--html", help="Write a self-contained page.")] = False,
    output: options.Output = "-",
    model: options.Model = None,
) -> int:
    """Show articles with source, cue and content marked, and the rule that found each claim."""
    from rashomon.ingestion.records import extractions
    from rashomon.views.explain import as_page, in_terminal

    found, failures = extractions(paths, settings=options.settings(model=model))
    if html:
        write(as_page(found).encode(), output)
    else:
        for extraction in found:
            out().print(in_terminal(extraction))
    complain(failures)
    return DONE if not failures else SOME_FAILED if found else NOTHING_DONE
