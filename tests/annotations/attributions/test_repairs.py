"""What is put right in a parse before anything is read from it."""

import pytest
from spacy.language import Language

from rashomon.annotations.attributions.repairs import FINITE, hang, repair_chains, repair_second_subject
from rashomon.annotations.attributions.syntax import read_syntax
from rashomon.resources import samples


@pytest.mark.parametrize(
    ("words", "tags", "heads", "deps", "expected"),
    [
        pytest.param(
            ["Army", "repels", "attack", ",", "denies", "losses"],
            ["NN", "NNS", "NN", ",", "VBZ", "NNS"],
            [1, 2, 4, 2, 4, 4],
            ["compound", "compound", "nsubj", "punct", "ROOT", "dobj"],
            ([4, 4, 1, 2, 4, 4], ["nsubj", "dep", "dobj", "punct", "ROOT", "dobj"]),
            id="chain",
        ),
        pytest.param(
            ["The", "army", "press", "office", ",", "denies", "losses"],
            ["DT", "NN", "NN", "NN", ",", "VBZ", "NNS"],
            [3, 3, 3, 5, 3, 5, 5],
            ["det", "compound", "compound", "nsubj", "punct", "ROOT", "dobj"],
            None,
            id="article",
        ),
        pytest.param(
            ["Army", "press", "office", "denies", "losses"],
            ["NN", "NN", "NN", "VBZ", "NNS"],
            [2, 2, 3, 3, 3],
            ["compound", "compound", "nsubj", "ROOT", "dobj"],
            None,
            id="no comma",
        ),
    ],
)
def test_chain_is_taken_apart_only_where_a_comma_parts_bare_nouns_from_the_verb(
    words: list[str], tags: list[str], heads: list[int], deps: list[str], expected: tuple[list[int], list[str]] | None
) -> None:
    text = " ".join(words)
    begin = [sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
    children = [[c for c, above in enumerate(heads) if above == n and c != n] for n in range(len(words))]
    head, dep = list(heads), list(deps)
    finite = [n for n, tag in enumerate(tags) if tag in FINITE]
    repair_chains(text, begin, tags, dep, head, children, finite)
    assert (head, dep) == (expected or (heads, deps))
    assert children == [[c for c, above in enumerate(head) if above == n and c != n] for n in range(len(words))]


def test_object_before_a_conjunction_is_no_second_subject() -> None:
    # it holds Ambra after Norland announced it
    head, dep = [1, 1, 5, 5, 5, 1, 5], ["nsubj", "ROOT", "nsubj", "mark", "nsubj", "ccomp", "dobj"]
    children = [[c for c, above in enumerate(head) if above == n and c != n] for n in range(len(head))]
    repair_second_subject(dep, head, children, [1, 5])
    assert (head[2], dep[2], children[1], children[5]) == (1, "dobj", [0, 2, 5], [3, 4, 6])


def test_two_subjects_without_a_conjunction_stay_as_they_are() -> None:
    head, dep = [1, 1, 4, 4, 1], ["nsubj", "ROOT", "nsubj", "nsubj", "ccomp"]
    children = [[c for c, above in enumerate(head) if above == n and c != n] for n in range(len(head))]
    before = list(head)
    repair_second_subject(dep, head, children, [1, 4])
    assert head == before


@pytest.mark.parametrize(
    ("token", "above", "heads"),
    [
        (3, 0, [1, 1, 1, 0]),
        (3, 3, [1, 1, 1, 2]),
        (2, 3, [1, 1, 3, 1]),  # what hung on it takes its place
        (1, 3, [1, 3, 1, 3]),  # which was the root's
        (1, 2, [1, 2, 2, 2]),
    ],
)
def test_hanging_makes_no_circle(token: int, above: int, heads: list[int]) -> None:
    head = [1, 1, 1, 2]
    children: list[list[int]] = [[], [0, 2], [3], []]
    hang(token, above, head, children)
    assert head == heads
    assert children == [[i for i, one in enumerate(heads) if one == place != i] for place in range(len(heads))]


@pytest.mark.model
def test_every_word_hangs_on_a_root_after_all_repairs(nlp: Language) -> None:
    for path in sorted((samples() / "articles").rglob("*.txt")):
        view = read_syntax(nlp(path.read_text("utf-8")))
        order = [i for i, above in enumerate(view.head) if i == above]
        for token in order:
            order += view.children[token]
            assert all(view.head[child] == token for child in view.children[token])
            assert len(order) <= len(view)
        assert len(order) == len(view)
