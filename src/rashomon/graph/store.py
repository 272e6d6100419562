"""A graph directory: `rashomon.json` (format and base IRI), `store/` (Oxigraph), `texts/<sha256>.txt` (the frozen texts).

One article is one transaction; a change is kill-safe when it returns and power-safe after `flush()`. Errors of Oxigraph reach the user as
one line that names the damaged file; nothing is ever read past damage.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import contextmanager
from itertools import batched, islice
from pathlib import Path

from pyoxigraph import Quad, Store

from rashomon.errors import NotAStoreError, StoreError
from rashomon.graph import files, lock
from rashomon.graph.directory import MARKER, begin, damage, finish, on_disk, read_marker, refuse_foreign, tidy, unfinished
from rashomon.graph.protocol import Revision
from rashomon.graph.room import fitting
from rashomon.graph.stored import as_stored, data, mark
from rashomon.graph.terms import RDF_TYPE, node
from rashomon.graph.texts import TEXTS, put_text, read_text, sync
from rashomon.iris import DEFAULT_BASE

MANY = 4
"""New graphs from which on files made aside cost less than a transaction each (200 articles of 600 quads: alone 2.5 times as much CPU as a
transaction, 32 at once half)."""
PART = 50_000
"""Quads that go in together where there are very many and no room for more: half a million of them in parts of this size take as much time
as at once, and a third of the memory. Parts of 20,000 take a third more time."""
BULK = 5_000
"""Quads from which on files made aside cost less than a transaction."""
EXCHANGED = 20_000
"""Quads that one update takes out and puts in: its text and what is read from it are held in memory."""


class GraphStore:
    """An open graph directory. Made by `open_for_writing` and `open_for_reading`, which hold its lock."""

    def __init__(self, path: Path, base: str, store: Store, *, writable: bool) -> None:
        self.path = path
        self.base = base
        """Under which IRI its things live."""
        self.writable = writable
        self.store = store
        """The quads. Use it for queries; change it only through the methods here."""

    @property
    def name(self) -> str:
        """The directory."""
        return str(self.path)

    def replace(self, graphs: Mapping[str, Iterable[Quad]]) -> tuple[int, int]:
        """Make the named graphs hold exactly these quads, all in one transaction; return how many quads were removed and added.

        Only the difference is written, so what has not changed is not touched. A graph that is given no quads vanishes.
        """
        gone: list[Quad] = []
        new: list[Quad] = []
        with damage(self.path):
            for graph, quads in graphs.items():
                before = {mark(quad) for quad in self._held(graph)}
                after: set[bytes] = set()
                for quad in as_stored(quads):
                    short = mark(quad)
                    if short not in before and short not in after:
                        new.append(quad)
                    after.add(short)
                if not before <= after:
                    gone.extend(quad for quad in self._held(graph) if mark(quad) not in after)
            self._exchange(gone, new)
            for graph in graphs if gone else ():
                if next(self.store.quads_for_pattern(None, None, None, node(graph)), None) is None:
                    self.store.remove_graph(node(graph))
        return len(gone), len(new)

    def revise(self, graphs: Mapping[str, Revision]) -> tuple[int, int]:
        """Make some things in the named graphs be described by exactly these quads, all in one transaction; return what `replace` returns.

        Nothing else in the graphs is looked at, so the cost grows with what is revised, not with what is there.
        """
        gone: list[Quad] = []
        new: list[Quad] = []
        with damage(self.path):
            for graph, revision in graphs.items():
                facets = [*((subject, None) for subject in sorted(revision.subjects)), *sorted(revision.facets)]
                before = {quad for subject, predicate in facets for quad in self._about(subject, predicate, graph)}
                after = set(as_stored(revision.quads))
                gone.extend(before - after)
                new.extend(after - before)
            self._exchange(gone, new)
        return len(gone), len(new)

    def _about(self, subject: str, predicate: str | None, graph: str) -> Iterator[Quad]:
        return self.store.quads_for_pattern(node(subject), node(predicate) if predicate else None, None, node(graph))

    def _exchange(self, gone: list[Quad], new: list[Quad]) -> None:
        """Take some quads out and put others in, in one transaction."""
        if gone:
            self.store.update(f"DELETE DATA {{{data(gone)}}} ; INSERT DATA {{{data(new)}}}")
        elif new:
            self.store.extend(new)

    def insert(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Make the named graphs hold exactly these quads; many that are new to the store are taken in together, at a fraction of the cost.

        Oxigraph then makes sorted files aside and takes them in at one instant, so that a kill leaves such a graph whole or not there, as
        a transaction does. Beyond a million quads it takes them in by the million.
        """
        with damage(self.path):
            # asked by its name: to look for a quad of each leaves two blocks of the file in the cache, 8 kB an article
            new = [graph for graph in graphs if not self.store.contains_named_graph(node(graph))]
            if len(new) < MANY:
                new = []
            else:
                self.store.bulk_extend(quad for graph in new for quad in graphs[graph])
        self.replace({graph: quads for graph, quads in graphs.items() if graph not in set(new)})

    def rewrite(self, graphs: Mapping[str, Iterable[Quad]]) -> None:
        """Make the named graphs, however large, hold exactly these quads.

        A change that fits into one part is made at one instant. A larger one is made in parts, so that memory does not grow with it;
        until the last part is in, the directory is marked as unfinished, and nobody reads it. What is killed there is ended by the next
        call, in which only what is still missing is written.
        """
        with damage(self.path):
            size = fitting(PART)
            left = {graph: {mark(quad) for quad in self._held(graph)} for graph in graphs}
            lacking = _lacking(graphs, left)
            some = list(islice(lacking, size))
            gone = sum(map(len, left.values()))
            if len(some) < size and (gone == 0 or gone + len(some) <= EXCHANGED):
                if gone or len(some) < BULK:
                    self._exchange(list(self._left(left)), some)
                else:
                    self.store.bulk_extend(_handed(some))
            else:
                begin(self.path)
                while some:
                    self.store.bulk_extend(_handed(some))
                    some = list(islice(lacking, size))
                for taken in batched(self._left(left), EXCHANGED):
                    self._exchange(list(taken), [])
            for graph in graphs:
                if next(self._held(graph), None) is None:
                    self.store.remove_graph(node(graph))
            self.store.flush()
        finish(self.path)

    def _left(self, left: Mapping[str, Set[bytes]]) -> Iterator[Quad]:
        """Yield the quads of these graphs that are marked."""
        return (quad for graph, marks in left.items() if marks for quad in self._held(graph) if mark(quad) in marks)

    def _held(self, graph: str) -> Iterator[Quad]:
        return self.store.quads_for_pattern(None, None, None, node(graph))

    def graphs(self) -> list[str]:
        """Return the IRIs of all named graphs, sorted."""
        with damage(self.path):
            return sorted(str(graph.value) for graph in self.store.named_graphs())

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """Yield the quads of a graph, or of all."""
        with damage(self.path):
            yield from self.store.quads_for_pattern(None, None, None, node(graph) if graph else None)

    def having(self, predicate: str, value: str | None = None) -> Iterator[Quad]:
        """Yield the quads with this predicate, and with this IRI as object where one is given."""
        with damage(self.path):
            yield from self.store.quads_for_pattern(None, node(predicate), node(value) if value else None, None)

    def types(self, subject: str) -> list[str]:
        """Return the IRIs of the classes of a thing, sorted."""
        with damage(self.path):
            return sorted(str(quad.object)[1:-1] for quad in self.store.quads_for_pattern(node(subject), RDF_TYPE, None, None))

    def put_text(self, words: str) -> str:
        """Keep a frozen text and return its SHA-256; a text that is there already is not written again."""
        with damage(self.path):
            return put_text(self.path, words)

    def text(self, name: str) -> str | None:
        """Return the frozen text with this SHA-256; None where it is missing or is not what its name says."""
        return read_text(self.path, name)

    def flush(self) -> None:
        """Make everything written so far survive a power cut."""
        with damage(self.path):
            sync(self.path)
            self.store.flush()


