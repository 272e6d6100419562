"""`rashomon compare`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.cli import options
from rashomon.cli.console import DONE, out, write
from rashomon.errors import InputError, RashomonError

if TYPE_CHECKING:
    from rashomon.reconciliation.compare_texts import Comparison


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare", epilog="Example: [bold]rashomon compare articles/a.txt articles/b.txt[/bold]")(compare)


def compare(
    a: Annotated[str | None, typer.Argument(help="A file with one article.", show_default=False)] = None,
    b: Annotated[str | None, typer.Argument(help="Another one.", show_default=False)] = None,
    pairs: Annotated[str | None, typer.Option("--pairs", help="JSON Lines of {id, a, b}, both texts; - is standard input.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    model: options.Model = None,
    vocabulary: options.Vocabulary = None,
) -> int:
    """Show what two texts share, oppose and leave out, and where names, verbs and figures differ."""
    from rashomon.ingestion.pairs import compare_files, compare_pairs, read_pairs

    chosen = options.settings(model=model, vocabulary=vocabulary)
    if pairs is not None:
        try:
            lines = sys.stdin.buffer.read() if pairs == "-" else Path(pairs).read_bytes()
        except OSError as error:
            raise InputError(pairs, error.strerror or str(error)) from error
        for name, found in compare_pairs(read_pairs(pairs, lines.split(b"\n")), settings=chosen):
            line = {"id": name, "relation": found.relation, "because": found.because}
            write((json.dumps(line, ensure_ascii=False) + "\n").encode(), "-")
        return DONE
    if a is None or b is None:
        raise RashomonError("compare needs two files, or --pairs FILE")
    found = compare_files(a, b, settings=chosen)
    if as_json:
        write((json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n").encode(), "-")
    else:
        out().print(in_terminal(found, a, b))
    return DONE


def in_terminal(found: "Comparison", a: str, b: str) -> RenderableType:
    """Return a comparison as tables."""
    a, b = (Path(a).name, Path(b).name) if Path(a).name != Path(b).name else (a, b)
    parts: list[RenderableType] = [Text.assemble((found.relation, "bold"), ": ", found.because)]
    if found.opposed:
        table = Table("question", a, b, title="Opposed", title_justify="left", expand=True)
        for one in found.opposed:
            table.add_row(*(Text(words) for words in (one.question, "\n".join(one.a), "\n".join(one.b))))
        parts.append(table)
    for title, said in (("Shared", found.shared), (f"Only {a}", found.only_a), (f"Only {b}", found.only_b)):
        if said:
            parts.append(Text(title, style="bold"))
            parts += [Text(f"  {words}") for words in said]
    for title, several in (("Names", found.names), ("Verbs", found.verbs)):
        if several:
            table = Table("of", a, b, title=title, title_justify="left", expand=True)
            for difference in several:
                table.add_row(*(Text(words) for words in (difference.of, ", ".join(difference.a), ", ".join(difference.b))))
            parts.append(table)
    return Group(*parts)
