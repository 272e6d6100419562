"""Quotations as a reader sees them."""

import pytest

from rashomon.views.ledger import in_order, shown


@pytest.mark.parametrize(
    ("quoted", "words", "expected"),
    [
        (
            ["A flood came.", "They opened the gate,"],
            "“They opened the gate,” … “A flood came.”",
            ("They opened the gate,", "A flood came."),
        ),
        (["gate", "gate"], "“gate”", ("gate",)),
        (["elsewhere", "gate"], "the “gate”", ("gate", "elsewhere")),
    ],
)
def test_quoted_parts_keep_the_order_of_the_text(quoted: list[str], words: str, expected: tuple[str, ...]) -> None:
    assert in_order(quoted, words) == expected


@pytest.mark.parametrize(
    ("words", "expected"), [(", the gate\n was open", "the gate was open"), ("; so they said", "so they said"), ("a, b", "a, b")]
)
def test_shown_words_begin_with_no_mark_of_the_clause_before(words: str, expected: str) -> None:
    assert shown(words) == expected
