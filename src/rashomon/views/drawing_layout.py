"""Where everything stands in the drawing: questions and what is claimed in the middle, one side left, the other right, claimants outside.

Read from either margin inwards: who, says, what. Computed here and not in the browser, so that the same graph gives the same picture and
nothing moves.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import networkx as nx

LIMIT = 160
"""Claims in one drawing. Some 400 boxes: what a laptop draws without delay and what still can be read by scrolling."""
KINDS = ("contradiction", "counter-accusation", "concession", "differing-figures", "")
"""Order of the questions: contradictions first, figures last."""
AGAINST = frozenset({"denying", "contesting"})
COLUMNS = {"who-left": -860, "says-left": -455, "what": 0, "says-right": 455, "who-right": 860}
"""Horizontal middle of each column, in pixels."""
WIDTHS = {"claimant": 24, "claim": 40, "proposition": 38, "question": 34}
"""Characters in a line of each kind of box."""
LINES = {"claimant": 3, "claim": 4, "proposition": 3, "question": 4}
"""Lines after which a label is cut; the whole stands in the panel."""
LINE, PADDING, GAP, BLOCK_GAP = 19, 20, 18, 110
"""Height of a line of text, of a box without its text, of the space between two boxes and between two questions, in pixels."""

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One placed node."""

    node: str
    kind: str
    label: str
    x: int
    y: int
    disputed: bool
    """Whether it belongs to a question on which sources differ or concede."""
    stance: str = ""
    """For a claim: of its position; empty where it has none."""
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole drawing."""

    boxes: tuple[Box, ...]
    questions: tuple[str, ...]
    """In the order in which they stand, top down."""
    left_out: int
    """Claims beyond the limit."""


@dataclass(slots=True, kw_only=True)
class _Block:
    """One question, or the claims outside all questions, with its claims by side."""

    question: str | None
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    @property
    def claims(self) -> list[str]:
        return [*self.left, *self.right]


def lay_out(graph: nx.MultiDiGraph, limit: int = LIMIT) -> Layout:
    """Return where everything stands; disputes with most claims first, up to a number of claims."""
    blocks, left_out = _blocks(graph, limit)
    boxes: dict[str, Box] = {}
    top = 0
    for block in blocks:
        top = _place_block(graph, block, boxes, top) + BLOCK_GAP
    _place_claimants(graph, blocks, boxes)
    return Layout(boxes=tuple(boxes.values()), questions=tuple(block.question for block in blocks if block.question), left_out=left_out)


def _blocks(graph: nx.MultiDiGraph, limit: int) -> tuple[list[_Block], int]:
    """Return questions with their claims, each claim once, then the claims that answer no disputed question."""
    held: dict[str, dict[str, dict[str, object]]] = {}
    for claim, question, edge in graph.edges(data=True):
        if edge["relation"] == "holds" and graph.nodes[question]["dispute"]:
            held.setdefault(question, {}).setdefault(claim, edge)
    blocks: list[_Block] = []
    taken: set[str] = set()
    for question in sorted(
        held, key=lambda name: (KINDS.index(graph.nodes[name]["dispute"]), -len(held[name]), graph.nodes[name]["label"], name)
    ):
        fresh = [claim for claim in held[question] if claim not in taken]
        if not fresh or len(taken) + len(fresh) > limit:
            continue
        taken.update(fresh)
        blocks.append(_sides(graph, question, {claim: held[question][claim] for claim in fresh}))
    claims = [name for name, kind in graph.nodes(data="kind") if kind == "claim"]
    rest = sorted((claim for claim in claims if claim not in taken), key=lambda claim: _reading_order(graph, claim))
    room = max(limit - len(taken), 0)
    if rest[:room]:
        half = (len(rest[:room]) + 1) // 2
        blocks.append(_Block(question=None, left=rest[:half], right=rest[half:room]))
    return blocks, len(claims) - sum(len(block.claims) for block in blocks)


def _sides(graph: nx.MultiDiGraph, question: str, held: dict[str, dict[str, object]]) -> _Block:
    """Return a question with those who deny or contest on the right, and the rest of several answers there too."""
    counts = Counter(str(edge["position_iri"]) for edge in held.values())
    stances = {str(edge["position_iri"]): str(edge["stance"]) for edge in held.values()}
    ranked = sorted(counts, key=lambda position: (stances[position] in AGAINST, -counts[position], position))
    block = _Block(question=question)
    for claim in sorted(held, key=lambda name: (ranked.index(str(held[name]["position_iri"])), _reading_order(graph, name))):
        position = str(held[claim]["position_iri"])
        right = stances[position] in AGAINST or (position != ranked[0] and not any(stances[other] in AGAINST for other in ranked))
        (block.right if right else block.left).append(claim)
    return block


def _reading_order(graph: nx.MultiDiGraph, claim: str) -> tuple[str, str, int, str]:
    node = graph.nodes[claim]
    return node.get("outlet", ""), node.get("article", ""), node.get("start", 0), claim


def _place_block(graph: nx.MultiDiGraph, block: _Block, boxes: dict[str, Box], top: int) -> int:
    """Place a question, what is claimed about it, and the claims; return where it ends."""
    disputed = block.question is not None
    middle = [block.question] if block.question else []
    for claim in block.claims:
        middle += [name for name in _said(graph, claim) if name not in middle and name not in boxes]
    columns = {"says-left": block.left, "what": middle, "says-right": block.right}
    heights = {column: sum(_height(graph, name) + GAP for name in names) for column, names in columns.items()}
    bottom = top + max(heights.values())
    for column, names in columns.items():
        y = top + (bottom - top - heights[column]) // 2
        for name in names:
            height = _height(graph, name)
            boxes[name] = _box(graph, name, COLUMNS[column], y + height // 2, disputed, block.question)
            y += height + GAP
    return bottom


def _place_claimants(graph: nx.MultiDiGraph, blocks: Sequence[_Block], boxes: dict[str, Box]) -> None:
    """Place each claimant once, beside most of its claims."""
    sides: dict[str, Counter[Side]] = {}
    heights: dict[str, list[int]] = {}
    disputed: set[str] = set()
    for block in blocks:
        for side, claims in (("left", block.left), ("right", block.right)):
            for claim in claims:
                who = next(iter(graph.predecessors(claim)))
                sides.setdefault(who, Counter())["left" if side == "left" else "right"] += 1
                if block.question or who not in disputed:
                    if block.question and who not in disputed:
                        disputed.add(who)
                        heights[who] = []
                    heights.setdefault(who, []).append(boxes[claim].y)
    for side in ("left", "right"):
        placed = [who for who, counts in sides.items() if ("left" if counts["left"] >= counts["right"] else "right") == side]
        below = -(10**9)
        for who in sorted(placed, key=lambda name: (sum(heights[name]) / len(heights[name]), name)):
            height = _height(graph, who)
            y = max(round(sum(heights[who]) / len(heights[who])), below + height // 2)
            boxes[who] = _box(graph, who, COLUMNS[f"who-{side}"], y, who in disputed, None)
            below = y + height // 2 + GAP


def _said(graph: nx.MultiDiGraph, claim: str) -> list[str]:
    return [name for name in graph.successors(claim) if graph.nodes[name]["kind"] == "proposition"]


def _box(graph: nx.MultiDiGraph, name: str, x: int, y: int, disputed: bool, question: str | None) -> Box:
    node = graph.nodes[name]
    holds = graph.get_edge_data(name, question, "holds") if question and node["kind"] == "claim" else None
    return Box(
        node=name,
        kind=node["kind"],
        label="\n".join(_lines(graph, name)),
        x=x,
        y=y,
        disputed=disputed,
        stance=str(holds["stance"]) if holds else "",
        implied=bool(holds and holds["implied"]),
    )


def _height(graph: nx.MultiDiGraph, name: str) -> int:
    return PADDING + LINE * len(_lines(graph, name))


def _lines(graph: nx.MultiDiGraph, name: str) -> list[str]:
    """Return the label of a box in lines: of a claim the act and its words."""
    node = graph.nodes[name]
    kind = node["kind"] if node["kind"] in WIDTHS else "claimant"
    if kind == "claim":
        return [node["act"], *cut(node.get("words", ""), WIDTHS[kind], LINES[kind])]
    return cut(node["label"], WIDTHS[kind], LINES[kind])


def cut(words: str, width: int, lines: int) -> list[str]:
    """Return words in lines of a width, cut after some lines with an ellipsis.

    >>> cut("one two three four", 8, 2)
    ['one two', 'three …']
    """
    found = textwrap.wrap(" ".join(words.split()), width, max_lines=lines, placeholder=" …")
    return found or ["…"]


def drawn(boxes: Iterable[Box]) -> set[str]:
    """Return the nodes that have a place."""
    return {box.node for box in boxes}
