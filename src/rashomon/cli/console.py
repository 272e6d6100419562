"""What the commands share: where words go, and what exit code they end with."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from rich.console import Console

from rashomon.errors import RashomonError
from rashomon.graph import files
from rashomon.ingestion.report import Failure

DONE, SOME_FAILED, NOTHING_DONE = 0, 1, 2


def out() -> Console:
    """Return the console of standard output: colours on a terminal, plain and unwrapped in a pipe."""
    return Console(soft_wrap=not sys.stdout.isatty(), highlight=False)


def err() -> Console:
    """Return the console of standard error."""
    return Console(stderr=True, soft_wrap=True, highlight=False)


def complain(failures: Sequence[Failure]) -> None:
    """Print one line for each input that failed, on standard error."""
    console = err()
    for failure in failures:
        console.print(shown(f"rashomon: {failure.name}: {failure.reason}".replace("\n", " ")), markup=False, style="red")


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
