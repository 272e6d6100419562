"""Names files are read, checked and looked up."""

from pathlib import Path

import pytest

from rashomon.errors import VocabularyError
from rashomon.vocabulary.names import load_names
from rashomon.vocabulary.names_keys import key, step, words

HEAD = """@prefix rsh: <https://w3id.org/rashomon/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix my: <https://example.org/> .
"""


def write(folder: Path, turtle: str) -> Path:
    path = folder / "mine.ttl"
    path.write_text(HEAD + turtle, "utf-8")
    return path


def last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Şuşa", "susa"),
        ("the Kremlin", "Kremlin"),
        ("U.S.", "US"),
        ("Nagorno-Karabakh’s", "nagorno karabakh"),
        ("Пашинян", "Pashinyan"),
        ("Zürich", "ZURICH"),
    ],
)
def test_key_makes_spellings_equal(a: str, b: str) -> None:
    assert key(a) == key(b)


@pytest.mark.parametrize(("a", "b"), [("Aghdam", "Aghdara"), ("Niger", "Nigeria"), ("A320", "A330")])
def test_key_keeps_different_names_apart(a: str, b: str) -> None:
    assert key(a) != key(b)


def test_words_keep_offsets_and_join_dotted_initials() -> None:
    assert words("The U.S. left") == [("The", 0, 3), ("US", 4, 8), ("left", 9, 13)]


def test_step_is_readable_ascii() -> None:
    assert step("Ministry of Defence of São Tomé") == "ministry-of-defence-of-sao-tome"


@pytest.mark.parametrize(
    ("name", "concept", "how"),
    [
        ("Khankendi", "stepanakert", "alias"),
        ("Xankəndi", "stepanakert", "alias"),
        ("Шуша", "shusha", "label"),
        ("Azeri", "azerbaijan", "adjective"),
        ("Danes", "denmark", "people"),
        ("Kremlin", "government-of-russia", "alias"),
        ("Diaoyu Islands", "senkaku-islands", "alias"),
        ("DPRK", "north-korea", "alias"),
    ],
)
def test_lookup_finds_every_name(name: str, concept: str, how: str) -> None:
    assert [(last(sense.concept), sense.how) for sense in load_names().lookup(name)][:1] == [(concept, how)]


def test_capital_may_be_city_or_government() -> None:
    assert [(last(sense.concept), sense.how) for sense in load_names().lookup("Baku")] == [("baku", "label"), ("azerbaijan", "seat")]


def test_different_towns_of_like_names_are_different_things() -> None:
    names = load_names()
    assert names.lookup("Aghdam")[0].concept != names.lookup("Aghdara")[0].concept


def test_contested_names_say_whose_they_are() -> None:
    names = load_names()
    shushi = next(naming for naming in names.namings if naming.name == "Shushi")
    assert {last(iri) for iri in shushi.custom_of} == {"armenia", "republic-of-artsakh"}


def test_every_reference_between_shipped_names_is_known() -> None:
    names = load_names()
    told = {iri for one in names.concepts.values() for iri in (*one.seats, *one.broader, *one.related, *one.part_of)}
    told |= {naming.concept for naming in names.namings} | {iri for naming in names.namings for iri in naming.custom_of}
    assert told <= names.concepts.keys()


def test_state_of_a_body_is_the_top(tmp_path: Path) -> None:
    turtle = 'my:a a rsh:State ; skos:prefLabel "A"@en . my:b a rsh:Body ; skos:prefLabel "B"@en ; rsh:partOf my:a .'
    names = load_names([write(tmp_path, turtle + ' my:c a rsh:Body ; skos:prefLabel "C"@en ; rsh:partOf my:b .')])
    assert names.state("https://example.org/c") == "https://example.org/a"
    assert names.state("https://example.org/a") is None


def test_further_file_adds_names_to_a_shipped_thing(tmp_path: Path) -> None:
    path = write(tmp_path, '<https://w3id.org/rashomon/id/thing/shusha> skos:altLabel "Pearl of the Hills"@en .')
    assert last(load_names([path]).lookup("pearl of the hills")[0].concept) == "shusha"


BAD = [
    ('my:a a rsh:Place ; skos:prefLabel "Aa"@en ; <http://www.w3.org/2003/01/geo/wgs84_pos#lat> "north" .', 4, "which is no number"),
    ('my:a a rsh:Place ; skos:prefLabel "A"@en', 4, "found"),
    ('my:a a rsh:Place ; skos:altLabel "A"@en .', 4, "no skos:prefLabel"),
    (
        'my:a a rsh:Place ; skos:prefLabel "Zedville"@en .\nmy:b a rsh:Place ; skos:prefLabel "Zedville"@en .',
        5,
        "the kind Place of https://example.org/a",
    ),
    ('my:a a rsh:Place ; skos:prefLabel "A"@en , "B"@en .', 4, "two skos:prefLabel"),
    (
        'my:a a rsh:Place ; skos:prefLabel "Aa"@en ; skos:broader my:b .\nmy:b a rsh:Place ; skos:prefLabel "Bb"@en ; skos:broader my:a .',
        4,
        "lies within itself",
    ),
]


@pytest.mark.parametrize(
    ("turtle", "line", "words_of"), BAD, ids=["latitude", "syntax", "unlabelled", "same-label", "two-labels", "circle"]
)
def test_bad_file_is_reported_with_file_and_line(tmp_path: Path, turtle: str, line: int, words_of: str) -> None:
    path = write(tmp_path, turtle)
    with pytest.raises(VocabularyError) as caught:
        load_names([path])
    assert str(path) in str(caught.value)
    assert words_of in str(caught.value) or words_of == "found"
    assert f"{path}:{line}" in str(caught.value) or words_of in ("found", "lies within itself")


def test_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.ttl"):
        load_names([tmp_path / "none.ttl"])


def test_regions_lie_in_their_states_and_cities_in_them() -> None:
    names = load_names()
    above = [last(iri) for iri in names.above("https://w3id.org/rashomon/id/thing/atlanta")]
    assert set(above) == {"atlanta", "georgia-united-states", "united-states"}
    assert last(names.by_code["GE"]) == "georgia"


def test_shared_name_is_a_warning_that_names_both(tmp_path: Path) -> None:
    turtle = 'my:a a rsh:Place ; skos:prefLabel "Aa"@en ; skos:altLabel "Zedville"@en .\n'
    path = write(tmp_path, turtle + 'my:b a rsh:Place ; skos:prefLabel "Bb"@en ; skos:altLabel "Zedville"@en .')
    (warning,) = load_names([path]).warnings
    assert "https://example.org/a" in warning
    assert "https://example.org/b" in warning
    assert f"{path}:4" in warning
