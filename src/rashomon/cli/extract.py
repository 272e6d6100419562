"""`rashomon extract`."""

import json
from typing import Annotated, Literal

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE, NOTHING_DONE, SOME_FAILED, complain, write


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("extract", epilog="Example: [bold]rashomon extract articles/ > records.jsonl[/bold]")(extract)


def extract(
    paths: options.Paths,
    form: Annotated[Literal["jsonl"], typer.Option("--format", help="One JSON object an article.")] = "jsonl",
    output: options.Output = "-",
    model: options.Model = None,
    workers: options.Workers = None,
    base: options.Base = None,
    vocabulary: options.Vocabulary = None,
    outlet: options.Outlet = None,
    published: options.Published = None,
) -> int:
    """Print what is found in articles: mentions, times and claims with their offsets, one record an article; no store is made."""
    from rashomon.articles import Given
    from rashomon.ingestion.records import extract_records

    chosen = options.settings(model=model, workers=workers, base=base, vocabulary=vocabulary)
    records, failures = extract_records(paths, settings=chosen, given=Given(outlet=outlet, published=published))
    write("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode("utf-8", "surrogatepass"), output)
    complain(failures)
    return DONE if not failures else SOME_FAILED if records else NOTHING_DONE
