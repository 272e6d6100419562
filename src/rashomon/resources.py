"""Finds the data files of the package, in a wheel as well as in a checkout.

The ontology stands beside `src/` in the repository and is shipped as `rashomon/ontology` in a wheel. An editable install has
no such folder inside the package, hence the two places.
"""

from pathlib import Path

from rashomon.errors import RashomonError

PACKAGE = Path(__file__).parent


def ontology() -> Path:
    """Return the folder of the Turtle files."""
    for place in (PACKAGE / "ontology", PACKAGE.parent.parent / "ontology"):
        if (place / "rashomon.ttl").is_file():
            return place
    raise RashomonError(f"{PACKAGE}: the ontology files are missing from this installation")


def lexicons(language: str = "en") -> Path:
    """Return the folder of the word lists of a language."""
    return PACKAGE / "annotations" / "lexicons" / language


def queries() -> Path:
    """Return the folder of the packaged questions (`*.rq`)."""
    return PACKAGE / "graph" / "queries"


def samples() -> Path:
    """Return the folder of the sample corpus."""
    return PACKAGE / "samples"
