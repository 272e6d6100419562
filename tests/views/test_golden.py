"""What people read of the sample corpus, held by golden files.

`uv run pytest --update-golden` rewrites them; read the difference like code.
"""

from pathlib import Path

import pytest
from rich.console import Console

from rashomon.graph.answers import write_answer
from rashomon.graph.query import select
from rashomon.graph.questions import packaged
from rashomon.views import claims, disputes
from rashomon.views.ledger import read_ledger

GOLDEN = Path(__file__).parents[1] / "golden" / "samples"
LEDGER = (
    "disputes",
    "contradictions",
    "reversals",
    "admissions",
    "corroboration",
    "silence",
    "who-denies",
    "casualties",
    "casualty-ladder",
    "splits",
    "headlines",
    "naming",
    "roles",
)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> "Golden":
    return Golden(update=bool(request.config.getoption("--update-golden")))


class Golden:
    """Compares a text with the file of a name."""

    def __init__(self, *, update: bool) -> None:
        self.update = update

    def __call__(self, name: str, text: str) -> None:
        """Compare, or rewrite."""
        path = GOLDEN / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        assert path.read_text("utf-8") == text


@pytest.mark.model
def test_ledger_is_golden(sample_kg: Path, golden: Golden) -> None:
    console = Console(width=140, color_system=None, file=None, record=True, quiet=True)
    console.print(disputes.in_terminal(read_ledger(sample_kg)))
    golden("disputes.txt", "\n".join(line.rstrip() for line in console.export_text().splitlines()) + "\n")


@pytest.mark.model
def test_claims_are_golden(sample_kg: Path, golden: Golden) -> None:
    golden("claims.csv", claims.as_csv(claims.search(sample_kg, claims.Search(own_voice=True))).replace("\r\n", "\n"))


@pytest.mark.model
@pytest.mark.parametrize("name", LEDGER)
def test_packaged_question_is_golden(sample_kg: Path, golden: Golden, name: str) -> None:
    assert name in packaged()
    golden(f"{name}.csv", write_answer(select(sample_kg, name), "csv").replace("\r\n", "\n"))
