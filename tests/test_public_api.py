"""The public names, and that the package stays light to import."""

import subprocess
import sys

import pytest

import rashomon


def test_public_names_are_sorted_and_there() -> None:
    assert rashomon.__all__ == sorted(rashomon.__all__)
    for name in rashomon.__all__:
        assert callable(getattr(rashomon, name))
        assert getattr(rashomon, name).__doc__


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'invent'"):
        _ = rashomon.invent


def test_import_loads_no_model_and_no_spacy() -> None:
    code = "import sys, rashomon; sys.exit('spacy' in sys.modules or 'rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_help_does_not_load_spacy() -> None:
    code = "import sys\nfrom rashomon.cli.main import app\nsys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
