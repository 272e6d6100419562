"""The look-ups over speech acts, event types and predicates."""

from pathlib import Path
from types import MappingProxyType
from typing import get_args

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from rashomon.errors import VocabularyError
from rashomon.model import SpeechAct
from rashomon.namespaces import EVENT, PREDICATE, RSH
from rashomon.vocabulary.terms import (
    event_types,
    leak_shape,
    predicate_term,
    predicates,
    read_turtle,
    shape_files,
    speech_acts,
    vocabulary_triples,
)

FORMS = ("past", "passive", "present", "noun")


def test_speech_acts_are_those_of_the_model() -> None:
    assert set(speech_acts()) == set(get_args(SpeechAct))


def test_speech_acts_know_which_commit_to_truth() -> None:
    assertive = {slug for slug, act in speech_acts().items() if act.assertive}
    assert assertive == {"narrate", "assert", "announce", "report", "deny", "admit", "accuse"}
    assert speech_acts()["deny"].label == "denies"
    assert speech_acts()["announce"].broader == "assert"


def test_event_types_are_plovers_sixteen_and_ours() -> None:
    types = {slug: kind for slug, kind in event_types().items() if kind.quad_class}
    assert len(types) == 17
    assert {kind.quad_class for kind in types.values()} == {slug for slug, kind in event_types().items() if not kind.quad_class}
    assert types["request"].quad_class == "verbal-conflict"
    assert [mapping.split("/")[0] for mapping in types["territory-capture"].plover] == ["COERCE", "ASSAULT"]


def test_predicate_has_its_forms_and_roles() -> None:
    capture = predicates()["capture"]
    assert (capture.past, capture.passive, capture.noun) == ("captured", "was captured", "capture")
    assert capture.event_type == "territory-capture"
    assert "loser" in capture.roles
    assert predicates()["withdraw"].preposition == "from"
    assert predicates()["capital-of"].present == "is the capital of"


def test_unlisted_predicate_has_a_label_and_no_type() -> None:
    term = predicate_term("en/fly-over")
    assert (term.iri, term.label, term.event_type) == (PREDICATE + "en/fly-over", "fly over", None)
    assert predicate_term("capture") is predicates()["capture"]


@pytest.mark.parametrize("slug", sorted(predicates()))
def test_predicate_can_be_said(slug: str) -> None:
    term = predicates()[slug]
    assert term.subject_is
    assert term.past or term.present
    assert not (term.present and term.past) or slug in ("control", "belong-to")
    assert all(form is None or form == form.strip() for form in (getattr(term, name) for name in FORMS))
    assert term.passive is None or term.passive.startswith(("was ", "is "))
    assert term.event_type is None or term.event_type in event_types()
    assert all(role in RSH for role in term.roles)
    assert all(broader in predicates() for broader in term.broader)


def test_look_ups_cannot_be_changed() -> None:
    assert isinstance(predicates(), MappingProxyType)
    assert isinstance(speech_acts(), MappingProxyType)
    assert isinstance(event_types(), MappingProxyType)


def test_vocabulary_triples_stand_once() -> None:
    assert len(vocabulary_triples()) == len(set(vocabulary_triples()))
    assert {NamedNode(EVENT.assault), NamedNode(RSH.Claim)} <= {triple.subject for triple in vocabulary_triples()}


def test_leak_shape_names_every_predicate_and_those_in_use() -> None:
    used = PREDICATE + "en/fly"
    named = {str(term) for quad in parse(leak_shape([used, RSH.about]), format=RdfFormat.TURTLE) for term in (quad.object,)}
    assert {f"<{term.iri}>" for term in predicates().values()} | {f"<{used}>"} <= named
    assert f"<{RSH.about}>" not in named


def test_shape_files_are_there() -> None:
    assert "claims.ttl" in [path.name for path in shape_files()]


@pytest.mark.parametrize(
    ("turtle", "reason"),
    [("<a:b> <a:c> [] .", "blank node"), ("<a:b> <a:c>", "line|expected|Unexpected|found"), ("_:x <a:b> <a:c> .", "blank node")],
)
def test_bad_turtle_names_the_file(turtle: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text(turtle, "utf-8")
    with pytest.raises(VocabularyError, match=reason) as caught:
        read_turtle(path)
    assert "bad.ttl" in str(caught.value)


def test_missing_file_is_a_vocabulary_error(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.ttl"):
        read_turtle(tmp_path / "none.ttl")
