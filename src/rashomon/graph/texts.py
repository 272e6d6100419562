"""Frozen texts: one file a text, named by its SHA-256, in `texts/` of a graph's directory."""

from pathlib import Path

from rashomon.graph import files
from rashomon.iris import sha256

TEXTS = "texts"


def put_text(folder: Path, words: str) -> str:
    """Keep a frozen text and return its SHA-256; a text that is there already is not written again. It survives a power cut after `sync`.

    Raises:
        OSError: if it cannot be written.
    """
    data = words.encode("utf-8", "surrogatepass")
    name = sha256(data)
    target = folder / TEXTS / f"{name}.txt"
    if not target.is_file():
        with files.renamed(target) as file:
            file.write(data)
    return name


def sync(folder: Path) -> None:
    """Make all texts that were kept survive a power cut."""
    files.sync(folder / TEXTS)


def read_text(folder: Path, name: str) -> str | None:
    """Return the frozen text with this SHA-256; None where it is missing or is not what its name says."""
    target = folder / TEXTS / f"{name}.txt"
    data = target.read_bytes() if target.is_file() else None
    return data.decode("utf-8", "surrogatepass") if data is not None and sha256(data) == name else None
