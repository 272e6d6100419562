"""Names that several things have mean what the article tells, and stay open where it does not."""

import pytest
from spacy.language import Language

from rashomon.annotations.keys import CONTEXT
from rashomon.annotations.mentions import records, referents

pytestmark = pytest.mark.model

STATE, REGION = "georgia", "georgia-united-states"

CASES = [
    ("Georgia", "Gov. Ada Linwood of Georgia said that the count was fair.", REGION),
    ("Georgia", "Georgia lawmakers passed the bill.", REGION),
    ("Georgia", "Schools in Georgia closed, police in Atlanta said.", REGION),
    ("Georgia", "Officials in Florida, Alabama and Georgia closed the roads.", REGION),
    ("Georgia", "Georgia's president rejected the offer that the United States had made.", STATE),
    ("Georgia", "Georgia said on Monday that Russia had moved the border near Gori.", STATE),
    ("Georgia", "The United States urged Georgia to hold elections.", STATE),
    ("Georgia", "Tbilisi, Georgia — the army said that it had left.", STATE),
    ("Punjab", "Police in Punjab arrested ten people, officials in Lahore said.", "punjab-pakistan"),
    ("Punjab", "Police in Punjab arrested ten people. India is calm.", "punjab-india"),
    ("Punjab", "Police in Punjab arrested ten people.", None),
    ("Victoria", "Police in Victoria said that a man was shot in Melbourne.", "victoria-australia"),
    ("RSF", "In Khartoum, the RSF said that it had taken the palace.", "rapid-support-forces"),
    ("RSF", "The RSF said that it had taken the palace.", None),
    ("Washington state", "Fires burned in Washington state on Monday.", "washington-state"),
    ("Gaza", "Aid reached Gaza on Monday.", "gaza-strip"),
]


def concept(nlp: Language, text: str, name: str, outlet: str | None = None) -> tuple[str | None, str]:
    doc = nlp.make_doc(text)
    doc.user_data[CONTEXT] = {"outlet": outlet}
    doc = nlp(doc)
    at = text.index(name)
    (found,) = [referents(doc)[one["referent"]] for one in records(doc) if one["span"] == [at, at + len(name)]]
    return (found["concept"] or "").rpartition("/")[2] or None, found["reason"]


@pytest.mark.parametrize(("name", "text", "last"), CASES, ids=[text for _, text, _ in CASES])
def test_article_tells_which_thing_a_name_means(nlp: Language, name: str, text: str, last: str | None) -> None:
    meant, reason = concept(nlp, text, name)
    assert meant == last
    assert reason


@pytest.mark.parametrize(
    ("outlet", "last"), [(None, STATE), ("The New York Times", None), ("Le Monde", STATE)], ids=["no-outlet", "american", "french"]
)
def test_outlet_of_the_other_country_leaves_a_name_open(nlp: Language, outlet: str | None, last: str | None) -> None:
    assert concept(nlp, "Georgia closed its schools on Monday.", "Georgia", outlet)[0] == last


def test_one_article_may_name_both(nlp: Language) -> None:
    text = "The mayor of Atlanta, Georgia, flew to Tbilisi, Georgia, on Monday."
    doc = nlp(text)
    found = [referents(doc)[one["referent"]]["concept"] for one in records(doc) if text[slice(*one["span"])] == "Georgia"]
    assert [(iri or "").rpartition("/")[2] for iri in found] == [REGION, STATE]
