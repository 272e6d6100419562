import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

from rashomon.graph.terms import boolean, clean, day, is_iri, number, score, text


@pytest.mark.parametrize(("value", "lexical"), [(10, "10"), (0.5, "0.5"), (1e17, "100000000000000000"), (-3.25, "-3.25"), (1e-7, "0")])
def test_number_is_plain_digits(value: float, lexical: str) -> None:
    assert number(value).value == lexical


@given(st.one_of(st.floats(), st.integers()))
def test_number_is_what_the_store_gives_back(value: float) -> None:
    store, subject = Store(), NamedNode("urn:x")
    for term in (number(value), score(0.123456789), boolean(True)):
        store.add(Quad(subject, subject, term, subject))
        assert Quad(subject, subject, term, subject) in store


@given(st.text())
def test_text_keeps_every_character(words: str) -> None:
    assert text(words).value == words


def test_lone_surrogate_is_replaced_and_the_length_stays() -> None:
    assert clean("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize("value", [None, "", "2020-02-30", "2020-11", "yesterday!", "20201108"])
def test_day_refuses_what_is_no_day(value: str | None) -> None:
    assert day(value) is None


def test_iris_are_told_from_other_strings() -> None:
    assert is_iri("https://a.example/b?c=1")
    assert not is_iri("https://a.example/b c")
