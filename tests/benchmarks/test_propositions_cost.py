"""Propositions cost no more than in step with the text, whatever the text."""

import time

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.annotations.keys import PROPOSITIONS
from rashomon.annotations.propositions import Propositions
from rashomon.annotations.triggers import lexicon

SMALL, LARGE = 1_000, 8_000
"""Tokens of two texts of one make."""
SLACK = 4.0
"""Times by which the larger may cost more than its share: timers and garbage collection, where a square would be eightfold."""


def hostile(size: int, unit: list[tuple[str, str, str, str]], shape: str) -> Doc:
    """Return a Doc of words that hang on each other as a chain, or all on the first; built by hand, so that only our own cost shows."""
    words, pos, tags, deps = (list(column) for column in zip(*(unit[n % len(unit)] for n in range(size)), strict=True))
    heads = [max(n - 1, 0) for n in range(size)] if shape == "chain" else [0] * size
    return Doc(Vocab(), words=words, lemmas=words, pos=pos, tags=tags, deps=["ROOT", *deps[1:]], heads=heads)


def seconds(doc: Doc, component: Propositions) -> float:
    begin = time.process_time()
    component(doc)
    return time.process_time() - begin


@pytest.mark.parametrize("shape", ["chain", "star"])
@pytest.mark.parametrize(
    "unit",
    [
        [("attack", "VERB", "VBD", "conj")],
        [("attack", "NOUN", "NN", "conj")],
        [("demand", "VERB", "VBD", "ccomp"), ("town", "NOUN", "NN", "dobj")],
        [("kill", "VERB", "VBN", "xcomp"), ("of", "ADP", "IN", "prep"), ("attack", "NOUN", "NN", "pobj")],
        [("it", "PRON", "PRP", "nsubj"), ("say", "VERB", "VBD", "ccomp")],
    ],
    ids=lambda unit: " ".join(word for word, *_ in unit),
)
def test_cost_grows_with_the_length_of_hostile_input(unit: list[tuple[str, str, str, str]], shape: str) -> None:
    component = Propositions("rashomon_propositions", lexicon())
    component(hostile(10, unit, shape))
    small = max(seconds(hostile(SMALL, unit, shape), component), 0.01)
    assert seconds(hostile(LARGE, unit, shape), component) <= small * (LARGE / SMALL) * SLACK


def test_document_without_parse_gets_an_empty_group() -> None:
    doc = Propositions("rashomon_propositions", lexicon())(Doc(Vocab(), words=["Rebels", "attacked", "."]))
    assert doc.spans[PROPOSITIONS].attrs["records"] == []


def test_empty_document_is_no_error() -> None:
    assert len(Propositions("rashomon_propositions", lexicon())(Doc(Vocab(), words=[])).spans[PROPOSITIONS]) == 0
