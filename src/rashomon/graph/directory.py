"""What a graph directory is, beside its quads: the marker, the mark of unfinished work, and errors that say what to do."""

import errno
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import NotAStoreError, StoreError, StoreInUseError
from rashomon.graph import files, lock
from rashomon.graph.texts import TEXTS

MARKER = "rashomon.json"
SERVER = "server"
"""Key of the marker in a working directory: the address of the server that has the quads."""
FORMAT = 1
"""Version of the layout of a graph directory; raised when an older rashomon could not read it any more."""
UNFINISHED = "unfinished"
"""File that is there while the graphs that are made from all articles together are written in parts."""
CURE = "restore a backup, or rebuild it into a new directory with 'rashomon build'"
FULL = (errno.ENOSPC, errno.EDQUOT)
CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO)
_FILE = re.compile(r"[^\s:]*?([^\s/:]+\.(?:sst|log)|MANIFEST-\d+|CURRENT)")


@contextmanager
def damage(path: Path) -> Iterator[None]:
    """Turn what Oxigraph raises into errors that name the store and what can be done."""
    try:
        yield
    except (RuntimeError, OSError) as error:
        message = str(error)
        if "No space left" in message:
            raise StoreError(f"{path}: {_no_room(path)}") from error
        if "lock" in message.lower() and "LOCK" in message:
            raise StoreInUseError(f"store {path} is in use by another process") from error
        if isinstance(error, RuntimeError) or "orruption" in message or "CURRENT" in message:
            found = _FILE.search(message)
            file = path / "store" / found[1] if found else path / "store"
            raise StoreError(f"store damaged: {file}; {CURE} ({message.splitlines()[0]})") from error
        raise StoreError(f"{path}: {message}") from error


@contextmanager
def on_disk(path: Path) -> Iterator[None]:
    """Turn what the disk says to whatever is written meanwhile, beside the quads too, into errors that say what can be done."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise StoreError(f"{path}: {_no_room(path)}") from error
        if error.errno in CLOSED:
            raise StoreError(f"{error.filename or path}: {error.strerror}") from error
        raise


def _no_room(path: Path) -> str:
    return f"the disk is full ({shutil.disk_usage(path).free:,} bytes free); make room and run the same command again"


def refuse_foreign(path: Path) -> None:
    """Let a directory pass that is ours, or new, or empty.

    Raises:
        NotAStoreError: if it is none of these.
    """
    if path.exists() and not path.is_dir():
        raise NotAStoreError(f"{path}: is a file, no graph directory")
    if path.is_dir() and not (path / MARKER).is_file() and any(found.name != lock.NAME for found in path.iterdir()):
        raise NotAStoreError(f"{path}: holds something else and is no graph directory; name an empty or a new directory")


def read_marker(path: Path, base: str) -> str:
    """Return the base IRI of the directory; write the marker where there is none."""
    target = path / MARKER
    if not target.is_file():
        (path / TEXTS).mkdir(exist_ok=True)
        with damage(path), files.whole(target) as file:
            file.write(json.dumps({"format": FORMAT, "base": base}).encode() + b"\n")
        return base
    try:
        found = json.loads(target.read_text("utf-8"))
        version, known, server = int(found["format"]), str(found["base"]), found.get(SERVER)
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"store damaged: {target}; {CURE}") from error
    if server:
        raise NotAStoreError(f"{path}: only what the server at {server} does not keep; name that address")
    if version > FORMAT:
        raise StoreError(f"{path}: written by a newer rashomon (format {version}; this one knows {FORMAT})")
    return known


def begin(path: Path) -> None:
    """Mark the directory as unfinished, durably: until `finish`, nobody reads it."""
    with damage(path), files.whole(path / UNFINISHED):
        pass


def finish(path: Path) -> None:
    """Take the mark away."""
    with damage(path):
        (path / UNFINISHED).unlink(missing_ok=True)
        files.sync(path)


def unfinished(path: Path) -> bool:
    """Return whether a build was cut off while it wrote what is made from all articles together."""
    return (path / UNFINISHED).is_file()


def tidy(place: Path) -> None:
    """Remove what Oxigraph leaves behind: old logs at every opening, half a bulk load after a kill."""
    for pattern in ("LOG.old.*", "bulk-*.sst"):
        for found in sorted(place.glob(pattern)):
            found.unlink(missing_ok=True)
