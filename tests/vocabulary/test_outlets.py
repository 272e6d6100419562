"""The registry of outlets."""

from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from rashomon.namespaces import RSH
from rashomon.resources import ontology
from rashomon.vocabulary.outlets import key, outlet_for, outlet_named_in, outlets


def test_registry_has_outlets_of_the_world() -> None:
    assert len(outlets()) >= 120
    assert len({outlet.country for outlet in outlets()}) >= 50


def test_every_outlet_is_complete_and_alone() -> None:
    domains = [domain for outlet in outlets() for domain in outlet.domains]
    assert len(set(domains)) == len(domains)
    assert len({key(outlet.name) for outlet in outlets()}) == len(outlets())
    for outlet in outlets():
        assert outlet.country is not None, outlet.name
        assert len(outlet.country) == 2, outlet.name
        assert all(urlsplit(f"//{domain}").hostname == domain and not domain.startswith("www.") for domain in outlet.domains), outlet.name


def test_control_is_never_said_without_a_source() -> None:
    quads = list(ox.parse(path=str(ontology() / "names" / "outlets.ttl"), format=ox.RdfFormat.TURTLE))
    said = {
        predicate: {quad.subject for quad in quads if quad.predicate.value == predicate} for predicate in {q.predicate.value for q in quads}
    }
    controlled = said[RSH.controlledBy]
    assert len(controlled) >= 30
    assert controlled <= said["http://purl.org/dc/terms/source"]
    assert controlled <= said["http://www.w3.org/2004/02/skos/core#scopeNote"]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("rt.com", "RT"),
        ("https://www.rt.com/news/1-x/", "RT"),
        ("russian.rt.com", "RT"),
        ("Russia Today", "RT"),
        ("PRESS TV", "Press TV"),
        ("www.presstv.co.uk", "Press TV"),
        ("New York Times", "The New York Times"),
        ("http://edition.cnn.com:80/x?y#z", "CNN"),
        ("Time", "Time (magazine)"),
    ],
)
def test_outlet_for_knows_domains_addresses_and_names(said: str, name: str) -> None:
    found = outlet_for(said)
    assert found is not None
    assert (found.name, found.registered) == (name, True)


def test_unknown_domain_is_an_outlet_named_by_it() -> None:
    found = outlet_for("https://www.norhavenpost.example/wall")
    assert found is not None
    assert (found.name, found.registered, found.domains) == ("norhavenpost.example", False, ("norhavenpost.example",))


@pytest.mark.parametrize("said", ["", "Norhaven Post", "localhost", "http://[::1", "not rt.com", "notrt", "ABC News", "a." * 5000])
def test_unknown_name_is_nobody(said: str) -> None:
    found = outlet_for(said)
    assert found is None or not found.registered


def test_outlets_are_found_in_a_line_by_whole_names() -> None:
    named = outlet_named_in("Press TV News, with AP and The Guardian; time and nature")
    assert [outlet.name for outlet in named] == ["Press TV", "Associated Press", "The Guardian"]
