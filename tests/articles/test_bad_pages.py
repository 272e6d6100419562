"""Bad pages, mails and feeds: each with what must come of it."""

from collections.abc import Callable

import pytest

PARAGRAPH = "<p>Officials in the port of Norhaven said on Monday that the harbour wall had been breached by the storm.</p>"
BODY = (
    f"<h1>Harbour wall breached</h1>{PARAGRAPH}<p>The mayor denied that anybody had been warned, and promised an inquiry within days.</p>"
)
LOST = "suspect: text lost"


def page(body: str, head: str = "", tag: str = "<!DOCTYPE html>") -> bytes:
    return f'{tag}<html><head><meta charset="utf-8"><title>Port</title>{head}</head><body>{body}</body></html>'.encode()


def feed(items: str, head: str = '<?xml version="1.0"?>') -> bytes:
    return f'{head}<rss version="2.0"><channel><title>Norhaven Post</title>{items}</channel></rss>'.encode()


def item(number: int, text: str = "The port was closed.") -> str:
    return f"<item><title>T{number}</title><link>http://example.org/{number}</link><description>{text}</description></item>"


def mail(body: str, headers: str = 'Content-Type: multipart/related; boundary="X"') -> bytes:
    return f"MIME-Version: 1.0\r\n{headers}\r\n\r\n{body}".encode()


HTML_PART = f"--X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(BODY).decode()}\r\n--X--\r\n"
SUBSET = '<!DOCTYPE html [<!ENTITY a "b">]>'
LAUGHS = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FETCH = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BLOCKQUOTES = "<blockquote>" * 1000 + PARAGRAPH + "</blockquote>" * 1000
TABLES = "<table><tr><td>" * 500 + PARAGRAPH

