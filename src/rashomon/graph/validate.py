"""Whether a graph holds what it should.

Shapes, quotations against the stored texts, each triple in one graph, nothing reported as a fact, journal equal to store.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, QueryBoolean, QuerySolutions, Triple

from rashomon.graph.opening import reading
from rashomon.graph.places import graph_of, is_article_graph, last
from rashomon.graph.protocol import Graph
from rashomon.graph.report import CheckReport, Finding
from rashomon.graph.server import Place, Server
from rashomon.graph.shapes import violations
from rashomon.graph.store import damage
from rashomon.graph.terms import clean
from rashomon.graph.texts import TEXTS
from rashomon.namespaces import OA, PREDICATE, PROV, RDF, RSH, prefixes
from rashomon.resources import queries

JOURNAL = "journal.jsonl"
"""Where `rashomon build` notes what it has put into the store."""


def check(kg: Place) -> CheckReport:
    """Return everything that is wrong with a graph; every quad is read, so damage shows.

    Quotations at a server are compared where its working directory has the texts; where this machine has none of it, they are not.

    Raises:
        NotAStoreError: if it is no graph directory.
        StoreInUseError: if a process writes it.
        StoreError: if it is damaged.
    """
    with reading(kg) as opened:
        here = not isinstance(kg, Server) or (kg.work / TEXTS).is_dir()
        quads = list(opened.quads())
        articles = list(_articles(quads, opened.base))
        findings = [
            *_packaged(opened),
            *_leaks(quads),
            *(_texts(opened, articles) if here else ()),
            *_journal(opened, articles),
            *violations(_current(quads, opened.base)),
        ]
    return CheckReport(
        quads=len(quads),
        articles=len(articles),
        claims=sum(_is(quad, RDF.type, RSH.Claim) for quad in quads),
        quotations=sum(len(article.spans) for article in articles) if here else 0,
        unchecked="" if here else f"quotations: the texts are not in {opened.path} (--work names the directory that has them)",
        findings=tuple(findings),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """What the graph of one article says of its text."""

    iri: str
    sha256: str
    length: int
    spans: Mapping[tuple[int, int], str]
    """Offsets to the words that are said to stand there."""


def _articles(quads: Iterable[Quad], base: str) -> Iterator[_Stored]:
    """Yield the articles of the graphs, by IRI."""
    of_graph: dict[str, dict[str, dict[str, str]]] = {}
    for quad in quads:
        graph = str(quad.graph_name)[1:-1]
        if is_article_graph(graph, base):
            of_graph.setdefault(graph, {}).setdefault(str(quad.subject)[1:-1], {})[quad.predicate.value] = _spelt(quad)
    for _, nodes in sorted(of_graph.items()):
        positions = {iri.removesuffix("-position"): node for iri, node in nodes.items() if OA.start in node}
        words = {iri.removesuffix("-quote"): node[OA.exact] for iri, node in nodes.items() if OA.exact in node}
        spans = {(int(node[OA.start]), int(node[OA.end])): words.get(iri, "") for iri, node in positions.items()}
        for iri, node in nodes.items():
            if RSH.sha256 in node:
                yield _Stored(iri=iri, sha256=node[RSH.sha256], length=int(node.get(RSH.length, "-1")), spans=spans)


def _texts(opened: Graph, articles: Iterable[_Stored]) -> Iterator[Finding]:
    """Yield texts that are gone or changed, and quotations that do not stand where they should."""
    for article in articles:
        text = opened.text(article.sha256)
        if text is None:
            yield Finding(kind="text", subject=article.iri, message=f"texts/{article.sha256}.txt is missing or was changed")
            continue
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


def _leaks(quads: Iterable[Quad]) -> Iterator[Finding]:
    """Yield triples that state as a fact what was reported; exports hold the triples of the store and no other."""
    for quad in quads:
        if quad.predicate.value.startswith(PREDICATE):
            yield Finding(kind="leak", subject=str(quad.subject)[1:-1], message=f"{quad.predicate} {quad.object} stands as a fact")


def _journal(opened: Graph, articles: Iterable[_Stored]) -> Iterator[Finding]:
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
    stored = {last(article.iri) for article in articles}
    for name in sorted(name for name, there in told.items() if there and name not in stored):
        yield Finding(kind="journal", subject=f"{opened.base}article/{name}", message="is in the journal, not in the store; build again")
    for name in sorted(stored - {name for name, there in told.items() if there}):
        yield Finding(kind="journal", subject=f"{opened.base}article/{name}", message="is in the store, not in the journal; build again")


def _current(quads: Iterable[Quad], base: str) -> Iterator[Quad]:
    """Yield the quads without what older versions of articles say: the derived graph covers the newest, and the shapes need it."""
    found = list(quads)
    replaced = {str(quad.object)[1:-1] for quad in found if quad.predicate.value == PROV.wasRevisionOf}
    old = {f"<{graph_of(f'article-{last(iri)}', base)}>": f"<{iri}>" for iri in replaced}
    for quad in found:
        if old.get(str(quad.graph_name), str(quad.subject)) == str(quad.subject):
            yield quad


def _is(quad: Quad, predicate: str, value: str) -> bool:
    return quad.predicate.value == predicate and str(quad.object) == f"<{value}>"


def _spelt(quad: Quad) -> str:
    return "" if isinstance(quad.object, Triple) else quad.object.value


def _about(path: Path) -> str:
    return path.read_text("utf-8").splitlines()[0].removeprefix("# ")
