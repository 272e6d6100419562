"""Good input of every format, in order, with its custody."""

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from rashomon.articles import Given, read
from rashomon.errors import InputError
from rashomon.model.article import Article

ONE = "Officials in the port of Norhaven said on Monday that the harbour wall had been breached by the storm."
TWO = "The mayor denied that anybody had been warned, and promised an inquiry within days."
PAGE = f"""<html lang="en"><head><meta charset="utf-8"><title>Wall breached - Norhaven Post</title>
<link rel="canonical" href="https://norhavenpost.example/wall"><meta property="og:site_name" content="Norhaven Post">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Harbour wall breached as storm hits",
"datePublished": "2021-03-12T08:15:00+01:00", "author": [{{"@type": "Person", "name": "Jane Doe"}}]}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour wall breached as storm hits</h1><p>{ONE}</p><blockquote><p>{TWO}</p></blockquote>
<ul><li>The wall was built in 1931.</li><li>It was last repaired in 2004.</li></ul></article></body></html>"""
Write = Callable[[dict[str, bytes | str]], Path]


def only(found: list[Article | InputError]) -> Article:
    assert len(found) == 1
    assert isinstance(found[0], Article), found
    return found[0]


def test_read_keeps_the_order_of_inputs_and_sorts_folders(write: Write) -> None:
    root = write({"b/z.txt": "Z.", "b/a.txt": "A.", "b/c/d.md": "D.", "a.txt": "First."})
    assert [one.id for one in read([root / "b", root / "a.txt"]) if isinstance(one, Article)] == ["a.txt", "c/d.md", "z.txt", "in/a.txt"]


