"""A small graph of an invented conflict, and a browser to look at its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.graph.world import make_world

from rashomon.graph.places import graph_of
from rashomon.graph.store import open_for_writing
from rashomon.graph.vocabulary import vocabulary_quads

CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("drawing") / "kg"
    with open_for_writing(path) as opened:
        world = make_world()
        opened.replace(world.graphs() | {graph_of("vocabulary"): list(vocabulary_quads())})
        for extraction in world.extractions:
            opened.put_text(extraction.article.text)
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.is_file():
        pytest.skip("Chromium is not installed here")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield found
        found.close()
