"""What found the annotations, as one configuration: no clock and no host."""

import functools
from importlib.metadata import version
from pathlib import Path

from rashomon.annotations.models import find_model, pipeline_digest
from rashomon.iris import digest
from rashomon.model import Run
from rashomon.settings import Settings
from rashomon.vocabulary.names import load_names


def describe_run(settings: Settings) -> Run:
    """Return the configuration that these settings mean.

    Raises:
        ModelError: if the model is missing or is not the pinned one.
        VocabularyError: if a file of names is wrong.
    """
    model = find_model(settings.model)
    return Run(
        software=version("rashomon"),
        model=f"{model.name} ({model.version})",
        model_sha256=model.sha256,
        pipeline_sha256=pipeline_digest(),
        names_sha256=load_names([Path(path) for path in settings.vocabulary]).digest,
    )


@functools.cache
def run_digest(run: Run) -> str:
    """Return a short digest of a configuration, for the journal."""
    return digest(run.software, run.model, run.model_sha256, run.pipeline_sha256, run.names_sha256)
