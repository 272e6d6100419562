"""Spans and their texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import OffsetError
from rashomon.model import TextSpan


@given(st.text(max_size=40), st.integers(-5, 50), st.integers(-5, 50))
def test_span_gives_its_text_or_refuses(text: str, start: int, end: int) -> None:
    span = TextSpan(start, end)
    if 0 <= start < end <= len(text):
        assert span.of(text) == text[start:end]
    else:
        with pytest.raises(OffsetError):
            span.of(text)


def test_span_offsets_are_code_points() -> None:
    assert TextSpan(2, 5).of("😀 Şuşa") == "Şuş"


def test_spans_overlap_only_where_they_share_a_character() -> None:
    assert TextSpan(0, 3).overlaps(TextSpan(2, 4))
    assert not TextSpan(0, 3).overlaps(TextSpan(3, 4))
    assert TextSpan(0, 4).contains(TextSpan(3, 4))
