"""Which claims are about a thing that is called so: what the searches of claims and of disputes share."""

from rashomon.graph.protocol import Graph
from rashomon.graph.query import rows
from rashomon.graph.server import Place

Source = Graph | Place


def about(source: Source, name: str) -> set[str]:
    """Return the claims about anything that has these words in one of its names, case aside; what happened there is about a place."""
    part = name.casefold()
    things = {str(row["thing"]) for row in rows(source, "names").records if part in str(row["name"]).casefold()}
    return {str(row["claim"]) for row in rows(source, "claim-topics").among("thing", things).records} if things else set()
