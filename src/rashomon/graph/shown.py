"""Which names an export or a picture shows: the preferred ones, those that stand in the articles, or both."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import Quad

from rashomon.namespaces import RDF, RSH, SKOS

ShowNames = Literal["as-written", "preferred", "both"]
OTHER = frozenset({SKOS.altLabel, SKOS.hiddenLabel})
USE = frozenset({RSH.NameUse})
CUSTOM = frozenset({RSH.Naming})


def with_names(quads: Iterable[Quad], show: ShowNames) -> Iterator[Quad]:
    """Yield the quads with the names that are wanted.

    both: all of them. preferred: no further labels, no custom and no use of names. as-written: of the further labels those that some
    article uses, with who uses them; no custom. The one preferred label always stays: without it nothing could be told from another.
    """
    found = list(quads)
    if show == "both":
        yield from found
        return
    left_out = CUSTOM | (USE if show == "preferred" else frozenset())
    gone = {quad.subject for quad in found if str(quad.predicate)[1:-1] == RDF.type and str(quad.object)[1:-1] in left_out}
    written = {name for names in uses(found).values() for name in names} if show == "as-written" else set()
    for quad in found:
        if quad.subject in gone:
            continue
        if str(quad.predicate)[1:-1] in OTHER and not (isinstance(quad.object, RdfLiteral) and quad.object.value in written):
            continue
        yield quad


def uses(quads: Iterable[Quad]) -> Mapping[str, Counter[str]]:
    """Return how often each thing is called what in the articles: thing to name to count."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in quads:
        predicate = str(quad.predicate)[1:-1]
        if predicate in (RSH.nameOf, RSH.name, RSH.uses):
            value = quad.object.value if isinstance(quad.object, RdfLiteral) else str(quad.object)[1:-1]
            parts[str(quad.subject)][predicate] = value
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for part in parts.values():
        if len(part) == 3:  # a custom has no number of uses
            found[part[RSH.nameOf]][part[RSH.name]] += int(part[RSH.uses])
    return found


def label(preferred: str, names: Mapping[str, int], show: ShowNames) -> str:
    """Return what to write on a thing in a picture: names as written stand in the order of use.

    >>> label("Shusha", {"Shushi": 3, "Shusha": 1}, "as-written"), label("Shusha", {"Shushi": 3}, "both")
    ('Shushi / Shusha', 'Shusha (Shushi)')
    """
    written = sorted(names, key=lambda name: (-names[name], name))
    if show == "preferred" or not written:
        return preferred
    if show == "as-written":
        return " / ".join(written)
    others = [name for name in written if name != preferred]
    return f"{preferred} ({', '.join(others)})" if others else preferred
