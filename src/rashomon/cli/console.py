"""What the commands share: where words go, and what exit code they end with."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from rich.console import Console

from rashomon.errors import RashomonError
from rashomon.graph import files
from rashomon.ingestion.report import Failure

DONE, SOME_FAILED, NOTHING_DONE = 0, 1, 2
UNBOUNDED = 1 << 20
"""Columns of a line that nothing is to wrap: more than any cell has."""


def out() -> Console:
    """Return the console of standard output: colours on a terminal, plain and unwrapped in a pipe."""
    return Console(soft_wrap=not sys.stdout.isatty(), highlight=False)


def piped() -> bool:
    """Return whether standard output is no terminal, and nobody has said (in COLUMNS) how wide its lines may be."""
    return not sys.stdout.isatty() and "COLUMNS" not in os.environ


def sheet() -> Console:
    """Return the console for tables of any width: as wide as the terminal; in a pipe nothing is wrapped or cut."""
    return Console(width=UNBOUNDED if piped() else None, soft_wrap=not sys.stdout.isatty(), highlight=False)


def counted(count: int, what: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "claim"), counted(12, "claim")
    ('1 claim', '12 claims')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def listed(count: int, first: int, what: str) -> str:
    """Return what to say of a listing that shows the first of so many; "" where it shows all.

    >>> listed(1200, 200, "claims")
    'and 1,000 more claims; --first 0 shows all, and --format csv or json writes all'
    >>> listed(12, 200, "claims")
    ''
    """
    more = count - first if first else 0
    return f"and {more:,} more {what}; --first 0 shows all, and --format csv or json writes all" if more > 0 else ""


def err() -> Console:
    """Return the console of standard error."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def complain(failures: Sequence[Failure]) -> None:
    """Print one line for each input that failed, on standard error."""
    console = err()
    for failure in failures:
        console.print(shown(f"rashomon: {failure.name}: {failure.reason}".replace("\n", " ")), markup=False, style="red")


def warn(warnings: Sequence[str], first: int, rest: str) -> None:
    """Print the first so many warnings on standard error, a line each, and where the rest is to be read."""
    console = err()
    for warning in warnings[:first]:
        console.print(shown(f"rashomon: warning: {warning}".replace("\n", " ")), markup=False, style="yellow")
    if len(warnings) > first:
        console.print(f"rashomon: {len(warnings) - first:,} more warnings in {rest}", markup=False, style="yellow")


def write(data: bytes, target: str) -> None:
    """Write to a file, whole or not at all, or to standard output where the target is "-"."""
    if target == "-":
        stream: BinaryIO = sys.stdout.buffer
        stream.write(data)
        stream.flush()
        return
    path = Path(target)
    try:
        with files.whole(path) as file:
            file.write(data)
    except OSError as error:
        raise RashomonError(f"{path}: {error.strerror or error}") from error


def shown(words: str) -> str:
    """Return words for a terminal: control characters, which could steer it, as visible signs."""
    return "".join(character if character.isprintable() or character in "\n\t" else "\N{REPLACEMENT CHARACTER}" for character in words)
