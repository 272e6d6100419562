"""Opens a graph, wherever it is: in a directory or at a SPARQL server."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import NamedNode

from rashomon.errors import NotAStoreError, StoreError
from rashomon.graph import files, lock
from rashomon.graph.client import Client
from rashomon.graph.directory import FORMAT, MARKER, SERVER, damage, refuse_foreign
from rashomon.graph.protocol import Graph
from rashomon.graph.remote import RemoteGraph
from rashomon.graph.server import Place, Server, folder_of
from rashomon.graph.store import open_for_reading, open_for_writing
from rashomon.graph.texts import TEXTS
from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import RSH


@contextmanager
def reading(kg: Place) -> Iterator[Graph]:
    """Yield a graph for reading.

    Raises:
        NotAStoreError: if there is none.
        StoreInUseError: if a process writes the directory.
        StoreError: if it is damaged or the server cannot be reached.
    """
    if not isinstance(kg, Server):
        with open_for_reading(kg) as opened:
            yield opened
        return
    client = Client(kg)
    try:
        base = _base(client)
        if base is None:
            raise NotAStoreError(f"{kg}: holds no rashomon graph; 'rashomon build PATH... --into {kg}' makes one")
        yield RemoteGraph(client, base)
    finally:
        client.close()


@contextmanager
def writing(kg: Place, *, base: str | None = None) -> Iterator[Graph]:
    """Yield a graph for writing, its directory held alone. Nothing keeps others from writing to the same server.

    Raises:
        NotAStoreError: if the directory holds something else.
        StoreInUseError: if another process uses the directory.
        StoreError: if it is damaged, belongs to another server or has another base IRI, or the server cannot be reached.
    """
    if not isinstance(kg, Server):
        with open_for_writing(kg, base=base) as opened:
            yield opened
        return
    client = Client(kg)
    try:
        wanted = base or _base(client) or DEFAULT_BASE
        known = _base(client)
        if known is not None and known != wanted:
            raise StoreError(f"{kg}: its things live under {known}, not under {wanted}")
        refuse_foreign(kg.work)
        with damage(kg.work):
            (kg.work / TEXTS).mkdir(parents=True, exist_ok=True)
        with lock.writing(kg.work):
            _mark(kg, wanted)
            for folder in (kg.work, kg.work / TEXTS):
                files.sweep(folder)
            yield RemoteGraph(client, wanted)
    finally:
        client.close()


def work_of(kg: Place) -> Path:
    """Return the directory of a graph with its extractions and decisions.

    Raises:
        NotAStoreError: if that of a server is not on this machine.
    """
    folder = folder_of(kg)
    if isinstance(kg, Server) and not (folder / MARKER).is_file():
        raise NotAStoreError(f"{kg}: what was found in its articles is not in {folder}; name its working directory by --work")
    return folder


def _base(client: Client) -> str | None:
    """Return the base IRI of the graph at a server; None where there is no graph of ours.

    Raises:
        StoreError: if there are several: their claims would mix in every answer.
    """
    for predicate, every in ((RSH.pipelineSha256, "DISTINCT"), (RSH.sha256, "")):
        limit = "" if every else "LIMIT 1"
        _, rows, _ = client.select(f"SELECT {every} ?g WHERE {{ GRAPH ?g {{ ?s {NamedNode(predicate)} ?x }} }} {limit}")
        found = sorted({row[0].value.rpartition("graph/")[0] for row in rows if row[0] is not None})
        if len(found) > 1:
            raise StoreError(f"{client.server}: holds {len(found)} graphs, under {' and '.join(found)}; give each a dataset of its own")
        if found:
            return found[0]
    return None


def _mark(kg: Server, base: str) -> None:
    """Write into the working directory whose it is, or see that it is this server's.

    Raises:
        StoreError: if it is another's.
    """
    target = kg.work / MARKER
    if not target.is_file():
        with damage(kg.work), files.whole(target) as file:
            file.write(json.dumps({"format": FORMAT, "base": base, SERVER: kg.url}).encode() + b"\n")
        return
    try:
        found = json.loads(target.read_text("utf-8"))
        whose, known = str(found.get(SERVER, "")), str(found["base"])
    except (ValueError, KeyError, AttributeError) as error:
        raise StoreError(f"{target}: is damaged; remove the file if the directory is the one of {kg}") from error
    if whose != kg.url:
        raise StoreError(f"{kg.work}: is {f'the working directory of {whose}' if whose else 'a graph directory'}; name another by --work")
    if known != base:
        raise StoreError(f"{kg}: its things live under {known}, not under {base}")
