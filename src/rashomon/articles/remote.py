"""Files at addresses that fsspec knows (`s3://`, `gs://`, `file://`, `memory://`), folders and wildcards among them.

Needs the extra `rashomon[shards]`, and for most kinds of store the package that fsspec asks for (`s3fs`, `gcsfs`).
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from rashomon.articles.given import Given
from rashomon.articles.kinds import passed_over
from rashomon.articles.sources import Source, reason
from rashomon.errors import InputError

ADDRESS = re.compile(r"(?!https?://)[a-z][a-z0-9+.-]*://")
WILD = re.compile(r"[*?\[]")


def is_address(name: str) -> bool:
    """Return whether a name is an address for fsspec; pages at http:// and https:// are fetched in another way."""
    return ADDRESS.match(name) is not None


def find_at(address: str, given: Given) -> Iterator[Source | InputError]:
    """Yield the files at an address: the file there, those below the folder there, or those that match its wildcards, sorted by path.

    What stands beside articles as a matter of course is passed over. A `meta.csv` is not read here, and said not to be.
    """
    try:
        root, files = _listed(address)
    except OSError as error:
        yield InputError(address, reason(error))
        return
    for file in files:
        name = file.removeprefix(root).lstrip("/")
        if PurePosixPath(name).name == "meta.csv":
            yield InputError(file, "is not read at an address, only on this machine")
        elif not passed_over(name):
            yield Source(id=name, name=file, open=partial(opened, file), given=given)
    if not files:
        yield InputError(address, "no such file or folder")


def opened(address: str) -> BinaryIO:
    """Return the bytes of a file at an address.

    Raises:
        OSError: if it cannot be opened, or what is needed for that is not installed.
    """
    with _told():
        import fsspec

        return cast("BinaryIO", fsspec.open(address, "rb").open())


def _listed(address: str) -> tuple[str, list[str]]:
    """Return the folder from which files are named, and the files' own addresses.

    Raises:
        OSError: if the address cannot be reached.
    """
    with _told():
        import fsspec

        system, path = fsspec.core.url_to_fs(address)
        wild = WILD.search(path)
        if wild:
            root = path[: wild.start()].rpartition("/")[0]
            found = [place for place, about in system.glob(path, detail=True).items() if about["type"] == "file"]
        elif system.isdir(path):
            root, found = path, system.find(path)
        else:
            root, found = path.rpartition("/")[0], [path] if system.exists(path) else []
        return system.unstrip_protocol(root), [system.unstrip_protocol(place) for place in sorted(found)]


@contextmanager
def _told() -> Iterator[None]:
    """Turn whatever the file systems of others raise into an OSError: each has errors of its own, and none is ours to name."""
    try:
        yield
    except ImportError as error:
        needs = "fsspec is not installed; install the extra rashomon[shards]" if error.name == "fsspec" else reason(error)
        raise OSError(needs) from error
    except Exception as error:
        raise OSError(f"cannot be reached: {reason(error)}") from error
