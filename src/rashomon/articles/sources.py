"""The bytes of one input, wherever they come from, read with a bound and decoded without guessing."""

import gzip
import hashlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO, cast

from rashomon.articles.given import Given
from rashomon.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST = 20_000_000
"""Bytes of one article after all decoding; trafilatura's own limit. A longer one is a dump, not an article."""
CHUNK = 1 << 16
RATIO = 200
"""Times that compressed bytes may grow. Of 70 news pages the most repetitive shrinks 9 times under gzip, a bomb 1,000 times."""
UNDOUBTED = 1_000_000
"""Bytes up to which growth is nobody's concern."""
BINARY = 8192
"""Bytes in which a NUL betrays a binary file, as in git."""

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"))
BOMS_16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError)
"""What reading a file, a gzip stream or a member of an archive raises when it is damaged, cut, encrypted or of an unknown method."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One file, or one member of an archive."""

    id: str
    """The path below the root that was given, POSIX style."""
    name: str
    """As the user would name it, for messages."""
    open: Callable[[], BinaryIO]
    given: Given = field(default_factory=Given)
    url: str | None = None
    """Where it was fetched, if it was."""
    retrieved: str | None = None
    archive: str | None = None
    repeated: frozenset[str] = frozenset()
    """Digests of the lines that come back in the files around it."""
    declared: str | None = None
    """The character encoding that came with the bytes (a header)."""


def whole(source: Source, limit: int = LARGEST) -> bytes:
    """Return all bytes of a source.

    Raises:
        InputError: if there are none, more than the limit, or they cannot be read.
    """
    try:
        with source.open() as stream:
            data = stream.read(limit + 1)
    except BROKEN as error:
        raise InputError(source.name, f"cannot be read: {reason(error)}") from error
    if len(data) > limit:
        raise InputError(source.name, f"is larger than {limit} bytes")
    if not data.strip(b" \t\r\n\x0b\x0c\x00"):
        raise InputError(source.name, "is empty" if not data else "holds nothing but white space")
    return data


def fingerprint(source: Source) -> str | None:
    """Return a digest of the bytes of a source and of all else that decides what is read from them; None where they cannot be read."""
    told = (source.id, source.name, source.given, source.url, source.retrieved, source.archive, sorted(source.repeated), source.declared)
    found = hashlib.sha256(repr(told).encode("utf-8", "surrogatepass"))
    try:
        with source.open() as stream:
            while chunk := stream.read(CHUNK):
                found.update(chunk)
    except BROKEN:
        return None  # read for good, it is reported
    return found.hexdigest()


def reason(error: BaseException) -> str:
    """Return what an error of the system says, on one line, without the file's name."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return " ".join(str(error).split()) or type(error).__name__


def decode(data: bytes, name: str, declared: str | None = None) -> tuple[str, str]:
    """Return the text and its encoding: byte order mark, then what is declared, then UTF-8; strictly.

    A byte order mark is a signature, not text, and does not stand in the text.

    Raises:
        InputError: if the bytes are not text in that encoding; says at which byte.
    """
    for mark, encoding in (*BOMS, *BOMS_16):
        if data.startswith(mark):
            return _strictly(data, len(mark), encoding, name), encoding
    if b"\x00" in data[:BINARY]:
        raise InputError(name, "is a binary file, not text")
    return _strictly(data, 0, declared or "utf-8", name), (declared or "utf-8").lower()


def _strictly(data: bytes, skipped: int, encoding: str, name: str) -> str:
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(name, f"is not valid {encoding.upper()} at byte {skipped + error.start}") from error
    except LookupError as error:
        raise InputError(name, f"declares an unknown encoding ({encoding[:40]!r})") from error
    return text


def lines(source: Source, limit: int = LARGEST) -> Iterator[tuple[int, bytes]]:
    """Yield line numbers from 1 and the bytes of each line, without its end; only LF ends a line.

    A line over the limit is yielded cut (one byte longer than the limit), and its rest is passed over, so that the next can be read.

    Raises:
        InputError: if the source cannot be read to its end.
    """
    number = 0
    try:
        with source.open() as stream:
            while line := stream.readline(limit + 1):
                number += 1
                cut = len(line) > limit and not line.endswith(b"\n")
                yield number, line.removesuffix(b"\n").removesuffix(b"\r")
                while cut:
                    rest = stream.readline(CHUNK)
                    cut = bool(rest) and not rest.endswith(b"\n")
    except BROKEN as error:
        raise InputError(f"{source.name}:{number + 1}", f"cannot be read: {reason(error)}") from error


class Bounded(io.RawIOBase):
    """A decompressed stream that fails where it grows beyond all reason, by the compressed bytes taken so far."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._taken = _Counted(stream)
        self._inner = gzip.GzipFile(fileobj=self._taken, mode="rb")
        self._given = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer and return how many bytes were put there.

        Raises:
            OSError: if the stream has grown more than RATIO times.
        """
        view = memoryview(buffer).cast("B")
        data = self._inner.read(len(view))
        view[: len(data)] = data
        self._given += len(data)
        if self._given > max(UNDOUBTED, RATIO * self._taken.count):
            raise OSError(f"grows more than {RATIO} times when decompressed")
        return len(data)

    def close(self) -> None:
        """Close the stream below as well."""
        if not self.closed:
            self._inner.close()
            self._taken.close()
        super().close()


class _Counted(io.RawIOBase):
    """A stream that counts what is read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer).cast("B")
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


def unzipped(source: Source) -> Source:
    """Return the source that a gzip file holds; it is opened, not read."""

    def opened() -> BinaryIO:
        return cast("BinaryIO", io.BufferedReader(Bounded(source.open()), CHUNK))

    return replace(source, open=opened)
