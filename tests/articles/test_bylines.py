"""Who signs an article."""

import pytest

from rashomon.articles.bylines import unstamped
from rashomon.articles.names import people


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (["By Jane Doe"], ("Jane Doe",)),
        (["Jane Doe and John Roe"], ("Jane Doe", "John Roe")),
        (["By Jane Doe, John Roe & Ann Poe"], ("Jane Doe", "John Roe", "Ann Poe")),
        (["Jane Doe; John Roe"], ("Jane Doe", "John Roe")),
        (["By Jane Doe, Reuters, Norhaven"], ("Jane Doe",)),
        (["Jane Doe, PhD"], ("Jane Doe",)),
        (["Reporting by Jane Doe in Norhaven; Editing by John Roe"], ("Jane Doe",)),
        (["By JANE DOE", "Jane Doe"], ("JANE DOE",)),
        (["Perry Roe Jr."], ("Perry Roe Jr.",)),
        (["admin"], ()),
        (["(Reporting by Jane Doe; editing by John Roe)"], ("Jane Doe",)),
        (["Foreign desk"], ()),
        (["https://norhavenpost.example/jane"], ()),
        (["jane@norhavenpost.example"], ()),
        (["Norhaven Post", "Norhaven Post Staff"], ()),
        (["Jane Doe has covered the islands for ten years"], ()),
        ([""], ()),
    ],
)
def test_people_gives_the_names(told: list[str], names: tuple[str, ...]) -> None:
    assert people(told, "Norhaven Post") == names


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("By Jane Doe - May 3, 2020 4 minutes", "By Jane Doe"),
        ("Jane Doe Updated: May 3", "Jane Doe"),
        ("April Roe", "April Roe"),
        ("", ""),
    ],
)
def test_unstamped_leaves_the_names(text: str, kept: str) -> None:
    assert unstamped(text) == kept
