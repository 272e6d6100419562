"""Claims one by one: the daily search without SPARQL, and a citation that a reader can follow to the sentence."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rashomon.errors import QueryError
from rashomon.graph.answers import Cell
from rashomon.graph.opening import reading
from rashomon.graph.query import rows
from rashomon.graph.server import Server
from rashomon.reconciliation.acts import does
from rashomon.views.ledger import in_order, shown, step
from rashomon.views.topics import Source, about
from rashomon.vocabulary.terms import speech_acts

COLUMNS = ("who", "act", "stance", "words", "said", "outlet", "article", "start", "made", "published", "quoting", "basis", "claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is looked for; words are parts of words, case aside."""

    about: str | None = None
    """A name of anything that the claim is about."""
    by: str | None = None
    """A name of who says it."""
    act: str | None = None
    """A speech act: deny, admit, accuse, ..."""
    since: date | None = None
    """Said or published on that day or later."""
    words: str | None = None
    """Words of the claim."""
    own_voice: bool = False
    """Whether what outlets say themselves is wanted too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One claim."""

    claim: str
    who: str
    act: str
    stance: str
    """affirms, denies or raises; empty where no proposition was understood."""
    words: str
    said: str
    """What is claimed, as a that-clause; empty where it was not understood."""
    outlet: str
    article: str
    start: int | None
    made: str
    published: str
    quoting: str
    basis: str


def search(source: Source, wanted: Search) -> list[Found]:
    """Return the claims that match, in the order of articles and of the text.

    Raises:
        QueryError: for a speech act that there is none of.
    """
    wanted = replace(wanted, act=wanted.act.casefold()) if wanted.act else wanted
    if wanted.act and wanted.act not in speech_acts():
        raise QueryError(f"{wanted.act}: no such speech act; there are {', '.join(sorted(speech_acts()))}")
    found = rows(source, "claims")
    if wanted.about:
        found = found.among("claim", about(source, wanted.about))
    return [_found(row) for row in found.records if _matches(row, wanted)]


def in_terminal(found: Sequence[Found], *, of: int | None = None, expand: bool = True) -> RenderableType:
    """Return a table, one line for all that the same words claim ("that it had struck the depot, killing 22").

    Args:
        found: what it shows.
        of: how many there are, where it does not show all.
        expand: whether it takes the whole width.
    """
    if not found:
        return Text("No claim matches.")
    lines = {(one.who, one.act, one.words, one.article, one.start, one.made): one for one in reversed(found)}
    told = f"{of or len(found)} claims"
    together = f", those of the same words in one line ({len(lines)})" if len(lines) < len(found) else ""
    table = Table(expand=expand, caption=f"{told}{together}", caption_justify="left")
    for column, ratio in (("who", 3), ("act", 2), ("words", 7), ("where", 3), ("when", 2)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for one in reversed(lines.values()):
        act = Text(does(one.act, one.who), style="red" if one.stance == "denies" else "")
        where = f"{one.outlet}, {one.article}:{'' if one.start is None else one.start}"
        table.add_row(Text(one.who), act, Text(shown(one.words)), Text(where), Text(one.made or one.published or "undated"))
    return table


def as_csv(found: Sequence[Found]) -> str:
    """Return one row a claim, with a header."""
    made = io.StringIO()
    writer = csv.DictWriter(made, COLUMNS)
    writer.writeheader()
    for one in found:
        writer.writerow({column: getattr(one, column) for column in COLUMNS})
    return made.getvalue()


def cite(source: Source, claim: str) -> str:
    """Return a citation of one claim: who, words, outlet, headline, date, address, and where it stands in the frozen text.

    Args:
        source: the graph.
        claim: its IRI, or the last step of it.

    Raises:
        QueryError: if there is no such claim.
    """
    if isinstance(source, Path | Server):
        with reading(source) as opened:
            base = opened.base
    else:
        base = source.base
    iri = claim if "/" in claim else f"{base}claim/{claim}"
    found = rows(source, "citation", {"claim": iri}).records
    if not found:
        raise QueryError(f"{claim}: no such claim")
    row = found[0]
    quotes = [shown(part) for part in in_order((str(one["verbatim"]) for one in found if one["verbatim"]), str(row["words"]))]
    words = shown(str(row["words"]))
    said = f"“{' … '.join(quotes)}”" if quotes and step(row["quoting"]) == "direct" else words
    places = ", ".join(dict.fromkeys(str(one["content"]).rsplit("#", 1)[-1] for one in found))
    parts = [
        f"{row['name']} {does(step(row['act']), str(row['name']))}: {said}",
        f"{row['outlet']}, {row['headline'] or row['identifier']}" + (f", {row['to']}" if row["to"] else ", undated"),
        *dict.fromkeys(str(one["url"]) for one in found if one["url"]),
        f"{places} of the text with SHA-256 {row['sha256']}",
        str(row["claim"]),
    ]
    return ".\n".join(parts) + "."


def _matches(row: Mapping[str, Cell], wanted: Search) -> bool:
    own = step(row["basis"]) == "own-voice"
    if own and not wanted.own_voice and not wanted.by:
        return False
    if wanted.act and step(row["act"]) != wanted.act:
        return False
    if wanted.by and wanted.by.casefold() not in str(row["name"]).casefold():
        return False
    if wanted.words and wanted.words.casefold() not in " ".join(str(row["words"]).split()).casefold():
        return False
    latest = row["madeTo"] or row["to"]
    return not wanted.since or (isinstance(latest, date) and latest >= wanted.since)


def _found(row: Mapping[str, Cell]) -> Found:
    first, last = row["madeFrom"], row["madeTo"]
    return Found(
        claim=str(row["claim"]),
        who=str(row["name"]),
        act=step(row["act"]),
        stance=step(row["stance"]) if row["stance"] else "",
        words=str(row["words"]),
        said=str(row["said"] or ""),
        outlet=str(row["outlet"]),
        article=str(row["identifier"]),
        start=row["start"] if isinstance(row["start"], int) else None,
        made=str(first) if first and first == last else f"by {last}" if last else "",
        published=str(row["to"] or ""),
        quoting=step(row["quoting"]),
        basis=step(row["basis"]),
    )
