"""The fixtures that all tests share."""

import os
from pathlib import Path

import pytest
from spacy.language import Language

from rashomon.annotations.pipeline import find_model, load_pipeline
from rashomon.settings import DEFAULT_MODEL


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline with the default model; never changed by a test."""
    return load_pipeline(find_model(DEFAULT_MODEL))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold data and real articles; tests that need it are skipped where it is absent."""
    place = Path(os.environ.get("RASHOMON_SHARED", Path(__file__).parents[2] / "shared"))
    if not (place / "evaluation").is_dir():
        pytest.skip("the evaluation data (../shared) is not here")
    return place
