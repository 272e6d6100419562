"""Whether a graph holds what it should.

Shapes, quotations against the stored texts, each triple in one graph, nothing reported as a fact, journal equal to store.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, Triple

from rashomon.graph.directory import damage
from rashomon.graph.opening import reading
from rashomon.graph.parts import parts
from rashomon.graph.places import is_article_graph, last
from rashomon.graph.protocol import Graph
from rashomon.graph.report import CheckReport, Finding
from rashomon.graph.server import Place, Server
from rashomon.graph.shapes import violations
from rashomon.graph.terms import clean, node
from rashomon.graph.texts import TEXTS
from rashomon.namespaces import OA, PREDICATE, RDF, RSH, prefixes
from rashomon.resources import queries

JOURNAL = "journal.jsonl"
"""Where `rashomon build` notes what it has put into the store."""


def check(kg: Place) -> CheckReport:
    """Return everything that is wrong with a graph; every quad is read, so damage shows. It is looked at in parts, of which one is held.

    Quotations at a server are compared where its working directory has the texts; where this machine has none of it, they are not.

    Raises:
        NotAStoreError: if it is no graph directory.
        StoreInUseError: if a process writes it.
        StoreError: if it is damaged.
    """
    with reading(kg) as opened:
        here = not isinstance(kg, Server) or (kg.work / TEXTS).is_dir()
        with damage(opened.path):
            seen = _look(opened, here=here)
            wrong = sorted(set(_misshapen(opened)), key=lambda finding: (finding.subject, finding.message))
        findings = (*_packaged(opened), *seen.leaks, *seen.texts, *_journal(opened, seen.articles), *wrong)
    return CheckReport(
        quads=seen.quads,
        articles=len(seen.articles),
        claims=seen.claims,
        quotations=seen.quotations,
        unchecked="" if here else f"quotations: the texts are not in {opened.path} (--work names the directory that has them)",
        findings=findings,
    )


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What was looked at, graph by graph."""

    quads: int = 0
    claims: int = 0
    quotations: int = 0
    articles: list[str] = field(default_factory=list)
    """IRIs."""
    leaks: list[Finding] = field(default_factory=list)
    """Triples that state as a fact what was reported; exports hold the triples of the store and no other."""
    texts: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """What the graph of one article says of its text."""

    iri: str
    sha256: str
    length: int
    spans: Mapping[tuple[int, int], str]
    """Offsets to the words that are said to stand there."""


def _look(opened: Graph, *, here: bool) -> _Seen:
    """Read every quad, graph by graph.

    Args:
        opened: the graph.
        here: whether the texts are here, so that quotations can be compared with them.
    """
    seen = _Seen()
    graphs: list[NamedNode | DefaultGraph] = [*map(node, opened.graphs()), DefaultGraph()]
    for graph in graphs:
        of_article = isinstance(graph, NamedNode) and is_article_graph(graph.value, opened.base)
        nodes: dict[str, dict[str, str]] = {}
        for quad in opened.store.quads_for_pattern(None, None, None, graph):
            seen.quads += 1
            seen.claims += _is(quad, RDF.type, RSH.Claim)
            if quad.predicate.value.startswith(PREDICATE):
                message = f"{quad.predicate} {quad.object} stands as a fact"
                seen.leaks.append(Finding(kind="leak", subject=str(quad.subject)[1:-1], message=message))
            if of_article:
                nodes.setdefault(str(quad.subject)[1:-1], {})[quad.predicate.value] = _spelt(quad)
        for article in _articles(nodes):
            seen.articles.append(article.iri)
            seen.quotations += len(article.spans) if here else 0
            seen.texts.extend(_texts(opened, article) if here else ())
    return seen


def _misshapen(opened: Graph) -> Iterator[Finding]:
    """Yield what the shapes object to, part by part."""
    used = {str(quad.object)[1:-1] for quad in opened.having(RDF.predicate)}
    for part in parts(opened.store, opened.base):
        yield from violations(part.quads, of=part.things, predicates=used)


def _articles(nodes: Mapping[str, Mapping[str, str]]) -> Iterator[_Stored]:
    """Yield the article of a graph, given the properties of what the graph describes."""
    positions = {iri.removesuffix("-position"): found for iri, found in nodes.items() if OA.start in found}
    words = {iri.removesuffix("-quote"): found[OA.exact] for iri, found in nodes.items() if OA.exact in found}
    spans = {(int(found[OA.start]), int(found[OA.end])): words.get(iri, "") for iri, found in positions.items()}
    for iri, found in nodes.items():
        if RSH.sha256 in found:
            yield _Stored(iri=iri, sha256=found[RSH.sha256], length=int(found.get(RSH.length, "-1")), spans=spans)


def _texts(opened: Graph, article: _Stored) -> Iterator[Finding]:
    """Yield that a text is gone or was changed, and quotations that do not stand where they should."""
    text = opened.text(article.sha256)
    if text is None:
        yield Finding(kind="text", subject=article.iri, message=f"texts/{article.sha256}.txt is missing or was changed")
        return
    if len(text) != article.length:
        yield Finding(kind="text", subject=article.iri, message=f"has {len(text)} characters, the graph says {article.length}")
    for (start, end), words in sorted(article.spans.items()):
        if clean(text[start:end]) != words:
            yield Finding(kind="quotation", subject=f"{article.iri}#char={start},{end}", message="other words stand there")


def _packaged(opened: Graph) -> Iterator[Finding]:
    """Yield what the packaged checks find: a triple in two graphs, and layers that mix."""
    for path in sorted((queries() / "checks").glob("*.rq")):
        with damage(opened.path):
            found = opened.store.query(path.read_text("utf-8"), prefixes=prefixes(opened.base), use_default_graph_as_union=True)
            if isinstance(found, QueryBoolean) and found:
                yield Finding(kind="layer" if path.stem != "leak" else "leak", subject=opened.name, message=_about(path))
            elif isinstance(found, QuerySolutions):
                for solution in found:
                    yield Finding(
                        kind="twice", subject=str(solution["s"])[1:-1], message=f"{solution['p']} {solution['o']} stands in two graphs"
                    )


def _journal(opened: Graph, articles: Iterable[str]) -> Iterator[Finding]:
    """Yield articles of which only the journal or only the store knows."""
    path = opened.path / JOURNAL
    if not path.is_file():
        return
    told: dict[str, bool] = {}
    for number, line in enumerate(path.read_bytes().split(b"\n")[:-1], 1):
        try:
            entry = json.loads(line)
        except ValueError:
            yield Finding(kind="journal", subject=f"{JOURNAL}:{number}", message="this line cannot be read")
            continue
        if entry.get("kind") == "article" and entry.get("article"):
            told[entry["article"]] = entry.get("fate") in ("built", "skipped")
    stored = set(map(last, articles))
    for name in sorted(name for name, there in told.items() if there and name not in stored):
        yield Finding(kind="journal", subject=f"{opened.base}article/{name}", message="is in the journal, not in the store; build again")
    for name in sorted(stored - {name for name, there in told.items() if there}):
        yield Finding(kind="journal", subject=f"{opened.base}article/{name}", message="is in the store, not in the journal; build again")


def _is(quad: Quad, predicate: str, value: str) -> bool:
    return quad.predicate.value == predicate and str(quad.object) == f"<{value}>"


def _spelt(quad: Quad) -> str:
    return "" if isinstance(quad.object, Triple) else quad.object.value


def _about(path: Path) -> str:
    return path.read_text("utf-8").splitlines()[0].removeprefix("# ")
