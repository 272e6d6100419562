"""`rashomon review`."""

import json
from dataclasses import asdict
from typing import Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from rashomon.cli import options
from rashomon.cli.console import DONE, out
from rashomon.errors import RashomonError
from rashomon.graph.server import Place, place


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review", epilog="Example: [bold]rashomon review kg reject CLAIM --by me --on 2026-11-22[/bold]")(review)


def review(
    kg: options.Kg,
    action: Annotated[
        Literal["accept", "reject", "correct", "walk"] | None,
        typer.Argument(help="Decide about CLAIM, or about the match of CLAIM and OTHER; walk asks about each doubtful one in turn."),
    ] = None,
    claim: Annotated[str | None, typer.Argument(help="IRI of a claim, or the last step of it.")] = None,
    other: Annotated[str | None, typer.Argument(help="Another claim: accept or reject that the two speak of one thing.")] = None,
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    on: Annotated[str, typer.Option("--on", help="When (2026-11-22).")] = "",
    claimant: Annotated[str | None, typer.Option("--claimant", help="correct: who says it.")] = None,
    polarity: Annotated[
        Literal["positive", "negative", "none"] | None, typer.Option("--polarity", help="correct: whether it is affirmed or denied.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Why.")] = "",
    top: Annotated[int, typer.Option("--top", min=1, help="How many to list.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print the list as JSON.")] = False,
    work: options.Work = None,
) -> int:
    """List doubtful claims and matches; accept, reject or correct them. Decisions are kept, signed and dated; the next build obeys them."""
    from rashomon.ingestion import review as run

    where = place(kg, work=work)
    if action == "walk":
        return _walk(where, by, on)
    if action is not None:
        if claim is None:
            raise RashomonError(f"{action} needs a claim")
        if other is not None:
            run.decide_match(where, claim, other, action, by=by, on=on, note=note)
        else:
            run.decide_claim(where, claim, action, by=by, on=on, claimant=claimant, polarity=polarity, note=note)
        out().print(f"{action} {claim}{f' with {other}' if other else ''}: kept; the next build obeys it", markup=False)
        return DONE
    found = run.doubts(where, options.settings())
    if as_json:
        out().print(json.dumps([asdict(one) for one in found], ensure_ascii=False), markup=False)
        return DONE
    table = Table(caption=f"{len(found)} to look at", caption_justify="left", expand=True)
    for column, ratio in (("claim", 3), ("who", 3), ("act", 2), ("words", 6), ("why", 5)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for one in found[:top]:
        words = one.words if not one.against else f"{one.words}\n↔ {one.against}"
        table.add_row(one.claim.rsplit("/", 1)[-1], Text(one.who), one.act, Text(words), Text(one.reason))
    out().print(table)
    return DONE


def _walk(kg: Place, by: str, on: str) -> int:
    """Ask about each doubtful claim and match in turn."""
    from rashomon.ingestion import review as run

    by = by or typer.prompt("Who decides")
    on = on or typer.prompt("On which day (2026-11-22)")
    for one in run.doubts(kg, options.settings()):
        out().print(Text(f"\n{one.article}:{one.start}  {one.who}, {one.act}, {one.polarity}\n  {one.words}"))
        if one.against:
            out().print(Text(f"  ↔ {one.against}"))
        out().print(Text(f"  {one.reason}", style="dim"))
        answer = typer.prompt("accept, reject, flip the side, skip or quit (a/r/f/s/q)", default="s").strip().lower()[:1]
        if answer == "q":
            break
        if answer in ("a", "r") and one.other:
            run.decide_match(kg, one.claim, one.other, "accept" if answer == "a" else "reject", by=by, on=on)
        elif answer in ("a", "r"):
            run.decide_claim(kg, one.claim, "accept" if answer == "a" else "reject", by=by, on=on)
        elif answer == "f" and not one.other:
            flipped: Literal["positive", "negative"] = "negative" if one.polarity == "positive" else "positive"
            run.decide_claim(kg, one.claim, "correct", by=by, on=on, polarity=flipped)
    return DONE
