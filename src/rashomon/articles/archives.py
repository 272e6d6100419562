"""ZIP archives of anything that is read: bounded, and never unpacked to disk."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from rashomon.articles.sources import BROKEN, RATIO, UNDOUBTED, Source, reason
from rashomon.errors import InputError

MEMBERS = 100_000
"""Most members that are looked at."""
ENCRYPTED = 1
"""Bit of a member's flags."""


def members(source: Source) -> Iterator[Source | InputError]:
    """Yield the files in a ZIP archive, sorted by name, each with the archive's path before its own; errors for those that cannot be read.

    The members must be read before the next is asked for.

    Raises:
        InputError: if the archive cannot be read.
    """
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            listed = sorted(archive.infolist(), key=lambda info: (info.filename, info.header_offset))
            if len(listed) > MEMBERS:
                raise InputError(source.name, f"has more than {MEMBERS} members")
            for info in listed:
                if not info.is_dir():
                    yield _member(source, archive, info)
    except BROKEN as error:
        raise InputError(source.name, f"is no readable ZIP archive: {reason(error)}") from error


def _member(source: Source, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Source | InputError:
    """Return a member, or why it is refused."""
    name = f"{source.name}/{info.filename}"
    path = PurePosixPath(info.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or not info.filename.isprintable():
        return InputError(name, "has a name that leads out of the archive")
    if info.flag_bits & ENCRYPTED:
        return InputError(name, "is encrypted")
    if info.file_size > max(UNDOUBTED, RATIO * info.compress_size):
        return InputError(name, f"grows more than {RATIO} times when decompressed")
    return replace(source, id=f"{source.id}/{info.filename}", name=name, open=_opening(archive, info))


def _opening(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    return lambda: cast("BinaryIO", archive.open(info))
