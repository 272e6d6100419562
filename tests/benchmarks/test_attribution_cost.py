"""The cost of attribution beside the cost of the parse, and its growth on hostile input."""

import gzip
import json
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.annotations.attribution import Attribution
from rashomon.annotations.models import find_model
from rashomon.annotations.quotations import Quotations
from rashomon.ingestion.garbage import settle
from rashomon.settings import DEFAULT_MODEL

SHARE = 0.075
"""Most CPU time that the components of attribution may take together, as a share of the bare model's parse. The aim is 0.05, which is about
reached: measured between 0.047 and 0.051 on a quiet machine; other work costs plain Python more than the parse. This bound only keeps it
from getting worse."""
ARTICLES = 100


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of a call."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


@pytest.mark.model
@pytest.mark.evaluation
def test_attribution_takes_a_small_share_of_the_parse(nlp: Language, shared: Path) -> None:
    lines = gzip.decompress((shared / "evaluation/gold/polnear_train.jsonl.gz").read_bytes()).decode().splitlines()
    texts = [json.loads(line)["text"] for line in lines[:ARTICLES]]
    bare = spacy.load(find_model(DEFAULT_MODEL).path)
    deque(bare.pipe(texts[:3]), maxlen=0)
    settle()  # as every process that builds does once its model is loaded
    parse = seconds(lambda: deque(bare.pipe(texts), maxlen=0))
    others = [name for name in nlp.pipe_names if name.startswith("rashomon_") and name != "rashomon_layout"]
    with nlp.select_pipes(disable=others):
        first, *docs = nlp.pipe([texts[0], *texts])
    components = [nlp.get_pipe(name) for name in ("rashomon_quotations", "rashomon_attribution")]
    for component in components:
        component(first)  # lexicons and weights are read once, when they are first needed, not for each article
    spent = seconds(lambda: [component(doc) for doc in docs for component in components])
    print(f"parse {parse:.2f} s, attribution {spent:.2f} s: {spent / parse:.1%}")  # noqa: T201
    assert spent / parse <= SHARE


def hostile(words: list[str]) -> Doc:
    """Return a Doc of the words as one sentence, each hanging on the one before; built by hand, so that only our own cost shows."""
    vocab = Vocab()
    size = len(words)
    pos = ["VERB" if n % 2 else "NOUN" for n in range(size)]
    tags = ["VBD" if n % 2 else "NN" for n in range(size)]
    return Doc(vocab, words=words, lemmas=words, pos=pos, tags=tags, heads=[max(n - 1, 0) for n in range(size)], deps=["ccomp"] * size)


@pytest.mark.parametrize("unit", [["say", '"'], ["say", "word"], ["(", "say"], ["“", "say"], ["say", "'"], ["report", ":"]], ids=" ".join)
def test_attribution_grows_with_the_length_of_hostile_input(unit: list[str]) -> None:
    quotations, attribution = Quotations("q"), Attribution("a")
    attribution(quotations(hostile(unit)))

    def cost(times: int) -> float:
        doc = hostile(unit * times)
        return seconds(lambda: attribution(quotations(doc)))

    small, large = cost(2_500), cost(20_000)
    assert large < 8 * 3 * small + 0.5, f"{small:.2f} s for 5,000 words, {large:.2f} s for 40,000"


@pytest.mark.parametrize("mark", ['"', "'", "“", "‘", "''", "-'a", "('", "“‘'\""])
def test_quotations_grow_with_the_number_of_marks(mark: str) -> None:
    def cost(times: int) -> float:
        doc = Doc(Vocab(), words=[mark + "a"] * times)
        return seconds(lambda: Quotations("q")(doc))

    small, large = cost(5_000), cost(40_000)
    assert large < 8 * 3 * small + 0.5, f"{small:.2f} s, {large:.2f} s"
