"""The Python API: what the commands do, as functions."""

from collections.abc import Sequence
from pathlib import Path

from rashomon.articles import Given
from rashomon.errors import InputError
from rashomon.graph.dataset import open_graph
from rashomon.graph.server import Place
from rashomon.ingestion.build import build as _build
from rashomon.ingestion.records import extract_records
from rashomon.ingestion.report import Report
from rashomon.settings import Settings, read_settings
from rashomon.views.network import to_networkx

__all__ = ["build", "extract", "open_graph", "to_networkx"]


def extract(
    paths: Sequence[str | Path], *, settings: Settings | None = None, outlet: str | None = None, published: str | None = None
) -> list[dict[str, object]]:
    """Return one annotation record an article (a dict as `rashomon extract` prints it), in the order of the inputs.

    Args:
        paths: files and folders of articles.
        settings: model, base IRI, workers; read from the environment where not given.
        outlet: who published the articles that do not say it.
        published: when they came out, where they do not say it.

    Raises:
        InputError: for the first input that cannot be read.
        ModelError: if the language model is missing or is not the pinned one.
    """
    given = Given(outlet=outlet, published=published)
    records, failures = extract_records(paths, settings=settings or read_settings(), given=given)
    if failures:
        raise InputError(failures[0].name, failures[0].reason)
    return records


def build(
    paths: Sequence[str | Path],
    into: str | Place,
    *,
    settings: Settings | None = None,
    outlet: str | None = None,
    published: str | None = None,
) -> Report:
    """Build a graph directory from articles, or bring one up to date; return what was done, failures among it.

    Args:
        paths: files and folders of articles.
        into: the graph directory, made if need be; or the address of a SPARQL server.
        settings: model, base IRI, workers; read from the environment where not given.
        outlet: who published the articles that do not say it.
        published: when they came out, where they do not say it.

    Raises:
        StoreError: if the directory or the server cannot be used.
        ModelError: if the language model is missing or is not the pinned one.
        InputError: if none of the inputs could be read and the directory holds nothing.
    """
    given = Given(outlet=outlet, published=published)
    return _build(paths, into, settings=settings or read_settings(), given=given)
