"""Where everything stands in the drawing: questions and what is claimed in the middle, one side left, the other right, claimants outside.

Read from either margin inwards: who, says, what. Computed here and not in the browser, so that the same graph gives the same picture and
nothing moves.
"""

import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Literal

import networkx as nx

LIMIT = 160
"""Claims in one drawing. Some 400 boxes: what a laptop draws without delay and what still can be read by scrolling."""
KINDS = ("contradiction", "counter-accusation", "concession", "differing-figures")
"""Order of the questions: contradictions first, figures last."""
AGAINST = frozenset({"denying", "contesting"})
COLUMNS = {"who-left": -715, "says-left": -400, "what": 0, "says-right": 400, "who-right": 715}
"""Horizontal middle of each column, in pixels."""
WIDTHS = {"claimant": 20, "claim": 38, "proposition": 36, "question": 30}
"""Characters in a line of each kind of box."""
LINES = {"claimant": 3, "claim": 4, "proposition": 3, "question": 4}
"""Lines after which a label is cut; the whole stands in the panel."""
LINE, PADDING, GAP, BLOCK_GAP = 19, 20, 18, 110
"""Height of a line of text, of a box without its text, of the space between two boxes and between two questions, in pixels."""

NARROWEST = 10
"""Characters that a line holds at least, however little room there is beside another word."""

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
    answer: str = ""
    """For a claim: the answer that its position gives, where it is neither yes nor no."""
    far: bool = False
    """Whether a claim stands far from its claimant and so names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A whole drawing."""

    boxes: tuple[Box, ...]
    questions: tuple[str, ...]
    """In the order in which they stand, top down."""
    left_out: int
    """Claims beyond the limit."""
    apart: tuple[tuple[str, str], ...] = ()
    """Claimants and claims of theirs that stand far away and name them instead of being joined to them."""


@dataclass(slots=True, kw_only=True)
class _Block:
    """One question, or the claims outside all questions, with its claims by side."""

    question: str | None
    left: list[str] = field(default_factory=list)
    right: list[str] = field(default_factory=list)

    @property
    def claims(self) -> list[str]:
        return [*self.left, *self.right]

    def interleaved(self) -> list[str]:
        """Return the claims row by row, so that what they say stands at their height."""
        return [claim for pair in zip_longest(self.left, self.right) for claim in pair if claim]


def lay_out(graph: nx.MultiDiGraph, limit: int = LIMIT) -> Layout:
    """Return where everything stands; disputes with most claims first, up to a number of claims."""
    blocks, left_out = _blocks(graph, limit)
    boxes: dict[str, Box] = {}
    top = 0
    asked = {_who(graph, claim) for block in blocks if block.question for claim in block.claims}
    for block in blocks:
        if block.question:
            top = _place_block(graph, block.question, block, boxes, top) + BLOCK_GAP
        else:
            _place_outside(graph, block, boxes, top, asked)
    _place_claimants(graph, blocks, boxes)
    questions = tuple(block.question for block in blocks if block.question)
    apart = tuple((_who(graph, box.node), box.node) for box in boxes.values() if box.far)
    return Layout(boxes=tuple(boxes.values()), questions=questions, left_out=left_out, apart=apart)


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
    rest = sorted((claim for claim in claims if claim not in taken), key=lambda claim: _reading_order(graph, claim))[: limit - len(taken)]
    if rest:
        blocks.append(_outside(graph, rest, _home(graph, blocks)))
    return blocks, len(claims) - len(taken) - len(rest)


def _home(graph: nx.MultiDiGraph, blocks: Sequence[_Block]) -> dict[str, Side]:
    """Return on which side of the questions each claimant has most claims."""
    counts: dict[str, Counter[Side]] = {}
    for block in blocks:
        for claim in block.left:
            counts.setdefault(_who(graph, claim), Counter())["left"] += 1
        for claim in block.right:
            counts.setdefault(_who(graph, claim), Counter())["right"] += 1
    return {who: "left" if sides["left"] >= sides["right"] else "right" for who, sides in counts.items()}


