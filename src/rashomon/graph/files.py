"""Whole files or none: written beside the target, synced, then renamed over it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

MARK = ".rashomon-tmp-"
"""What the names of unfinished files begin with; those of dead processes are swept when a directory is opened for writing."""


@contextmanager
def whole(target: Path) -> Iterator[BinaryIO]:
    """Yield a binary file that becomes the target when the block ends well; otherwise the target stays as it was.

    Raises:
        OSError: if the folder cannot be written or the disk is full.
    """
    with renamed(target) as file:
        yield file
    sync(target.parent)


@contextmanager
def renamed(target: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """Yield what `whole` yields, for one of many files: that it stands in its folder survives a power cut only after `sync`.

    Args:
        target: the file.
        durable: whether its content survives that; what is no more than convenient need not, and is not waited for.

    Raises:
        OSError: if the folder cannot be written or the disk is full.
    """
    handle, name = tempfile.mkstemp(prefix=MARK, suffix=f"-{os.getpid()}", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            if durable:
                os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def sync(folder: Path) -> None:
    """Make the folder's entries durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove unfinished files of dead processes."""
    for found in sorted(folder.glob(f"{MARK}*")):
        found.unlink(missing_ok=True)
