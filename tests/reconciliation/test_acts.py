"""The verb of a speech act agrees with who performs it."""

import pytest

from rashomon.reconciliation.acts import does
from rashomon.vocabulary.inflection import third_person
from rashomon.vocabulary.terms import speech_acts


@pytest.mark.parametrize(
    ("who", "verb"),
    [
        ("Inspectors", "deny"),
        ("Witnesses", "deny"),
        ("Authorities", "deny"),
        ("Police", "deny"),
        ("two officials in the port", "deny"),
        ("port inspectors, who had come at dawn", "deny"),
        ("dozens of residents", "deny"),
        ("the mayor and the governor", "deny"),
        ("they", "deny"),
        ("a group of inspectors", "denies"),
        ("a spokesman for the inspectors", "denies"),
        ("Ministry of Mines and Works of Norland", "denies"),
        ("the press", "denies"),
        ("United States", "denies"),
        ("United Nations", "denies"),
        ("Reuters", "denies"),
        ("Ann Davis", "denies"),
        ("Norland", "denies"),
        ("", "denies"),
    ],
)
def test_verb_agrees_with_who_does_it(who: str, verb: str) -> None:
    assert does("deny", who) == verb


def test_slug_of_each_act_is_the_base_form_of_its_verb() -> None:
    assert {slug: term.label for slug, term in speech_acts().items()} == {slug: third_person(slug) for slug in speech_acts()}
