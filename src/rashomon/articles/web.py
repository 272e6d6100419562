"""Pages fetched from the addresses that the user names: the only thing in rashomon that uses the network."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3

from rashomon.articles.dates import read_date
from rashomon.articles.given import Given
from rashomon.articles.metadata import web_address
from rashomon.articles.sources import LARGEST, Source
from rashomon.errors import InputError

AGENT = "rashomon/0.1 (+https://w3id.org/rashomon)"
"""How we name ourselves to servers; robots.txt may address "rashomon"."""
REDIRECTS = 5
CONNECT, READ = 10.0, 30.0
"""Seconds to wait for a connection and for each piece of an answer."""
ROBOTS = 500_000
"""Bytes of a robots.txt that must be obeyed (RFC 9309 says at least 500 KiB)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for one request."""

    status: int
    headers: Mapping[str, str]
    """By lower-case name."""
    body: bytes
    """Decoded; one byte more than the limit where it was longer."""


Transport = Callable[[str, int], Answer]
"""Fetches an address, without following redirects, up to a number of bytes; raises OSError where there is no answer."""


def fetch(url: str, limit: int) -> Answer:
    """Return what a server answers to one GET request.

    Raises:
        OSError: if there is no answer in time.
    """
    timeout = urllib3.Timeout(connect=CONNECT, read=READ)
    try:
        with urllib3.PoolManager(retries=False, timeout=timeout, headers={"User-Agent": AGENT, "Accept-Encoding": "gzip"}) as pool:
            answer = pool.request("GET", url, redirect=False, preload_content=False)
            body = answer.read(limit + 1, decode_content=True)
            answer.release_conn()
    except urllib3.exceptions.HTTPError as error:
        raise OSError(" ".join(str(error).split())[:200]) from error
    return Answer(status=answer.status, headers={key.casefold(): value for key, value in answer.headers.items()}, body=body)


def page_at(url: str, given: Given, transport: Transport = fetch) -> Source:
    """Return the source of a page, fetched; its retrieval time is the server's own.

    Raises:
        InputError: if the address is none, robots.txt forbids it, there is no page, or it is too large.
    """
    here = web_address(url)
    if here is None:
        raise InputError(url, "is no http or https address")
    for _ in range(REDIRECTS + 1):
        if not allowed(here, transport):
            raise InputError(url, f"robots.txt of {urlsplit(here).hostname} forbids it")
        answer = _got(here, url, LARGEST, transport)
        if answer.status not in (301, 302, 303, 307, 308):
            return _source(url, here, answer, given)
        following = web_address(urljoin(here, answer.headers.get("location", "")))
        if following is None:
            raise InputError(url, "is redirected to something that is no http or https address")
        here = following
    raise InputError(url, f"is redirected more than {REDIRECTS} times")


def _source(url: str, here: str, answer: Answer, given: Given) -> Source:
    if answer.status != 200:
        raise InputError(url, f"the server answered {answer.status}")
    if len(answer.body) > LARGEST:
        raise InputError(url, f"is larger than {LARGEST} bytes")
    kind, _, parameters = answer.headers.get("content-type", "").partition(";")
    if kind.strip().casefold() not in ("text/html", "application/xhtml+xml", "text/plain", ""):
        raise InputError(url, f"is {kind.strip()[:60]}, not a page")
    charset = next(
        (part.split("=", 1)[1].strip(" \"'") for part in parameters.split(";") if part.strip().casefold().startswith("charset=")), None
    )
    dated = read_date(answer.headers.get("date", ""))
    return Source(
        id=url,
        name=url,
        open=lambda: BytesIO(answer.body),
        given=given,
        url=here,
        retrieved=dated.value if dated else None,
        declared=charset,
    )


def allowed(url: str, transport: Transport) -> bool:
    """Return whether the site's robots.txt lets us fetch an address: no such file allows all, an unreachable one nothing (RFC 9309)."""
    place = urljoin(url, "/robots.txt")
    answer = _got(place, place, ROBOTS, transport)
    if 400 <= answer.status < 500:
        return True
    if answer.status != 200:
        return False
    rules = RobotFileParser()
    rules.parse(answer.body[:ROBOTS].decode("utf-8", "replace").splitlines())
    return rules.can_fetch("rashomon", url)


def _got(url: str, name: str, limit: int, transport: Transport) -> Answer:
    try:
        return transport(url, limit)
    except OSError as error:
        raise InputError(name, f"cannot be fetched: {' '.join(str(error).split())[:200]}") from error
