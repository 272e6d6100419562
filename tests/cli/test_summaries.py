"""What the commands say of what they did, and what the README says of that."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli.main import app


def built(folder: Path, *texts: str) -> str:
    """What a build of some texts prints."""
    lines = (json.dumps({"id": f"x{number}", "text": text, "outlet": "Harbour Post"}) for number, text in enumerate(texts))
    (folder / "articles.jsonl").write_text("\n".join(lines), "utf-8")
    done = CliRunner().invoke(app, ["build", str(folder / "articles.jsonl"), "--into", str(folder / "kg")])
    assert done.exit_code == 0
    return done.stdout


@pytest.mark.model
def test_one_claim_of_one_nameless_claimant_is_counted_as_such(tmp_path: Path) -> None:
    told = built(tmp_path, "A witness said that the bridge in Tollhaven was closed.")
    assert "kg: 1 article (1 built, " in told
    assert "  1 claim by 1 claimant, 0 disputes\n" in told


@pytest.mark.model
def test_article_that_is_skipped_alone_ends_well_as_the_readme_says(tmp_path: Path) -> None:
    french = "Le maire de la ville a déclaré mardi que le pont était fermé, et que personne ne savait pourquoi il avait été fermé. "
    told = built(tmp_path, french * 4)
    assert "1 skipped" in told
    assert "ends with exit code 0" in " ".join((Path(__file__).parents[2] / "README.md").read_text("utf-8").split())