def test_read_passes_over_what_it_has_read(write: Write) -> None:
    root = write({"a.txt": "A.", "b.txt": "B."})
    assert [one.id for one in read([root, root / "a.txt", root]) if isinstance(one, Article)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("content", [b"One.\r\n\r\nTwo.\n\rThree. ", " ´`’ \u00a0é".encode(), "\u2028 a \u0085".encode()])
def test_text_is_the_files_own(one: Callable[..., Article], content: bytes) -> None:
    article = one("a.txt", content)
    assert article.text == content.decode()
    assert article.custody.source_sha256 == sha256(content).hexdigest()


def test_byte_order_mark_is_no_text(one: Callable[..., Article]) -> None:
    article = one("a.txt", b"\xef\xbb\xbfThe port was closed.")
    assert article.text == "The port was closed."
    assert article.custody.notes == ("decoded as utf-8 (byte order mark)",)


def test_standard_input_is_json_lines() -> None:
    lines = b'{"id": "a", "text": "The port was closed."}\n[1]\n'
    found = list(read(["-"], stdin=lambda: io.BytesIO(lines)))
    assert [str(one) if isinstance(one, InputError) else (one.id, one.path) for one in found] == [
        ("a", "standard input:1"),
        "standard input:2: is no JSON object but list",
    ]


def test_json_line_gives_its_facts(one: Callable[..., Article]) -> None:
    record = {
        "id": 7,
        "text": f"{ONE}\n\n{TWO}",
        "title": "Wall breached",
        "published": "12 March 2021",
        "outlet": "Norhaven Post",
        "url": "https://norhavenpost.example/wall",
        "language": "en",
        "authors": ["Jane Doe"],
        "other": 1,
    }
    article = one("a.jsonl", json.dumps(record))
    assert (article.id, article.title, article.outlet, article.authors) == ("7", "Wall breached", "Norhaven Post", ("Jane Doe",))
    assert (article.published.raw, article.published.value, article.published.basis) == ("12 March 2021", "2021-03-12", "stated")
    assert article.custody.url == "https://norhavenpost.example/wall"


def test_page_gives_its_facts(one: Callable[..., Article]) -> None:
    article = one("a.html", PAGE)
    assert article.title == "Harbour wall breached as storm hits"
    assert (article.outlet, article.authors, article.language) == ("Norhaven Post", ("Jane Doe",), "en")
    assert (article.published.value, article.published.earliest) == ("2021-03-12T08:15:00+01:00", "2021-03-12")
    assert article.custody.canonical_url == "https://norhavenpost.example/wall"
    assert article.text.removeprefix(f"{article.title}\n\n").split("\n\n") == [
        ONE,
        TWO,
        "- The wall was built in 1931.",
        "- It was last repaired in 2004.",
    ]


def test_page_keeps_paragraphs_that_repeat(one: Callable[..., Article]) -> None:
    refrain = "<p>Nobody had warned the people of the town.</p>"
    article = one("a.html", PAGE.replace("<ul>", refrain * 5 + "<ul>"))
    assert article.text.count("Nobody had warned the people of the town.") == 5


def test_table_gives_its_facts(one: Callable[..., Article]) -> None:
    article = one("a.csv", f'text,title,published,outlet,url\n"{ONE}",Wall,2021-03-12,RT,https://rt.com/wall\n')
    assert (article.id, article.title, article.outlet) == ("a.csv:2", "Wall", "RT")
    assert (article.published.value, article.custody.url) == ("2021-03-12", "https://rt.com/wall")


def test_zip_gives_its_members(write: Write) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("b/wall.html", PAGE)
        archive.writestr("a.txt", ONE)
        archive.writestr("lines.jsonl.gz", gzip.compress(json.dumps({"id": "x", "text": TWO}).encode()))
    assert [getattr(one, "id", one) for one in read([write({"in.zip": stream.getvalue()})])] == ["in.zip/a.txt", "in.zip/b/wall.html", "x"]


def test_atom_entry_gives_its_facts(one: Callable[..., Article]) -> None:
    atom = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Norhaven Post</title><entry><id>urn:1</id><title>Wall &amp; storm</title>
    <link href="https://norhavenpost.example/1"/><author><name>Jane Doe</name></author><published>2021-03-12T08:15:00+01:00</published>
    <content type="html">&lt;p&gt;{ONE}&lt;/p&gt;&lt;p&gt;{TWO}&lt;/p&gt;</content></entry></feed>"""
    article = one("a.atom", atom)
    assert (article.id, article.title, article.outlet) == ("https://norhavenpost.example/1", "Wall & storm", "Norhaven Post")
    assert (article.published.value, article.authors) == ("2021-03-12T08:15:00+01:00", ("Jane Doe",))
    assert article.text == f"{ONE}\n\n{TWO}"


def test_mhtml_gives_address_and_time(one: Callable[..., Article]) -> None:
    head = "Snapshot-Content-Location: https://norhavenpost.example/1\r\nDate: Fri, 12 Mar 2021 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
    parts = 'Content-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
    article = one("a.mhtml", f"{head}{parts}{PAGE}\r\n--X--\r\n")
    assert article.custody.url == "https://norhavenpost.example/1"
    assert article.custody.retrieved == "2021-03-12T10:00:00-00:00"
    assert article.title == "Harbour wall breached as storm hits"


def test_crawlers_record_gives_its_custody(one: Callable[..., Article]) -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PAGE.encode())
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:7>\r\nWARC-Date: 2021-03-13T00:00:00Z\r\n"
    head += f"WARC-Target-URI: https://norhavenpost.example/wall?x=1\r\nContent-Length: {len(block)}\r\n\r\n"
    custody = one("a.warc.gz", gzip.compress(head.encode() + block + b"\r\n\r\n")).custody
    assert custody.url == "https://norhavenpost.example/wall?x=1"
    assert (custody.retrieved, custody.archive) == ("2021-03-13T00:00:00+00:00", "<urn:uuid:7>")


@pytest.mark.parametrize(
    ("mark", "url", "archive"),
    [
        ("<!-- saved from url=(0033)https://norhavenpost.example/wall -->", "https://norhavenpost.example/wall", None),
        (
            "<!-- saved from url=(0065)https://web.archive.org/web/20210313000000/https://norhavenpost.example/wall -->",
            "https://norhavenpost.example/wall",
            "https://web.archive.org/web/20210313000000/https://norhavenpost.example/wall",
        ),
    ],
)
def test_saved_page_tells_where_it_came_from(one: Callable[..., Article], mark: str, url: str, archive: str | None) -> None:
    custody = one("a.html", mark + PAGE).custody
    assert (custody.url, custody.archive) == (url, archive)


def test_given_fills_what_the_file_does_not_say(write: Write) -> None:
    root = write({"a.txt": ONE, "b.html": PAGE})
    text, page = (one for one in read([root], given=Given(outlet="Press TV", published="11 March 2021")) if isinstance(one, Article))
    assert (text.outlet, text.published.value, text.published.basis) == ("Press TV", "2021-03-11", "given")
    assert (page.outlet, page.published.value, page.published.basis) == ("Norhaven Post", "2021-03-12T08:15:00+01:00", "stated")


@pytest.mark.parametrize(("place", "prefix"), [("in/meta.csv", ""), ("meta.csv", ""), ("meta.csv", "in/")])
def test_meta_csv_says_what_files_cannot(tmp_path: Path, place: str, prefix: str) -> None:
    (tmp_path / "in" / "x").mkdir(parents=True)
    (tmp_path / "in" / "x" / "a.txt").write_text(ONE)
    row = f"{prefix}x/a.txt,Norhaven Post,12 March 2021,https://norhavenpost.example/wall,Wall breached\n"
    (tmp_path / place).write_text(f"file,outlet,published,url,title\n{row}")
    article = only(list(read([tmp_path / "in"])))
    assert (article.outlet, article.published.value, article.title) == ("Norhaven Post", "2021-03-12", "Wall breached")
    assert article.custody.notes == ("outlet from meta.csv:2",)


def test_text_says_outlet_date_and_authors_itself(one: Callable[..., Article]) -> None:
    lines = [
        "Harbour wall breached as storm hits",
        "By Jane Doe",
        "12 March 2021 08:15",
        ONE,
        TWO,
        "Press TV’s website is also at other addresses",
    ]
    article = one("a.txt", "\n\n".join([*lines, "www.presstv.example", "SHARE THIS"]))
    assert (article.title, article.outlet, article.authors) == (lines[0], "Press TV", ("Jane Doe",))
    assert (article.published.value, article.published.raw) == ("2021-03-12T08:15", "12 March 2021 08:15")


def test_dateline_names_the_agency_but_no_year(one: Callable[..., Article]) -> None:
    article = one("a.txt", f"Harbour wall breached as storm hits\n\nNORHAVEN, March 12 (Reuters) - {ONE}\n\n{TWO}")
    assert (article.outlet, article.published.raw, article.published.earliest) == ("Reuters", "March 12", None)
    assert article.published.reason == "the dateline, which names no year"


def test_impossible_date_is_kept_as_found(one: Callable[..., Article]) -> None:
    article = one("a.html", PAGE.replace("2021-03-12T08:15:00+01:00", "2021-02-30T08:15:00+01:00"))
    assert (article.published.raw, article.published.value, article.published.earliest) == ("2021-02-30T08:15:00+01:00", None, None)


def test_lone_surrogates_are_replaced_and_counted(one: Callable[..., Article]) -> None:
    article = one("a.jsonl", b'{"id": "x", "text": "The \\ud800port\\udfff", "title": "a\\udc00"}')
    assert (article.text, article.title) == ("The \ufffdport\ufffd", "a\ufffd")
    assert article.custody.notes == ("2 lone surrogates replaced by U+FFFD",)


def test_day_of_the_address_widens_the_day_of_another_zone(one: Callable[..., Article]) -> None:
    page = PAGE.replace("2021-03-12T08:15:00+01:00", "2021-03-12T01:15:00Z").replace("example/wall", "example/2021/03/11/wall")
    published = one("a.html", page).published
    assert (published.value, published.earliest, published.latest) == ("2021-03-12T01:15:00+00:00", "2021-03-11", "2021-03-12")
    assert published.reason == "datePublished of the JSON-LD; the address says 2021-03-11"


def test_table_of_a_folder_within_counts_for_its_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The mayor said that the bridge was closed.\n", "utf-8")
    (tmp_path / "in" / "meta.csv").write_text("file,outlet\na.txt,Harbour Post\n", "utf-8")
    (article,) = read([tmp_path])
    assert isinstance(article, Article)
    assert article.outlet == "Harbour Post"


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("name,paper\na.txt,Post\n", 'needs a column "file"'),
        ("file,published\na.txt,yesterday\n", "'yesterday', which is no date"),
        ("file\na.txt\nb.txt\nc.txt\nd.txt\ne.txt\n", "names 4 files that are not there"),
    ],
)
def test_table_that_says_nothing_usable_is_named(tmp_path: Path, table: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text("The mayor said that the bridge was closed.\n", "utf-8")
    (tmp_path / "meta.csv").write_text(table, "utf-8")
    found = list(read([tmp_path]))
    assert [one.id for one in found if isinstance(one, Article)] == ["a.txt"]
    assert [one.reason for one in found if not isinstance(one, Article) and reason in one.reason]
