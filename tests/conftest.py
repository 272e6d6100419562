"""The fixtures that all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings as properties
from spacy.language import Language

from rashomon.annotations.models import find_model
from rashomon.annotations.pipeline import load_pipeline
from rashomon.ingestion.build import build
from rashomon.resources import samples
from rashomon.settings import DEFAULT_MODEL, Settings

properties.register_profile("short", deadline=None)
properties.register_profile("long", deadline=None, max_examples=10_000)
properties.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "short"))

collect_ignore = [] if os.environ.get("RASHOMON_BENCHMARKS") else ["benchmarks"]
"""Benchmarks measure time; `.ci/full` runs them, never the test suite."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be rewritten."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files with what comes out today")


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


@pytest.fixture(scope="session")
def sample_kg(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph directory of the sample corpus, built once; never changed by a test."""
    kg = tmp_path_factory.mktemp("samples") / "kg"
    report = build([samples() / "articles"], kg, settings=Settings())
    assert not report.failures
    return kg
