"""The lock of a graph directory: one writer, or any number of readers, on this machine.

Oxigraph locks its own folder too, but says neither who holds it nor stops a reader from opening while a writer lives, which its
documentation calls undefined behaviour. The lock is the kernel's (flock), not the existence of a file: it goes with its process.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rashomon.errors import StoreInUseError

NAME = "rashomon.lock"
PATIENCE = 1.0
"""Seconds to wait for a lock before giving up: longer than any reader needs to open, and within the two seconds in which a second builder
must have its answer."""
STEP = 0.05
"""Seconds between two attempts."""


@contextmanager
def writing(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder alone.

    Raises:
        StoreInUseError: if another process writes or reads it, with its process number where it is known.
    """
    descriptor = os.open(folder / NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        if not _taken(descriptor, fcntl.LOCK_EX, patience):
            raise StoreInUseError(f"store {folder} is in use by another rashomon process{_holder(folder)}")
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        yield
        os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


@contextmanager
def reading(folder: Path, *, patience: float = PATIENCE) -> Iterator[None]:
    """Keep writers out of the folder; other readers may come in. A folder that cannot be locked (read-only medium) is read as it is.

    Raises:
        StoreInUseError: if a process writes it.
    """
    try:
        descriptor = os.open(folder / NAME, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        if not _taken(descriptor, fcntl.LOCK_SH, patience):
            raise StoreInUseError(f"store {folder} is being written by another rashomon process{_holder(folder)}; try again after it")
        yield
    finally:
        os.close(descriptor)


def _taken(descriptor: int, kind: int, patience: float) -> bool:
    end = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                return False
            time.sleep(STEP)
        else:
            return True


def _holder(folder: Path) -> str:
    """Return " (pid N)": the number that the writer has left, else the one under which the kernel lists a reader."""
    try:
        number = (folder / NAME).read_text("ascii").strip()
        place = (folder / NAME).stat().st_ino
        listed = [] if number else Path("/proc/locks").read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    for fields in (line.split() for line in listed):
        if "FLOCK" in fields and "->" not in fields and fields[5].rsplit(":", 1)[-1] == str(place):
            number = fields[4]
    return f" (pid {number})" if number.isdigit() else ""
