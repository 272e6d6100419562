"""pipeline.cfg and a language model to a spaCy pipeline."""

import functools
from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.symbols import ORTH
from thinc.config import Config

from rashomon.annotations.arithmetic import remember_embeddings, rowwise
from rashomon.annotations.models import Model
from rashomon.annotations.word_forms import quicken_word_forms
from rashomon.errors import ModelError
from rashomon.resources import PACKAGE, lexicons
from rashomon.tables import read_table

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
    keep_abbreviations(nlp)
    config = configuration()
    further = {"vocabulary": list(vocabulary)}
    own = {**config["components"], "rashomon_names": further, "rashomon_coreference": further}
    for name in reversed(config["pipeline"]["before"]):
        nlp.add_pipe(name, first=True, config=own.get(name, {}))
    for name in config["pipeline"]["after"]:
        nlp.add_pipe(name, config=own.get(name, {}))
    return nlp


def keep_abbreviations(nlp: Language) -> None:
    """Keep an abbreviation and its full stop one word, so that no sentence ends in the middle of "Brig. Gen. Jane Doe"."""
    add = getattr(nlp.tokenizer, "add_special_case", None)
    if add is None:  # a model may come with a tokenizer of its own, which knows its abbreviations
        return
    for row in read_table(lexicons() / "abbreviations.csv", ("word",), key=("word",)):
        add(row["word"], [{ORTH: row["word"]}])


@functools.cache
def configuration() -> Config:
    """Return the order and settings of the components."""
    return Config().from_disk(PIPELINE)
