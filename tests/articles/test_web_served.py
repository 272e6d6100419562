"""A page fetched over a real connection, from a server on this machine."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rashomon.articles import read
from rashomon.errors import InputError
from rashomon.model import Article

PAGE = """<!doctype html><html lang="en"><head><title>Bridge closed | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2021-03-05T18:30:00+01:00"></head>
<body><article><h1>Bridge closed</h1><p>The mayor of Tollhaven said on Friday that the bridge would stay closed for a month.</p>
<p>“Nobody was hurt, and nobody was told in time,” she said at the town hall, where residents had gathered.</p></article></body></html>"""


class Handler(BaseHTTPRequestHandler):
    """Serves one page, one that robots.txt forbids, and one without end."""

    def do_GET(self) -> None:
        """Answer."""
        pages = {"/robots.txt": ("text/plain", "User-agent: *\nDisallow: /private\n"), "/bridge": ("text/html; charset=utf-8", PAGE)}
        kind, words = pages.get(self.path, ("text/html", "<p>private</p>"))
        body = words.encode() if self.path != "/large" else b"x" * 21_000_000
        self.send_response(302 if self.path == "/moved" else 200)
        if self.path == "/moved":
            self.send_header("Location", "/bridge")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/bridge", "/moved"])
def test_page_is_fetched_and_read(site: str, path: str) -> None:
    (article,) = read([site + path])
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("Bridge closed", "Harbour Post")
    assert article.published.value == "2021-03-05T18:30:00+01:00"
    assert "stay closed for a month" in article.text
    assert article.custody.url
    assert article.custody.retrieved


@pytest.mark.parametrize(("path", "reason"), [("/private", "robots.txt"), ("/large", "larger than")])
def test_page_that_may_or_can_not_be_read_is_named(site: str, path: str, reason: str) -> None:
    (error,) = read([site + path])
    assert isinstance(error, InputError)
    assert reason in error.reason


def test_server_that_is_not_there_is_named() -> None:
    (error,) = read(["http://127.0.0.1:9/page"])
    assert isinstance(error, InputError)
