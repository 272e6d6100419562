"""What is looked at in a question before it is parsed: its length, its nesting, and whether it would leave this machine.

Oxigraph's parser is recursive, so that some 2,000 braces end the process; its SERVICE goes to the network and cannot be switched off.
"""

import re
from collections.abc import Iterator

from rashomon.errors import QueryError

LENGTH = 16_384
"""Longest question in bytes; a hundred times the longest packaged one, far below what hurts the parser."""
DEPTH = 100
"""Deepest nesting of brackets and longest run of unary operators; the parser fails from about 2,250."""
KINDS = ("select", "ask", "construct", "describe")
_TOKEN = re.compile(
    r"""
      (?P<skip> \s+ | \#[^\n\r]* )
    | (?P<string> '''(?:[^'\\]|\\.|'(?!''))*''' | \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '(?:[^'\\\n\r]|\\.)*' | "(?:[^"\\\n\r]|\\.)*" )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<language> @[A-Za-z0-9-]+ )
    | (?P<name> (?P<prefix> [^\W\d_][\w.-]* )? : (?:[\w:%\\~.-])* )
    | (?P<number> \d+ (?:[eE][+-]?\d+)? )
    | (?P<word> [^\W\d]\w* )
    | (?P<open> [({\[] )
    | (?P<close> [)}\]] )
    | (?P<unary> [!+^-] )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(query: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a query, the kind of each as its `lastgroup`, without blanks and comments."""
    return (token for token in _TOKEN.finditer(query) if token.lastgroup != "skip")


def admit(query: str) -> str:
    """Return the kind of the question (select, ask, construct, describe) if it may be asked.

    Raises:
        QueryError: if it is too long or too deep, would ask another server, or would change the store.
    """
    if len(query.encode("utf-8", "replace")) > LENGTH:
        raise QueryError(f"the question is longer than {LENGTH:,} bytes")
    depth = run = 0
    kind = ""
    for token in tokens(query):
        what = token.lastgroup
        run = run + 1 if what == "unary" else 0
        depth += (what == "open") - (what == "close")
        if depth > DEPTH or run > DEPTH:
            raise QueryError(f"the question is nested more than {DEPTH} deep")
        word = (token["prefix"] if what == "name" else token[0] if what == "word" else None) or ""
        if "service" in word.lower():
            raise QueryError("SERVICE is not allowed: questions stay on this machine")
        if not kind and what == "word" and word.lower() not in ("prefix", "base"):
            kind = word.lower()
    if kind not in KINDS:
        raise QueryError("a question begins with SELECT, ASK, CONSTRUCT or DESCRIBE; the store is changed by 'rashomon build' alone")
    return kind
