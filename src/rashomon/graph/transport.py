"""HTTP to a SPARQL server: one connection kept open, credentials as the server asks for them, every failure one line with the address."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import urlencode, urlsplit
from urllib.request import AbstractDigestAuthHandler, HTTPPasswordMgrWithDefaultRealm, Request, parse_http_list, parse_keqv_list

import urllib3

from rashomon.errors import ServerError
from rashomon.graph.server import Server

AGENT = "rashomon/0.1 (+https://w3id.org/rashomon)"
"""How we name ourselves to servers."""
CONNECT = 10.0
"""Seconds to wait for a connection."""
PATIENCE = 600.0
"""Seconds to wait for the answer to a write: a server may index a megabyte for long, and asking again would only make it do so twice."""
AGAIN = 2
"""Times that a request is sent again after its connection broke: a server closes idle connections, and may do so just when we write. All
that we send may be sent twice."""
PAUSE = 0.2
"""Seconds before the first of these; twice as long before the second."""
SHOWN = 200
"""Characters of a server's own message that are shown."""
FORM = "application/x-www-form-urlencoded"


@dataclass(slots=True, kw_only=True)
class Reply:
    """What a server answered; the body is read when it is asked for."""

    url: str
    status: int
    headers: Mapping[str, str]
    """By lower-case name."""
    stream: urllib3.BaseHTTPResponse

    @property
    def kind(self) -> str:
        """The media type, lower case, without parameters."""
        return self.headers.get("content-type", "").split(";")[0].strip().casefold()

    def body(self) -> bytes:
        """Return the whole body.

        Raises:
            ServerError: if it breaks off or does not come in time.
        """
        with broken(self.url):
            return self.stream.read(decode_content=True)

    def close(self) -> None:
        """Give the connection back; one that still has much to say is ended instead."""
        self.stream.close()
        self.stream.release_conn()


class Transport:
    """Requests to one server."""

    def __init__(self, server: Server) -> None:
        self._pool = urllib3.PoolManager(retries=False)
        self._server = server
        self._basic = False
        """Whether the server has asked for the password as it is."""
        self._challenges: dict[str, Mapping[str, str]] = {}
        """By address, the last digest challenge (RFC 7616)."""
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, server.url, server.user, server.password)
        self._digests = AbstractDigestAuthHandler(passwords)

    def send(
        self,
        method: str,
        url: str,
        *,
        body: bytes | None = None,
        fields: Sequence[tuple[str, str]] = (),
        headers: Mapping[str, str] | None = None,
        seconds: float = PATIENCE,
    ) -> Reply:
        """Return the answer to a request, whatever its status; the caller reads or closes it.

        Args:
            method: GET, PUT, POST or DELETE.
            url: the address.
            body: what is sent; without one, a POST sends the fields as a form.
            fields: parameters, part of the address unless they are the form.
            headers: further headers.
            seconds: how long to wait for each piece of the answer.

        Raises:
            ServerError: if there is no answer, or the server does not take the credentials.
        """
        sent = {"User-Agent": AGENT, "Accept-Encoding": "gzip", **(headers or {})}
        if method == "POST" and body is None:
            body, sent["Content-Type"] = urlencode(fields).encode(), FORM
            address = url
        else:
            address = f"{url}?{urlencode(fields)}" if fields else url
        reply = self._sent(method, url, address, body, sent | self._signature(method, url, address), seconds)
        if reply.status == HTTPStatus.UNAUTHORIZED and self._server.user and self._challenged(url, reply):
            reply.body()
            reply = self._sent(method, url, address, body, sent | self._signature(method, url, address), seconds)
        if reply.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            reply.close()
            if self._server.user:
                raise ServerError(f"{url}: the server does not let this user in ({reply.status})")
            raise ServerError(f"{url}: the server asks who you are ({reply.status}); set RASHOMON_USER and RASHOMON_PASSWORD")
        return reply

    def close(self) -> None:
        """Close all connections."""
        self._pool.clear()

    def _sent(self, method: str, url: str, address: str, body: bytes | None, headers: Mapping[str, str], seconds: float) -> Reply:
        """Return the answer to one request; one whose connection broke is sent again."""
        timeout = urllib3.Timeout(connect=CONNECT, read=seconds)
        attempt = 0
        while True:
            try:
                with broken(url):
                    answer = self._pool.request(
                        method, address, body=body, headers=headers, timeout=timeout, redirect=False, preload_content=False
                    )
                found = {key.casefold(): value for key, value in answer.headers.items()}
                return Reply(url=url, status=answer.status, headers=found, stream=answer)
            except ServerError as error:
                if not isinstance(error.__cause__, urllib3.exceptions.ProtocolError) or attempt == AGAIN:
                    raise
                time.sleep(PAUSE * 2**attempt)
                attempt += 1

    def _signature(self, method: str, url: str, address: str) -> dict[str, str]:
        """Return the header that says who asks, in the way that this address asked for."""
        if self._basic:
            return urllib3.make_headers(basic_auth=f"{self._server.user}:{self._server.password}")
        if url in self._challenges:
            request = Request(address, method=method)  # noqa: S310 - never opened; place() has let http and https through alone
            return {"Authorization": f"Digest {self._digests.get_authorization(request, self._challenges[url])}"}
        return {}

    def _challenged(self, url: str, reply: Reply) -> bool:
        """Return whether it is worth asking again with what the server now wants to see."""
        scheme, _, rest = reply.headers.get("www-authenticate", "Basic").partition(" ")
        if scheme.casefold() == "digest":
            before = self._challenges.get(url)
            self._challenges[url] = parse_keqv_list([part for part in parse_http_list(rest) if part])
            return before is None or before.get("nonce") != self._challenges[url].get("nonce")
        known, self._basic = self._basic, scheme.casefold() == "basic"
        return self._basic and not known


@contextmanager
def broken(url: str) -> Iterator[None]:
    """Turn what the HTTP library raises into an error that names the address."""
    try:
        yield
    except urllib3.exceptions.NewConnectionError as error:
        reason = str(error.__cause__ or error)[:SHOWN]
        raise ServerError(f"{url}: cannot be reached; is the server at {urlsplit(url).netloc} running? ({reason})") from error
    except urllib3.exceptions.TimeoutError as error:
        raise ServerError(f"{url}: the server does not answer in time") from error
    except urllib3.exceptions.HTTPError as error:
        raise ServerError(f"{url}: the connection broke: {' '.join(str(error).split())[:SHOWN]}") from error


def accepted(reply: Reply, *also: int) -> Reply:
    """Return an answer of success, or of one of these statuses.

    Raises:
        ServerError: for every other answer, with the server's own words as far as they are plain text.
    """
    if HTTPStatus.OK <= reply.status < HTTPStatus.MULTIPLE_CHOICES or reply.status in also:
        return reply
    if HTTPStatus.MULTIPLE_CHOICES <= reply.status < HTTPStatus.BAD_REQUEST:
        reply.close()
        raise ServerError(f"{reply.url}: the server sends us on to {reply.headers.get('location', 'nowhere')}; give that address")
    raise ServerError(f"{reply.url}: the server answered {reply.status}{said(reply)}")


def said(reply: Reply) -> str:
    """Return ": " and what the server says about an error, on one line; "" where that is nothing or a page."""
    words = " ".join(reply.body().decode("utf-8", "replace").split())
    return "" if not words or words.startswith("<") else f": {words[:SHOWN]}"
