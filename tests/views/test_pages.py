"""The pages of disputes and of one article, as a reader meets them on a phone and on a wide screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.reconciliation.corpus import Corpus

from rashomon.views import explain
from rashomon.views.disputes import as_page
from rashomon.views.ledger import read_ledger

SIZES = [(390, 844), (1920, 1080)]


def shown(browser: Browser, page: str, place: Path, size: tuple[int, int]) -> Page:
    place.write_text(page, "utf-8")
    tab = browser.new_page(viewport={"width": size[0], "height": size[1]})
    tab.goto(place.as_uri())
    return tab


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_quotation_leads_to_its_sentence_and_back(kg: Path, browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    ledger = read_ledger(kg)
    voices = [voice for dispute in ledger for side in dispute.sides for voice in side.voices]
    texts = {voice.sha256: "\n".join(["above"] * 99) + voice.words + "\n".join(["below"] * 99) for voice in voices}
    tab = shown(
        browser, as_page(ledger, {name: text for name, text in texts.items() if name == voices[0].sha256}), tmp_path / "d.html", size
    )
    number = 1
    link = tab.locator(f"#q{number} .voice a").first
    link.click()
    tab.wait_for_timeout(100)
    top = tab.evaluate("document.querySelector('mark:target').getBoundingClientRect().top")
    assert 0.2 * size[1] < top < 0.8 * size[1]
    tab.locator("mark:target ~ a.back").first.click()
    tab.wait_for_timeout(100)
    assert tab.url.endswith(f"#q{number}")
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    tab.close()


def test_every_mark_has_a_way_back_to_each_question_in_which_it_stands(kg: Path) -> None:
    ledger = read_ledger(kg)
    voices = [voice for dispute in ledger for side in dispute.sides for voice in side.voices]
    page = as_page(ledger, {voice.sha256: "no such words" for voice in voices})
    for number, dispute in enumerate(ledger, 1):
        claims = {voice.claim for side in dispute.sides for voice in side.voices}
        assert page.count(f'<a class="back" href="#q{number}"') == len(claims)


@pytest.mark.browser
@pytest.mark.parametrize("size", SIZES)
def test_table_of_an_article_breaks_no_word_that_fits(browser: Browser, tmp_path: Path, size: tuple[int, int]) -> None:
    papers = Corpus()
    papers.paper(
        "a", text="The spokesman of the administration of Eastbridge said that negotiations with representatives were unsuccessful. " * 3
    )
    for start in (0, 113, 226):
        papers.says("The administration of Eastbridge", "attack", "Sudria", "Eastbridge", span=(start + 52, start + 110))
    tab = shown(browser, explain.as_page(papers.extractions()), tmp_path / "e.html", size)
    narrowest = tab.evaluate(
        "Math.min(...[...document.querySelectorAll('tr:not(:first-child) td:nth-child(4)')].map((td) => td.clientWidth))"
    )
    assert narrowest > 200
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    tab.close()
