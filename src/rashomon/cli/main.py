"""The command line: parses, calls one function, prints. Exit codes: 0 all done; 1 done, but some inputs failed; 2 could not be done."""

import os
import sys

import click
import typer

from rashomon.cli import build, check, demo, disputes, draw, explain, export, extract, query
from rashomon.errors import RashomonError

app = typer.Typer(
    name="rashomon",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    help="Who claimed what, about whom, where and when, according to which outlet: news articles to an RDF graph of claims.",
    epilog="Start with: [bold]rashomon demo[/bold]",
)
for module in (demo, build, extract, explain, query, disputes, export, draw, check):
    module.register(app)


def main() -> None:
    """Run the command line and leave with its exit code; an error of ours is one line on standard error."""
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except RashomonError as error:
        print(f"rashomon: {error}", file=sys.stderr)  # noqa: T201 - the one place where errors are printed
        code = 2
    except BrokenPipeError:
        # whoever read us has seen enough; keep the interpreter from complaining when it flushes
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    sys.exit(code or 0)
