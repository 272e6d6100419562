"""Who claimed what, about whom, where and when, according to which outlet: news articles to an RDF graph of claims.

>>> import rashomon
>>> sorted(rashomon.__all__)
['build', 'extract', 'open_graph', 'to_networkx']
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.api import build, extract, open_graph, to_networkx

__all__ = ["build", "extract", "open_graph", "to_networkx"]


def __getattr__(name: str) -> object:
    """Return a public name; it is loaded when it is first asked for, so that `import rashomon` costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
    from rashomon import api

    return getattr(api, name)


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
