"""Which files are read: regular ones, in sorted order, each once."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from rashomon.articles.given import Given
from rashomon.articles.kinds import passed_over
from rashomon.articles.sources import Source, reason
from rashomon.articles.tables import Beside, read_meta
from rashomon.errors import InputError

SEVERAL = 3
"""Absent files of a meta.csv that are named one by one; more are counted: the table belongs to a larger folder."""
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


def find(path: Path, given: Given) -> Iterator[Source | InputError]:
    """Yield the files below a path, or the path itself, sorted by path; what cannot be read is yielded as an error.

    Links are not followed, and hidden files, pictures and the like are passed over. What a `meta.csv` in the folder, or beside it or the
    file, says of a file is given to it.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield InputError(str(path), "no such file or folder" if isinstance(error, FileNotFoundError) else reason(error))
        return
    if stat.S_ISREG(mode):
        yield from _single(path, given)
    elif stat.S_ISDIR(mode):
        yield from _folder(path, given)
    else:
        yield InputError(str(path), "is neither a file nor a folder")


def source_of(path: Path, name: str, given: Given) -> Source:
    """Return the source of one file."""
    return Source(id=name, name=str(path), open=lambda: path.open("rb"), given=given)


def _single(path: Path, given: Given) -> Iterator[Source | InputError]:
    try:
        beside = _meta(path.parent)
    except InputError as error:
        yield error
        beside = None
    row = beside.given.get(path.name) if beside and path.name != "meta.csv" else None
    yield source_of(path, path.name, row.over(given) if row else given)


def _meta(folder: Path) -> Beside | None:
    path = folder / "meta.csv"
    return read_meta(path) if path.is_file() else None


def _folder(root: Path, given: Given) -> Iterator[Source | InputError]:
    said: dict[str, Given] = {}
    within: Beside | None = None
    try:
        if outside := _meta(root.resolve().parent):
            said |= outside.given
            said |= {file.removeprefix(f"{root.resolve().name}/"): row for file, row in outside.given.items()}
        if within := _meta(root):
            said |= within.given
    except InputError as error:
        yield error
    some = False
    found: set[str] = set()
    nested: dict[Path, dict[str, Given]] = {}
    for path in below(root):
        some = True
        if isinstance(path, InputError):
            yield path
            continue
        name = path.relative_to(root).as_posix()
        found.add(name)
        folder = path.parent
        if folder != root and folder not in nested:
            try:
                nested[folder] = beside.given if (beside := _meta(folder)) else {}
            except InputError as error:
                nested[folder] = {}
                yield error
        row = nested.get(folder, {}).get(path.name) or said.get(name)
        yield source_of(path, name, row.over(given) if row else given)
    if within:
        absent = sorted(set(within.given) - found)
        if len(absent) > SEVERAL:
            listed = ", ".join(absent[:SEVERAL])
            yield InputError(str(within.path), f"names {len(absent)} files that are not there: {listed}, …")
        else:
            for name in absent:
                yield InputError(f"{within.path}:{within.lines[name]}", f"names {name}, which is not there")
    if not some:
        yield InputError(str(root), "holds no articles")


def below(folder: Path) -> Iterator[Path | InputError]:
    """Yield the files below a folder in sorted order, and an error for each link, pipe or folder that cannot be read."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield InputError(str(folder), reason(error))
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        path = Path(entry.path)
        if passed_over(entry.name) and not _articles_table(path):
            continue
        if entry.is_symlink():
            yield InputError(entry.path, "is a link, which is not followed")
        elif entry.is_dir():
            stem = entry.name.removesuffix("_files")
            if stem == entry.name or not any(stem + suffix in names for suffix in PAGE_SUFFIXES):
                yield from below(path)
        elif entry.is_file():
            yield path
        else:
            yield InputError(entry.path, "is no regular file")


def _articles_table(path: Path) -> bool:
    """Return whether a file called meta.csv is a table of articles after all."""
    if path.name != "meta.csv" or path.is_symlink() or not path.is_file():
        return False
    try:
        return read_meta(path) is None
    except InputError:
        return False  # reported where the file is read for what it says
