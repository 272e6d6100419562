"""Where a graph is: a directory, or a SPARQL server with a working directory beside it for what the server does not keep."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from rashomon.errors import RashomonError
from rashomon.iris import digest
from rashomon.settings import Settings, read_settings

SCHEMES = ("http://", "https://")
STEM = 8
"""Characters of the digest in the name of a working directory: enough to tell the servers of one user apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A SPARQL 1.1 server, as the user named it. Made by `place`."""

    url: str
    """Its address, without user, password and closing slash."""
    work: Path
    """Directory for what no server keeps: frozen texts, extractions, parses, the journal, decisions."""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    query: str = ""
    """Address of the query endpoint; "" where it is to be found out, as with the next two."""
    update: str = ""
    """Address of the update endpoint."""
    graphs: str = ""
    """Address of the Graph Store protocol."""

    def __str__(self) -> str:
        """Return the address."""
        return self.url


type Place = Path | Server


def is_server(given: str) -> bool:
    """Return whether this names a server and not a directory."""
    return given.casefold().startswith(SCHEMES)


def place(
    given: str | Path | Server, *, work: Path | None = None, settings: Settings | None = None, environment: Mapping[str, str] | None = None
) -> Place:
    """Return where a graph is, from a path or from an address such as `http://localhost:7878/`.

    User and password are taken from the address, else from RASHOMON_USER and RASHOMON_PASSWORD; no message ever shows them.

    Args:
        given: what the user wrote.
        work: the working directory of a server; else the setting `work`, else one under the user's state directory for each address.
        settings: where the endpoints of a server are, if not where it is used to have them; read from the environment if not given.
        environment: the environment variables.

    Raises:
        RashomonError: if it is no address, or a working directory is given for a directory.
    """
    if isinstance(given, Server):
        return given if work is None else replace(given, work=work)
    if isinstance(given, Path) or not is_server(given):
        if work is not None:
            raise RashomonError(f"{given}: a graph directory keeps everything itself; --work goes with the address of a server")
        return Path(given)
    environment = os.environ if environment is None else environment
    settings = settings or read_settings(environment)
    url, user, password = _address(given)
    return Server(
        url=url,
        work=work or (Path(settings.work) if settings.work else _work(url, environment)),
        user=user or environment.get("RASHOMON_USER", ""),
        password=password or environment.get("RASHOMON_PASSWORD", ""),
        query=settings.query_url,
        update=settings.update_url,
        graphs=settings.graphs_url,
    )


def folder_of(kg: Place) -> Path:
    """Return the directory with the texts, the journal and the decisions of a graph."""
    return kg.work if isinstance(kg, Server) else kg


def _address(given: str) -> tuple[str, str, str]:
    """Return an address without its user and password, and these."""
    try:
        parts = urlsplit(given)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        # never the address itself, which may hold a password
        raise RashomonError(f"the address of the server is none: {error}") from error
    if not parts.hostname:
        raise RashomonError("the address of the server names no host")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    url = urlunsplit((parts.scheme.casefold(), host + port, parts.path.rstrip("/"), "", ""))
    return url, unquote(parts.username or ""), unquote(parts.password or "")


def _work(url: str, environment: Mapping[str, str]) -> Path:
    """Return the working directory of a server where none was named (XDG Base Directory Specification: state)."""
    state = environment.get("XDG_STATE_HOME") or ""
    root = Path(state) if Path(state).is_absolute() else Path.home() / ".local" / "state"
    return root / "rashomon" / f"{urlsplit(url).hostname}-{digest(url)[:STEM]}"
