import json
import re
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page

from rashomon.graph.store import open_for_writing
from rashomon.views.drawing import draw, draw_network
from rashomon.views.drawing_layout import lay_out
from rashomon.views.network import to_networkx

INKED = """() => {
  const canvas = document.querySelector("canvas");
  return canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((value, index) => index % 4 === 3 && value > 0);
}"""
CLICK = """(words) => {
  const one = rashomon.nodes.get().find((node) => node.label.includes(words));
  rashomon.network.body.emitter.emit("click", { nodes: [one.id] });
}"""
PLACES = """() => {
  rashomon.network.fit();
  const { x, y } = document.getElementById("canvas").getBoundingClientRect();
  const places = rashomon.nodes.getIds().map((id) => rashomon.network.canvasToDOM(rashomon.network.getPosition(id)));
  return places.map((at) => [x + at.x, y + at.y]);
}"""
CLICK_EACH = "() => rashomon.nodes.getIds().forEach((id) => rashomon.network.body.emitter.emit('click', { nodes: [id] }))"
READ_EACH = """() => rashomon.nodes.getIds().forEach((id) => {
  rashomon.network.body.emitter.emit("click", { nodes: [id] });
  const button = document.querySelector("#panel button");
  if (button) { button.click(); document.getElementById("reader").close(); }
})"""
PAYLOADS = (
    "<script>document.title='RUN'</script>",
    "</script><script>document.title='RUN'</script>",
    "<img src=x onerror=\"document.title='RUN'\">",
    "<svg onload=\"document.title='RUN'\">",
    "\"><img src=x onerror=document.title='RUN'>",
    "' onmouseover='document.title=\"RUN\"",
    "<a href=\"javascript:document.title='RUN'\">href</a>",
    "<!--<script>document.title='RUN'</script>",
    "<style>@import 'http://canary.invalid/x.css'</style>",
    "</style><script>document.title='RUN'</script>",
    "<iframe srcdoc=\"<script>parent.document.title='RUN'</script>\">",
    "{{ 7 * 7 }}{% raw %}",
    "\u2028\u2029</title><script>document.title='RUN'</script>",
    "<b>bold</b> &lt;i&gt; &amp;",
    "${document.title='RUN'}`",
)


