"""The drawing: one page that opens from the disk, with the network as pyvis describes it and a template of our own.

pyvis's own template runs what stands in labels and fetches from the network (R-12, R-13); so pyvis gives the nodes and edges and its copy
of vis-network, and `page.render` the frame, in which nothing but the page's own scripts may run.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import networkx as nx
from markupsafe import Markup
from pyvis.network import Network

from rashomon.graph.opening import reading
from rashomon.graph.server import Place, place
from rashomon.graph.shown import ShowNames
from rashomon.views.drawing_layout import AGAINST, LIMIT, Box, Layout, lay_out
from rashomon.views.network import network_of
from rashomon.views.page import render
from rashomon.views.passages import Part, around, in_sentence, places

COLOURS = {
    "claimant": ("#e8eef3", "#47617a", "#14293d"),
    "claim": ("#ffffff", "#8d99a5", "#1c2126"),
    "proposition": ("#f6f1e3", "#b8a46a", "#3d3413"),
    "question": ("#22313f", "#22313f", "#ffffff"),
}
"""Fill, border and ink of each kind of box."""
STANCE_COLOURS = {"supporting": "#1f7a4d", "denying": "#b3261e", "contesting": "#b3261e", "answering": "#6a4c93"}
"""Border of a claim, by the stance of its position; red and green differ in lightness too, and the side tells the same."""
EDGES = {
    "makes": ("#9fb0bf", False),
    "affirms": ("#2f6f9f", False),
    "denies": ("#c62828", True),
    "raises": ("#8d99a5", [2, 6]),
    "answers": ("#d8cfb4", False),
    "holds": ("#d8cfb4", [2, 6]),
}
"""Colour of each relation, and whether it is dashed: denials are red and dashed, assertions solid."""
STILL = 300
"""Boxes above which the reader cannot let them move: the browser would lag."""
SHOWN = (
    "act",
    "who",
    "words",
    "verbatim",
    "outlet",
    "article",
    "headline",
    "made_from",
    "made_to",
    "published_to",
    "quoting",
    "sha256",
)
"""What the panel tells of a claim, besides the address of its article."""


def draw(kg: str | Place, *, limit: int = LIMIT, show_names: ShowNames = "preferred") -> str:
    """Return a graph as a page that opens offline: disputes first, up to a number of claims, with a note of what is left out.

    Raises:
        NotAStoreError: if it is no graph directory.
        StoreInUseError: if a process writes it.
        StoreError: if it is damaged.
    """
    with reading(place(kg)) as opened:
        return draw_network(network_of(opened, show_names), limit=limit, text_of=opened.text)


def draw_network(graph: nx.MultiDiGraph, *, limit: int = LIMIT, text_of: Callable[[str], str | None] = lambda _: None) -> str:
    """Return a network (see `to_networkx`) as a page.

    Args:
        graph: the network.
        limit: most claims that are drawn.
        text_of: gives the frozen text with a SHA-256, None where it is not at hand; the page holds those of all claims drawn, so that a
            reader can go back to each sentence without the articles.
    """
    layout = lay_out(graph, limit)
    digests = {str(graph.nodes[box.node].get("sha256", "")) for box in layout.boxes if box.kind == "claim"}
    texts = {name: text for name in sorted(digests - {""}) if (text := text_of(name)) is not None}
    numbers = {box.node: number for number, box in enumerate(layout.boxes)}
    apart = set(layout.apart)
    network = Network(directed=True)
    for box in layout.boxes:
        network.add_node(numbers[box.node], **_node(box))
    for source, target, relation in graph.edges(data="relation"):
        placed = source in numbers and target in numbers and (source, target) not in apart
        if placed and relation in EDGES and _is_drawn(graph, source, relation):
            network.add_edge(numbers[source], numbers[target], **_edge(relation))
    data = {
        "nodes": network.nodes,
        "edges": network.edges,
        "details": {numbers[box.node]: _details(graph, box, texts) for box in layout.boxes},
        "texts": texts,
        "questions": [_question(graph, name, numbers) for name in layout.questions],
        "mayMove": len(layout.boxes) <= STILL,
    }
    script, style = (Markup(_vis(name)) for name in ("vis-network.min.js", "vis-network.css"))  # noqa: S704 - from the installed package
    return render("drawing.html", data=data, counts=_counts(graph, layout), vis_script=script, vis_style=style)


def _node(box: Box) -> dict[str, object]:
    """Return a box as vis-network takes it; labels are drawn on a canvas and never parsed as HTML."""
    fill, border, ink = COLOURS.get(box.kind, COLOURS["claimant"])
    border = STANCE_COLOURS.get(box.stance, border)
    colour = {"background": fill, "border": border, "highlight": {"background": fill, "border": "#f2b134"}}
    return {
        "label": _label(box),
        "shape": "ellipse" if box.kind == "claimant" else "box",
        "x": box.x,
        "y": box.y,
        "color": colour,
        "font": {
            "color": ink,
            "size": 17 if box.kind == "question" else 14,
            "align": "left" if box.kind == "claim" else "center",
            "multi": "html" if box.kind == "claim" else False,
        },
        "borderWidth": 2 if box.stance else 1,
        "shapeProperties": {"borderDashes": [6, 4] if box.implied else False, "borderRadius": 6},
        "hidden": False,
        "kind": box.kind,
        "disputed": box.disputed,
    }


def _label(box: Box) -> str:
    """Return a label; of a claim with the act in bold, in the three tags that vis-network draws itself, everything else escaped."""
    if box.kind != "claim":
        return box.label
    act, *words = map(_plain, box.label.split("\n"))
    answer = f" · {_plain(box.answer)}" if box.answer else ""
    return "\n".join([f"<b>{act}</b>{answer}", *words])


def _plain(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _edge(relation: str) -> dict[str, object]:
    colour, dashes = EDGES[relation]
    said = relation in ("affirms", "denies", "raises")
    return {
        "relation": relation,
        "color": {"color": colour, "highlight": colour, "hover": colour},
        "dashes": dashes,
        "width": 2 if said else 1,
        "arrows": {"to": {"enabled": said, "scaleFactor": 0.6}},
    }


def _is_drawn(graph: nx.MultiDiGraph, source: str, relation: str) -> bool:
    """Return whether an edge adds anything: a claim whose proposition is drawn reaches its question through it."""
    return relation != "holds" or not any(graph.nodes[name]["kind"] == "proposition" for name in graph.successors(source))


def _details(graph: nx.MultiDiGraph, box: Box, texts: Mapping[str, str]) -> dict[str, object]:
    """Return what the panel says of a box."""
    node = graph.nodes[box.node]
    found: dict[str, object] = {"kind": box.kind, "label": node["label"], "disputed": box.disputed}
    if box.kind == "claim":
        found |= {name: value for name, value in node.items() if name in SHOWN}
        spans = places(node.get("places", ()))
        text = texts.get(str(node.get("sha256", "")))
        found["spans"] = spans
        found["passage"] = (in_sentence(text, spans) if text is not None else []) or _quoted(node)
        address = str(node.get("url", ""))
        found["url"] = address if address.startswith(("http://", "https://")) else ""
        found["positions"] = [
            {"position": edge["position"], "stance": edge["stance"], "implied": edge["implied"], "question": graph.nodes[question]["label"]}
            for _, question, edge in graph.out_edges(box.node, data=True)
            if edge["relation"] == "holds"
        ]
    elif box.kind == "proposition":
        about = [name for _, name, relation in graph.out_edges(box.node, data="relation") if relation == "about"]
        found["about"] = sorted(graph.nodes[name]["label"] for name in about)
    elif box.kind == "question":
        held = [(edge, graph.nodes[claim]) for claim, _, edge in graph.in_edges(box.node, data=True) if edge["relation"] == "holds"]
        found["answers"] = [
            {"position": edge["position"], "who": claim["who"], "act": claim["act"], "words": claim.get("words", "")}
            for edge, claim in sorted(held, key=lambda pair: (pair[0]["stance"] in AGAINST, pair[0]["position_iri"], pair[1]["iri"]))
        ]
    return found


def _quoted(node: Mapping[str, object]) -> list[Part]:
    """Return the words of a claim with those around them that the graph itself keeps."""
    return around(*(str(node.get(name, "")) for name in ("before", "words", "after")))


def _question(graph: nx.MultiDiGraph, name: str, numbers: dict[str, int]) -> dict[str, object]:
    held = (claim for claim, _, relation in graph.in_edges(name, data="relation") if relation == "holds")
    claims = sorted({numbers[claim] for claim in held if claim in numbers})
    return {"id": numbers[name], "label": graph.nodes[name]["label"], "kind": graph.nodes[name]["dispute"], "claims": claims}


def _counts(graph: nx.MultiDiGraph, layout: Layout) -> dict[str, int]:
    return {
        "claims": sum(box.kind == "claim" for box in layout.boxes),
        "all": sum(kind == "claim" for _, kind in graph.nodes(data="kind")),
        "left_out": layout.left_out,
        "questions": len(layout.questions),
        "outside": sum(box.kind == "claim" and not box.disputed for box in layout.boxes),
    }


@cache
def _vis(name: str) -> str:
    """Return a file of the vis-network that pyvis brings along."""
    return files("pyvis").joinpath("templates", "lib", "vis-9.1.2", name).read_text("utf-8")
