"""Bad archives, crawler dumps, PDF files and folders: each with what must come of it."""

import gzip
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter

from rashomon.articles import read
from rashomon.errors import InputError

PAGE = (
    b'<html><head><meta charset="utf-8"><title>Harbour wall breached</title></head><body><h1>Harbour wall breached</h1>'
    b"<p>Officials in the port of Norhaven said on Monday that the harbour wall had been breached by the storm.</p>"
    b"<p>The mayor denied that anybody had been warned, and promised an inquiry within days.</p></body></html>"
)
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
URL = "http://example.org/a"


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def flagged(data: bytes) -> bytes:
    """Set the bit that says "encrypted" in the first local header and the first entry of the directory."""
    changed = bytearray(data)
    changed[data.index(b"PK\x03\x04") + 6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


def record(block: bytes, url: str = URL, more: str = "", length: int | str | None = None, kind: str = "response") -> bytes:
    size = len(block) if length is None else length
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2020-11-08T09:27:00Z\r\n"
    head += f"WARC-Target-URI: {url}\r\nContent-Type: application/http\r\n{more}Content-Length: {size}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes = PAGE, head: bytes = OK) -> bytes:
    return head + b"\r\n" + body


def pdf(secret: str | None = None) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if secret:
        writer.encrypt(secret, algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


GOOD = record(answer())
AFTER = record(answer(), "http://example.org/after")
GZ_HEAD = OK + b"Content-Encoding: gzip\r\n"
AT = f"error a.warc, record at byte 0 ({URL}):"
NOT_READ = "error a.warc: cannot be read on after the record at byte 0: "
NO_KIND = "is not a kind of file that is read"

CASES: list[tuple[str, str, bytes, list[str]]] = [
    ("empty", "a.zip", b"", ["error a.zip: is no readable ZIP archive: File is not a zip file"]),
    ("words", "a.zip", b"The port", ["error a.zip: is no readable ZIP archive: File is not a zip file"]),
    ("cut", "a.zip", zipped({"a.txt": b"The port"})[:-10], ["error a.zip: is no readable ZIP archive: File is not a zip file"]),
    ("no members", "a.zip", zipped({}), ["error a.zip: holds no articles"]),
    ("only pictures", "a.zip", zipped({"a.png": b"x"}), ["error a.zip: holds no articles"]),
    ("out of the archive", "a.zip", zipped({"../a.txt": b"The port"}), ["error a.zip/../a.txt: has a name that leads out of the archive"]),
    ("absolute", "a.zip", zipped({"/etc/a.txt": b"The port"}), ["error a.zip//etc/a.txt: has a name that leads out of the archive"]),
    ("encrypted", "a.zip", flagged(zipped({"a.txt": b"The port"})), ["error a.zip/a.txt: is encrypted"]),
    ("bomb", "a.zip", zipped({"a.txt": b"a" * 30_000_000}), ["error a.zip/a.txt: grows more than 200 times when decompressed"]),
    ("large", "a.zip", zipped({"a.txt": b"a" * 20_000_001}, zipfile.ZIP_STORED), ["error a.zip/a.txt: is larger than 20000000 bytes"]),
    ("in one another", "a.zip", zipped({"b.zip": zipped({"a.txt": b"a"})}), ["error a.zip/b.zip: is an archive inside an archive"]),
    (
        "bad member",
        "a.zip",
        zipped({"a.txt": b"\xff", "b.txt": b"Closed."}),
        ["error a.zip/a.txt: is not valid UTF-8", "article a.zip/b.txt"],
    ),
    ("unknown member", "a.zip", zipped({"a.doc": b"x", "b.txt": b"Closed."}), ["error a.zip/a.doc: is not a kind", "article a.zip/b.txt"]),
    (
        "wrong check sum",
        "a.zip",
        zipped({"a.txt": b"The port"}, zipfile.ZIP_STORED).replace(b"The port", b"the port", 1),
        ["error a.zip/a.txt: cannot be read: Bad CRC-32 for file 'a.txt'"],
    ),
    ("empty dump", "a.warc", b"", ["error a.warc: holds no records"]),
    ("words called dump", "a.warc", b"The port was closed.\n" * 20, [NOT_READ]),
    ("page called dump", "a.warc", PAGE, [NOT_READ]),
    ("broken gzip", "a.warc.gz", b"\x1f\x8b" + b"a" * 100, ["error a.warc.gz: cannot be read on after the record at byte 0: "]),
    ("cut in the body", "a.warc", GOOD + AFTER[:-50], [f"article {URL}", "error a.warc, record at byte"]),
    ("cut in the head", "a.warc", GOOD + AFTER[:30], [f"article {URL}", "error a.warc"]),
    ("cut in gzip", "a.warc.gz", gzip.compress(GOOD) + gzip.compress(AFTER)[:-60], [f"article {URL}", "error a.warc.gz, record at byte"]),
    ("length beyond the end", "a.warc", record(answer(), length=9999), [f"{AT} is cut: "]),
    (
        "negative length",
        "a.warc",
        record(answer(), length=-5),
        [f"{AT} gives no length that can be read ('-5')", "error a.warc"],
    ),
    ("no length", "a.warc", record(answer(), length="x"), [f"{AT} gives no length that can be read ('x')", "error a.warc"]),
    ("length too short", "a.warc", record(answer(), length=200) + AFTER, [f"{AT} has a wrong length", NOT_READ]),
    (
        "wrong digest",
        "a.warc",
        record(answer(), more="WARC-Block-Digest: sha1:AAAA\r\n"),
        [f"{AT} does not match its digest (sha1)"],
    ),
    (
        "wrong payload",
        "a.warc",
        record(answer(), more="WARC-Payload-Digest: md5:00\r\n"),
        [f"{AT} does not match its digest (md5)"],
    ),
    (
        "cut by the crawler",
        "a.warc",
        record(answer(), more="WARC-Truncated: length\r\n"),
        [f"{AT} was cut by the crawler (length)"],
    ),
    ("no response", "a.warc", record(b"hello\r\n\r\nworld"), [f"{AT} holds no HTTP response"]),
    ("empty block", "a.warc", record(b""), [f"{AT} holds no HTTP response"]),
    ("not found", "a.warc", record(answer(head=OK.replace(b"200 OK", b"404 Not Found"))) + AFTER, ["article http://example.org/after"]),
    ("a picture", "a.warc", record(answer(b"x", OK.replace(b"text/html", b"image/png"))) + AFTER, ["article http://example.org/after"]),
    ("a request", "a.warc", record(b"GET / HTTP/1.1\r\n\r\n", kind="request") + AFTER, ["article http://example.org/after"]),
    ("empty page", "a.warc", record(answer(b"")) + AFTER, [f"{AT} is empty", "article http://example.org/after"]),
    ("page not in its encoding", "a.warc", record(answer(PAGE.replace(b"wall", b"w\xe9ll"))), [f"{AT} is not valid UTF-8"]),
    ("bomb in a page", "a.warc", record(answer(gzip.compress(b"a" * 50_000_000), GZ_HEAD)), [f"{AT} grows beyond"]),
    ("cut compressed page", "a.warc", record(answer(gzip.compress(PAGE)[:-30], GZ_HEAD)), [f"{AT} is cut"]),
    (
        "broken compressed page",
        "a.warc",
        record(answer(b"\x1f\x8b\x08" + b"a" * 99, GZ_HEAD)),
        [f"{AT} has broken compressed"],
    ),
    ("unknown compression", "a.warc", record(answer(head=OK + b"Content-Encoding: br\r\n")), [f"{AT} is encoded as 'br'"]),
    (
        "cut chunk",
        "a.warc",
        record(answer(b"fff\r\n" + PAGE, OK + b"Transfer-Encoding: chunked\r\n")),
        [f"{AT} is cut: a chunk"],
    ),
    ("chunks in name only", "a.warc", record(answer(head=OK + b"Transfer-Encoding: chunked\r\n")), [f"article {URL}"]),
    ("compressed in name only", "a.warc", record(answer(head=GZ_HEAD)), [f"article {URL}"]),
    ("empty PDF", "a.pdf", b"", ["error a.pdf: is empty"]),
    ("words called PDF", "a.pdf", b"The port", ["error a.pdf: is no PDF file"]),
    ("broken PDF", "a.pdf", b"%PDF-1.4\ngarbage", ["error a.pdf: is a damaged PDF file"]),
    ("cut PDF", "a.pdf", pdf()[:100], ["error a.pdf: is a damaged PDF file"]),
    ("PDF without text", "a.pdf", pdf(), ["error a.pdf: holds no text layer (a scan?)"]),
    ("encrypted PDF", "a.pdf", pdf("abc"), ["error a.pdf: is encrypted"]),
    ("unknown kind", "a.docx", b"PK", ["error a.docx: is not a kind of file that is read"]),
    ("no ending", "article", b"The port", ["error article: is not a kind of file that is read"]),
    ("JSON", "a.json", b'{"text": "a"}', ["error a.json: is not a kind of file that is read"]),
    ("only a picture", "a.png", b"x", ["error in: holds no articles"]),
    ("only a hidden file", ".a.txt", b"The port", ["error in: holds no articles"]),
    ("rows for files that are not there", "meta.csv", b"file,outlet\na.txt,RT\n", ["error meta.csv:2: names a.txt", "error in: holds no"]),
    ("rows that name no file", "meta.csv", b"file,outlet\n,RT\n", ["error meta.csv:2: names no file", "error in: holds no"]),
    ("a file named twice", "meta.csv", b"file\na.txt\na.txt\n", ["error meta.csv:3: names a.txt a second time", "error in: holds no"]),
    ("articles called meta", "meta.csv", b"text\nThe port was closed.\n", ["article meta.csv:2"]),
]


@pytest.mark.parametrize(("name", "content", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_bad_archive_has_its_outcome(
    outcome: Callable[[dict[str, bytes]], list[str]], name: str, content: bytes, expected: list[str]
) -> None:
    told = [re.sub(r"^error /\S*/in: ", "error in: ", one) for one in outcome({name: content})]
    assert len(told) == len(expected), told
    assert all(found.startswith(wanted) for found, wanted in zip(told, expected, strict=True)), told


def reasons(root: Path) -> list[str]:
    return [one.reason if isinstance(one, InputError) else one.id for one in read([root])]


def test_missing_path_is_named(tmp_path: Path) -> None:
    assert [str(one) for one in read([tmp_path / "none"])] == [f"{tmp_path}/none: no such file or folder"]


def test_empty_folder_is_named(tmp_path: Path) -> None:
    assert reasons(tmp_path) == ["holds no articles"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The port was closed.")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "out.txt").symlink_to("/etc/hostname")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    assert reasons(tmp_path) == [
        "a.txt",
        "is a link, which is not followed",
        "is a link, which is not followed",
        "is a link, which is not followed",
    ]


def test_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert reasons(tmp_path) == ["is no regular file"]
    assert reasons(tmp_path / "a.txt") == ["is neither a file nor a folder"]


def test_one_bad_file_costs_no_other(outcome: Callable[[dict[str, bytes]], list[str]]) -> None:
    told = outcome({"a.txt": b"One.", "b.txt": b"\xff", "c/d.txt": b"Two.", "e.txt": b""})
    assert told == ["article a.txt", "error b.txt: is not valid UTF-8 at byte 0", "article c/d.txt", "error e.txt: is empty"]
