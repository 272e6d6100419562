"""WARC files: what crawlers keep. Every HTML page that was answered with 200 is an article."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from rashomon.articles.dates import read_date
from rashomon.articles.http import read_response
from rashomon.articles.metadata import web_address
from rashomon.articles.pages import read_page
from rashomon.articles.sources import BROKEN, LARGEST, Source, reason
from rashomon.articles.texts import read_text
from rashomon.errors import InputError
from rashomon.model.article import Article

PAGES = frozenset(("text/html", "application/xhtml+xml", ""))
DONE = 200
"""Status of a page that was there."""


def read_warc(source: Source) -> Iterator[Article | InputError]:
    """Yield an article or an error for each page; records that are no pages (pictures, redirects, requests) are passed over.

    Raises:
        InputError: if the file cannot be read to its end; what was read before stays.
    """
    held: list[Article | InputError] = []  # a record's length is believed when the next record begins where it ends
    at: int | None = None
    try:
        with source.open() as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.any_type, parse_http=False):
                yield from held
                at = record.stream_pos
                held = list(_record(record, source))
    except BROKEN as error:
        yield from (InputError(one.path, "has a wrong length") if isinstance(one, Article) else one for one in held)
        raise InputError(source.name, f"cannot be read on after the record at byte {at or 0}: {reason(error)}") from error
    yield from held
    if at is None:
        raise InputError(source.name, "holds no records")


def _record(record: WarcRecord, source: Source) -> Iterator[Article | InputError]:
    """Yield the article of a record, if it is a page."""
    url = record.headers.get("WARC-Target-URI") or ""
    url = url.strip().removeprefix("<").removesuffix(">")
    name = f"{source.name}, record at byte {record.stream_pos}" + (f" ({url[:200]})" if url else "")
    length = record.headers.get("Content-Length") or ""
    if not record.headers.get("WARC-Type"):
        yield InputError(name, "is cut: it has no type")
        return
    if record.record_type not in (WarcRecordType.response, WarcRecordType.resource):
        return
    if not length.strip().isdigit():
        yield InputError(name, f"gives no length that can be read ({length[:40]!r})")
        return
    block = record.reader.read(LARGEST + 1)
    try:
        yield from _page(record, replace(source, name=name), url, block, int(length))
    except InputError as error:
        yield error


def _page(record: WarcRecord, source: Source, url: str, block: bytes, length: int) -> Iterator[Article]:
    if len(block) > LARGEST:
        raise InputError(source.name, f"is larger than {LARGEST} bytes")
    if len(block) != length:
        raise InputError(source.name, f"is cut: {len(block)} of {length} bytes")
    if record.headers.get("WARC-Truncated"):
        raise InputError(source.name, f"was cut by the crawler ({(record.headers.get('WARC-Truncated') or '')[:40]})")
    _verify(record.headers.get("WARC-Block-Digest"), block, source.name)
    moment = read_date(record.headers.get("WARC-Date") or "")
    address = web_address(url)
    kept = replace(
        source,
        id=url or f"{source.id}:{record.stream_pos}",
        url=address,
        retrieved=moment.value if moment else None,
        archive=record.record_id,
    )
    if record.record_type == WarcRecordType.resource:
        kind, status, body, charset = (record.headers.get("Content-Type") or "").split(";")[0].strip().casefold(), DONE, block, None
    else:
        answer = read_response(block, source.name)
        kind, status, body, charset = answer.kind, answer.status, answer.body, answer.charset
        if status == DONE and kind in (*PAGES, "text/plain"):
            _verify_payload(record.headers.get("WARC-Payload-Digest"), block, source.name)
    if status != DONE or kind not in (*PAGES, "text/plain") or (not kind and body.lstrip()[:1] != b"<"):
        return
    page = replace(kept, open=lambda: BytesIO(body), declared=charset)
    yield from read_text(page) if kind == "text/plain" else read_page(page)


def _verify(digest: str | None, data: bytes, name: str) -> None:
    """Compare a digest of the kinds that crawlers write; others say nothing."""
    method, _, value = (digest or "").strip().partition(":")
    if method.casefold() not in ("sha1", "sha256", "md5") or not value:
        return
    found = hashlib.new(method.casefold(), data, usedforsecurity=False).digest()
    if value.casefold().rstrip("=") not in (found.hex(), base64.b32encode(found).decode().casefold().rstrip("=")):
        raise InputError(name, f"does not match its digest ({method.casefold()})")


def _verify_payload(digest: str | None, block: bytes, name: str) -> None:
    """Compare the digest of what stands after the HTTP headers, as it was transferred."""
    _, parted, payload = block.partition(b"\r\n\r\n")
    if parted:
        _verify(digest, payload, name)
