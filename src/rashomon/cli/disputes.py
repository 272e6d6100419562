"""`rashomon disputes`."""

import json
from typing import Annotated, Literal

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE, err, listed, out, piped, sheet, write
from rashomon.errors import QueryError
from rashomon.graph import server

FIRST = 50
"""Disputes that are shown as tables, unless more are asked for: the ledger puts those with most claims first."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("disputes", epilog="Example: [bold]rashomon disputes kg --as-of 2020-11-08[/bold]")(disputes)


def disputes(
    kg: options.Kg,
    form: Annotated[Literal["table", "json", "csv", "html"], typer.Option("--format", help="How to print it.")] = "table",
    output: options.Output = "-",
    as_of: Annotated[str | None, typer.Option("--as-of", help="Only what was certainly published by this day (2020-11-08).")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Only where the question, a claim or its headline names this.")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Only disputes in which something was said from this day on.")] = None,
    kind: Annotated[
        Literal["contradiction", "counter-accusation", "concession", "differing-figures"] | None,
        typer.Option("--kind", help="Only disputes of this kind.", case_sensitive=False),
    ] = None,
    first: options.First = FIRST,
    work: options.Work = None,
) -> int:
    """Show the questions on which sources differ: the positions, who holds each, in whose words, where and when."""
    from rashomon.graph.opening import reading
    from rashomon.views import disputes as views
    from rashomon.views.ledger import Wanted, as_json, read_ledger

    where = server.place(kg, work=work)
    found = read_ledger(where, Wanted(as_of=options.day(as_of), since=options.day(since), place=place, kind=kind))
    filters = {"place": place, "kind": kind, "since": since, "as_of": as_of}
    here = form == "table" and output == "-"
    if not found and any(filters.values()):
        (out() if here else err()).print(views.none_fits(len(read_ledger(where)), filters), markup=False)
        if here:
            return DONE
    if here:
        sheet().print(views.in_terminal(found[: first or None], expand=not piped()))
        if rest := listed(len(found), first, "disputes"):
            out().print(rest)
    elif form == "json":
        write((json.dumps(as_json(found), ensure_ascii=False, indent=1) + "\n").encode(), output)
    elif form == "csv":
        write(views.as_csv(found).encode(), output)
    elif form == "html":
        names = sorted({voice.sha256 for dispute in found for side in dispute.sides for voice in side.voices})
        with reading(where) as opened:
            texts = {name: text for name in names if (text := opened.text(name)) is not None}
        if len(texts) < len(names):
            missing = f"{len(names) - len(texts)} of {len(names)} articles"
            err().print(f"rashomon: the texts of {missing} are not in {server.folder_of(where)}; the page leaves them out", markup=False)
        write(views.as_page(found, texts, views.missed_in(where)).encode(), output)
    else:
        raise QueryError("a table is for the terminal; write csv, json or html to a file")
    return DONE
