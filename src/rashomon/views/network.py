"""The graph as a network: who makes which claim, what it affirms or denies, and which question that answers.

A claim always stands between the one who makes it and what is claimed. There is no edge between two actors, so nothing that was reported
can be read as a fact.
"""

import io
from collections.abc import Iterator

import networkx as nx
from pyoxigraph import Literal

from rashomon.graph.opening import reading
from rashomon.graph.protocol import Graph
from rashomon.graph.server import Place, place
from rashomon.graph.shown import ShowNames, label, uses
from rashomon.graph.terms import node
from rashomon.namespaces import OA, PROV, RDF, RDFS, RSH, SCHEMA, SKOS

STANCES = {"affirms": RSH.affirms, "denies": RSH.denies, "raises": RSH.raises}
WORDED = {
    "words": RSH.words,
    "wording": RSH.wording,
    "claimant_text": RSH.claimantText,
    "speaker_role": RSH.speakerRole,
    "made_from": RSH.madeFrom,
    "made_to": RSH.madeTo,
    "rule": RSH.rule,
}
"""Attributes of a claim's node that are one literal in the graph."""
LISTED = {"quoting": RSH.quoting, "basis": RSH.attributionBasis, "certainty": RSH.certainty}
"""Attributes of a claim's node that are a term of the rashomon namespace."""
ARTICLE = {
    "article": SCHEMA.identifier,
    "headline": SCHEMA.headline,
    "url": SCHEMA.url,
    "published_from": RSH.publishedFrom,
    "published_to": RSH.publishedTo,
    "sha256": RSH.sha256,
}
"""Attributes of a claim's node that belong to its article."""


SEPARATOR = " | "
"""Between the values of a list, which GraphML cannot hold."""
_NOT_XML = str.maketrans({chr(code): "\ufffd" for code in (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)})


def to_networkx(kg: str | Place, *, show_names: ShowNames = "preferred") -> nx.MultiDiGraph:
    """Return a graph as a directed multigraph whose nodes are IRIs.

    Nodes have `kind` (claimant, claim, proposition, question, thing), `label` and, where they are known, the attributes of a claim: words,
    verbatim, act, who, outlet, article, headline, url, sha256 (of the article's text), places (of the words in it: "char=12,40"), before,
    after, start, made_from, made_to, published_from, published_to, quoting,
    basis, certainty, confidence, rule; of a question: dispute. Edges have `relation`, which is also their key: makes, affirms, denies,
    raises, holds (claim to question, with position, stance and whether it is implied), answers (proposition to question), about. Days are
    strings, start and confidence numbers.

    Args:
        kg: the graph directory, or the address of a server.
        show_names: what things are called: by their preferred names, as the articles write them, or both.

    Raises:
        NotAStoreError: if it is no graph directory.
        StoreInUseError: if a process writes it.
        StoreError: if it is damaged.
    """
    with reading(place(kg)) as opened:
        return network_of(opened, show_names)


