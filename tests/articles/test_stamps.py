"""Lines that give the date with an outlet or a place beside it."""

from pathlib import Path

import pytest

from rashomon.articles import Given, read
from rashomon.articles.stamps import stamp
from rashomon.model import Article

BODY = "The army said on Wednesday that it had struck twelve depots in the north, and the ministry said that nobody had been harmed."


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("The Bosporus Post — June 14, 2023", ("The Bosporus Post",)),
        ("ANKARA, June 14, 2023 (Meridian Wire)", ("ANKARA", "Meridian Wire")),
        ("Tollhaven, 14 June 2023", ("Tollhaven",)),
        ("Meridian Wire | Tollhaven | 14 June 2023", ("Meridian Wire", "Tollhaven")),
        ("14 June 2023, El Faro del Sur", ("El Faro del Sur",)),
        ("Tigris Daily. June 14, 2023", ("Tigris Daily",)),
        ("Harbour Notes (blog), 14 June 2023", ("Harbour Notes",)),
        ("By Ada Brenn, City Broadcasting, 14 June 2023", ("By Ada Brenn", "City Broadcasting")),
        ("14 June 2023", None),
        ("The Bosporus Post — June 2023", None),
        ("The Bosporus Post — June 14, 2023 — June 15, 2023", None),
        ("what was said on June 14, 2023", None),
        ("They said so, 14 June 2023", None),
        ("A — B — C — D — 14 June 2023", None),
    ],
)
def test_stamp_has_one_full_date_and_names(line: str, names: tuple[str, ...] | None) -> None:
    found = stamp(line)
    assert (found.names if found else None) == names


@pytest.mark.parametrize(
    ("above", "outlet", "day"),
    [
        ("Depots hit in the north\n\nThe Bosporus Post — June 14, 2023", "The Bosporus Post", "2023-06-14"),
        ("Depots hit in the north\n\nTOLLHAVEN, June 14, 2023 (Meridian Wire)", "Meridian Wire", "2023-06-14"),
        ("Depots hit in the north\nTigris Daily\n15 June 2023", "Tigris Daily", "2023-06-15"),
        ("Depots hit in the north\nTollhaven, 15 June 2023", None, "2023-06-15"),
        ("Daily News, 15 June 2023", None, None),
    ],
    ids=["beside", "bracketed", "above", "place", "headline"],
)
def test_outlet_and_day_are_read_below_the_headline(above: str, outlet: str | None, day: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{above}\n\n{BODY}\n", "utf-8")
    (found,) = read([tmp_path], given=Given())
    assert isinstance(found, Article)
    assert (found.outlet, found.published.value) == (outlet, day)
    assert found.title == above.partition("\n")[0]


def test_heading_of_a_chronicle_does_not_date_the_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"How the war went\n\n{BODY}\n\nTollhaven, 3 March 2021\n\n{BODY}\n", "utf-8")
    (found,) = read([tmp_path], given=Given())
    assert isinstance(found, Article)
    assert (found.published.value, found.published.earliest) == (None, None)


MARKDOWN = [
    ("# {title}\n\n*Tigris Daily*, 14 June 2023", "Tigris Daily"),
    ("# {title}\n\n**Tigris Daily** | 14 June 2023", "Tigris Daily"),
    ("# {title}\n\n_Tigris Daily, 14 June 2023_", "Tigris Daily"),
    ("## {title}\n\n*Tigris Daily*\n*14 June 2023*", "Tigris Daily"),
    ("**{title}**\n\n*Tigris Daily*, 14 June 2023", "Tigris Daily"),
    ("{title}\n======\n\n*Tigris Daily*, 14 June 2023", "Tigris Daily"),
    ("# {title}\n\n*The Beacon*, 14 June 2023", "The Beacon"),
    ("# {title}\n\nBy *Ada Merrow*\n\n*Tigris Daily*, 14 June 2023", "Tigris Daily"),
]


@pytest.mark.parametrize(("above", "outlet"), MARKDOWN)
def test_marks_of_markdown_hide_neither_headline_nor_outlet_nor_day(above: str, outlet: str, tmp_path: Path) -> None:
    title = "Bridge over the Tamber closed after a fire on a barge"
    text = f"{above.format(title=title)}\n\nThe bridge over the Tamber was closed on Tuesday after a barge burnt below it, the port said.\n"
    (tmp_path / "a.md").write_text(text, "utf-8")
    (found,) = read([tmp_path / "a.md"])
    assert isinstance(found, Article)
    assert found.text == text
    assert (found.title, found.outlet, found.published.value) == (title, outlet, "2023-06-14")
    headline = next(region for region in found.regions if region.kind == "headline")
    assert headline.span.of(text).strip("*") == title
