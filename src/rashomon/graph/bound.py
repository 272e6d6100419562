"""A question as text for a server: the prefixes declared, the values of its parameters bound, nothing pasted in as it was typed."""

from collections.abc import Mapping

from rashomon.errors import QueryError
from rashomon.graph.answers import Term
from rashomon.graph.gate import tokens


def as_text(query: str, prefixes: Mapping[str, str], values: Mapping[str, Term]) -> str:
    """Return a query that any SPARQL 1.1 server understands.

    Args:
        query: an admitted query.
        prefixes: declared before all; the query may declare others, or these anew.
        values: by variable; each is given to the outermost pattern by VALUES, written as N-Triples write it.

    Raises:
        QueryError: if there are values and the query has no pattern to give them to.
    """
    declared = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes.items())
    if not values:
        return declared + query
    at = _pattern(query)
    given = " ".join(f"VALUES ?{name} {{ {value} }}" for name, value in values.items())
    return f"{declared}{query[:at]} {given} {query[at:]}"


def _pattern(query: str) -> int:
    """Return where the outermost pattern begins: after the first brace outside of all brackets, of a CONSTRUCT after that of its WHERE."""
    depth = templates = 0
    for token in tokens(query):
        word = token[0].lower() if token.lastgroup == "word" and depth == 0 else ""
        templates = 1 if word == "construct" else 0 if word == "where" else templates
        if token.lastgroup == "open":
            if token[0] == "{" and depth == 0:
                if not templates:
                    return token.end()
                templates = 0
            depth += 1
        depth -= token.lastgroup == "close"
    raise QueryError("this question has no pattern that a parameter could be bound in")
