"""Shards: files that the machines of a cluster read by themselves, and what they tell of them. Runs there; knows no cluster.

Loads no language model: the processes that read need none.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

import msgspec

from rashomon.articles import Given, Input, is_address
from rashomon.articles.kinds import holds_one
from rashomon.articles.reading import articles_of
from rashomon.articles.remote import opened
from rashomon.articles.sources import Source, fingerprint
from rashomon.errors import InputError
from rashomon.ingestion.listing import Surveyed, Unread, listed
from rashomon.iris import digest
from rashomon.model import Article

PRIVATE = "memory://"
"""What stands at such an address is in the memory of one process."""


class File(msgspec.Struct, frozen=True):
    """What must be said of a file to have it read elsewhere as it would be read here."""

    id: str
    name: str
    place: str
    """Address, or absolute path."""
    given: Given
    repeated: tuple[str, ...]


Wanted = tuple[int, str]
"""Place of an article in its shard, from 0, and the id that it gets."""


def shards(found: Iterable[Input | InputError], *, paths: bool, together: int) -> Iterator[Input | InputError | list[File]]:
    """Yield the inputs in their order, those that can be read elsewhere as shards: one file each, or some that hold one article each.

    Args:
        found: the inputs.
        paths: whether the files of this machine can be read as well, and not only those at addresses.
        together: how many files that hold one article each make a shard.
    """
    held: list[File] = []
    for one in found:
        file = _file(one, paths=paths)
        if held and (file is None or len(held) == together or not holds_one(file.id)):
            yield held
            held = []
        if file is None:
            yield one
        elif holds_one(file.id):
            held.append(file)
        else:
            yield [file]
    if held:
        yield held


def survey(files: list[File], own: str, known: Container[str]) -> tuple[bytes, list[bytes]]:
    """Return what the files of a shard give, and the articles themselves, all as JSON; nothing in an article's place is what is none.

    Args:
        files: the shard.
        own: digest of the configuration.
        known: the keys of files that need not be read, if they are unchanged.
    """
    told: list[Surveyed] = []
    articles: list[bytes] = []
    for file in files:
        source = _source(file)
        mark = fingerprint(source)
        if digest(own, mark or "") in known:
            told.append(Surveyed(mark, None))
            continue
        found = list(articles_of(source))
        told.append(Surveyed(mark, [Unread(one.name, one.reason) if isinstance(one, InputError) else listed(one) for one in found]))
        articles.extend(b"" if isinstance(one, InputError) else msgspec.json.encode(one) for one in found)
    return msgspec.json.encode(told), articles


def named(articles: list[bytes], wanted: Iterable[Wanted]) -> list[Article]:
    """Return the articles at these places of a shard, under these ids."""
    return [replace(msgspec.json.decode(articles[place], type=Article), id=name) for place, name in wanted]


def _file(one: Input | InputError, *, paths: bool) -> File | None:
    """Return a file that can be read elsewhere, None where the input is no such file."""
    if isinstance(one, InputError) or one.source is None:
        return None
    source = one.source
    if is_address(source.name):
        place = None if source.name.startswith(PRIVATE) else source.name
    else:
        place = str(Path(source.name).resolve()) if paths else None
    return File(source.id, source.name, place, source.given, tuple(sorted(source.repeated))) if place else None


def _source(file: File) -> Source:
    """Return the source that `find` would give for a file."""
    reader = partial(opened, file.place) if is_address(file.place) else partial(_opened, Path(file.place))
    return Source(id=file.id, name=file.name, open=reader, given=file.given, repeated=frozenset(file.repeated))


def _opened(path: Path) -> BinaryIO:
    return path.open("rb")
