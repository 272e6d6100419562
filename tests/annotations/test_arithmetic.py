"""What is computed faster is computed the same."""

import numpy as np
import pytest
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps

from rashomon.annotations import arithmetic
from rashomon.annotations.arithmetic import BLOCK, RowwiseOps, blockwise, rows_are_alike
from rashomon.annotations.models import find_model
from rashomon.resources import samples
from rashomon.settings import DEFAULT_MODEL

Vectors = NDArray[np.float32]
TOKEN = ["HEAD", "DEP", "TAG", "POS", "MORPH", "LEMMA", "ENT_TYPE", "ENT_IOB", "NORM", "SENT_START"]
ODD = "I ain't gonna go, y'all. Let's c'mon!  There's nothin' here,\nthere weren't any; he'd been told you've got ta 'em. \t Is it?"


@pytest.fixture(scope="module")
def texts() -> list[str]:
    paths = sorted(path for path in (samples() / "articles").rglob("*") if path.suffix in (".txt", ".md", ".html"))
    return [ODD, "", " ", *(path.read_text("utf-8") for path in paths)]


def network_of(nlp: Language) -> Model[list[Doc], list[Vectors]]:
    component = nlp.get_pipe("tok2vec")
    assert isinstance(component, Tok2Vec)
    return component.model


@pytest.mark.model
def test_own_pipeline_says_of_each_token_what_the_bare_model_says(nlp: Language, texts: list[str]) -> None:
    model = [name for name in nlp.pipe_names if not name.startswith("rashomon_")]
    ours = [name for name in nlp.pipe_names if name not in model]
    bare = spacy.load(find_model(DEFAULT_MODEL).path)
    for _ in range(2):  # what is remembered is the same the second time
        for one, other in zip(bare.pipe(texts), nlp.pipe(texts, disable=ours), strict=True):
            for attribute in TOKEN:
                assert one.to_array([attribute]).tolist() == other.to_array([attribute]).tolist(), attribute


@pytest.mark.model
def test_vectors_of_a_text_do_not_depend_on_its_company(nlp: Language, texts: list[str]) -> None:
    network = network_of(nlp)
    docs = [nlp.make_doc(text) for text in [*texts, "Yes.", "No, never."] if text]
    together = network.predict(docs)
    for doc, vectors in zip(docs, together, strict=True):
        assert np.array_equal(network.predict([doc])[0], vectors)


@pytest.mark.model
def test_embeddings_begin_anew_when_there_are_too_many(nlp: Language, texts: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    network = network_of(nlp)
    docs: list[Doc] = [nlp.make_doc(text) for text in texts if text]
    before = [vectors.copy() for vectors in network.predict(docs)]
    monkeypatch.setattr(arithmetic, "FORMS", 3)
    for doc, vectors in zip(docs, before, strict=True):
        assert np.array_equal(network.predict([doc])[0], vectors)


@pytest.mark.parametrize("rows", [1, 2, 7, 64, 65, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
def test_product_of_rows_does_not_depend_on_their_number(rows: int) -> None:
    random, ops = np.random.default_rng(7), RowwiseOps()
    x, y = random.standard_normal((1000, 300), dtype=np.float32), random.standard_normal((96, 300), dtype=np.float32)
    for matrix, transposed in ((y, True), (np.ascontiguousarray(y.T), False), (y.T, False)):
        product = ops.gemm(x[:rows], matrix, trans2=transposed)
        assert np.array_equal(product, ops.gemm(x, matrix, trans2=transposed)[:rows])
        np.testing.assert_allclose(product, x[:rows] @ y.T, rtol=1e-4, atol=1e-4)
        room = np.empty_like(product)
        assert ops.gemm(x[:rows], matrix, out=room, trans2=transposed) is room
        assert np.array_equal(room, product)


def test_default_library_multiplies_where_rows_are_not_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    def uneven(x: Vectors, y: Vectors, *, trans2: bool, out: Vectors | None = None) -> Vectors:
        product = blockwise(x, y, trans2=trans2, out=out)
        product[-1:] += 1
        return product

    monkeypatch.setattr(arithmetic, "blockwise", uneven)
    random, ops = np.random.default_rng(7), RowwiseOps()
    x, y = random.standard_normal((500, 96), dtype=np.float32), random.standard_normal((64, 96), dtype=np.float32)
    assert not rows_are_alike(y, trans2=True)
    np.testing.assert_array_equal(ops.gemm(x, y, trans2=True), NumpyOps().gemm(x, y, trans2=True))
