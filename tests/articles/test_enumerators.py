"""Numbers that only count paragraphs."""

import pytest

from rashomon.articles.enumerators import enumerators
from rashomon.articles.layout import units


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. The mill burnt.\n\n2. Nine men were hurt.", ["1.", "2."]),
        ("(1) The mill burnt.\n\n(2) Nine men were hurt.", ["(1)", "(2)"]),
        ("1. The mill burnt.", []),
        ("12. Nine men were hurt.\n\n13. The mill burnt.", []),
        ("1 man was hurt.\n\n2 men fled.", []),
    ],
)
def test_numbers_of_a_list_are_no_words_of_it(text: str, found: list[str]) -> None:
    assert [region.span.of(text) for region in enumerators(list(units(text)))] == found
