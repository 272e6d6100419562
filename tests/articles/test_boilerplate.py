"""Lines that come back in every article of a site."""

from collections.abc import Callable, Mapping
from pathlib import Path

from rashomon.articles import read
from rashomon.model.article import Article

ABOUT = "Norhaven Post is the newspaper of the county and of the islands off its shore."
OPENINGS = [
    "Officials in the port of Norhaven said on Monday that the harbour wall had been breached by the storm.",
    "The ferry company will resume its service to the islands on Friday, its spokesman told the county council.",
    "Three fishermen were brought ashore by helicopter after their boat had struck the wreck off Norhaven.",
    "The county has found the money for a new wall, and will begin to build it as soon as the winter is over.",
]


def furniture(root: Path) -> list[list[str]]:
    return [
        [region.span.of(one.text) for region in one.regions if region.kind == "furniture"]
        for one in read([root])
        if isinstance(one, Article)
    ]


def test_line_under_every_article_is_furniture(write: Callable[[Mapping[str, bytes | str]], Path]) -> None:
    texts = {
        f"{at}.txt": f"{one}\n\nIn pictures\n\nNobody was hurt.\n\n{one[:40]} again today.\n\n{ABOUT}\n" for at, one in enumerate(OPENINGS)
    }
    assert furniture(write(texts)) == [["In pictures", ABOUT]] * 4


def test_reprints_are_no_boilerplate(write: Callable[[Mapping[str, bytes | str]], Path]) -> None:
    text = f"{OPENINGS[0]}\n\n{OPENINGS[1]}\n\n{OPENINGS[2]}\n\n{OPENINGS[3]}\n"
    assert furniture(write({f"{at}.txt": text for at in range(5)})) == [[]] * 5


def test_line_of_two_articles_is_body(write: Callable[[Mapping[str, bytes | str]], Path]) -> None:
    assert furniture(write({f"{at}.txt": f"{one}\n\n{ABOUT}\n" for at, one in enumerate(OPENINGS[:2])})) == [[], []]
