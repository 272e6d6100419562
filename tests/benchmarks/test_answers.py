"""The growth of what finds answers and claims, on articles that say one thing over and over."""

import time

import pytest
from spacy.language import Language

from rashomon.annotations.document import make_doc
from rashomon.annotations.pipeline import configuration
from rashomon.claims.extract import extract
from rashomon.model import Article


def seconds(nlp: Language, sentence: str, times: int) -> float:
    """Return the CPU time of our own components and of the claims, without the parse."""
    article = Article(id="a", path="a", text=(f"{sentence} " * 10 + "\n\n") * (times // 10))
    own = configuration()["pipeline"]["after"]
    doc = make_doc(nlp, article)
    for name, component in nlp.pipeline:
        doc = component(doc) if name not in own else doc
    begin = time.process_time()
    for name in own:
        doc = nlp.get_pipe(name)(doc)
    extract(doc, article)
    return time.process_time() - begin


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "Norland said it had sunk the frigate, which Zamora denied.",
        "Zamora shelled the plant, a claim the general denied.",
        "Norland accused Zamora of shelling a school. Zamora denied the shelling.",
        "A bomb hit the market. Police blamed separatists.",
        "Zamora rejected Norland's claim that the port had fallen.",
    ],
)
def test_answers_grow_with_the_length_of_an_article(nlp: Language, sentence: str) -> None:
    seconds(nlp, sentence, 10)  # word lists are read once, not for each article
    small, large = seconds(nlp, sentence, 500), seconds(nlp, sentence, 4_000)
    assert large < 8 * 3 * small + 0.5, f"{small:.2f} s for 500 sentences, {large:.2f} s for 4,000"
