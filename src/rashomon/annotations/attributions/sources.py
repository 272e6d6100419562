"""Who is meant by a source: conjoined sources apart, documents traced to whoever made them, floating quotations to the last speaker."""

import functools
from collections.abc import Callable, Sequence

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.keys import ClaimantRecord
from rashomon.annotations.triggers import lexicon
from rashomon.resources import lexicons
from rashomon.tables import read_table

Resolver = Callable[[int, int], int | None]
"""Character range to referent."""
Resolvers = Callable[[int, int], tuple[int, ...]]
"""Character range to all referents: "both ministers" stands for two."""

NAMES = ("PROPN",)
PLURAL = frozenset({"NNS", "NNPS", "PRP", "DT"})
"""Tags of words that may stand for several: "the leaders", "they", "both"."""


@functools.cache
def read_kinds() -> dict[str, str]:
    """Return what kind of source a noun is: see the list."""
    rows = read_table(
        lexicons() / "source-nouns.csv",
        ("lemma", "kind"),
        key=("lemma",),
        allowed={"kind": frozenset({"artifact", "utterance", "unnamed", "medium"})},
    )
    return {row["lemma"]: row["kind"] for row in rows}


def head_of(view: Syntax, tokens: set[int]) -> int:
    """Return the token of a set that governs the others: the first one whose own head stands outside."""
    if len(tokens) == 1:
        return next(iter(tokens))
    return next((t for t in sorted(tokens) if view.head[t] not in tokens or view.head[t] == t), min(tokens))


def split(view: Syntax, tokens: set[int]) -> list[list[int]]:
    """Return the conjoined sources of a source, each as its tokens in order; a single source gives one."""
    top = head_of(view, tokens)
    heads, todo = [top], [top]
    while todo:
        more = [c for c in view.children[todo.pop()] if view.dep[c] == "conj" and c in tokens and view.pos[c] in ("PROPN", "NOUN", "PRON")]
        heads += more
        todo += more
    heads.sort()
    parts = []
    for h in heads:
        others = {i for o in heads if o != h and o > h for i in view.subtree(o)}
        own = [i for i in view.subtree(h) if i in tokens and i not in others]
        while own and (view.pos[own[-1]] in ("PUNCT", "CCONJ", "SPACE") or view.dep[own[-1]] in ("cc", "preconj")):
            own.pop()
        while own and (view.pos[own[0]] in ("PUNCT", "CCONJ", "SPACE") or view.dep[own[0]] in ("cc", "preconj")):
            own.pop(0)
        if own:
            parts.append(own)
    return parts


def basis_of(view: Syntax, tokens: list[int]) -> str:
    """Return how a source is named: stated, pronoun, title or unnamed-officials."""
    head = head_of(view, set(tokens))
    if view.pos[head] == "PRON":
        return "pronoun"
    if view.pos[head] != "NOUN" or any(view.pos[t] in NAMES and view.dep[t] in ("appos", "compound", "flat") for t in tokens):
        return "stated"
    if read_kinds().get(view.lemma[head]) == "unnamed":
        return "unnamed-officials"
    return "title"


def maker(view: Syntax, head: int) -> list[int]:
    """Return the tokens of who made a document, where its noun phrase says so ("the ministry's statement", "a report by the UN")."""
    for c in view.children[head]:
        if view.dep[c] == "poss":
            return [i for i in view.subtree(c) if view.dep[i] != "case" or view.head[i] != c]
        if view.lower[c] in ("by", "from"):
            for o in view.children[c]:
                if view.dep[o] == "pobj":
                    return list(view.subtree(o))
    return []


def span_of(view: Syntax, tokens: list[int]) -> list[int]:
    """Return the characters from the first to the last of the tokens."""
    return [view.begin[tokens[0]], view.end[tokens[-1]]]


def claimants(
    view: Syntax, found: Found, text: str, resolve: Resolver, resolve_all: Resolvers, before: list[ClaimantRecord]
) -> tuple[list[ClaimantRecord], str]:
    """Return the claimants of an attribution and how they are known.

    Args:
        view: the document.
        found: the attribution.
        text: of the document.
        resolve: gives the referent of a character range.
        resolve_all: gives all of them, for sources in the plural.
        before: the claimants of the attribution before this one in the text, to whom a floating quotation, "the statement", an
            "it" that stands for nothing named, or a "he" after somebody without a name belongs.
    """
    inherited = [ClaimantRecord(span=None, referent=one["referent"], text=one["text"]) for one in before]
    if found.basis == "previous-speaker":
        return inherited, found.basis
    if not found.source:
        return [], found.basis
    made, basis = [], "stated"
    for tokens in split(view, found.source):
        tokens, head = named(view, tokens)
        basis = basis_of(view, tokens)
        span = span_of(view, tokens)
        referents: Sequence[int | None] = resolve_all(*span) if view.tag[head] in PLURAL else (resolve(*span),)
        if read_kinds().get(view.lemma[head]) in ("artifact", "utterance"):
            by = maker(view, head)
            if by:
                span = span_of(view, by)
                referents = (resolve(*span),)
            elif len(before) == 1:
                referents = (before[0]["referent"],)
            basis = "stated" if by else "title"
        unnamed = view.lower[head] == "it" and all(referent is None for referent in referents)
        if len(before) == 1 and (unnamed or (view.lower[head] in ("he", "she") and _nameless_person(before[0], span, text))):
            made.append(ClaimantRecord(span=span, referent=before[0]["referent"], text=before[0]["text"]))
            continue
        made += [ClaimantRecord(span=span, referent=referent, text=text[span[0] : span[1]]) for referent in referents or (None,)]
    return made, "headline" if view.headline[0] <= found.head < view.headline[1] else basis


def _nameless_person(speaker: ClaimantRecord, span: list[int], text: str) -> bool:
    """Return whether the last speaker is one person without a name, in the paragraph of a pronoun: whoever goes on speaking is "he"."""
    if speaker["referent"] is not None or speaker["span"] is None or "\n" in text[speaker["span"][1] : span[0]]:
        return False
    return not lexicon().kinds["people"].isdisjoint((speaker["text"] or "").lower().split())


def named(view: Syntax, tokens: list[int]) -> tuple[list[int], int]:
    """Return the tokens that name a source, and their head: "who" and "which" stand for the noun before, relative clauses are left out."""
    head = head_of(view, set(tokens))
    if view.tag[head] in ("WP", "WDT"):
        verb = view.head[head]
        while view.dep[verb] not in ("relcl", "ROOT") and view.head[verb] != verb:
            verb = view.head[verb]
        if view.dep[verb] == "relcl":
            head = view.head[verb]
            tokens = [i for i in view.subtree(head) if i < view.left[verb]]
    cut = min((view.left[c] for c in view.children[head] if view.dep[c] in ("relcl", "acl") and c > head), default=len(view))
    tokens = [i for i in tokens if i < cut] or tokens
    while len(tokens) > 1 and view.pos[tokens[-1]] == "PUNCT":
        tokens = tokens[:-1]
    return tokens, head
