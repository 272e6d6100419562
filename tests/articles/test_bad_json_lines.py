"""Bad lines of JSON and bad tables: each with what must come of it."""

import gzip
import json
from collections.abc import Callable

import pytest

GOOD = b'{"id": "good", "text": "The port was closed."}'


def line(**keys: object) -> bytes:
    return json.dumps(keys).encode()


LINES: list[tuple[str, bytes, str]] = [
    ("list", b"[1]", "is no JSON object but list"),
    ("number", b"7", "is no JSON object but int"),
    ("text", b'"The port"', "is no JSON object but str"),
    ("null", b"null", "is no JSON object but NoneType"),
    ("true", b"true", "is no JSON object but bool"),
    ("NaN alone", b"NaN", "is no JSON object but float"),
    ("cut object", b'{"text": "The', "is not JSON: Unterminated string starting at at column 10"),
    ("cut after the key", b'{"text"', "is not JSON: Expecting ':' delimiter at column 8"),
    ("cut after a comma", b'{"text": "a",', "is not JSON: Expecting property name enclosed in double quotes at column 14"),
    ("two objects", GOOD + GOOD, "is not JSON: Extra data at column 47"),
    ("comma after", GOOD + b",", "is not JSON: Extra data at column 47"),
    ("single quotation marks", b"{'text': 'a'}", "is not JSON: Expecting property name enclosed in double quotes at column 2"),
    ("comment", b"// a comment", "is not JSON: Expecting value at column 1"),
    ("plain words", b"The port was closed.", "is not JSON: Expecting value at column 1"),
    ("control character", b'{"text": "a\x01b"}', "is not JSON: Invalid control character at at column 12"),
    ("bad escape", b'{"text": "a\\qb"}', "is not JSON: Invalid \\escape at column 12"),
    ("bad Unicode escape", b'{"text": "\\u12G4"}', "is not JSON: Invalid \\uXXXX escape at column 12"),
    ("not UTF-8", b'{"text": "caf\xe9"}', "is not valid UTF-8 at byte 13 of the line"),
    ("UTF-16", '{"text": "a"}'.encode("utf-16-be"), "is not JSON: Expecting value at column 1"),
    ("byte order mark inside", b"\xef\xbb\xbf" + GOOD, "is not JSON: Unexpected UTF-8 BOM (decode using utf-8-sig)"),
    ("nested", b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "is nested too deeply"),
    ("nested objects", b'{"a":' * 100_000, "is nested too deeply"),
    ("long number", b'{"id": ' + b"9" * 5000 + b', "text": "a"}', "is not JSON: Exceeds the limit (4300 digits)"),
    ("no text", b'{"id": "a"}', 'has no "text"'),
    ("empty object", b"{}", 'has no "text"'),
    ("null text", line(text=None), 'has no "text"'),
    ("empty text", line(text=""), 'has no "text"'),
    ("blank text", line(text=" \n "), 'has no "text"'),
    ("number as text", line(text=7), '"text" is no text but int'),
    ("list as text", line(text=["a"]), '"text" is no text but list'),
    ("object as text", line(text={"a": 1}), '"text" is no text but dict'),
    ("true as text", line(text=True), '"text" is no text but bool'),
    ("text in capitals", line(TEXT="a"), 'has no "text"'),
    ("list as title", line(text="a", title=["b"]), '"title" is no text but list'),
    ("number as date", line(text="a", published=20201108), '"published" is no text but int'),
    ("object as outlet", line(text="a", outlet={"name": "b"}), '"outlet" is no text but dict'),
    ("number as address", line(text="a", url=1), '"url" is no text but int'),
    ("number as language", line(text="a", language=1), '"language" is no text but int'),
    ("object as authors", line(text="a", authors={"a": 1}), '"authors" is no list of names'),
    ("numbers as authors", line(text="a", authors=[1]), '"authors" is no list of names'),
    ("list as id", line(id=[1], text="a"), '"id" is neither text nor a whole number'),
    ("fraction as id", line(id=1.5, text="a"), '"id" is neither text nor a whole number'),
    ("true as id", line(id=True, text="a"), '"id" is neither text nor a whole number'),
    ("repeated id", line(id="good", text="b"), "repeats the id 'good' of a.jsonl:1"),
]


@pytest.mark.parametrize(("bad", "reason"), [case[1:] for case in LINES], ids=[case[0] for case in LINES])
def test_bad_line_costs_no_other(outcome: Callable[[dict[str, bytes]], list[str]], bad: bytes, reason: str) -> None:
    after = line(id="after", text="It opened again.")
    told = outcome({"a.jsonl": GOOD + b"\n" + bad + b"\n" + after + b"\n"})
    assert [told[0], told[2]] == ["article good", "article after"]
    assert told[1].startswith(f"error a.jsonl:2: {reason}")


