"""Which files are read: regular ones, in sorted order, each once."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from rashomon.articles.given import Given
from rashomon.articles.sources import Source, reason
from rashomon.errors import InputError


def find(path: Path, given: Given, readable: frozenset[str]) -> Iterator[Source | InputError]:
    """Yield the files below a path, or the path itself, sorted by path; what cannot be read is yielded as an error."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield InputError(str(path), "no such file or folder" if isinstance(error, FileNotFoundError) else reason(error))
        return
    if stat.S_ISREG(mode):
        yield source_of(path, path.name, given)
    elif not stat.S_ISDIR(mode):
        yield InputError(str(path), "is neither a file nor a folder")
    else:
        some = False
        for found in _below(path, path, given, readable):
            some = True
            yield found
        if not some:
            yield InputError(str(path), "holds no articles")


def source_of(path: Path, name: str, given: Given) -> Source:
    """Return the source of one file."""
    return Source(id=name, name=str(path), open=lambda: path.open("rb"), given=given)


def _below(root: Path, folder: Path, given: Given, readable: frozenset[str]) -> Iterator[Source | InputError]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield InputError(str(folder), reason(error))
        return
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, path, given, readable)
        elif entry.is_file(follow_symlinks=False) and path.suffix.casefold() in readable:
            yield source_of(path, path.relative_to(root).as_posix(), given)
