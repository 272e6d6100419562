"""Component `rashomon_coreference`: descriptions and pronouns get the referents of the names that they stand for.

People's functions and bodies of states come first, because "the president" and "the ministry" need them. What no rule decides stays
without a mention: nothing is guessed.
"""

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.annotations.coreference_bodies import bodies
from rashomon.annotations.coreference_nominals import nominals
from rashomon.annotations.coreference_pronouns import pronouns
from rashomon.annotations.coreference_scene import scene
from rashomon.annotations.layout import excluded
from rashomon.annotations.mentions import resolve, resolve_all, write
from rashomon.annotations.roles import described, roles
from rashomon.vocabulary.names import Names, load_names


@Language.factory("rashomon_coreference", assigns=["doc.spans"], default_config={"vocabulary": []})
def make_coreference(nlp: Language, name: str, vocabulary: list[str]) -> "Coreference":
    """Build the component; `vocabulary` is a list of paths of further SKOS files, the same as for the names."""
    return Coreference(name, vocabulary)


class Coreference:
    """Adds mentions that are no names, functions of people, and parties."""

    def __init__(self, name: str, vocabulary: Sequence[str] = ()) -> None:
        self.name = name
        self.vocabulary = tuple(Path(path) for path in vocabulary)
        self.names: Names | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with all its mentions."""
        self.names = self.names or load_names(self.vocabulary)
        here = scene(doc, self.names)
        people = described(here)
        roles(here, people)
        bodies(here)
        roles(here, people)
        nominals(here)
        pronouns(here)
        shut = excluded(doc)
        kept = [m for m in here.found if not any(a <= doc[m.start].idx < b for a, b in shut)]
        write(doc, kept, here.things, self.name)
        return doc


__all__ = ["Coreference", "make_coreference", "resolve", "resolve_all"]
