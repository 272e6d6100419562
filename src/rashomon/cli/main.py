"""The command line: parses, calls one function, prints. Exit codes: 0 all done; 1 done, but some inputs failed; 2 could not be done."""

import functools
import os
import sys
from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated

import typer

from rashomon.cli import build, check, claims, compare, demo, disputes, draw, explain, export, extract, names, query, review
from rashomon.cli.console import shown
from rashomon.errors import RashomonError

app = typer.Typer(
    name="rashomon",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    epilog="Start with: [bold]rashomon demo[/bold]",
)


def exits(command: Callable[..., int]) -> Callable[..., None]:
    """Return a command that ends the process with the exit code that the given one returns; an error of ours is one line, exit code 2."""

    @functools.wraps(command)
    def run(*args: object, **options: object) -> None:
        try:
            code = command(*args, **options)
            sys.stdout.flush()
        except RashomonError as error:
            code = refused(error)
        except BrokenPipeError:
            # whoever read us has seen enough; keep the interpreter from complaining when it flushes
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        raise typer.Exit(code)

    return run


def refused(error: RashomonError) -> int:
    """Print an error on one line and return the exit code that goes with it."""
    print(f"rashomon: {shown(' '.join(str(error).split()))}", file=sys.stderr)  # noqa: T201 - the one place where errors are printed
    return 2


def told(wanted: bool) -> None:
    """Print the version and end, where that is what is wanted."""
    if wanted:
        typer.echo(f"rashomon {version('rashomon')}")
        raise typer.Exit


@app.callback()
def common(
    show: Annotated[bool, typer.Option("--version", callback=told, is_eager=True, help="Show the version and end.")] = False,
) -> None:
    """Who claimed what, about whom, where and when, according to which outlet: news articles to an RDF graph of claims."""


for module in (demo, build, extract, explain, query, disputes, claims, compare, names, review, export, draw, check):
    module.register(app)
for info in app.registered_commands:
    if info.callback is not None:
        info.callback = exits(info.callback)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        app()
    except RashomonError as error:  # in reading the arguments
        sys.exit(refused(error))
