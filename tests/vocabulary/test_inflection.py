"""Forms of verbs."""

import pytest

from rashomon.vocabulary.inflection import participle, past, third_person

FORMS = [
    ("say", "said", "said", "says"),
    ("leave", "left", "left", "leaves"),
    ("sink", "sank", "sunk", "sinks"),
    ("ram", "rammed", "rammed", "rams"),
    ("deny", "denied", "denied", "denies"),
    ("destroy", "destroyed", "destroyed", "destroys"),
    ("capture", "captured", "captured", "captures"),
    ("panic", "panicked", "panicked", "panics"),
    ("shoot down", "shot down", "shot down", "shoots down"),
    ("open", "opened", "opened", "opens"),
]


@pytest.mark.parametrize(("lemma", "was", "been", "does"), FORMS)
def test_verb_has_its_forms(lemma: str, was: str, been: str, does: str) -> None:
    assert (past(lemma), participle(lemma), third_person(lemma)) == (was, been, does)
