"""Which graph a triple stands in: vocabulary, things, runs, one graph an article, derived, decisions."""

from rashomon.iris import DEFAULT_BASE, mint
from rashomon.model import Run

KINDS = ("vocabulary", "things", "runs", "derived", "decisions")


def graph_of(kind: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of one of the graphs that are there once.

    >>> graph_of("derived")
    'https://w3id.org/rashomon/id/graph/derived'
    """
    return f"{base}graph/{kind}"


def article_graph(article: str, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of the graph of an article, given the article's IRI."""
    return f"{base}graph/article-{last(article)}"


def is_article_graph(graph: str, base: str = DEFAULT_BASE) -> bool:
    """Return whether the graph belongs to one article."""
    return graph.startswith(f"{base}graph/article-")


def run_iri(run: Run, base: str = DEFAULT_BASE) -> str:
    """Return the IRI of a configuration: the same software, model, word lists and names give the same."""
    return mint(base, "run", run.software, run.model, run.model_sha256, run.pipeline_sha256, run.names_sha256)


def last(iri: str) -> str:
    """Return the last step of an IRI."""
    return iri.rsplit("/", 1)[-1]
