"""Short unit names as QUDT units; the table is units.csv."""

import csv
from functools import cache
from pathlib import Path

from rashomon.errors import VocabularyError
from rashomon.namespaces import UNIT

TABLE = Path(__file__).parent / "units.csv"


@cache
def read_units(path: Path = TABLE) -> dict[str, str]:
    """Return short names and the QUDT names they stand for.

    Raises:
        VocabularyError: if a name is given twice.
    """
    with path.open(encoding="utf-8", newline="") as file:
        found: dict[str, str] = {}
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            if row["unit"] in found:
                raise VocabularyError(f"{path}: unit {row['unit']!r} is given twice")
            found[row["unit"]] = row["qudt"]
    return found


def unit_iri(unit: str | None) -> str | None:
    """Return the IRI of a unit; None where there is none or QUDT is not known to have it.

    >>> unit_iri("km"), unit_iri("furlong")
    ('http://qudt.org/vocab/unit/KiloM', None)
    """
    if unit and unit.startswith(UNIT):
        return unit
    name = read_units().get(unit or "")
    return UNIT + name if name else None
