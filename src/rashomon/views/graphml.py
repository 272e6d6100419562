"""The network as GraphML, for Gephi, yEd and the rest."""

import io

import networkx as nx

from rashomon.graph.store import GraphStore
from rashomon.views.network import network_of

SEPARATOR = " | "
"""Between the values of a list, which GraphML cannot hold."""
_NOT_XML = str.maketrans({chr(code): "\ufffd" for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)})


def to_graphml(opened: GraphStore) -> bytes:
    """Return an open graph directory as GraphML, the same bytes for the same graph.

    Lists become one string, what is unknown is left out, and characters that XML cannot hold become U+FFFD.
    """
    found = network_of(opened)
    plain = nx.MultiDiGraph()
    for name, attributes in sorted(found.nodes(data=True)):
        plain.add_node(name, **_plain(attributes))
    for source, target, key, attributes in sorted(found.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        plain.add_edge(source, target, key=key, **_plain(attributes))
    out = io.BytesIO()
    nx.write_graphml_xml(plain, out, encoding="utf-8", named_key_ids=True)
    return out.getvalue()


def _plain(attributes: dict[str, object]) -> dict[str, str | int | float | bool]:
    found: dict[str, str | int | float | bool] = {}
    for name, value in sorted(attributes.items()):
        if isinstance(value, bool | int | float):
            found[name] = value
        elif isinstance(value, list | tuple):
            found[name] = SEPARATOR.join(map(str, value)).translate(_NOT_XML)
        elif value is not None:
            found[name] = str(value).translate(_NOT_XML)
    return found
