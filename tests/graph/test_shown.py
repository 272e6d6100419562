"""Names as written, preferred, or both."""

from pathlib import Path

import pytest

from rashomon.graph.shown import ShowNames, label, uses, with_names
from rashomon.graph.store import open_for_reading
from rashomon.namespaces import RSH, SKOS
from rashomon.views.network import to_networkx

MODES: tuple[ShowNames, ...] = ("both", "preferred", "as-written")


@pytest.mark.parametrize(("show", "expected"), [("preferred", "Shusha"), ("as-written", "Shushi / Shusha"), ("both", "Shusha (Shushi)")])
def test_label_shows_the_names_that_are_wanted(show: ShowNames, expected: str) -> None:
    assert label("Shusha", {"Shusha": 1, "Shushi": 3}, show) == expected


@pytest.mark.model
def test_export_leaves_out_the_names_that_are_not_wanted(sample_kg: Path) -> None:
    with open_for_reading(sample_kg) as opened:
        quads = list(opened.quads())
    whole, preferred, written = (list(with_names(quads, show)) for show in MODES)
    assert len(whole) == len(quads) > len(written) > len(preferred)
    assert not any(SKOS.altLabel in str(quad.predicate) for quad in preferred)
    assert not any(RSH.uses in str(quad.predicate) for quad in preferred)
    assert any("Shushi" in str(quad.object) for quad in written if SKOS.altLabel in str(quad.predicate))
    assert uses(quads) == uses(written)


@pytest.mark.model
def test_picture_shows_the_names_that_are_wanted(sample_kg: Path) -> None:
    def labels(show: ShowNames) -> set[str]:
        return {str(data.get("label")) for _, data in to_networkx(sample_kg, show_names=show).nodes(data=True)}

    assert "Azerbaijan" in labels("preferred")
    assert any(one.startswith("Azerbaijan (") for one in labels("both"))
