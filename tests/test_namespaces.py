"""The closed namespaces, and that they say what the Turtle files say."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from rashomon.iris import DEFAULT_BASE
from rashomon.namespaces import ACT, EVENT, ID, OA, PREDICATE, PREFIXES, RDF, RSH, SKOS, pred, prefixes
from rashomon.resources import ontology


def declared(name: str, base: str) -> set[str]:
    """The terms that a Turtle file gives a type to, without their base."""
    quads = parse((ontology() / name).read_bytes(), format=RdfFormat.TURTLE)
    typed = {quad.subject.value for quad in quads if quad.predicate.value == RDF.type and isinstance(quad.subject, NamedNode)}
    return {iri.removeprefix(base) for iri in typed if iri.startswith(base) and iri != base}


@pytest.mark.parametrize(
    ("name", "namespace"), [("rashomon.ttl", RSH), ("speech-acts.ttl", ACT), ("event-types.ttl", EVENT)], ids=lambda part: str(part)
)
def test_python_terms_equal_turtle_terms(name: str, namespace: type[RSH] | type[ACT] | type[EVENT]) -> None:
    assert set(namespace) == declared(name, namespace.BASE)


def test_term_gives_its_iri() -> None:
    assert RSH.Claim == "https://w3id.org/rashomon/ns#Claim"
    assert RSH.own_voice == RSH["own-voice"] == "https://w3id.org/rashomon/ns#own-voice"
    assert RSH.from_ == RSH["from"] == "https://w3id.org/rashomon/ns#from"
    assert ACT.assert_ == ACT["assert"] == "https://w3id.org/rashomon/act/assert"
    assert OA.exact == "http://www.w3.org/ns/oa#exact"


def test_misspelt_term_is_refused() -> None:
    with pytest.raises(AttributeError):
        getattr(RSH, "Clam")  # noqa: B009
    with pytest.raises(KeyError):
        RSH["Clam"]
    assert "Clam" not in RSH
    assert "Claim" in RSH


def test_namespace_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="closed"):
        setattr(RSH, "Clam", "x")  # noqa: B010


def test_predicate_gives_listed_and_unlisted_iris() -> None:
    assert pred("capture") == PREDICATE + "capture"
    assert pred("en/schießen") == PREDICATE + "en/schie%C3%9Fen"


def test_prefixes_follow_the_base() -> None:
    assert ID == DEFAULT_BASE
    assert prefixes() == PREFIXES
    mine = prefixes("https://example.org/kg/")
    assert mine["claim"] == "https://example.org/kg/claim/"
    assert mine["use"] == "https://example.org/kg/name-use/"
    assert mine["rsh"] == PREFIXES["rsh"] == RSH.BASE
    assert mine["skos"] == SKOS.BASE
