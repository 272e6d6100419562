"""The registry of outlets: whose domain and whose name is whose."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox

from rashomon.errors import VocabularyError
from rashomon.namespaces import RDF, RSH, SKOS
from rashomon.resources import ontology

TOKEN = re.compile(r"[^\W_]+(?:[.\-&][^\W_]+)*")
ADDRESS = 2000
"""Characters of an address that are looked at; a host has at most 253."""
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
    """Other names by which texts call it."""
    own_names: tuple[str, ...] = ()
    """Names that only its own pages use, because in running text they mean something else ("Time")."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code."""
    controlled_by: tuple[str, ...] = ()
    """IRIs of who owns it, finances it or appoints its heads, where this is undisputed."""

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
    path = ontology() / "names" / "outlets.ttl"
    facts: dict[str, dict[str, list[str]]] = {}
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                facts.setdefault(quad.subject.value, {}).setdefault(quad.predicate.value, []).append(quad.object.value)
    except (OSError, SyntaxError) as error:
        raise VocabularyError(f"{path}: {error}") from error
    found = [_outlet(iri, said, path) for iri, said in facts.items() if RSH.Outlet in said.get(RDF.type, ())]
    return tuple(sorted(found, key=lambda outlet: outlet.name))


def _outlet(iri: str, said: dict[str, list[str]], path: Path) -> Outlet:
    """Return one outlet of the registry."""
    if not said.get(SKOS.prefLabel) or not said.get(RSH.domain):
        raise VocabularyError(f"{path}: {iri} has no skos:prefLabel or no rsh:domain")
    return Outlet(
        iri=iri,
        name=said[SKOS.prefLabel][0],
        domains=tuple(said[RSH.domain]),
        aliases=tuple(said.get(SKOS.altLabel, ())),
        own_names=tuple(said.get(SKOS.hiddenLabel, ())),
        country=next(iter(said.get(RSH.country, ())), None),
        controlled_by=tuple(said.get(RSH.controlledBy, ())),
    )


def key(name: str) -> str:
    """Return a name for comparison: case, a leading article and punctuation do not count."""
    tokens = TOKEN.findall(name.casefold())
    return " ".join(tokens[1:] if len(tokens) > 1 and tokens[0] == "the" else tokens)


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


@cache
def _by_name() -> dict[str, Outlet]:
    """Return the outlets by every name that only one of them has."""
    found: dict[str, dict[str, Outlet]] = {}
    for outlet in outlets():
        for name in (outlet.name, *outlet.aliases, *outlet.own_names):
            found.setdefault(key(name), {})[outlet.name] = outlet
    return {name: next(iter(named.values())) for name, named in found.items() if len(named) == 1}


@cache
def _in_text() -> dict[tuple[str, ...], Outlet]:
    """Return the outlets by the words of the names that mean them in running text too."""
    names = ((name, outlet) for outlet in outlets() for name in (outlet.name, *outlet.aliases))
    return {tuple(TOKEN.findall(name.casefold())): outlet for name, outlet in names if _by_name().get(key(name)) is outlet}


def host_of(address: str) -> str | None:
    """Return the host of a URL or of a bare domain, lower case, without "www."; None where there is none."""
    text = address.strip()[:ADDRESS]
    if any(mark.isspace() for mark in text) or "." not in text:
        return None
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname
    except ValueError:
        return None
    return host.casefold().removeprefix("www.") if host and "." in host.strip(".") and len(host) < 254 else None


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
    folded = tuple(token.casefold() for token in tokens)
    found: dict[str, Outlet] = {}
    start = 0
    while start < len(tokens):
        step = 1
        for end in range(min(len(tokens), start + LONGEST), start, -1):
            known = _in_text().get(folded[start:end])
            if known and (end - start > 1 or tokens[start].isupper()):
                found.setdefault(known.name, known)
                step = end - start
                break
        start += step
    return list(found.values())
