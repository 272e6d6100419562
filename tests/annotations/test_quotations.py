"""What stands in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.annotations.keys import QUOTATIONS
from rashomon.annotations.quotations import Quotations, find_quotations

CASES = [
    ("He said “yes” and left.", ["“yes”"], ["double"]),
    ('He said "yes" and "no".', ['"yes"', '"no"'], ["dumb", "dumb"]),
    ("''We are ready,'' he said.", ["''We are ready,''"], ["dumb"]),
    ("``We are ready,'' he said.", ["``We are ready,''"], ["double"]),
    ("«Nous verrons», he said.", ["«Nous verrons»"], ["guillemet"]),
    ("„Wir sehen“, he said.", ["„Wir sehen“"], ["double"]),
    ("‘The boys’ game,’ he said.", ["‘The boys’ game,’"], ["single"]),
    ("reports of a ‘fierce battle’ near the dam", ["‘fierce battle’"], ["single"]),
    ("Minister sees 'personal insult' in vote", ["'personal insult'"], ["single"]),
    ("It's the boys' own '90s rock 'n' roll.", [], []),
    ("He is 5'11\" tall and weighs a lot.", [], []),
    ("“One ‘two’ three,” he said.", ["“One ‘two’ three,”"], ["double"]),
    ('“The ferry was overloaded," she said.', ['“The ferry was overloaded,"'], ["double"]),
    ("“First paragraph.\n\n“Second paragraph.” Then more.", ["“First paragraph.", "“Second paragraph.”"], ["double", "double"]),
    ("The envoy said: “This cannot go on.  ", ["“This cannot go on."], ["double"]),
]


@pytest.mark.parametrize(("text", "spans", "styles"), CASES)
def test_find_quotations_returns_the_marked_stretches(text: str, spans: list[str], styles: list[str]) -> None:
    found = list(find_quotations(text))
    assert [text[slice(*record["span"])] for record in found] == spans
    assert [record["style"] for record in found] == styles


def test_find_quotations_says_whether_a_closing_mark_was_found() -> None:
    assert [record["closed"] for record in find_quotations("“One.\n“Two.”")] == [False, True]


@given(st.text(alphabet="a s.,\n“”\"'‘’`«»5", max_size=60))
def test_find_quotations_gives_ordered_spans_that_hold_their_inner_part(text: str) -> None:
    last = 0
    for record in find_quotations(text):
        (start, end), (first, final) = record["span"], record["inner"]
        assert last <= start <= first <= final <= end <= len(text)
        assert start < end
        last = end


def test_component_covers_whole_tokens() -> None:
    doc = Doc(Vocab(), words=["He", "said", "“", "yes", "”", "twice"], spaces=[True, True, False, False, True, False])
    group = Quotations("q")(doc).spans[QUOTATIONS]
    assert [span.text for span in group] == ["“yes”"]
    assert group.attrs["records"] == [{"span": [8, 13], "inner": [9, 12], "style": "double", "closed": True}]
