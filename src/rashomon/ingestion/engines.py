"""What annotates: processes of this machine, or Ray actors on this or on other machines. All give the same outcomes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol, runtime_checkable

from rashomon.articles import Input
from rashomon.errors import InputError, RashomonError
from rashomon.ingestion.pool import Pool
from rashomon.ingestion.selection import Selection
from rashomon.model import Article, Outcome
from rashomon.settings import Settings

LOCAL = "local"
RAY = "ray"
CLUSTER = "ray://"


class Engine(Protocol):
    """Articles to outcomes."""

    def run(self, articles: Iterable[Article]) -> Iterator[tuple[Article, Outcome]]:
        """Yield each article with its outcome, in the order of the articles, each exactly once.

        Raises:
            ModelError: if the pipeline cannot be loaded where it is needed.
        """
        ...


@runtime_checkable
class Reader(Protocol):
    """An engine whose machines read files by themselves."""

    def read(self, found: Iterable[Input | InputError], selection: Selection) -> Iterator[tuple[Article, Outcome]]:
        """Yield each article that is selected with its outcome, in the order of the inputs.

        Raises:
            ModelError: if the pipeline cannot be loaded where it is needed.
        """
        ...


def outcomes(engine: Engine, found: Iterable[Input | InputError], selection: Selection) -> Iterator[tuple[Article, Outcome]]:
    """Yield each article that is selected of these inputs with its outcome, in their order."""
    if isinstance(engine, Reader):
        return engine.read(found, selection)
    return engine.run(selection.articles(found))


def choose(name: str, settings: Settings, cache: Path | None = None) -> Engine:
    """Return the engine of this name.

    Args:
        name: "local", "ray" (a Ray of its own on this machine) or "ray://HOST:PORT" (a running cluster).
        settings: model, vocabulary, number of workers.
        cache: graph directory that keeps parses; a cluster does not see it and keeps none.

    Raises:
        RashomonError: if there is no such engine.
    """
    if name == LOCAL:
        return Pool(settings, cache)
    if name == RAY or (name.startswith(CLUSTER) and len(name) > len(CLUSTER)):
        from rashomon.ingestion.ray import Cluster  # not above: an extra that most installations do without

        return Cluster(settings, cache=cache) if name == RAY else Cluster(settings, address=name)
    raise RashomonError(f"engine {name!r}: there are {LOCAL}, {RAY} and {CLUSTER}HOST:PORT")