def _handed(quads: list[Quad]) -> Iterator[Quad]:
    """Yield the quads in their order, and let go of each."""
    quads.reverse()
    while quads:
        yield quads.pop()


def _lacking(graphs: Mapping[str, Iterable[Quad]], held: Mapping[str, set[bytes]]) -> Iterator[Quad]:
    """Yield the quads that a graph does not hold; take the marks of the others out of those that are held."""
    for graph, quads in graphs.items():
        marks = held[graph]
        for quad in as_stored(quads) if marks else quads:
            short = mark(quad) if marks else b""
            if short in marks:
                marks.remove(short)
            else:
                yield quad


@contextmanager
def open_for_writing(path: Path, *, base: str | None = None) -> Iterator[GraphStore]:
    """Yield the graph directory, made if need be, held alone.

    Raises:
        NotAStoreError: if the path is a file or a folder that holds something else.
        StoreInUseError: if another process uses it.
        StoreError: if it is damaged, of a newer format, or has another base IRI.
    """
    refuse_foreign(path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    with on_disk(path), lock.writing(path):
        known = read_marker(path, base or DEFAULT_BASE)
        if base is not None and known != base:
            raise StoreError(f"{path}: its things live under {known}, not under {base}")
        for folder in (path, path / TEXTS):
            files.sweep(folder)
        tidy(path / "store")
        opened = GraphStore(path, known, _open(path, read_only=False), writable=True)
        try:
            yield opened
        finally:
            del opened.store


@contextmanager
def open_for_reading(path: Path) -> Iterator[GraphStore]:
    """Yield the graph directory for reading; nothing in it is changed.

    Raises:
        NotAStoreError: if it is no graph directory.
        StoreInUseError: if a process writes it.
        StoreError: if it is damaged or of a newer format.
    """
    if not (path / MARKER).is_file():
        raise NotAStoreError(f"{path}: {'no graph directory' if path.exists() else 'no such graph directory'}")
    with lock.reading(path):
        if unfinished(path):
            raise StoreError(f"{path}: the last build was cut off while it wrote who and what is meant; run the same command again")
        opened = GraphStore(path, read_marker(path, DEFAULT_BASE), _open(path, read_only=True), writable=False)
        try:
            yield opened
        finally:
            del opened.store


def backup(opened: GraphStore, target: Path) -> None:
    """Write a copy of an open directory that can be read while this one is being written; unchanged files are shared by hard links."""
    target.mkdir(parents=True)
    with damage(opened.path):
        opened.store.backup(target / "store")
    shutil.copy2(opened.path / MARKER, target / MARKER)
    shutil.copytree(opened.path / TEXTS, target / TEXTS)


def _open(path: Path, *, read_only: bool) -> Store:
    place = path / "store"
    with damage(path):
        return Store.read_only(str(place)) if read_only else Store(str(place))
