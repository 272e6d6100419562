"""The registry of outlets: whose domain and whose name is whose."""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import pyoxigraph as ox

from rashomon.errors import VocabularyError
from rashomon.resources import PACKAGE

RSH = "https://w3id.org/rashomon/ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TOKEN = re.compile(r"[^\W_]+(?:[.\-&][^\W_]+)*")
LONGEST = 6
"""Most words of an outlet's name that are looked up in running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes."""

    iri: str | None
    """None where the registry does not know it."""
    name: str
    domains: tuple[str, ...] = ()
    """The first is the main one."""
    aliases: tuple[str, ...] = ()
    country: str | None = None
    """ISO 3166-1 alpha-2 code."""

    @property
    def registered(self) -> bool:
        """Whether it stands in the registry."""
        return self.iri is not None


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return the registered outlets, sorted by name.

    Raises:
        VocabularyError: if the registry is missing, is no Turtle, or gives an outlet no name.
    """
    places = (PACKAGE / "ontology", PACKAGE.parent.parent / "ontology")
    path = next((p for p in places if p.is_dir()), places[0]) / "names" / "outlets.ttl"
    facts: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    except (OSError, SyntaxError) as error:
        raise VocabularyError(f"{path}: {error}") from error
    found = []
    for iri, said in facts.items():
        if f"{RSH}Outlet" not in said.get("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ()):
            continue
        if not said.get(f"{SKOS}prefLabel"):
            raise VocabularyError(f"{path}: {iri} has no skos:prefLabel")
        found.append(
            Outlet(
                iri=iri,
                name=said[f"{SKOS}prefLabel"][0],
                domains=tuple(said.get(f"{RSH}domain", ())),
                aliases=tuple(said.get(f"{SKOS}altLabel", ())),
                country=next(iter(said.get(f"{RSH}country", ())), None),
            )
        )
    return tuple(sorted(found, key=lambda outlet: outlet.name))


def key(name: str) -> str:
    """Return a name for comparison: case, a leading article and punctuation do not count."""
    tokens = TOKEN.findall(name.casefold())
    return " ".join(tokens[1:] if len(tokens) > 1 and tokens[0] == "the" else tokens)


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


@cache
def _by_name() -> dict[str, Outlet]:
    return {key(name): outlet for outlet in reversed(outlets()) for name in (*outlet.aliases, outlet.name)}


def host_of(address: str) -> str | None:
    """Return the host of a URL or of a bare domain, lower case, without "www."; None where there is none."""
    text = address.strip()
    if any(mark.isspace() for mark in text) or "." not in text:
        return None
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname
    except ValueError:
        return None
    return host.casefold().removeprefix("www.") if host and "." in host.strip(".") else None


def outlet_for(said: str) -> Outlet | None:
    """Return the outlet of a name, a domain or a URL; an unknown domain gives an unregistered outlet named by it, an unknown name None."""
    if known := _by_name().get(key(said)):
        return known
    host = host_of(said)
    if host is None:
        return None
    steps = host.split(".")
    for start in range(len(steps) - 1):
        if known := _by_domain().get(".".join(steps[start:])):
            return known
    return Outlet(iri=None, name=host, domains=(host,))


def outlet_named_in(words: str) -> list[Outlet]:
    """Return the registered outlets whose whole names of two words or more, or of capitals, stand in a line, each once."""
    tokens = TOKEN.findall(words)
    found: dict[str, Outlet] = {}
    for start in range(len(tokens)):
        for end in range(min(len(tokens), start + LONGEST), start, -1):
            known = _by_name().get(" ".join(tokens[start:end]).casefold())
            if known and (end - start > 1 or tokens[start].isupper()):
                found.setdefault(known.name, known)
                break
    return list(found.values())
