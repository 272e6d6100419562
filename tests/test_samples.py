"""The sample corpus is what its README says."""

import re

import pytest

from rashomon.articles.reading import read
from rashomon.model import Article
from rashomon.resources import samples

NAMES = sorted(path.name for path in (samples() / "articles").iterdir() if path.suffix in (".txt", ".html"))


@pytest.fixture(scope="module")
def corpus() -> dict[str, Article]:
    """The articles by file name."""
    found = [article for article in read([samples() / "articles"]) if isinstance(article, Article)]
    return {article.id: article for article in found}


def test_corpus_is_read_without_errors(corpus: dict[str, Article]) -> None:
    assert sorted(corpus) == NAMES
    assert len(NAMES) == 8
    assert {article.outlet for article in corpus.values()} == {"Meridian Wire", "Crescent Ledger", "Highland Monitor", "Harbour Post"}


@pytest.mark.parametrize("name", NAMES)
def test_sample_is_short_and_stands_in_the_readme(name: str, corpus: dict[str, Article]) -> None:
    assert 200 <= len(corpus[name].text.split()) <= 400
    assert f"| `{name}` |" in (samples() / "README.md").read_text("utf-8")


def test_one_sample_has_no_date(corpus: dict[str, Article]) -> None:
    assert [name for name, article in corpus.items() if article.published.value is None] == ["harbour-post-karabakh.txt"]


def test_one_sample_reprints_a_paragraph_of_another(corpus: dict[str, Article]) -> None:
    reprinted = {line for line in corpus["meridian-wire-ferry.txt"].text.splitlines() if len(line) > 100}
    assert any(line in corpus["harbour-post-ferry.txt"].text for line in reprinted)


def test_page_gives_its_metadata(corpus: dict[str, Article]) -> None:
    page = corpus["highland-monitor-shushi.html"]
    assert page.title == "Shushi stands, Armenian army pushes enemy back"
    assert page.published.value == "2020-11-09T08:30:00+04:00"
    assert page.authors == ("Nare Hakobian",)
    assert not re.search(r"Diaspora|supported by its readers", page.text)
