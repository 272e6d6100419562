"""Claims inside their sentences. All sentences are invented."""

import pytest

from rashomon.views.passages import AROUND, around, in_sentence, places

TEXT = "It rained.\nCol. Ada Brandt, who leads the army, said that the bridge was open. “It is,” she said. Then nothing."


def marked(text: str, *words: str) -> str:
    """The sentence of some words, with brackets around what is marked."""
    spans = [(text.index(one), text.index(one) + len(one)) for one in words]
    return "".join(f"[{part}]" if own else part for part, own in in_sentence(text, spans))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("that the bridge was open",), "Col. Ada Brandt, who leads the army, said [that the bridge was open]."),
        (("It rained.",), "[It rained.]"),
        (("Then nothing.",), "[Then nothing.]"),
        (("the bridge", "open"), "Col. Ada Brandt, who leads the army, said that [the bridge] was [open]."),
    ],
)
def test_words_stand_in_their_whole_sentence(words: tuple[str, ...], shown: str) -> None:
    assert marked(TEXT, *words) == shown


def test_long_sentence_is_cut_between_words() -> None:
    text = "first " + "said " * 200 + "that it was so " + "again " * 200 + "last."
    found = in_sentence(text, [(text.index("that"), text.index("that") + 14)])
    before, _, after = (part for part, _ in found[1:4]) if found[0][0] == "… " else ("", "", "")
    assert before.startswith("said ")
    assert after.endswith("again")
    assert (found[0][0], found[-1][0]) == ("… ", " …")
    assert sum(len(part) for part, _ in found) <= 2 * AROUND + 20


@pytest.mark.parametrize("spans", [[], [(5, 5)], [(0, 10**6)], [(-3, 2)]])
def test_places_that_are_none_give_nothing(spans: list[tuple[int, int]]) -> None:
    assert in_sentence(TEXT, spans) == []


def test_words_of_a_selector_lose_the_pieces_of_words_beside_them() -> None:
    assert around("vernment of hiding ", "a charge", "") == [("… of hiding ", False), ("a charge", True)]
    assert around("", "a charge", " that was rej") == [("a charge", True), (" that was …", False)]


def test_places_are_read_from_fragments_and_sorted() -> None:
    assert places(["char=30,41", "no place", "char=2,9"]) == [(2, 9), (30, 41)]


def test_hostile_text_takes_no_long_time() -> None:
    for text in (" " * 200_000 + "x", '"' * 200_000, "a. " * 60_000, "“" * 100_000 + "\n" * 100_000):
        assert in_sentence(text, [(len(text) - 1, len(text))])