CASES: list[tuple[str, str, bytes, str]] = [
    ("empty", "a.html", b"", "error a.html: is empty"),
    ("white space", "a.html", b"  \n", "error a.html: holds nothing but white space"),
    ("only a comment", "a.html", b"<!-- nothing -->", "error a.html: "),
    ("only a script", "a.html", page("<script>var a = 1;</script>"), "error a.html: shows no text"),
    ("only a style", "a.html", page("<style>p {color: red}</style>"), "error a.html: shows no text"),
    ("only pictures", "a.html", page('<img src="a.png"><img src="b.png">'), "error a.html: shows no text"),
    ("only a head", "a.html", b"<html><head><title>Port</title></head></html>", "error a.html: shows no text"),
    ("open comment", "a.html", page(f"<!-- {BODY}"), "error a.html: shows no text"),
    ("open script", "a.html", page(f"<script>{BODY}"), "error a.html: shows no text"),
    ("binary", "a.html", b"\x89PNG\r\n\x1a\n\x00\x00", "error a.html: is a binary file, not text"),
    ("PDF called page", "a.html", b"%PDF-1.4\n\x00\x01\x02", "error a.html: is a binary file, not text"),
    ("not in its encoding", "a.html", page(BODY).replace(b"wall", b"w\xe9ll", 1), "error a.html: is not valid UTF-8 at byte"),
    ("unknown encoding", "a.html", page(BODY).replace(b"utf-8", b"utf-99"), "error a.html: declares an unknown encoding ('utf-99')"),
    (
        "encoding that is no text",
        "a.html",
        page(BODY).replace(b"utf-8", b"base64"),
        "error a.html: declares an unknown encoding ('base64')",
    ),
    ("Latin-1 declared", "a.html", page(BODY).replace(b"utf-8", b"latin1").replace(b"wall", b"w\xe9ll"), "article a.html"),
    (
        "Windows-1252 behind Latin-1",
        "a.html",
        page(BODY).replace(b"utf-8", b"iso-8859-1").replace(b"wall", b"\x93wall\x94"),
        "article a.html",
    ),
    ("UTF-16 declared in ASCII", "a.html", page(BODY).replace(b"utf-8", b"utf-16"), "article a.html"),
    ("UTF-16 with a mark", "a.html", page(BODY).decode().encode("utf-16"), "article a.html"),
    ("internal subset", "a.html", page(BODY, tag=SUBSET), "error a.html: declares XML entities"),
    ("old document type", "a.html", page(BODY, tag='<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN">'), "article a.html"),
    ("divs 300 deep", "a.html", page("<div>" * 300 + BODY), f"error a.html: {LOST} (elements nested 301 deep"),
    ("divs 200,000 deep", "a.html", page("<div>" * 200_000 + BODY), f"error a.html: {LOST} (elements nested"),
    ("spans 5,000 deep", "a.html", page("<span>" * 5000 + BODY), f"error a.html: {LOST} (elements nested"),
    ("quotations 1,000 deep", "a.html", page(BLOCKQUOTES), f"error a.html: {LOST} (elements nested"),
    ("tables 500 deep", "a.html", page(TABLES), f"error a.html: {LOST} (elements nested"),
    ("unknown elements 1,000 deep", "a.html", page("<x>" * 1000 + BODY), f"error a.html: {LOST} (elements nested"),
    ("divs 200 deep", "a.html", page("<div>" * 200 + BODY + "</div>" * 200), "article a.html"),
    ("list items never closed", "a.html", page("<ul>" + "<li>The port was closed again." * 500 + "</ul>" + BODY), "article a.html"),
    ("paragraphs never closed", "a.html", page(BODY + "<p>The port was closed again." * 500), "article a.html"),
    ("21,000 paragraphs", "a.html", page(BODY + "<p>a</p>" * 21_000), "error a.html: has 21002 paragraphs, more than 20000"),
    ("too large", "a.html", page("a" * 20_000_000), "error a.html: is larger than 20000000 bytes"),
    ("text in an unknown place", "a.html", page(f"<nav>{BODY * 3}</nav>"), "article a.html"),
    ("a menu ten times the article", "a.html", page("<nav>" + "<a href='/'>The port</a>" * 500 + f"</nav>{BODY}"), "article a.html"),
    ("brackets that are no tags", "a.html", page("<" * 50_000 + BODY), "article a.html"),
    ("open tag", "a.html", b"<html><body><p>The port was closed on Monday.</p><a href='", "article a.html"),
    ("attributes without end", "a.html", page(f"<p {'a=b ' * 20_000}>The port was closed.</p>{BODY}"), "article a.html"),
    ("entities", "a.html", page(BODY + "<p>" + "&amp;" * 20_000 + "</p>"), "article a.html"),
    ("entity of a surrogate", "a.html", page(BODY + "<p>The port &#xD800; was closed again today.</p>"), "article a.html"),
    ("NUL entity", "a.html", page(BODY + "<p>The port &#0; was closed again today.</p>"), "article a.html"),
    ("control characters", "a.html", page(BODY + "<p>The port \x01\x02 was closed again.</p>"), "article a.html"),
    ("broken JSON-LD", "a.html", page(BODY, '<script type="application/ld+json">{"@type": "Article", </script>'), "article a.html"),
    (
        "deep JSON-LD",
        "a.html",
        page(BODY, f'<script type="application/ld+json">{"[" * 100_000}</script>'),
        "article a.html",
    ),
    (
        "surrogate in JSON-LD",
        "a.html",
        page(BODY, '<script type="application/ld+json">{"@type": "Article", "headline": "a\\ud800"}</script>'),
        "article a.html",
    ),
    (
        "JSON-LD of other kinds",
        "a.html",
        page(BODY, '<script type="application/ld+json">[1, null, "a", {"@type": 7}]</script>'),
        "article a.html",
    ),
    ("plain text called page", "a.html", b"The port of Norhaven was closed on Monday, officials said.", "article a.html"),
    ("CDATA", "a.html", page(f"<![CDATA[{BODY}]]>{BODY}"), "article a.html"),
    ("frameset", "a.html", b"<html><frameset><frame src='a.html'></frameset></html>", "error a.html: shows no text"),
    (
        "mail without a page",
        "a.mhtml",
        mail("--X\r\nContent-Type: text/plain\r\n\r\nHello\r\n--X--\r\n"),
        "error a.mhtml: holds no HTML page",
    ),
    ("mail without parts", "a.mhtml", mail("", "Content-Type: multipart/related"), "error a.mhtml: holds no HTML page"),
    (
        "mail with an empty page",
        "a.mhtml",
        mail("--X\r\nContent-Type: text/html\r\n\r\n\r\n--X--\r\n"),
        "error a.mhtml: holds no HTML page",
    ),
    ("no mail", "a.mht", b"The port was closed.", "error a.mht: holds no HTML page"),
    ("empty mail", "a.mht", b"", "error a.mht: is empty"),
    ("mail that is cut", "a.mht", mail(HTML_PART[: HTML_PART.index("</body>")]), "article a.mht"),
    (
        "mail in an unknown encoding",
        "a.mht",
        mail(HTML_PART.replace("charset=utf-8", "charset=x-none", 1)),
        "error a.mht: declares an unknown encoding ('x-none')",
    ),
    ("mail with a broken date", "a.mht", mail(HTML_PART, 'Date: never\r\nContent-Type: multipart/related; boundary="X"'), "article a.mht"),
    ("XML that is no feed", "a.xml", b"<?xml version='1.0'?><root><a>b</a></root>", "error a.xml: is no RSS or Atom feed"),
    (
        "sitemap",
        "a.xml",
        b"<?xml version='1.0'?><urlset><url><loc>http://example.org/</loc></url></urlset>",
        "error a.xml: is no RSS or Atom feed",
    ),
    ("words called feed", "a.rss", b"The port was closed.", "error a.rss: is no RSS or Atom feed"),
    ("page called feed", "a.rss", page(BODY), "error a.rss: is no RSS or Atom feed"),
    ("empty feed", "a.rss", b"", "error a.rss: is empty"),
    ("feed without entries", "a.rss", feed(""), "error a.rss: is a feed without entries"),
    ("entities that multiply", "a.rss", feed(item(1), LAUGHS), "error a.rss: declares XML entities"),
    ("entity of a file", "a.rss", feed(item(1, "&x;"), FETCH), "error a.rss: declares XML entities"),
    ("entry without text", "a.rss", feed(item(1, "")), "error a.rss, entry 1: holds no text"),
    ("entry with a bad address", "a.rss", feed(item(1).replace("http://example.org/1", "javascript:alert(1)")), "article a.rss:1"),
    (
        "entry with a bad date",
        "a.rss",
        feed(item(1).replace("<link>", "<pubDate>Mon, 31 Feb 2020</pubDate><link>")),
        "article http://example.org/1",
    ),
    ("binary feed", "a.atom", b"\x00\x01\x02\x03", "error a.atom: is no RSS or Atom feed"),
]


@pytest.mark.parametrize(("name", "content", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_bad_page_has_its_outcome(outcome: Callable[[dict[str, bytes]], list[str]], name: str, content: bytes, expected: str) -> None:
    (told,) = outcome({name: content})
    assert told.startswith(expected)


def test_cut_feed_keeps_the_entries_before_the_cut(outcome: Callable[[dict[str, bytes]], list[str]]) -> None:
    cut = feed(item(1) + item(2) + item(3)).split(b"<description>", 3)
    told = outcome({"a.rss": b"<description>".join(cut[:3]) + b"<description>The po"})
    assert told[:2] == ["article http://example.org/1", "article http://example.org/2"]
    assert told[2].startswith("error a.rss: is not well-formed (")


def test_repeated_entry_is_named(outcome: Callable[[dict[str, bytes]], list[str]]) -> None:
    told = outcome({"a.rss": feed(item(1) + item(1, "It opened again."))})
    assert told == ["article http://example.org/1", "error a.rss, entry 2: repeats the id 'http://example.org/1' of a.rss, entry 1"]
