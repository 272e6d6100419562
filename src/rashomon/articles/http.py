"""An HTTP response as crawlers keep it: status, headers, and a body that may be chunked or compressed; decoded with bounds."""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage, parse_headers
from io import BytesIO

from rashomon.articles.sources import LARGEST, RATIO, UNDOUBTED
from rashomon.errors import InputError

GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
"""Window bits that let zlib recognise either header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    """By lower-case name."""
    body: bytes
    """Without transfer and content encoding."""

    @property
    def kind(self) -> str:
        """The media type, lower case, without parameters; "" where none is said."""
        return self.headers.get("content-type", "").split(";")[0].strip().casefold()

    @property
    def charset(self) -> str | None:
        """The character encoding that the header declares."""
        for parameter in self.headers.get("content-type", "").split(";")[1:]:
            key, _, value = parameter.partition("=")
            if key.strip().casefold() == "charset" and value.strip(" \"'"):
                return value.strip(" \"'")
        return None


def read_response(block: bytes, name: str) -> Response:
    """Return the response that a record holds.

    Raises:
        InputError: if it is no HTTP response, or its body is cut, broken, or grows beyond bounds.
    """
    stream = BytesIO(block)
    line = stream.readline(1000).split(maxsplit=2)
    if len(line) < 2 or not line[0].startswith(b"HTTP/") or not line[1].isdigit():
        raise InputError(name, "holds no HTTP response")
    try:
        message: HTTPMessage = parse_headers(stream)
    except (HTTPException, ValueError) as error:
        raise InputError(name, f"has broken HTTP headers: {' '.join(str(error).split())[:100]}") from error
    headers = {key.casefold(): str(value) for key, value in reversed(message.items())}
    body = stream.read()
    length = headers.get("content-length", "").strip()
    if length.isdigit() and len(length) < 12 and len(body) < int(length):
        raise InputError(name, f"is cut: {len(body)} of {length} bytes of the page")
    if "chunked" in headers.get("transfer-encoding", "").casefold():
        body = unchunked(body, name)
    return Response(status=int(line[1]), headers=headers, body=decoded(body, headers.get("content-encoding", ""), name))


def unchunked(data: bytes, name: str) -> bytes:
    """Return a chunked body in one piece; data that is not chunked (crawlers often keep it so) unchanged.

    Raises:
        InputError: if a chunk is cut.
    """
    pieces: list[bytes] = []
    at = 0
    while at < len(data):
        end = data.find(b"\r\n", at, at + 100)
        size = data[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not size or len(size) > 8 or any(mark not in b"0123456789abcdefABCDEF" for mark in size):
            if not pieces:
                return data
            raise InputError(name, "has a broken chunk")
        length = int(size, 16)
        if length == 0:
            break
        chunk = data[end + 2 : end + 2 + length]
        if len(chunk) < length:
            raise InputError(name, f"is cut: a chunk of {length} bytes has {len(chunk)}")
        pieces.append(chunk)
        at = end + 2 + length + 2
    return b"".join(pieces)


def decoded(body: bytes, encodings: str, name: str) -> bytes:
    """Return a body without its content encoding (gzip and deflate).

    Raises:
        InputError: if the encoding is another, the data are broken or cut, or grow beyond bounds.
    """
    for encoding in reversed([part.strip().casefold() for part in encodings.split(",") if part.strip()]):
        if encoding in ("identity", "none") or not body:
            continue
        if encoding not in ("gzip", "x-gzip", "deflate"):
            raise InputError(name, f"is encoded as {encoding[:40]!r}, which is not read")
        if encoding != "deflate" and not body.startswith(b"\x1f\x8b"):
            continue  # the crawler decoded it and kept the header
        body = _inflated(body, name)
    return body


def _inflated(body: bytes, name: str) -> bytes:
    limit = min(LARGEST, max(UNDOUBTED, RATIO * len(body)))
    worker = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        data = worker.decompress(body, limit + 1)
    except zlib.error:
        worker = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = worker.decompress(body, limit + 1)
        except zlib.error as error:
            raise InputError(name, f"has broken compressed content: {error}") from error
    if len(data) > limit:
        raise InputError(name, f"grows beyond {limit} bytes when decompressed")
    if not worker.eof:
        raise InputError(name, "is cut: its compressed content does not end")
    return data
