"""`rashomon claims` and `rashomon cite`."""

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer

from rashomon.cli import options
from rashomon.cli.console import DONE, listed, out, piped, sheet, write

FIRST = 200
"""Claims in a table, unless more are asked for: what a person scrolls through."""


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("claims", epilog="Example: [bold]rashomon claims kg --about Shusha --act deny[/bold]")(claims)
    app.command("cite", epilog="Example: [bold]rashomon cite kg tk3pmnyyvky6cg6w[/bold]")(cite)


def claims(
    kg: options.Kg,
    about: Annotated[str | None, typer.Option("--about", help="A name, or part of one, of what the claim is about.")] = None,
    by: Annotated[str | None, typer.Option("--by", help="A name, or part of one, of who says it.")] = None,
    act: Annotated[str | None, typer.Option("--act", help="What the speaker does: deny, admit, accuse, …")] = None,
    since: Annotated[str | None, typer.Option("--since", help="Said or published on this day or later.")] = None,
    words: Annotated[str | None, typer.Option("--words", help="Words of the claim.")] = None,
    own_voice: Annotated[bool, typer.Option("--own-voice", help="Also what outlets say themselves.")] = False,
    form: Annotated[Literal["table", "json", "csv"], typer.Option("--format", help="How to print it.")] = "table",
    first: options.First = FIRST,
) -> int:
    """Search the claims: by whom, about what, in which words."""
    from rashomon.views.claims import Search, as_csv, in_terminal, search

    wanted = Search(about=about, by=by, act=act, since=options.day(since), words=words, own_voice=own_voice)
    found = search(kg, wanted)
    if form == "table":
        sheet().print(in_terminal(found[: first or None], of=len(found), expand=not piped()))
        if rest := listed(len(found), first, "claims"):
            out().print(rest)
    elif form == "csv":
        write(as_csv(found).encode(), "-")
    else:
        write((json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1) + "\n").encode(), "-")
    return DONE


def cite(kg: options.Kg, claim: Annotated[str, typer.Argument(help="IRI of a claim, or the last step of it.", show_default=False)]) -> int:
    """Print a citation of one claim: who, words, outlet, date, address, and where it stands in the text."""
    from rashomon.views.claims import cite as run

    out().print(run(kg, claim), markup=False)
    return DONE
