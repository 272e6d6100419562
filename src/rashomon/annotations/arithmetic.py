"""The language model's own arithmetic, faster: the same numbers for a text whatever stands beside it in a batch.

Two thirds of a build is the model's matrix products. Thinc's default library multiplies at half the speed of the one that NumPy brings
(measured: 30 against 60 to 90 GFLOP/s, sizes of the pinned model), and what a word form is embedded as, before its context counts,
is computed anew at each occurrence though it never changes.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IDS
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps, get_current_ops, set_current_ops

BLOCK = 384
"""Rows of every product that NumPy is asked for. Its library takes several ways through a matrix, by its size, the processor and the number
of threads, whose last bits may differ: products of one size all go the same way."""
FORMS = 50_000
"""Word forms whose embedding is kept, for each table: some 25 MB. Beyond it the table begins anew."""


class RowwiseOps(NumpyOps):
    """Thinc's operations with NumPy's matrix product, each row of which depends on that row alone."""

    def __init__(self) -> None:
        super().__init__(use_blis=False)
        self._slower = NumpyOps()
        self._alike: dict[tuple[tuple[int, ...], bool], bool] = {}

    def gemm(
        self,
        x: NDArray[np.float32],
        y: NDArray[np.float32],
        *,
        out: NDArray[np.float32] | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> NDArray[np.float32]:
        """Return the product of two matrices, either transposed on request; by Thinc's default library where NumPy's will not do."""
        if trans1 or x.dtype != np.float32:  # as in training
            slower: NDArray[np.float32] = self._slower.gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return slower
        shape = (y.shape, trans2)
        if shape not in self._alike:
            self._alike[shape] = rows_are_alike(y, trans2=trans2)
        return blockwise(x, y, trans2=trans2, out=out) if self._alike[shape] else self._slower.gemm(x, y, out=out, trans2=trans2)


def rows_are_alike(y: NDArray[np.float32], *, trans2: bool) -> bool:
    """Return whether NumPy gives the same row the same product wherever in a block it stands: what it does depends on sizes alone."""
    row = np.random.default_rng(0).standard_normal(y.shape[1 if trans2 else 0], dtype=np.float32)
    product = blockwise(np.tile(row, (BLOCK, 1)), y, trans2=trans2)
    return bool((product == product[0]).all())


def blockwise(
    x: NDArray[np.float32], y: NDArray[np.float32], *, trans2: bool, out: NDArray[np.float32] | None = None
) -> NDArray[np.float32]:
    """Return the product of two matrices, the second one transposed on request, in blocks of one size; in `out`, where it is given."""
    right = np.ascontiguousarray(y)
    right = right.T if trans2 else right
    rows, whole = len(x), len(x) - len(x) % BLOCK
    product = np.empty((rows, right.shape[1]), dtype=np.float32) if out is None else out
    for start in range(0, whole, BLOCK):
        np.dot(x[start : start + BLOCK], right, out=product[start : start + BLOCK])
    if whole < rows:
        padded = np.zeros((BLOCK, x.shape[1]), dtype=np.float32)
        padded[: rows - whole] = x[whole:]
        product[whole:] = np.dot(padded, right)[: rows - whole]
    return product


@contextmanager
def rowwise() -> Iterator[None]:
    """Let the models that are loaded meanwhile compute with `RowwiseOps`."""
    before = get_current_ops()
    set_current_ops(RowwiseOps())
    try:
        yield
    finally:
        set_current_ops(before)


def remember_embeddings(nlp: Language) -> None:
    """Let each network of a pipeline embed a word form once, and look it up from then on."""
    for _, component in nlp.pipeline:
        network = getattr(component, "model", None)
        for node in list(network.walk()) if isinstance(network, Model) else ():
            if node.has_ref("embed"):
                embed = node.get_ref("embed")
                features = [one for one in embed.walk() if one.name == "extract_features"]
                if len(features) == 1:
                    columns = [IDS["ORTH"], *features[0].attrs["columns"]]
                    node.replace_node(embed, Model("remembered", _forward, layers=[embed], attrs={"columns": columns, "known": _Known()}))


class _Known:
    """The embeddings of the word forms that were met."""

    def __init__(self) -> None:
        self.places: dict[bytes, int] = {}
        self.rows: NDArray[np.float32] = np.zeros((0, 0), dtype=np.float32)

    def add(self, keys: Sequence[bytes], rows: NDArray[np.float32]) -> None:
        """Keep the rows of new keys."""
        used = len(self.places)
        if used + len(keys) > len(self.rows):
            larger = np.zeros((max(2 * len(self.rows), used + len(keys), 1024), rows.shape[1]), dtype=np.float32)
            if used:
                larger[:used] = self.rows[:used]
            self.rows = larger
        self.rows[used : used + len(keys)] = rows
        self.places.update(zip(keys, range(used, used + len(keys)), strict=True))


def _forward(
    model: Model[list[Doc], list[NDArray[np.float32]]], docs: list[Doc], is_train: bool
) -> tuple[list[NDArray[np.float32]], object]:
    """Embed documents; the second value is what training would need, which never happens here."""
    columns, known = model.attrs["columns"], model.attrs["known"]
    features = [_features(doc, columns) for doc in docs]
    keys = [_keys(one) for one in features]
    if len(known.places) > FORMS:
        known.places, known.rows = {}, known.rows[:0]
    new: dict[bytes, tuple[int, int]] = {}
    for number, one in enumerate(keys):
        for place, key in enumerate(one):
            if key not in known.places:
                new.setdefault(key, (number, place))
    if new:
        probe = _probe(docs, features, list(new.values()), columns)
        if probe is None:
            return model.layers[0](docs, is_train)
        known.add(list(new), model.layers[0].predict([probe])[0])
    return [known.rows[[known.places[key] for key in one]] for one in keys], None


def _features(doc: Doc, columns: list[int | str]) -> NDArray[np.uint64]:
    """Return the attributes of a document's tokens, one row a token."""
    return np.asarray(doc.to_array(columns), dtype=np.uint64).reshape(len(doc), len(columns))


def _keys(features: NDArray[np.uint64]) -> list[bytes]:
    """Return one key for each row."""
    raw, width = features.tobytes(), features.shape[1] * features.itemsize
    return [raw[start : start + width] for start in range(0, len(raw), width)]


def _probe(
    docs: Sequence[Doc], features: Sequence[NDArray[np.uint64]], tokens: Sequence[tuple[int, int]], columns: list[int | str]
) -> Doc | None:
    """Return a document of just these tokens; None where their features cannot be had without their context."""
    vocab = docs[0].vocab
    picked = [docs[number][place] for number, place in tokens]
    probe = Doc(vocab, words=[token.text for token in picked], spaces=[bool(token.whitespace_) for token in picked])
    for place, token in enumerate(picked):
        probe[place].norm_ = token.norm_
    wanted = np.stack([features[number][place] for number, place in tokens])
    return probe if np.array_equal(_features(probe, columns), wanted) else None