WHOLE: list[tuple[str, str, bytes, list[str]]] = [
    ("empty", "a.jsonl", b"", ["error a.jsonl: is empty"]),
    ("blank lines", "a.jsonl", b"\n\r\n \n", ["error a.jsonl: is empty"]),
    ("mark at the beginning", "a.jsonl", b"\xef\xbb\xbf" + GOOD, ["article good"]),
    ("no line break at the end", "a.jsonl", GOOD, ["article good"]),
    ("CRLF", "a.jsonl", GOOD + b"\r\n", ["article good"]),
    ("blank id", "a.jsonl", line(id=" ", text="a"), ["article a.jsonl:1"]),
    ("whole number as id", "a.jsonl", line(id=12, text="a"), ["article 12"]),
    ("line separator in a value", "a.jsonl", '{"id": "x", "text": "a\u2028b\u0085c"}'.encode(), ["article x"]),
    ("lone surrogate", "a.jsonl", b'{"id": "x", "text": "a\\ud800b"}', ["article x"]),
    ("lone surrogate in the id", "a.jsonl", b'{"id": "x\\ud800", "text": "a"}', ["article x\ufffd"]),
    ("NUL in the text", "a.jsonl", b'{"id": "x", "text": "a\\u0000b"}', ["article x"]),
    ("key given twice", "a.jsonl", b'{"id": "x", "text": "a", "text": "b"}', ["article x"]),
    ("infinite number", "a.jsonl", b'{"id": "x", "text": "a", "score": Infinity}', ["article x"]),
    ("unknown keys", "a.jsonl", line(id="x", text="a", other=[1, {"b": 2}]), ["article x"]),
    ("impossible date", "a.jsonl", line(id="x", text="a", published="2020-02-30"), ["article x"]),
    ("address that is none", "a.jsonl", line(id="x", text="a", url="javascript:alert(1)"), ["article x"]),
    (
        "a JSON document",
        "a.jsonl",
        b'[\n  {"text": "a"}\n]',
        [
            "error a.jsonl:1: is not JSON: Expecting value at column 2",
            "article a.jsonl:2",
            "error a.jsonl:3: is not JSON: Expecting value at column 1",
        ],
    ),
    ("gzip that is none", "a.jsonl.gz", GOOD, ["error a.jsonl.gz:1: cannot be read: Not a gzipped file (b'{\"')"]),
    (
        "cut gzip",
        "a.jsonl.gz",
        gzip.compress(GOOD)[:-12],
        ["error a.jsonl.gz:1: cannot be read: Compressed file ended before the end-of-stream marker was reached"],
    ),
    ("broken check sum", "a.jsonl.gz", gzip.compress(GOOD)[:-8] + b"\0" * 8, ["error a.jsonl.gz:1: cannot be read: CRC check failed"]),
    (
        "gzip bomb",
        "a.jsonl.gz",
        gzip.compress(b" " * 30_000_000),
        ["error a.jsonl.gz:1: cannot be read: grows more than 200 times when decompressed"],
    ),
    ("empty gzip", "a.jsonl.gz", gzip.compress(b""), ["error a.jsonl.gz: is empty"]),
    ("empty table", "a.csv", b"", ["error a.csv: is empty"]),
    ("only a header", "a.csv", b"text,title\n", ["error a.csv: has a header and no rows"]),
    ("no column of texts", "a.csv", b"title,url\nA,b\n", ['error a.csv: has no column "text" in its header (title, url)']),
    ("column named twice", "a.csv", b"text,text\na,b\n", ["error a.csv: names a column twice in its header"]),
    ("blank header", "a.csv", b",,\na,b,c\n", ["error a.csv: has no header"]),
    ("short row", "a.csv", b"text,title\na\nThe port.,b\n", ["error a.csv:2: has 1 cells, the header 2", "article a.csv:3"]),
    ("long row", "a.csv", b"text,title\na,b,c\nThe port.,b\n", ["error a.csv:2: has 3 cells, the header 2", "article a.csv:3"]),
    ("blank text", "a.csv", b"text,title\n,b\n", ['error a.csv:2: has no "text"']),
    ("open quotation mark", "a.csv", b'text,title\n"a,b\nc,d\n', ["error a.csv:2: is no CSV: unexpected end of data"]),
    ("text after a quotation mark", "a.csv", b'text,title\n"a"b,c\n', ["error a.csv:2: is no CSV: ',' expected after '\"'"]),
    ("line break in a cell", "a.csv", b'text,title\n"One.\n\nTwo.",b\nThree.,c\n', ["article a.csv:2", "article a.csv:5"]),
    ("semicolons", "a.csv", b"text;title\nThe port, closed.;b\n", ["article a.csv:2"]),
    ("tabs", "a.tsv", b"text\ttitle\nThe port, closed.\tb\n", ["article a.tsv:2"]),
    ("repeated id", "a.csv", b"id,text\nx,a\nx,b\n", ["article x", "error a.csv:3: repeats the id 'x' of a.csv:2"]),
    ("not UTF-8", "a.csv", b"text\ncaf\xe9\n", ["error a.csv: is not valid UTF-8 at byte 8"]),
    ("binary", "a.csv", b"text\n\x00\x01", ["error a.csv: is a binary file, not text"]),
    ("quotation marks", "a.csv", b"text\n" + b'"' * 10_001, ["error a.csv:2: is no CSV: unexpected end of data"]),
]


@pytest.mark.parametrize(("name", "content", "expected"), [case[1:] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_bad_file_has_its_outcome(outcome: Callable[[dict[str, bytes]], list[str]], name: str, content: bytes, expected: list[str]) -> None:
    told = outcome({name: content})
    assert len(told) == len(expected)
    assert all(found.startswith(wanted) for found, wanted in zip(told, expected, strict=True)), told
