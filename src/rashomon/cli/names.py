"""`rashomon names` and `rashomon import-names`."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from rashomon.cli import options
from rashomon.cli.console import DONE, out
from rashomon.errors import RashomonError
from rashomon.graph.server import place


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("names", epilog="Example: [bold]rashomon names kg accept 'Port Torsvig' Torsvig --by me --on 2026-11-22[/bold]")(names)
    app.command("import-names", epilog="Example: [bold]rashomon import-names latest-all.json.bz2 -o names.ttl[/bold]")(import_names)


def names(
    kg: options.Kg,
    action: Annotated[
        Literal["accept", "reject", "split", "undo"] | None,
        typer.Argument(help="accept: NAME and OTHER are one thing; reject, split: they are not; undo: take decision number NAME back."),
    ] = None,
    name: Annotated[str | None, typer.Argument(help="A name.")] = None,
    other: Annotated[str | None, typer.Argument(help="The thing's label, or another name of it.")] = None,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    on: Annotated[str, typer.Option("--on", help="When (2026-11-22).")] = "",
    top: Annotated[int, typer.Option("--top", min=1, help="How many of each to list.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    work: options.Work = None,
) -> int:
    """List unresolved names, suggested merges and suspicious ones; or decide about two names, for the next build to obey."""
    from rashomon.ingestion import naming

    where = place(kg, work=work)
    if action is not None:
        if name is None or (other is None and action != "undo"):
            raise RashomonError(f"{action} needs {'the number of a decision' if action == 'undo' else 'two names'}")
        decision = naming.record(where, action, name, other or "", options.settings(), by=by, on=on)
        out().print(
            f"decision {decision.number or name}: {action} {decision.name!r}, {decision.other!r}; the next build obeys it", markup=False
        )
        return DONE
    found = naming.report(where, options.settings())
    if as_json:
        out().print(json.dumps(asdict(found), ensure_ascii=False), markup=False)
        return DONE
    table = Table("name", "type", "mentions", "articles", title="Unresolved: no list knows them", title_justify="left")
    for one in found.unresolved[:top]:
        table.add_row(Text(one.label), one.type, str(one.mentions), str(one.articles))
    out().print(table)
    for title, several in (("Suggested merges", found.suggested), ("Suspicious merges", found.suspicious)):
        table = Table("name", "other", "score", "reason", title=title, title_justify="left")
        for pair in several[:top]:
            table.add_row(Text(pair.name), Text(pair.other), f"{pair.score:.2f}", Text(pair.reason))
        out().print(table if several else f"{title}: none")
    for warning in found.warnings:
        out().print(f"warning: {warning}", markup=False)
    return DONE


def import_names(
    source: Annotated[Path, typer.Argument(help="A Wikidata JSON dump (.json, .gz, .bz2) or a table label,alias,language,type,wikidata.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The Turtle file to write.", show_default=False)],
    language: Annotated[
        list[str] | None, typer.Option("--language", help="A language to keep; may be repeated.", show_default="all")
    ] = None,
) -> int:
    """Turn a Wikidata dump or a table of names into a file for --vocabulary, in constant memory."""
    from rashomon.vocabulary.names import load_names
    from rashomon.vocabulary.names_import import import_names as run

    count = run(source, output, load_names(), language or ())
    out().print(f"{output}: {count} things", markup=False)
    return DONE
