"""SPARQL servers for tests: Oxigraph from its wheel, Virtuoso where it is installed, and one that answers what it is told."""

import os
import shutil
import socket
import subprocess
import sysconfig
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

HOST = "127.0.0.1"
OXIGRAPH = Path(sysconfig.get_path("scripts")) / "oxigraph"
START = 30.0
"""Seconds in which a server must be up."""
VIRTUOSO = "virtuoso-t"
VIRTUOSO_SETTINGS = """[Database]
DatabaseFile={folder}/virtuoso.db
ErrorLogFile={folder}/virtuoso.log
LockFile={folder}/virtuoso.lck
TransactionFile={folder}/virtuoso.trx
xa_persistent_file={folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile={folder}/virtuoso-temp.db
TransactionFile={folder}/virtuoso-temp.trx
[Parameters]
ServerPort={port}
NumberOfBuffers=10000
[HTTPServer]
ServerPort={web}
[SPARQL]
ResultSetMaxRows=10000
"""


@contextmanager
def oxigraph(folder: Path | None = None, port: int | None = None) -> Iterator[str]:
    """Yield the address of a fresh Oxigraph, ended with the block; with a folder it keeps its data."""
    if not OXIGRAPH.is_file():
        pytest.skip("the oxigraph wheel is not installed")
    port = port or free_port()
    kept = ["--location", str(folder)] if folder else []
    with _running([str(OXIGRAPH), "serve", "--bind", f"{HOST}:{port}", *kept], f"http://{HOST}:{port}", None) as url:
        yield url


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Yield the address of a fresh Virtuoso (user dba, password dba), ended with the block."""
    if not (program := shutil.which(VIRTUOSO)):
        pytest.skip("Virtuoso is not installed; .ci/full installs it")
    web = free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(VIRTUOSO_SETTINGS.format(folder=folder, port=free_port(), web=web))
    with _running([program, "-f", "-c", str(settings)], f"http://{HOST}:{web}", folder) as url:
        yield url


@contextmanager
def _running(command: list[str], url: str, folder: Path | None) -> Iterator[str]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            end = time.monotonic() + START
            while not _answers(url):
                assert process.poll() is None, f"{command[0]} has ended"
                assert time.monotonic() < end, f"{command[0]} does not answer"
                time.sleep(0.05)
            yield url
        finally:
            process.kill()


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def _answers(url: str) -> bool:
    try:
        socket.create_connection((HOST, urlsplit(url).port), timeout=5).close()
    except OSError:
        return False
    return True


class Asked:
    """One request to a `scripted` server."""

    def __init__(self, handler: BaseHTTPRequestHandler) -> None:
        self.method = handler.command
        self.path = urlsplit(handler.path).path
        self.headers = handler.headers
        self.body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        self.fields: Mapping[str, list[str]] = parse_qs(urlsplit(handler.path).query or self.body.decode("utf-8", "replace"), True)


Told = tuple[int, Mapping[str, str], bytes]
"""Status, headers and body of an answer; a status of 0 closes the connection without one."""
JSON = {"Content-Type": "application/sparql-results+json"}
YES: Told = (200, JSON, b'{"head":{},"boolean":true}')
NOTHING: Told = (404, {}, b"")


@contextmanager
def scripted(answer: Callable[[Asked], Told] | Told) -> Iterator[str]:
    """Yield the address of a server that answers as a function says, or always the same."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _tell(self) -> None:
            asked = Asked(self)
            status, headers, body = answer if isinstance(answer, tuple) else answer(asked)
            if status == 0:
                self.close_connection = True
                return
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | dict(headers)).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            if int(headers.get("Content-Length", len(body))) > len(body):
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_DELETE = _tell  # noqa: N815 - the names are the base class's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Say nothing."""

    server = ThreadingHTTPServer((HOST, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def environment(**more: str) -> dict[str, str]:
    """The environment of a command that must not find servers' settings of whoever runs the tests."""
    return {name: value for name, value in os.environ.items() if not name.startswith("RASHOMON_")} | more
