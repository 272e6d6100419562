"""pipeline.cfg and a language model to a spaCy pipeline."""

import functools
from collections.abc import Sequence

import spacy
from spacy.language import Language
from thinc.config import Config

from rashomon.annotations.arithmetic import remember_embeddings, rowwise
from rashomon.annotations.models import Model
from rashomon.annotations.word_forms import quicken_word_forms
from rashomon.errors import ModelError
from rashomon.resources import PACKAGE

PIPELINE = PACKAGE / "annotations" / "pipeline.cfg"


def load_pipeline(model: Model, vocabulary: Sequence[str] = ()) -> Language:
    """Return the model with rashomon's components around it.

    Args:
        model: what `find_model` gave.
        vocabulary: paths of further SKOS files of names.

    Raises:
        ModelError: if spaCy cannot load it, or it has no parser.
    """
    try:
        with rowwise():
            nlp = spacy.load(model.path)
    except (OSError, ValueError) as error:
        raise ModelError(f"model {model.name} cannot be loaded: {error}") from error
    if "parser" not in nlp.pipe_names:
        raise ModelError(f"model {model.name} has no dependency parser")
    remember_embeddings(nlp)
    quicken_word_forms(nlp)
    config = configuration()
    further = {"vocabulary": list(vocabulary)}
    own = {**config["components"], "rashomon_names": further, "rashomon_coreference": further}
    for name in reversed(config["pipeline"]["before"]):
        nlp.add_pipe(name, first=True, config=own.get(name, {}))
    for name in config["pipeline"]["after"]:
        nlp.add_pipe(name, config=own.get(name, {}))
    return nlp


@functools.cache
def configuration() -> Config:
    """Return the order and settings of the components."""
    return Config().from_disk(PIPELINE)