def to_graphml(kg: str | Place, *, show_names: ShowNames = "preferred") -> bytes:
    """Return a graph as GraphML, for Gephi, yEd and the rest; the same bytes for the same graph.

    Lists become one string, what is unknown is left out, and characters that XML cannot hold become U+FFFD.

    Raises:
        StoreError: as `to_networkx` does.
    """
    found = to_networkx(kg, show_names=show_names)
    plain = nx.MultiDiGraph()
    for name, attributes in sorted(found.nodes(data=True)):
        plain.add_node(name, **_plain(attributes))
    for source, target, key, attributes in sorted(found.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        plain.add_edge(source, target, key=key, **_plain(attributes))
    out = io.BytesIO()
    nx.write_graphml_xml(plain, out, encoding="utf-8", named_key_ids=True)
    return out.getvalue()


def network_of(opened: Graph, show_names: ShowNames = "preferred") -> nx.MultiDiGraph:
    """Return an open graph as a network; see `to_networkx`."""
    graph = nx.MultiDiGraph()
    read = _Reader(opened)
    labels = read.one(SKOS.prefLabel)
    if show_names != "preferred":
        named = uses(opened.quads())
        labels = {thing: label(preferred, named.get(thing, {}), show_names) for thing, preferred in labels.items()}
    claimants = read.one(PROV.wasAttributedTo)
    for claim, claimant in sorted(claimants.items()):
        graph.add_node(claimant, kind="claimant", label=labels.get(claimant, claimant), type=_step(read.one(RDF.type).get(claimant, "")))
        graph.add_node(claim, kind="claim", **_claim(read, claim, labels), who=labels.get(claimant, claimant))
        graph.add_edge(claimant, claim, key="makes", relation="makes")
    _propositions(graph, read, labels)
    _questions(graph, read, labels)
    return graph


def _claim(read: "_Reader", claim: str, labels: dict[str, str]) -> dict[str, object]:
    """Return what is known of a claim and of its article, without what is not."""
    article = read.one(SCHEMA.appearance).get(claim, "")
    act = labels.get(read.one(RSH.speechAct).get(claim, ""), "claims")
    content = read.all(RSH.content).get(claim, [])
    selectors = read.all(OA.hasSelector).get(content[0], []) if content else []
    quote = next((selector for selector in selectors if selector in read.one(OA.exact)), "")
    start, confidence = read.one(RSH.start).get(claim), read.one(RSH.confidence).get(claim)
    found: dict[str, object] = {"label": act, "act": act, "verbatim": read.all(RSH.verbatim).get(claim)}
    found |= {name: read.one(property_).get(claim) for name, property_ in WORDED.items()}
    found |= {name: _step(read.one(property_).get(claim, "")) or None for name, property_ in LISTED.items()}
    found |= {name: read.one(property_).get(article) for name, property_ in ARTICLE.items()}
    found |= {
        "outlet": labels.get(read.one(SCHEMA.publisher).get(article, "")),
        "before": read.one(OA.prefix).get(quote),
        "after": read.one(OA.suffix).get(quote),
        "start": int(start) if start else None,
        "places": [place.rpartition("#")[2] for place in content] or None,
        "confidence": float(confidence) if confidence else None,
        "iri": claim,
    }
    return {name: value for name, value in found.items() if value is not None}


def _propositions(graph: nx.MultiDiGraph, read: "_Reader", labels: dict[str, str]) -> None:
    """Add what is affirmed, denied or raised, and who or what takes part in it."""
    for relation, property_ in STANCES.items():
        for claim, proposition in read.pairs(property_):
            if claim in graph:
                graph.add_node(proposition, kind="proposition", label=read.one(RDFS.label).get(proposition, proposition))
                graph.add_edge(claim, proposition, key=relation, relation=relation)
    for proposition in [name for name, kind in graph.nodes(data="kind") if kind == "proposition"]:
        for thing in read.all(RSH.about).get(proposition, []):
            if thing not in graph:
                graph.add_node(thing, kind="thing", label=labels.get(thing, thing), type=_step(read.one(RDF.type).get(thing, "")))
            graph.add_edge(proposition, thing, key="about", relation="about")


def _questions(graph: nx.MultiDiGraph, read: "_Reader", labels: dict[str, str]) -> None:
    """Add the questions on which claims hold positions."""
    proposition_of = read.one(RSH.proposition)
    for claim, position in read.pairs(RSH.position):
        question = read.one(RSH.question).get(position)
        if question is None or claim not in graph:
            continue
        kind = _step(read.one(RSH.kind).get(question, ""))
        disputed = RSH.Dispute in read.all(RDF.type).get(question, [])
        graph.add_node(question, kind="question", label=labels.get(question, question), dispute=kind, disputed=disputed)
        implied = position in read.all(RSH.impliedPosition).get(claim, [])
        stance = _step(read.one(RSH.stance).get(position, ""))
        held = {"position": labels.get(position, ""), "position_iri": position, "stance": stance, "implied": implied}
        graph.add_edge(claim, question, key="holds", relation="holds", **held)
        if claim in proposition_of and proposition_of[claim] in graph:
            graph.add_edge(proposition_of[claim], question, key="answers", relation="answers")


class _Reader:
    """Looks things up by property; each property is read once."""

    def __init__(self, opened: Graph) -> None:
        self._opened = opened
        self._all: dict[str, dict[str, list[str]]] = {}
        self._one: dict[str, dict[str, str]] = {}

    def all(self, property_: str) -> dict[str, list[str]]:
        """Return subject to its values, sorted."""
        if property_ not in self._all:
            found: dict[str, list[str]] = {}
            for quad in self._opened.store.quads_for_pattern(None, node(property_), None, None):
                value = quad.object.value if isinstance(quad.object, Literal) else str(quad.object)[1:-1]
                found.setdefault(str(quad.subject)[1:-1], []).append(value)
            self._all[property_] = {subject: sorted(values) for subject, values in found.items()}
        return self._all[property_]

    def one(self, property_: str) -> dict[str, str]:
        """Return subject to its first value."""
        if property_ not in self._one:
            self._one[property_] = {subject: values[0] for subject, values in self.all(property_).items()}
        return self._one[property_]

    def pairs(self, property_: str) -> Iterator[tuple[str, str]]:
        """Yield subjects with their values, sorted."""
        for subject, values in sorted(self.all(property_).items()):
            for value in values:
                yield subject, value


def _step(iri: str) -> str:
    """Return the last step of the IRI of a term."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _plain(attributes: dict[str, object]) -> dict[str, str | int | float | bool]:
    found: dict[str, str | int | float | bool] = {}
    for name, value in sorted(attributes.items()):
        if isinstance(value, bool | int | float):
            found[name] = value
        elif isinstance(value, list | tuple):
            found[name] = SEPARATOR.join(map(str, value)).translate(_NOT_XML)
        elif value is not None:
            found[name] = str(value).translate(_NOT_XML)
    return found
