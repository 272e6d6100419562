"""What parses nothing starts without the language model's library: reading a graph, and building, whose parsing is done by workers."""

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
from rashomon.cli.main import main
try:
    main()
except SystemExit as error:
    assert not error.code, error.code
sys.exit('spacy' in sys.modules)
"""


@pytest.mark.model
@pytest.mark.parametrize(
    "command", ["query KG disputes", "query KG naming", "disputes KG", "claims KG", "export KG --format turtle", "names KG", "review KG"]
)
def test_reading_a_graph_loads_no_spacy(sample_kg: Path, command: str) -> None:
    arguments = command.replace("KG", str(sample_kg)).split()
    done = subprocess.run([sys.executable, "-c", CODE, *arguments], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_process_that_builds_loads_no_spacy() -> None:
    code = "import sys, rashomon; rashomon.build; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
