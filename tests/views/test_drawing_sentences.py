"""The drawing leads from a claim back to its sentence, and shows a question with all that belongs to it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.views.test_drawing import CLICK, opened

from rashomon.views.drawing import draw, draw_network
from rashomon.views.network import to_networkx

BLOCK = """(number) => {
  const question = JSON.parse(document.getElementById("data").textContent).questions[number];
  const wide = document.getElementById("canvas").clientWidth;
  return [question.id, ...question.claims].map((id) => {
    const box = rashomon.network.getBoundingBox(id);
    const [left, right] = [box.left, box.right].map((x) => rashomon.network.canvasToDOM({ x, y: box.top }).x);
    return [left, right, wide];
  });
}"""


def parsed(page: str) -> dict[str, Any]:
    """What a page tells its script."""
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_claim_stands_in_its_whole_sentence_with_its_place(kg: Path) -> None:
    data = parsed(draw(kg))
    told = [one for one in data["details"].values() if one["kind"] == "claim"]
    assert told
    for one in told:
        text = data["texts"][one["sha256"]]
        own = [part for part, marked in one["passage"] if marked]
        assert own == [text[start:end] for start, end in one["spans"]]
        assert "".join(part for part, _ in one["passage"]) in text


@pytest.mark.browser
def test_claim_leads_back_to_its_sentence_in_the_whole_text(kg: Path, browser: Browser, tmp_path: Path) -> None:
    tab, events = opened(browser, draw(kg), tmp_path / "g.html")
    tab.evaluate(CLICK, "fighting in Ostbrug")
    own = tab.locator("#panel mark").all_inner_texts()
    assert "characters " in tab.inner_text("#panel")
    tab.click("text=Show the sentence")
    assert tab.locator("#reader mark").all_inner_texts() == own
    assert "Northern Post" in tab.inner_text("#reader .note")
    assert tab.locator("#reader mark").first.is_visible()
    tab.click("text=Back to the picture")
    assert not tab.is_visible("#reader")
    assert events == []
    tab.close()


def test_claim_without_its_text_stands_between_whole_words(kg: Path) -> None:
    data = parsed(draw_network(to_networkx(kg)))
    assert data["texts"] == {}
    told = [one for one in data["details"].values() if one["kind"] == "claim"]
    assert all(any(marked for _, marked in one["passage"]) for one in told)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height", "least"), [(390, 844, 0.4), (1920, 1080, 0.5)])
def test_question_shows_its_claims_and_who_makes_them(
    kg: Path, browser: Browser, tmp_path: Path, width: int, height: int, least: float
) -> None:
    (tmp_path / "g.html").write_text(draw(kg), "utf-8")
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.goto((tmp_path / "g.html").as_uri())
    tab.wait_for_function("window.rashomon && rashomon.nodes.length > 0")
    before = tab.evaluate("rashomon.nodes.get().map(({ id, x, y }) => [id, x, y])")
    assert tab.is_visible("#legend summary")
    for number in range(tab.locator("#questions button").count()):
        tab.locator("#questions button").nth(number).click()
        tab.wait_for_timeout(200)
        edges = tab.evaluate(BLOCK, number)
        assert len(edges) > 2
        assert all(left >= 2 and right <= wide - 2 for left, right, wide in edges)
        assert tab.evaluate("rashomon.network.getScale()") >= least
    if tab.is_visible("#whole"):
        tab.click("#whole")
    assert tab.is_visible("#whole") is False
    assert tab.evaluate("rashomon.nodes.get().map(({ id, x, y }) => [id, x, y])") == before
    tab.close()