def _outside(graph: nx.MultiDiGraph, claims: Sequence[str], home: dict[str, Side]) -> _Block:
    """Return the claims that answer no question, those of one claimant together, each claimant on the own side or on the emptier one."""
    block = _Block(question=None)
    by_claimant: dict[str, list[str]] = {}
    for claim in claims:
        by_claimant.setdefault(_who(graph, claim), []).append(claim)
    for who, own in sorted(by_claimant.items(), key=lambda item: (-len(item[1]), item[0])):
        side = home.get(who) or ("left" if len(block.left) <= len(block.right) else "right")
        (block.left if side == "left" else block.right).extend(own)
    return block


def _who(graph: nx.MultiDiGraph, claim: str) -> str:
    """Return who makes a claim."""
    return str(next(iter(graph.predecessors(claim))))


def _rank(graph: nx.MultiDiGraph, question: str) -> int:
    kind = graph.nodes[question]["dispute"]
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


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


def _place_block(graph: nx.MultiDiGraph, question: str, block: _Block, boxes: dict[str, Box], top: int) -> int:
    """Place a question, what is claimed about it, and the claims, each column centred; return where it ends."""
    middle = [question]
    for claim in block.interleaved():
        middle += [name for name in _said(graph, claim) if name not in middle and name not in boxes]
    columns = {"says-left": block.left, "what": middle, "says-right": block.right}
    heights = {column: sum(_height(graph, name) + GAP for name in names) for column, names in columns.items()}
    bottom = top + max(heights.values())
    for column, names in columns.items():
        _stack(graph, names, COLUMNS[column], top + (bottom - top - heights[column]) // 2, boxes, question)
    return bottom


def _place_outside(graph: nx.MultiDiGraph, block: _Block, boxes: dict[str, Box], top: int, asked: set[str]) -> None:
    """Place the claims outside all questions row by row, what each says at its height; those of claimants placed above name them."""
    for pair in zip_longest(block.left, block.right):
        claims = [claim for claim in pair if claim]
        middle: list[str] = []
        for claim in claims:
            middle += [name for name in _said(graph, claim) if name not in middle and name not in boxes]
        ends = [_stack(graph, middle, COLUMNS["what"], top, boxes, None)]
        for claim, column in zip(pair, ("says-left", "says-right"), strict=True):
            if claim:
                ends.append(_stack(graph, [claim], COLUMNS[column], top, boxes, None))
                if _who(graph, claim) in asked:
                    boxes[claim] = _naming_its_claimant(graph, boxes[claim])
        top = max(ends)


def _naming_its_claimant(graph: nx.MultiDiGraph, box: Box) -> Box:
    act, *words = box.label.split("\n")
    who = cut(graph.nodes[box.node]["who"], WIDTHS["claim"] - len(act) - 1, 1)[0]
    return replace(box, label="\n".join([f"{who} {act}", *words]), far=True)


def _stack(graph: nx.MultiDiGraph, names: Sequence[str], x: int, top: int, boxes: dict[str, Box], question: str | None) -> int:
    """Place boxes under each other; return where the next one would begin."""
    for name in names:
        height = _height(graph, name)
        boxes[name] = _box(graph, name, x, top + height // 2, question is not None, question)
        top += height + GAP
    return top


def _place_claimants(graph: nx.MultiDiGraph, blocks: Sequence[_Block], boxes: dict[str, Box]) -> None:
    """Place each claimant once, beside the own claims: those on questions where there are any."""
    asked = [block for block in blocks if block.question]
    home = _home(graph, blocks) | _home(graph, asked)
    disputed = {_who(graph, claim) for block in asked for claim in block.claims}
    heights: dict[str, list[int]] = {}
    for block in blocks:
        for claim in block.claims:
            if block.question or _who(graph, claim) not in disputed:
                heights.setdefault(_who(graph, claim), []).append(boxes[claim].y)
    below = {"left": -(10**9), "right": -(10**9)}
    for who in sorted(heights, key=lambda name: (sum(heights[name]) / len(heights[name]), name)):
        height, side = _height(graph, who), home[who]
        y = max(round(sum(heights[who]) / len(heights[who])), below[side] + height // 2)
        boxes[who] = _box(graph, who, COLUMNS[f"who-{side}"], y, who in disputed, None)
        below[side] = y + height // 2 + GAP


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
        answer=cut(holds["position"], WIDTHS["claim"] - len(node["act"]), 1)[0] if holds and holds["stance"] == "answering" else "",
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
    found = textwrap.wrap(" ".join(words.split()), max(width, NARROWEST), max_lines=lines, placeholder=" …")
    return found or ["…"]
