"""A surname that several people of an article have is decided mention by mention, or left open."""

import pytest
from spacy.language import Language

from rashomon.annotations.mentions import records, referents

pytestmark = pytest.mark.model

CASES = [
    ("Anna Keller met Boris Keller on Monday. Keller said nothing.", ["Keller"]),
    ("Anna Keller resigned on Monday. Keller gave no reason. Boris Keller was not there.", ["Anna Keller"]),
    ("Mrs Anna Keller met Mr Boris Keller. Mrs Keller left. Mr Keller stayed. Keller slept.", ["Anna Keller", "Boris Keller", "Keller"]),
    ("President Anna Keller met Gen. Boris Keller. President Keller left. Gen. Keller stayed.", ["Anna Keller", "Boris Keller"]),
    ("Anna Keller spoke first. It was late. Rain fell. Snow fell. Boris Keller came at ten. Keller opened the window.", ["Boris Keller"]),
    ("Anna M. Keller resigned. Anna Keller gave no reason. Keller left.", ["Anna M. Keller"]),
]


@pytest.mark.parametrize(("text", "labels"), CASES, ids=[text for text, _ in CASES])
def test_shared_surname_is_decided_or_stays_open(nlp: Language, text: str, labels: list[str]) -> None:
    doc = nlp(text)
    bare = []
    for one in records(doc):
        start, end = one["span"]
        before = text[:start].split()
        if text[start:end] == "Keller" and not (before and before[-1] in ("Anna", "Boris")):
            bare.append(referents(doc)[one["referent"]])
    assert [one["label"] for one in bare] == labels
    assert all(one["reason"] for one in bare)
