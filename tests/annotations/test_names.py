"""What is named in a text, and who is meant by names, descriptions and pronouns."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.annotations.coreference import resolve, resolve_all
from rashomon.annotations.keys import MENTIONS, ReferentRecord
from rashomon.annotations.mentions import records, referents
from rashomon.annotations.names import NameAnnotator
from rashomon.reconciliation.name_decisions import NAMES, decide
from rashomon.vocabulary.names import load_names

pytestmark = pytest.mark.model


def meant(doc: Doc, words: str, nth: int = 1) -> str | None:
    """The label of the referent of the nth occurrence of the words."""
    at = -1
    for _ in range(nth):
        at = doc.text.index(words, at + 1)
    number = resolve(doc, at, at + len(words))
    return None if number is None else referents(doc)[number]["label"]


def thing(doc: Doc, label: str) -> ReferentRecord:
    return next(one for one in referents(doc) if one["label"] == label)


NAMED = [
    ("Rebels bought TB2 combat drones.", "TB2 combat drones", "TB2"),
    ("The Qemo ships with a ZX80 media player.", "ZX80 media player", "ZX80"),
    ("Shells fell on Khankendi, also known as Stepanakert.", "Stepanakert", "Stepanakert"),
    ("The Georgian army left Gori.", "Georgian", "Georgia"),
    ("Analysts at Zephyr Dynamics Inc. warned of delays.", "Zephyr Dynamics Inc.", "Zephyr Dynamics Inc."),
    ("The Polish Foreign Ministry rejected the note.", "The Polish Foreign Ministry", "Ministry of Foreign Affairs of Poland"),
    ("Latvia's defence ministry rejected the note.", "Latvia's defence ministry", "Ministry of Defence of Latvia"),
    ("Syrian forces entered the village at dawn.", "Syrian forces", "Armed Forces of Syria"),
    ("Officials of the government of Latvia resigned.", "the government of Latvia", "Government of Latvia"),
    ("Norwegian officials rejected the claim.", "Norwegian officials", "Government of Norway"),
    ("The Kremlin rejected the claim.", "The Kremlin", "Government of Russia"),
    ("The US Air Force ordered new tankers.", "The US Air Force", "Air Force of the United States"),
    ("Burmese troops shelled the village.", "Burmese troops", "Armed Forces of Myanmar"),
    ("Kyiv's forces advanced at dawn.", "Kyiv's forces", "Armed Forces of Ukraine"),
    ("Turkish Cypriot officials rejected the plan.", "Turkish Cypriot officials", "Turkish Republic of Northern Cyprus"),
    ("The Scottish government rejected the plan.", "The Scottish government", "Government of Scotland"),
    ("Iranian state media reported the strike.", "Iranian state media", "State Media of Iran"),
    ("China's state-run media reported the strike.", "China's state-run media", "State Media of China"),
    ("Niger's junta rejected the plan.", "Niger's junta", "Government of Niger"),
    ("Lebanon's security forces left the camp.", "Lebanon's security forces", "Security Forces of Lebanon"),
    ("India's Border Security Force left the post.", "Border Security Force", "Border Guard of India"),
    ("US Navy ships left the port.", "US Navy", "Navy of the United States"),
    ("Die-hard fans bought the Su-25 model kit.", "Su-25", "Su-25"),
]


@pytest.mark.parametrize(("text", "words", "label"), NAMED, ids=[words for _, words, _ in NAMED])
def test_name_gets_its_thing(nlp: Language, text: str, words: str, label: str) -> None:
    assert meant(nlp(text), words) == label


def test_bodies_of_two_states_are_two(nlp: Language) -> None:
    text = "Azerbaijan's Defence Ministry denied it. The Defence Ministry of Armenia denied it too."
    doc = nlp(text)
    assert meant(doc, "Defence Ministry") == "Ministry of Defence of Azerbaijan"
    assert meant(doc, "Defence Ministry of Armenia") == "Ministry of Defence of Armenia"


@pytest.mark.parametrize(
    "text", ["Sudanese paramilitary forces fired.", "Syrian opposition forces left.", "Ukrainian separatist forces fired."]
)
def test_forces_against_a_state_are_not_its_forces(nlp: Language, text: str) -> None:
    assert not any(one["label"].startswith("Armed Forces") for one in referents(nlp(text)))


NUMBERED = [
    ("The iPhone 5 is lighter than the iPhone 4S, and the iPhone sells well.", ["iPhone 5", "iPhone 4S", "iPhone"]),
    ("The S-300 hit its target and the S-400 missed it.", ["S-300", "S-400"]),
    ("Probe Vesta 11 landed and Vesta 13 crashed.", ["Vesta 11", "Vesta 13"]),
    ("Boeing said that the Boeing 737 was not the Boeing 777.", ["Boeing", "Boeing 737", "Boeing 777"]),
]


@pytest.mark.parametrize(("text", "names"), NUMBERED, ids=[text for text, _ in NUMBERED])
def test_other_numbers_are_other_things(nlp: Language, text: str, names: list[str]) -> None:
    doc = nlp(text)
    numbers = [one["referent"] for name in names for one in records(doc) if text[slice(*one["span"])] == name]
    assert len(set(numbers)) >= len(names)


SEATS = [
    ("Warsaw denied that its troops had crossed the river.", "Warsaw", "Poland"),
    ("The claim was disputed by Tehran.", "Tehran", "Iran"),
    ("Ankara's claims were rejected.", "Ankara", "Turkey"),
    ("The pact between Paris and Berlin was signed.", "Berlin", "Germany"),
    ("Rockets hit Damascus on Sunday.", "Damascus", "Damascus"),
    ("People gathered in Tbilisi.", "Tbilisi", "Tbilisi"),
    ("In the capital Vilnius, people waved flags.", "Vilnius", "Vilnius"),
]


@pytest.mark.parametrize(("text", "words", "label"), SEATS, ids=[text for text, _, _ in SEATS])
def test_capital_is_the_government_by_grammar(nlp: Language, text: str, words: str, label: str) -> None:
    assert meant(nlp(text), words) == label


JOINED = [
    ("Maria Lindqvist resigned on Monday. Lindqvist gave no reason.", "Lindqvist", 2, "Maria Lindqvist"),
    ("Maria Lindqvist resigned on Monday. She gave no reason.", "She", 1, "Maria Lindqvist"),
    ("The Northern Harbour Authority (NHA) closed the port. The NHA gave no reason.", "NHA", 2, "Northern Harbour Authority"),
    ("Polish President Andrzej Duda arrived on Monday. The president gave no reason.", "The president", 1, "Andrzej Duda"),
    ("Latvia's defence ministry rejected the note. The ministry gave no reason.", "The ministry", 1, "Ministry of Defence of Latvia"),
    ("Iran says it has seized the tanker.", "it", 1, "Iran"),
    ("The strategic town of Bakhmut fell. The town had been besieged.", "The town", 1, "Bakhmut"),
    ("Finland closed its border. The country's president, Sauli Niinisto, explained why.", "The country", 1, "Finland"),
]


@pytest.mark.parametrize(("text", "words", "nth", "label"), JOINED, ids=[text for text, *_ in JOINED])
def test_later_words_get_the_earlier_thing(nlp: Language, text: str, words: str, nth: int, label: str) -> None:
    assert meant(nlp(text), words, nth) == label


def test_role_gives_person_function_body_and_state(nlp: Language) -> None:
    doc = nlp("Latvian defence ministry spokesperson Janis Ozols denied the report.")
    person = thing(doc, "Janis Ozols")
    (role,) = person["roles"]
    assert (role["words"], role["relation"]) == ("Latvian defence ministry spokesperson", "spokesperson")
    body = referents(doc)[role["of"] or 0]
    assert body["label"] == "Ministry of Defence of Latvia"
    assert person["party"] == role["of"]
    assert referents(doc)[body["party"] or 0]["label"] == "Latvia"


def test_description_without_a_name_is_a_thing_of_its_own(nlp: Language) -> None:
    doc = nlp("A spokesman for the Latvian government rejected the note.")
    number = resolve(doc, 0, 37)
    assert number is not None
    assert referents(doc)[number]["label"] == "spokesperson of Government of Latvia"
    assert referents(doc)[referents(doc)[number]["party"] or 0]["label"] == "Government of Latvia"


def test_people_in_a_place_are_not_the_place(nlp: Language) -> None:
    assert meant(nlp("Many people in Lyon rejected the plan."), "Many people in Lyon") != "Lyon"


def test_joined_names_and_plurals_are_several(nlp: Language) -> None:
    doc = nlp("Andrzej Duda met Emmanuel Macron in the evening. The presidents said that talks would go on.")
    start = doc.text.index("The presidents")
    assert {referents(doc)[n]["label"] for n in resolve_all(doc, start, start + 14)} <= {"Andrzej Duda", "Emmanuel Macron"}
    doc = nlp("Iran and Iraq accused each other.")
    assert [referents(doc)[n]["label"] for n in resolve_all(doc, 0, 13)] == ["Iran", "Iraq"]


def test_two_of_one_surname_are_told_apart(nlp: Language) -> None:
    doc = nlp("Anna Keller met Boris Keller on Monday.")
    assert {"Anna Keller", "Boris Keller"} <= {one["label"] for one in referents(doc)}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Georgia and Armenia share a border near Tbilisi.", "georgia"),
        ("Tbilisi lies in Georgia, not far from Gori and Batumi.", "georgia"),
    ],
)
def test_context_decides_between_things_of_one_name(nlp: Language, text: str, last: str) -> None:
    assert (thing(nlp(text), "Georgia")["concept"] or "").endswith(f"/{last}")


def test_mentions_do_not_overlap_and_point_to_referents(nlp: Language) -> None:
    text = "Azerbaijani forces, the Russian military and Baku's ally Turkey denied it, the Polish Foreign Ministry said in Warsaw."
    with nlp.select_pipes(disable=["rashomon_attribution", "rashomon_propositions"]):
        doc = nlp(text)
    ends = 0
    for record in records(doc):
        assert record["span"][0] >= ends
        ends = record["span"][1]
        assert 0 <= record["referent"] < len(referents(doc))
    assert len(doc.spans[MENTIONS]) == len(records(doc))


@pytest.mark.parametrize("text", ["", "\n\n", "A" * 3000, "Smith " * 2000, "(" * 3000, "the the the of of of " * 300])
def test_odd_text_does_no_harm(nlp: Language, text: str) -> None:
    assert records(nlp(text)) is not None


@pytest.mark.parametrize(
    ("text", "guess", "concept"),
    [
        ("Norland denied the report on Monday.", "ORG", "https://example.org/norland"),
        ("Norland denied the report on Monday.", "PERSON", "https://example.org/norland"),
        ("Mr Norland denied the report on Monday.", "PERSON", None),
    ],
)
def test_name_of_the_user_weighs_more_than_the_guess_of_the_model(
    nlp: Language, tmp_path: Path, text: str, guess: str, concept: str | None
) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix rsh: <https://w3id.org/rashomon/ns#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/norland> a rsh:Place ; skos:prefLabel "Norland"@en .\n',
        "utf-8",
    )
    doc = nlp(text)
    at = next(token.i for token in doc if token.text == "Norland")
    doc.set_ents([Span(doc, at, at + 1, label=guess)], default="outside")
    names = NameAnnotator("rashomon_names", [str(own)])(doc)
    assert [one["concept"] for one in referents(names)] == [concept]


def test_name_accepted_by_hand_weighs_more_than_the_guess_of_the_model(nlp: Language, tmp_path: Path) -> None:
    decide(tmp_path, "accept", "Vantavia", "Viljandi", load_names(), kind="Place")
    doc = nlp("Vantavia denied the report on Monday.")
    doc.set_ents([Span(doc, 0, 1, label="ORG")], default="outside")
    names = NameAnnotator("rashomon_names", [str(tmp_path / NAMES)])(doc)
    assert [one["label"] for one in referents(names)] == ["Viljandi"]