def data_of(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    parsed: dict[str, list[dict[str, object]]] = json.loads(found[1])
    return parsed


def hostile(*payloads: str) -> nx.MultiDiGraph:
    """Return a network in which every string is one of the payloads."""
    graph = nx.MultiDiGraph()
    for payload in payloads:
        names = [f"urn:{kind}:{payload}" for kind in ("who", "claim", "what", "question")]
        words = dict.fromkeys(("act", "who", "words", "before", "after", "outlet", "article", "headline", "made_from", "made_to"), payload)
        graph.add_node(names[0], kind="claimant", label=payload)
        graph.add_node(names[1], kind="claim", label=payload, start=1, iri=names[1], url=f"javascript:{payload}", **words)
        graph.add_node(names[2], kind="proposition", label=payload)
        graph.add_node(names[3], kind="question", label=payload, dispute="contradiction")
        graph.add_edge(names[0], names[1], key="makes", relation="makes")
        graph.add_edge(names[1], names[2], key="denies", relation="denies")
        held = {"position": payload, "position_iri": payload, "stance": "answering", "implied": True}
        graph.add_edge(names[1], names[3], key="holds", relation="holds", **held)
        graph.add_edge(names[2], names[3], key="answers", relation="answers")
    return graph


def opened(browser: Browser, page: str, place: Path) -> tuple[Page, list[str]]:
    """Return the page, open, and everything that it asks for or complains of."""
    place.write_text(page, "utf-8")
    tab = browser.new_page(viewport={"width": 1200, "height": 800})
    events: list[str] = []
    tab.on("pageerror", lambda error: events.append(f"error {error}"))
    tab.on("console", lambda message: events.append(f"console {message.text}"))
    tab.on("request", lambda request: None if request.url == place.as_uri() else events.append(f"request {request.url}"))
    tab.goto(place.as_uri())
    tab.wait_for_function("window.rashomon !== undefined")
    return tab, events


def test_denials_are_red_and_dashed_and_assertions_solid(kg: Path) -> None:
    edges = data_of(draw(kg))["edges"]
    denied = [edge for edge in edges if edge["relation"] == "denies"]
    affirmed = [edge for edge in edges if edge["relation"] == "affirms"]
    assert denied
    assert affirmed
    assert all(edge["dashes"] and edge["color"] == {"color": "#c62828", "highlight": "#c62828", "hover": "#c62828"} for edge in denied)
    assert not any(edge["dashes"] for edge in affirmed)


def test_no_edge_joins_two_actors_and_none_is_named_after_what_was_reported(kg: Path) -> None:
    data = data_of(draw(kg))
    kinds = {node["id"]: node["kind"] for node in data["nodes"]}
    assert not [edge for edge in data["edges"] if kinds[edge["from"]] == kinds[edge["to"]] == "claimant"]
    assert {edge["relation"] for edge in data["edges"]} <= {"makes", "affirms", "denies", "raises", "answers", "holds"}


def test_page_has_a_policy_and_no_address_but_those_shown_as_text(kg: Path) -> None:
    page = draw(kg)
    assert re.search(r"""content="default-src 'none'; script-src 'sha256-[^"]+; style-src 'sha256-""", page)
    assert not re.findall(r"""(?:src|href)\s*=\s*["']?https?:|@import|url\(["']?https?:""", page)


def test_the_same_graph_gives_the_same_page(kg: Path) -> None:
    assert draw(kg) == draw(kg)


def test_each_side_stands_on_its_own_side(kg: Path) -> None:
    graph = to_networkx(kg)
    layout = lay_out(graph)
    sides = {box.stance: box.x for box in layout.boxes if box.stance in ("supporting", "denying")}
    assert sides["supporting"] < 0 < sides["denying"]
    assert graph.nodes[layout.questions[0]]["label"] == "Did Norland capture Eastbridge?"
    assert {box.node for box in layout.boxes if box.implied} == {
        claim for claim, _, edge in graph.edges(data=True) if edge["relation"] == "holds" and edge["implied"]
    }


def test_boxes_of_a_column_do_not_overlap(kg: Path) -> None:
    columns: dict[int, list[tuple[int, int]]] = {}
    for box in lay_out(to_networkx(kg)).boxes:
        height = 20 + 19 * (box.label.count("\n") + 1)
        columns.setdefault(box.x, []).append((box.y - height // 2, box.y + height // 2))
    for spans in columns.values():
        spans.sort()
        assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_big_graph_keeps_to_disputes_and_says_so() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("q", kind="question", label="Did it?", dispute="contradiction")
    for number in range(500):
        graph.add_node(f"w{number}", kind="claimant", label=f"who {number}")
        graph.add_node(
            f"c{number}", kind="claim", label="says", act="says", who=f"who {number}", words="it did", start=number, iri=f"c{number}"
        )
        graph.add_edge(f"w{number}", f"c{number}", key="makes", relation="makes")
    for number in range(400, 420):
        held = {"position": "yes", "position_iri": "p", "stance": "supporting", "implied": False}
        graph.add_edge(f"c{number}", "q", key="holds", relation="holds", **held)
    layout = lay_out(graph, 100)
    assert {f"c{number}" for number in range(400, 420)} <= {box.node for box in layout.boxes}
    assert layout.left_out == 400
    page = draw_network(graph, limit=100)
    assert "100 of 500 claims are drawn, disputes first; 400 are left out." in page
    assert 'id="left-out"' not in draw_network(graph, limit=500)


def test_an_empty_graph_is_drawn_too(tmp_path: Path) -> None:
    with open_for_writing(tmp_path / "kg"):
        pass
    assert data_of(draw(tmp_path / "kg"))["nodes"] == []


@pytest.mark.browser
def test_page_draws_offline_and_tells_of_a_claim(kg: Path, browser: Browser, tmp_path: Path) -> None:
    tab, events = opened(browser, draw(kg), tmp_path / "g.html")
    tab.evaluate("rashomon.network.redraw()")
    inked = tab.evaluate(INKED)
    assert inked
    tab.evaluate(CLICK, "fighting in Ostbrug")
    told = tab.inner_text("#panel")
    assert "Karl Venn" in told
    assert "“The fighting in Ostbrug goes on,”" in told
    assert "Northern Post" in told
    link = tab.locator("#panel a")
    assert (link.get_attribute("href") or "").startswith("https://post.example/bridge?a=1#:~:text=")
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert events == []
    tab.close()


@pytest.mark.browser
def test_search_finds_words_and_fades_the_rest(kg: Path, browser: Browser, tmp_path: Path) -> None:
    tab, events = opened(browser, draw(kg), tmp_path / "g.html")
    tab.fill("#search", "ostbrug")
    assert "boxes" in tab.inner_text("#hits")
    faded = tab.evaluate("rashomon.nodes.get().filter(n => n.opacity < 1).length")
    assert 0 < faded < tab.evaluate("rashomon.nodes.length")
    tab.press("#search", "Enter")
    assert tab.is_visible("#panel")
    assert events == []
    tab.close()


@pytest.mark.browser
def test_nothing_hostile_runs_and_the_control_does(browser: Browser, tmp_path: Path) -> None:
    graph = hostile(*PAYLOADS)
    for number, claim in enumerate(name for name, kind in graph.nodes(data="kind") if kind == "claim"):
        graph.nodes[claim].update(sha256=PAYLOADS[number], places=["char=3,9"])
    tab, events = opened(browser, draw_network(graph, text_of=str), tmp_path / "g.html")
    for x, y in tab.evaluate(PLACES):
        tab.mouse.move(x, y)
    tab.evaluate(CLICK_EACH)
    tab.evaluate(READ_EACH)
    for payload in PAYLOADS:
        tab.fill("#search", payload[:50])
    tab.wait_for_timeout(300)
    assert tab.title() == "Who claims what"
    assert events == []
    assert tab.locator("a[href^='javascript']").count() == 0
    tab.close()
    control = browser.new_page()
    control.set_content(f"<title>x</title><div>{PAYLOADS[2]}</div>")
    control.wait_for_function("document.title === 'RUN'")
    control.close()


@pytest.mark.browser
@pytest.mark.parametrize("size", [(390, 844), (1920, 1080), (3840, 2160)])
def test_page_fits_phone_and_projector(kg: Path, browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    tab, _ = opened(browser, draw(kg), tmp_path / "g.html")
    tab.set_viewport_size({"width": size[0], "height": size[1]})
    tab.wait_for_timeout(200)
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert tab.evaluate("document.getElementById('canvas').clientHeight") > size[1] * 0.35
    assert tab.is_visible("#search")
    tab.close()


@pytest.mark.browser
def test_page_opens_with_its_whole_width_on_a_phone(kg: Path, browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "g.html").write_text(draw(kg), "utf-8")
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto((tmp_path / "g.html").as_uri())
    tab.wait_for_function("window.rashomon && rashomon.nodes.length > 0")
    tab.wait_for_timeout(500)
    across = tab.evaluate(PLACES.replace("rashomon.network.fit();", ""))
    assert all(0 <= x <= 390 for x, _ in across)
    tab.close()


def test_labels_of_claims_are_escaped_for_the_three_tags_of_vis() -> None:
    labels = [str(node["label"]) for node in data_of(draw_network(hostile("<i>x</i> & y")))["nodes"]]
    assert any(label.startswith("<b>&lt;i>x&lt;/i> &amp; y</b>") for label in labels)
