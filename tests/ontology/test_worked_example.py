"""The target graph that was worked out by hand passes the shapes, and no change for the worse does."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import pytest
from rdflib import RDF, RDFS, XSD, Graph, Literal, URIRef

from rashomon.namespaces import ACT, EVENT, OA, PROV, RSH, SCHEMA, SEM, pred, prefixes

pytestmark = pytest.mark.evaluation

Term = URIRef | Literal
NAMES = prefixes()


def iri(short: str) -> URIRef:
    """A prefixed name in full."""
    prefix, _, local = short.partition(":")
    return URIRef(NAMES[prefix] + local)


@pytest.fixture(scope="module")
def worked(shared: Path) -> Graph:
    """All graphs of the worked example as one."""
    quads = pyoxigraph.parse((shared / "model" / "shusha.trig").read_bytes(), format=pyoxigraph.RdfFormat.TRIG)
    return Graph().parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")


def test_worked_example_breaks_no_shape(worked: Graph, judge: Callable[[Graph], set[str]]) -> None:
    assert judge(worked) == set()


CLAIM = "claim:rt-az-mod"
CAPTURED = "prop:shusha-captured"
MUTATIONS: list[tuple[str, str, str | URIRef, Term | None, str]] = [
    ("remove", CLAIM, PROV.wasAttributedTo, None, "ClaimStands"),
    ("remove", CLAIM, SCHEMA.appearance, None, "ClaimStands"),
    ("remove", CLAIM, RSH.content, None, "ClaimStands"),
    ("remove", CLAIM, RSH.speechAct, None, "ClaimStands"),
    ("remove", CLAIM, RSH.affirms, None, "Stance"),
    ("add", CLAIM, RSH.denies, iri("prop:shusha-taken-from-armenia"), "Stance"),
    ("add", "claim:ptv-mfa-apologises", RSH.affirms, iri(CAPTURED), "Stance"),
    ("add", "thing:azerbaijan", pred("capture"), iri("thing:shusha"), "NeverAsserted"),
    ("add", CAPTURED, RDF.type, URIRef(SEM.Event), "Proposition"),
    ("add", CAPTURED, PROV.wasAttributedTo, iri("thing:armenia"), "Proposition"),
    ("add", CAPTURED, RDF.predicate, URIRef(pred("fight")), "Proposition"),
    ("remove", CAPTURED, RDFS.label, None, "PropositionLabel"),
    ("remove", CAPTURED, RSH.about, None, "PropositionAbout"),
    ("add", "claim:rt-aliyev", RSH.verbatim, Literal("have captured"), "Verbatim"),
    ("remove", "claim:rt-hovhannisyan", RSH.verbatim, None, "Verbatim"),
    ("remove", "pos:capture-no", RSH.opposes, None, "Position"),
    ("remove", "pos:capture-no", RSH.question, None, "Position"),
    ("remove", "link:1", RSH.reason, None, "Implied"),
    ("remove", "link:1", RSH.reason, None, "Link"),
    ("remove", CLAIM, RSH.madeBasis, None, "ClaimTime"),
    ("add", CLAIM, RSH.madeFrom, Literal("2020-11-08T09:27:00", datatype=XSD.dateTime), "ClaimTime"),
    ("remove", "art:presstv", RSH.publishedBasis, None, "ArticleTime"),
    ("add", "art:presstv", RSH.publishedFrom, Literal("2020-11-19", datatype=XSD.date), "ArticleTime"),
    ("add", "claim:rt-distance", RSH.speechAct, URIRef(ACT.deny), "OwnVoice"),
    ("add", "thing:shusha", iri("skos:prefLabel"), Literal("Shushi", lang="en"), "Thing"),
    ("remove", "sel:rt-829-930-position", OA.end, None, "PositionSelector"),
    ("remove", "prop:shusha-stepanakert-10-km", RSH.high, None, "Quantity"),
    ("add", "q:helicopter", RDF.type, URIRef(RSH.Dispute), "Dispute"),
    ("add", CAPTURED, RSH.eventType, URIRef(EVENT.assault), "PropositionManner"),
]


@pytest.mark.parametrize(("how", "subject", "property_", "value", "shape"), MUTATIONS, ids=lambda part: str(part).rsplit("/", 1)[-1])
def test_change_for_the_worse_is_caught(
    how: str, subject: str, property_: str, value: Term | None, shape: str, worked: Graph, judge: Callable[[Graph], set[str]]
) -> None:
    changed = worked + Graph()
    triple = (iri(subject), URIRef(property_), value)
    if how == "remove":
        assert list(changed.triples(triple))
        changed.remove(triple)
    else:
        changed.add((triple[0], triple[1], value or Literal("")))
    assert shape in judge(changed)
