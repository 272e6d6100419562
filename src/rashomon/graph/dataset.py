"""The store for users of rdflib."""

import weakref
from contextlib import ExitStack

from oxrdflib import OxigraphStore
from rdflib import Dataset

from rashomon.graph.opening import reading
from rashomon.graph.server import Place, place
from rashomon.namespaces import prefixes


def open_graph(kg: str | Place) -> Dataset:
    """Return a graph as an rdflib Dataset whose default graph is the union of all graphs, for reading.

    While the dataset lives, nobody can build into the directory. The graph of a server is copied into memory.

    Plain strings come back typed xsd:string, which rdflib holds unequal to untyped ones; queries in SPARQL are not touched by this.

    Raises:
        NotAStoreError: if it is no graph directory.
        StoreInUseError: if a process writes it.
        StoreError: if it is damaged.
    """
    held = ExitStack()
    opened = held.enter_context(reading(place(kg)))
    dataset = Dataset(store=OxigraphStore(store=opened.store), default_union=True)
    for prefix, namespace in prefixes(opened.base).items():
        dataset.bind(prefix, namespace, override=True)
    weakref.finalize(dataset, held.close)
    return dataset
