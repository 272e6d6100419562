"""`rashomon query`."""

import sys
from dataclasses import replace
from typing import Annotated, Literal

import typer
from rich.markup import escape
from rich.table import Table

from rashomon.cli import options
from rashomon.cli.console import DONE, listed, out, sheet, shown, write
from rashomon.errors import QueryError
from rashomon.graph.answers import Answer, Rows, Triples, Truth, write_answer
from rashomon.graph.questions import packaged
from rashomon.namespaces import prefixes

Form = Literal["table", "csv", "json", "xml"]
FIRST = 200
"""Rows of a table, unless more are asked for: what a person scrolls through."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("query", epilog="Example: [bold]rashomon query kg claims-by-actor[/bold]; without a question: what can be asked")(query)


def query(
    kg: options.Kg,
    question: Annotated[str | None, typer.Argument(help="SPARQL, the name of a packaged question, or - for standard input.")] = None,
    parameter: Annotated[list[str] | None, typer.Option("-p", "--parameter", help="NAME=VALUE for a variable of the question.")] = None,
    form: Annotated[Form | None, typer.Option("--format", help="How to print it.", show_default="table; csv in a pipe")] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help="How long an answer may take.")] = 60.0,
    first: options.First = FIRST,
) -> int:
    """Ask the graph a question: SPARQL with all prefixes known, over the union of all graphs, or a packaged question by its name."""
    from rashomon.graph.query import Bounds, select

    if question is None:
        _list()
        return DONE
    answer = select(
        kg, sys.stdin.read() if question == "-" else question, dict(map(_pair, parameter or ())), bounds=Bounds(seconds=seconds)
    )
    show(answer, form or ("table" if sys.stdout.isatty() else "csv"), first)
    return DONE


def show(answer: Answer, form: Form, first: int = FIRST) -> None:
    """Print an answer; of a table no more than the first rows, unless that is 0."""
    if isinstance(answer, Rows) and form == "table":
        sheet().print(_table(answer, first))
        if rest := listed(len(answer.terms), first, "rows"):
            out().print(rest)
    elif isinstance(answer, Truth) and form == "table":
        out().print("yes" if answer.value else "no")
    elif isinstance(answer, Triples) or form == "table":
        write(answer.ntriples.encode() if isinstance(answer, Triples) else b"", "-")
    else:
        write(write_answer(answer, form).encode(), "-")
    if isinstance(answer, Rows) and answer.truncated:
        from rashomon.cli.console import err

        err().print(f"rashomon: cut after {len(answer.terms)} rows")


def _table(answer: Rows, first: int) -> Table:
    table = Table(show_lines=False)
    for variable in answer.variables:
        table.add_column(variable, overflow="fold")
    for row in replace(answer, terms=answer.terms[: first or None]).cells:
        table.add_row(*(escape("" if value is None else _on_one_line(_short(str(value)))) for value in row))
    return table


def _on_one_line(words: str) -> str:
    """Return words for a cell: a line break in them is no row of the table."""
    return shown(" ".join(words.splitlines()))


def _short(value: str) -> str:
    """Return an IRI of the graph with its prefix, other values as they are."""
    for prefix, namespace in prefixes().items():
        if value.startswith(namespace) and len(value) > len(namespace):
            return f"{prefix}:{value[len(namespace) :]}"
    return value


def _list() -> None:
    """Print what can be asked."""
    table = Table("question", "answers", "parameters", box=None)
    for one in packaged().values():
        table.add_row(one.name, escape(one.about), ", ".join(parameter.name for parameter in one.parameters))
    sheet().print(table)


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals:
        raise QueryError(f"{given!r}: a parameter is NAME=VALUE")
    return name.lstrip("?"), value
