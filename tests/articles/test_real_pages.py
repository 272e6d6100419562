"""Real articles and pages: read whole, and what is not article kept out of the body."""

import json
import re
import tarfile
from collections import Counter
from pathlib import Path

import pytest
import trafilatura

from rashomon.articles import read
from rashomon.model.article import Article

pytestmark = pytest.mark.evaluation

WORD = re.compile(r"\w+")
FLOOR = 0.93
"""Least mean F1 of the body against trafilatura's own extraction."""


def articles(path: Path) -> list[Article]:
    found = list(read([path]))
    assert all(isinstance(one, Article) for one in found), [one for one in found if not isinstance(one, Article)]
    return [one for one in found if isinstance(one, Article)]


def test_body_runs_from_its_first_words_to_its_last(shared: Path) -> None:
    gold = json.loads((shared / "evaluation" / "gold" / "shusha.json").read_text(encoding="utf-8"))["articles"]
    found = {article.id: article for article in articles(shared / "articles" / "shusha")}
    for wanted in gold:
        article = found[Path(wanted["file"]).name]
        assert (article.title, article.outlet) == (wanted["title"], wanted["outlet"])
        outside = [region for region in article.regions if region.kind != "headline"]
        for words in wanted["not_body"]:
            at = article.text.index(words)
            assert any(region.span.start <= at and at + len(words) <= region.span.end for region in outside), words
        first, last = article.text.index(wanted["body_first"]), article.text.index(wanted["body_last"]) + len(wanted["body_last"])
        inside = [region.span.of(article.text) for region in article.regions if region.span.start < last and first < region.span.end]
        assert all(words.startswith("Also on") for words in inside)
        if wanted["published"]:
            assert article.published.value == wanted["published"]
        else:
            earliest, latest = article.published.earliest, article.published.latest
            assert earliest is not None
            assert latest is not None
            assert earliest <= wanted["inferred_published"] <= latest


def test_real_pages_are_read_with_what_they_say_of_themselves(shared: Path, tmp_path: Path) -> None:
    with tarfile.open(shared / "articles" / "real-pages.tar.gz") as archive:
        archive.extractall(tmp_path, filter="data")
    found = articles(tmp_path)
    assert len(found) == 70
    assert sum(article.title is not None for article in found) == 70
    assert sum(article.outlet is not None for article in found) == 70
    assert sum(article.published.earliest is not None for article in found) >= 69
    assert sum(bool(article.authors) for article in found) >= 54
    assert Counter(article.language for article in found)["en"] == 65
    scores = []
    for article in found:
        theirs = trafilatura.extract(Path(article.path).read_bytes(), include_comments=False) or ""
        one, other = Counter(WORD.findall(article.text)), Counter(WORD.findall(theirs))
        scores.append(2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values())))
    assert sum(scores) / len(scores) >= FLOOR
