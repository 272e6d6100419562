"""Addresses, fetched through a transport of our own; no test uses the network."""

from collections.abc import Callable

import pytest

from rashomon.articles import read
from rashomon.articles.web import Answer
from rashomon.errors import InputError
from rashomon.model.article import Article

PAGE = (
    b'<html><head><meta charset="utf-8"><title>Wall breached</title></head><body><h1>Wall breached</h1>'
    b"<p>Officials in the port of Norhaven said on Monday that the harbour wall had been breached by the storm.</p></body></html>"
)
URL = "https://norhavenpost.example/wall"
ROBOTS = "https://norhavenpost.example/robots.txt"
HTML = {"content-type": "text/html; charset=utf-8", "date": "Fri, 12 Mar 2021 10:00:00 GMT"}


def answer(status: int = 200, body: bytes = PAGE, kind: str = "", location: str = "") -> Answer:
    headers = HTML | ({"content-type": kind} if kind else {}) | ({"location": location} if location else {})
    return Answer(status=status, headers=headers, body=body)


def site(pages: dict[str, Answer]) -> Callable[[str, int], Answer]:
    """Return a transport that knows some addresses, has no robots.txt unless told, and else does not answer."""

    def fetch(url: str, limit: int) -> Answer:
        if url in pages:
            return pages[url]
        if url.endswith("/robots.txt"):
            return answer(404, b"")
        raise OSError("Connection refused")

    return fetch


def told(pages: dict[str, Answer], url: str = URL) -> str:
    (found,) = read([url], transport=site(pages))
    return str(found) if isinstance(found, InputError) else found.id


def test_page_is_read_with_its_custody() -> None:
    (article,) = read([URL], transport=site({URL: answer()}))
    assert isinstance(article, Article)
    assert (article.id, article.path, article.title, article.outlet) == (URL, URL, "Wall breached", "norhavenpost.example")
    assert (article.custody.url, article.custody.retrieved) == (URL, "2021-03-12T10:00:00+00:00")


def test_redirect_is_followed_and_the_last_address_kept() -> None:
    there = "https://norhavenpost.example/there"
    (article,) = read([URL], transport=site({URL: answer(301, b"", location="/there"), there: answer()}))
    assert isinstance(article, Article)
    assert (article.id, article.custody.url) == (URL, there)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("User-agent: *\nDisallow: /", f"{URL}: robots.txt of norhavenpost.example forbids it"),
        ("User-agent: rashomon\nDisallow: /wall", f"{URL}: robots.txt of norhavenpost.example forbids it"),
        ("User-agent: other\nDisallow: /", URL),
        ("User-agent: *\nDisallow: /private", URL),
        ("", URL),
        ("\x00\xff nonsense", URL),
    ],
)
def test_robots_txt_is_obeyed(rules: str, expected: str) -> None:
    assert told({URL: answer(), ROBOTS: answer(body=rules.encode("latin-1"))}) == expected


@pytest.mark.parametrize(
    ("pages", "reason"),
    [
        ({}, "cannot be fetched: Connection refused"),
        ({URL: answer(404)}, "the server answered 404"),
        ({URL: answer(500)}, "the server answered 500"),
        ({URL: answer(body=b"")}, "is empty"),
        ({URL: answer(body=b"%PDF", kind="application/pdf")}, "is application/pdf, not a page"),
        ({URL: answer(body=b"a" * 20_000_001)}, "is larger than 20000000 bytes"),
        ({URL: answer(302, b"", location=URL)}, "is redirected more than 5 times"),
        ({URL: answer(302, b"", location="file:///etc/passwd")}, "is redirected to something that is no http or https address"),
        ({URL: answer(302, b"", location="javascript:alert(1)")}, "is redirected to something that is no http or https address"),
        ({URL: answer(), ROBOTS: answer(503)}, "robots.txt of norhavenpost.example forbids it"),
        ({URL: answer(body=PAGE.replace(b"wall", b"w\xe9ll"))}, "is not valid UTF-8 at byte"),
    ],
)
def test_what_cannot_be_fetched_is_named(pages: dict[str, Answer], reason: str) -> None:
    assert told(pages).startswith(f"{URL}: {reason}")


def test_address_without_a_host_is_named() -> None:
    assert told({}, "http://") == "http://: is no http or https address"
