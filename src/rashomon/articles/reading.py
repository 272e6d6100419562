"""Everything that can be read, in the order in which it was given."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO

from rashomon.articles.archives import members
from rashomon.articles.boilerplate import SAMPLE, repeated
from rashomon.articles.files import find
from rashomon.articles.given import Given
from rashomon.articles.jsonlines import read_json_lines
from rashomon.articles.kinds import is_gzip, is_text, is_zip, passed_over, reader_for, takes_gzip
from rashomon.articles.remote import find_at, is_address
from rashomon.articles.sources import Source, fingerprint, unzipped
from rashomon.errors import InputError
from rashomon.model.article import Article

if TYPE_CHECKING:
    from rashomon.articles.web import Transport

UNSAID = Given()
ADDRESSES = ("http://", "https://")


def standard_input() -> BinaryIO:
    """Return standard input as bytes."""
    return sys.stdin.buffer


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One file, address or stream that may give articles, before it is read."""

    articles: Callable[[], Iterator[Article | InputError]]
    """Reads it."""
    source: Source | None = None
    """The file; None for what cannot be read twice."""

    def digest(self) -> str | None:
        """Return a digest of all that decides which articles a file gives; None where there is no file, or it cannot be read."""
        return fingerprint(self.source) if self.source else None


def read(
    paths: Sequence[str | Path],
    *,
    given: Given = UNSAID,
    transport: "Transport | None" = None,
    stdin: Callable[[], BinaryIO] = standard_input,
) -> Iterator[Article | InputError]:
    """Yield the articles of files, folders and addresses in the order given, and an error for each input that is none.

    Nothing is raised, so that one bad input costs no good one. A folder is read recursively in sorted order. "-" is JSON Lines from
    standard input, "http://..." and "https://..." are fetched, "s3://..." and the like are listed; everything else is a path. A file
    that was read already is passed over.

    Args:
        paths: what to read.
        given: what the user says of articles that do not say it themselves.
        transport: what fetches addresses; None is the network.
        stdin: what opens standard input.
    """
    for one in inputs(paths, given=given, transport=transport, stdin=stdin):
        if isinstance(one, InputError):
            yield one
        else:
            yield from one.articles()


def inputs(
    paths: Sequence[str | Path],
    *,
    given: Given = UNSAID,
    transport: "Transport | None" = None,
    stdin: Callable[[], BinaryIO] = standard_input,
) -> Iterator[Input | InputError]:
    """Yield what `read` reads, one input at a time and unread, so that a known one need not be read again."""
    ids: dict[str, str] = {}
    read_already: set[PurePath] = set()
    for path in paths:
        if str(path) == "-":
            yield Input(articles=partial(articles_of, Source(id="-", name="standard input", open=stdin, given=given)))
        elif str(path).startswith(ADDRESSES):
            yield Input(articles=partial(_fetched, str(path), given, transport))
        else:
            yield from _path(str(path), given, ids, read_already)


def _path(root: str, given: Given, ids: dict[str, str], read_already: set[PurePath]) -> Iterator[Input | InputError]:
    """Yield the files at a path or an address; ids that another one has taken get its folder's name before them."""
    found = partial(find_at, root, given) if is_address(root) else partial(find, Path(root), given)
    single = Path(root).is_file()
    again = frozenset() if single else repeated(islice((one for one in found() if isinstance(one, Source) and is_text(one.id)), SAMPLE))
    for source in found():
        if isinstance(source, InputError):
            yield source
            continue
        place = PurePosixPath(source.name) if is_address(root) else Path(source.name).resolve()
        if place in read_already:
            continue
        read_already.add(place)
        if ids.setdefault(source.id, source.name) != source.name:
            folder = place.parents[len(PurePosixPath(source.id).parts) - 1].name
            source = replace(source, id=f"{folder}/{source.id}")
            ids[source.id] = source.name
        source = replace(source, repeated=again)
        yield Input(articles=partial(articles_of, source), source=source)


def _fetched(url: str, given: Given, transport: "Transport | None") -> Iterator[Article | InputError]:
    from rashomon.articles.pages import read_page  # not above: who fetches nothing need not wait for the libraries
    from rashomon.articles.web import fetch, page_at

    try:
        source = page_at(url, given, transport or fetch)
        yield from read_page(source)
    except InputError as error:
        yield error


def articles_of(source: Source) -> Iterator[Article | InputError]:
    """Yield the articles of one file, and an error for each part of it that is none; nothing is raised."""
    try:
        if source.id == "-":
            yield from read_json_lines(source)
        elif is_zip(source.id):
            yield from _zip(source)
        elif reader := reader_for(source.id):
            yield from reader(unzipped(source) if is_gzip(source.id) and not takes_gzip(source.id) else source)
        else:
            yield InputError(source.name, "is not a kind of file that is read")
    except InputError as error:
        yield error


def _zip(source: Source) -> Iterator[Article | InputError]:
    """Yield the articles of an archive's members; archives in archives are refused."""
    some = False
    for member in members(source):
        if isinstance(member, InputError):
            some = True
            yield member
        elif not passed_over(member.id.removeprefix(source.id + "/")):
            some = True
            if is_zip(member.id):
                yield InputError(member.name, "is an archive inside an archive")
            else:
                yield from articles_of(member)
    if not some:
        yield InputError(source.name, "holds no articles")
