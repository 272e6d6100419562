"""Copies of articles are found, and articles that were written apart are not."""

import random
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article
from rashomon.reconciliation.sketch import Sketch, copies, resemblance, sketch, words_of


def words(seed: int, count: int = 300) -> list[str]:
    draw = random.Random(seed)  # noqa: S311
    return ["".join(draw.choices("abcdefghij", k=draw.randint(2, 7))) for _ in range(count)]


def test_copy_with_another_start_and_a_cut_end_is_found() -> None:
    text = words(1)
    articles = {
        "one": Article(id="one", path="", text=" ".join(text)),
        "two": Article(id="two", path="", text="A new headline. " + " ".join(text[:240])),
        "three": Article(id="three", path="", text=" ".join(words(2))),
    }
    sketches = {name: sketch(words_of(article)) for name, article in articles.items()}
    assert copies(sketches) == {"one": "one", "three": "three", "two": "one"}


def test_short_texts_have_no_sketch() -> None:
    assert sketch(words(1, 20)) is None


def test_resemblance_of_a_text_with_itself_is_one() -> None:
    found = sketch(words(3))
    assert found is not None
    assert resemblance(found, found) == 1.0


def test_words_are_told_apart_from_marks() -> None:
    assert words_of(Article(id="a", path="", text="“We HOLD it,” he said.")) == ["we", "hold", "it", "he", "said"]


@dataclass(frozen=True)
class Known:
    """An article as it was."""

    sketch: Sketch
    copied: str


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from([20, 60, 120, 240, 300])), min_size=1, max_size=8), st.data())
def test_copies_are_the_same_whether_worked_out_at_once_or_from_what_is_known(kinds: list[tuple[int, int]], data: st.DataObject) -> None:
    sketches = {f"article {number}": sketch(words(kind)[:cut]) for number, (kind, cut) in enumerate(kinds)}
    was = {iri: one for iri, one in sketches.items() if data.draw(st.booleans())}
    before = {iri: Known(was[iri], copied) for iri, copied in copies(was).items()}
    now = {iri: one for iri, one in sketches.items() if data.draw(st.integers(0, 3))}
    assert copies(now, before) == copies(now)
