"""HTTP to a server: what goes wrong is one line that names the address and no password."""

import gc
import hashlib
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import pytest
from tests.servers import HOST, JSON, NOTHING, YES, Asked, Told, free_port, scripted

from rashomon.errors import QueryError, ServerError
from rashomon.graph.client import Client
from rashomon.graph.server import Server
from rashomon.graph.transport import Transport, accepted

HTML = {"Content-Type": "text/html; charset=utf-8"}
DIGEST = 'Digest realm="SPARQL", domain="/x", nonce="{}", opaque="00", stale="false", qop="auth", algorithm="MD5"'


def server(url: str, user: str = "", password: str = "") -> Server:
    return Server(url=url, work=Path("none"), user=user, password=password, query=f"{url}/q", update=f"{url}/u", graphs=f"{url}/g")


@contextmanager
def client(told: Told, **credentials: str) -> Iterator[Client]:
    with scripted(told) as url:
        made = Client(server(url, **credentials))
        yield made
        made.close()


@pytest.mark.parametrize(
    ("told", "message"),
    [
        ((500, {}, b"the disk is\nfull"), r"/q: the server answered 500: the disk is full$"),
        ((503, HTML, b"<html>later"), r"/q: the server answered 503$"),
        ((404, {}, b""), r"/q: the server answered 404$"),
        ((401, {}, b""), r"/q: the server asks who you are \(401\); set RASHOMON_USER and RASHOMON_PASSWORD$"),
        ((403, {}, b""), r"/q: the server asks who you are \(403\)"),
        ((307, {"Location": "https://else.example/q"}, b""), r"/q: the server sends us on to https://else.example/q; give that address$"),
        ((200, HTML, b"<html>Welcome"), r"/q: the server answered a page \(text/html\), not SPARQL results; is this the address"),
        ((200, {}, b"?"), r"/q: the server answered something without a type, not SPARQL results"),
        ((200, JSON, b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":'), r"/q: the server's answer cannot be read: "),
        ((200, JSON, b"[]"), r"/q: the server's answer cannot be read: "),
        (
            (200, JSON | {"Content-Length": "900"}, b'{"head":{"vars":["a"]},"results":{"bindings":['),
            r"/q: (the connection broke|the server's)",
        ),
        ((200, JSON, b'{"head":{},"boolean":true}'), r"/q: the server answered yes or no where rows were asked for$"),
        ((0, {}, b""), r"/q: the connection broke: "),
    ],
)
def test_failure_is_one_line_that_names_the_address(told: Told, message: str) -> None:
    with client(told) as made, pytest.raises(ServerError, match=message) as raised:
        list(made.select("SELECT * {}")[1])
    assert "\n" not in str(raised.value)


def test_failed_answer_may_be_collected_in_another_thread() -> None:
    cut = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":'
    kept: list[object] = []
    with client((200, JSON, cut)) as made, pytest.raises(ServerError) as raised:
        list(made.select("SELECT * {}")[1])
    kept += [raised.value, raised.value.__traceback__, kept]  # a cycle, as a debugger's or a logger's
    del raised
    with mock.patch.object(sys, "unraisablehook") as told:
        kept = []
        collector = threading.Thread(target=gc.collect)
        collector.start()
        collector.join()
    assert not told.called


def test_refused_question_is_the_questions_fault() -> None:
    with client((400, {}, b"expected }")) as made, pytest.raises(QueryError, match="does not take this question: expected }"):
        made.ask("ASK {")


@pytest.mark.parametrize("told", [(500, {}, b""), (401, {}, b""), (413, HTML, b"<html>"), (0, {}, b"")])
def test_failed_write_is_an_error(told: Told) -> None:
    with client(told) as made:
        with pytest.raises(ServerError, match=f"{HOST}.*/u: "):
            made.update("DROP ALL")
        with pytest.raises(ServerError, match=f"{HOST}.*/g: "):
            made.put("urn:g", [])


def test_nobody_listening_is_said_at_once() -> None:
    url = f"http://{HOST}:{free_port()}"
    begun = time.monotonic()
    with pytest.raises(ServerError, match=r"cannot be reached; is the server at .* running\? \(.*refused"):
        Client(server(url)).ask("ASK {}")
    assert time.monotonic() - begun < 5


def test_slow_answer_is_given_up() -> None:
    def answer(asked: Asked) -> Told:
        time.sleep(1.0)
        return YES

    with scripted(answer) as url:
        transport = Transport(server(url))
        with pytest.raises(ServerError, match="/q: the server does not answer in time"):
            transport.send("POST", f"{url}/q", seconds=0.1)


def test_broken_connection_is_tried_again() -> None:
    asked: list[str] = []

    def answer(request: Asked) -> Told:
        asked.append(request.method)
        return YES if len(asked) > 2 else (0, {}, b"")

    with scripted(answer) as url:
        assert Client(server(url)).ask("ASK {}")
    assert asked == ["POST"] * 3


def test_password_is_sent_only_when_asked_for_and_never_shown() -> None:
    seen: list[str | None] = []

    def answer(request: Asked) -> Told:
        seen.append(request.headers["Authorization"])
        return YES if seen[-1] == "Basic YWRhOnN3b3JkZmlzaA==" else (401, {"WWW-Authenticate": 'Basic realm="x"'}, b"")

    with scripted(answer) as url:
        made = Client(server(url, "ada", "swordfish"))
        assert made.ask("ASK {}")
        assert made.ask("ASK {}")
        assert seen[0] is None
        assert len(seen) == 3
        with pytest.raises(ServerError, match=r"does not let this user in \(401\)$") as raised:
            Client(server(url, "ada", "secret")).ask("ASK {}")
    assert "secret" not in str(raised.value)


def test_digest_is_answered_and_its_nonce_used_until_a_new_one_comes() -> None:
    nonces = ["n1"]
    counts: list[str] = []

    def answer(request: Asked) -> Told:
        given = dict(re.findall(r'(\w+)="?([^",]+)', request.headers["Authorization"] or ""))
        if given.get("nonce") != nonces[-1]:
            return 401, {"WWW-Authenticate": DIGEST.format(nonces[-1])}, b""
        first, second = (hashlib.md5(words.encode()).hexdigest() for words in ("ada:SPARQL:swordfish", f"{request.method}:{given['uri']}"))  # noqa: S324
        wanted = hashlib.md5(f"{first}:{given['nonce']}:{given['nc']}:{given['cnonce']}:auth:{second}".encode()).hexdigest()  # noqa: S324
        counts.append(given["nc"])
        return YES if given["response"] == wanted else (401, {"WWW-Authenticate": DIGEST.format(nonces[-1])}, b"")

    with scripted(answer) as url:
        made = Client(server(url, "ada", "swordfish"))
        assert made.ask("ASK {}")
        assert made.ask("ASK {}")
        nonces.append("n2")
        assert made.ask("ASK {}")
        with pytest.raises(ServerError, match="does not let this user in"):
            Client(server(url, "ada", "secret")).ask("ASK {}")
    assert counts[:3] == ["00000001", "00000002", "00000001"]


def test_absent_thing_is_let_pass_where_that_is_said() -> None:
    with scripted(NOTHING) as url:
        reply = Transport(server(url)).send("GET", f"{url}/g", fields=[("graph", "urn:g")])
        assert accepted(reply, 404).status == 404
        reply.close()
