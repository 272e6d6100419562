"""What a cue could report: the constituents around it, each of which is in the content or not.

A verb's own dependents, the right-hand adjuncts of its complements, the clause that it interrupts or follows, the rest of its sentence.
Whether a piece belongs to the content depends above all on the cue's lemma ("called for X", "called X Y"); `weights.py` decides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.annotations.attributions.lexicon import PARTS, look_up
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.attributions.weights import YES, Feature, bucket
from rashomon.annotations.attributions.worded import owner_of_words

NEVER = frozenset(
    {"aux", "auxpass", "neg", "punct", "cc", "mark", "det", "prt", "case", "preconj", "predet", "intj", "expl", "poss", "nummod"}
)
"""Dependents of a cue that are never content; those that are close belong to the cue."""
COMPLEMENTS = frozenset(
    {"ccomp", "xcomp", "dobj", "oprd", "nsubjpass", "pobj", "pcomp", "prep", "advcl", "acomp", "attr", "acl", "relcl", "dative"}
)
"""Dependents whose own right-hand adjuncts may hang too low in the parse and so are decided apart."""
ADJUNCTS = frozenset({"advcl", "prep", "npadvmod", "conj", "relcl", "acl", "parataxis", "ccomp", "appos", "dep"})
UPWARD = frozenset({"parataxis", "ccomp", "advcl", "dep", "relcl", "acl", "pcomp"})
BOUNDS = frozenset({",", ":", ";", "--", "—", "–", "^", "("})
"""What may stand before a piece that is set off; "^" is the cue itself."""
RELATIONS = 4096
"""Relations of pieces that are remembered; 316 articles had 379."""
DEEP = 4
"""Steps down the right edge of a complement; the train gold has hardly a cut below."""
MARKS = frozenset({":", "--", "―", "—", "–"})
"""Punctuation that can stand for a verb of speech: "Kyiv: we will not yield", "'We will not yield.' -- Kyiv"."""


@dataclass(slots=True, kw_only=True)
class Piece:
    """A constituent and how it stands to the cue."""

    tokens: Sequence[int]
    relation: str
    head: int
    """Token that governs the piece."""
    above: int = -1
    """Position of the piece that this one was cut from, or -1."""


def pieces_of(view: Syntax, cue: int) -> list[Piece]:
    """Return the pieces around a cue, larger ones before those that are cut from them."""
    pos = view.pos[cue]
    if view.pos[cue] == "ADP" and owner_of_words(view, cue) >= 0:
        return list(_upward(view, cue, always=True))
    if view.lower[cue] == "according":
        return [*_upward(view, cue, always=True), *_rest(view, cue)]
    if view.lemma[cue] in MARKS:
        return _around_mark(view, cue)
    if pos in ("VERB", "AUX"):
        return [*_children(view, cue, "c"), *_upward(view, cue), *_rest(view, cue)]
    if pos in ("NOUN", "PROPN"):
        return [*_children(view, cue, "n"), *_around_noun(view, cue)]
    if pos == "ADJ":
        return [*_children(view, cue, "a"), *_around_noun(view, cue)]
    if pos == "ADV":
        return _clause(view, cue)
    return []


def _children(view: Syntax, cue: int, letter: str) -> list[Piece]:
    """Return the dependents of a cue and, after each, the adjuncts at its right edge."""
    made: list[Piece] = []
    for c in view.children[cue]:
        dep = view.dep[c]
        if dep in NEVER or view.pos[c] == "SPACE":
            continue
        name = f"{letter}:{dep}:{view.lower[c]}" if dep in ("prep", "agent") else f"{letter}:{dep}"
        here = len(made)
        made.append(Piece(tokens=view.subtree(c), relation=name, head=c))
        if dep not in COMPLEMENTS:
            continue
        base = view.child(c, "pobj", "pcomp") if dep == "prep" else c
        if base >= 0:
            made.extend(_edges(view, base, f"{letter}:{dep}", here))
    return made


def _edges(view: Syntax, base: int, name: str, here: int) -> list[Piece]:
    """Return the adjuncts of a complement, and those further down its right edge that a comma or a conjunction sets off."""
    dep = view.dep
    made = [
        Piece(tokens=view.subtree(c), relation=f"{name}{'>' if c > base else '<'}{dep[c]}", head=c, above=here)
        for c in view.children[base]
        if dep[c] in ADJUNCTS
    ]
    edge = view.right[base]
    for _ in range(DEEP):
        base = _last_inside(view, base)
        if base < 0 or view.right[base] < edge - 1:
            break
        made += [
            Piece(tokens=view.subtree(c), relation=f"{name}>>{dep[c]}", head=c, above=here)
            for c in view.children[base]
            if c > base and dep[c] in ADJUNCTS and _is_set_off(view, view.left[c])
        ]
    return made


def _last_inside(view: Syntax, token: int) -> int:
    """Return the last child behind a token that is no mark and not joined to it, or -1."""
    for c in reversed(view.children[token]):
        if c <= token:
            break
        if view.dep[c] not in ("punct", "conj"):
            return c
    return -1


def _is_set_off(view: Syntax, first: int) -> bool:
    """Return whether a phrase begins behind a mark or with a conjunction."""
    return view.pos[first - 1] == "PUNCT" or view.pos[first] in ("SCONJ", "CCONJ")


def _upward(view: Syntax, cue: int, *, always: bool = False) -> Iterator[Piece]:
    """Yield the clause that a cue interrupts or follows, without the cue's own."""
    above, dep = view.head[cue], view.dep[cue]
    if above == cue or not (always or dep in UPWARD):
        return
    own = view.subtree(cue)
    side = "after" if cue > above else "before"
    yield Piece(tokens=[i for i in view.subtree(above) if i not in own], relation=f"h:{dep if not always else 'any'}:{side}", head=above)


def _rest(view: Syntax, cue: int) -> Iterator[Piece]:
    """Yield what the sentence holds before and after everything that hangs on the cue or on what it hangs on."""
    start, end = view.sentences[view.sentence[cue]]
    top = view.head[cue] if view.dep[cue] in UPWARD or view.lower[cue] == "according" else cue
    if view.left[top] - start > 1:
        yield Piece(tokens=range(start, view.left[top]), relation="r:before", head=start)
    if end - view.right[top] > 3:
        yield Piece(tokens=range(view.right[top] + 1, end), relation="r:after", head=view.right[top] + 1)


def _around_noun(view: Syntax, cue: int) -> Iterator[Piece]:
    """Yield what the verb above a noun or adjective says of it: "support for X" cut in two, "his hope is that", "met with praise"."""
    verb = view.head[cue]
    if view.dep[cue] == "pobj" and view.pos[view.head[verb]] in ("VERB", "AUX"):
        verb = view.head[verb]
    if verb == cue or view.pos[verb] not in ("VERB", "AUX"):
        return
    for c in view.children[verb]:
        dep = view.dep[c]
        if dep in NEVER or cue in view.subtree(c) or view.pos[c] == "SPACE":
            continue
        name = f"v:{dep}:{view.lower[c]}" if dep in ("prep", "agent") else f"v:{dep}"
        yield Piece(tokens=view.subtree(c), relation=name, head=c)


def _around_mark(view: Syntax, cue: int) -> list[Piece]:
    """Return what stands in the paragraph before and after a colon or a dash."""
    start, end = view.paragraphs[view.paragraph[cue]]
    if view.lemma[cue] != ":":
        number = next((view.quotation[i] for i in (cue - 1, cue - 2) if i >= 0 and view.quotation[i] >= 0), -1)
        return [Piece(tokens=range(*view.quotations[number]), relation="m:quotation", head=cue - 1)] if number >= 0 else []
    until = view.sentences[view.sentence[cue]][1]
    made = [
        Piece(tokens=range(cue + 1, end), relation="m:after", head=min(cue + 1, end - 1)),
        Piece(tokens=range(start, cue), relation="m:before", head=start),
    ]
    if until < end:
        made.insert(0, Piece(tokens=range(cue + 1, until), relation="m:sentence", head=min(cue + 1, end - 1)))
    return [piece for piece in made if piece.tokens]


def _clause(view: Syntax, cue: int) -> list[Piece]:
    """Return the clause that an adverb such as "reportedly" stands in."""
    verb = view.head[cue]
    while view.pos[verb] not in ("VERB", "AUX") and view.head[verb] != verb:
        verb = view.head[verb]
    return [Piece(tokens=[i for i in view.subtree(verb) if i != cue], relation="adv:clause", head=verb)]


def _who(view: Syntax, head: int) -> str:
    """Return the subject of the head of a piece by its form, where it is a clause with a subject."""
    subject = view.child(head, "nsubj", "nsubjpass")
    return "-" if subject < 0 else view.lower[subject] if view.pos[subject] == "PRON" else view.pos[subject]


@dataclass(slots=True, kw_only=True)
class Common:
    """A cue and what is the same for all its pieces."""

    view: Syntax
    cue: int
    lemma: str
    tag: str
    kind: str
    passive: str
    signature: str

    @classmethod
    def of(cls, view: Syntax, cue: int, pieces: list[Piece]) -> "Common":
        """Return the common part of the features of a cue's pieces."""
        lemma = view.lemma[cue]
        known = look_up(lemma, PARTS.get(view.pos[cue], "other"), "any")
        return cls(
            view=view,
            cue=cue,
            lemma=lemma,
            tag=view.tag[cue],
            kind=known.act + "/" + known.kind if known else "?",
            passive=YES[view.child(cue, "auxpass", "nsubjpass") >= 0],
            signature=_signature(pieces),
        )


def features_of(common: Common, piece: Piece) -> list[Feature]:
    """Return the features of a piece that is not empty."""
    view, cue, lemma = common.view, common.cue, common.lemma
    r, tokens, head = piece.relation, piece.tokens, piece.head
    first, last = tokens[0], tokens[-1]
    word = view.lower[first]
    before = view.lower[first - 1] if first and first - 1 != cue else "^"
    comma = before if before in BOUNDS else "w"
    inside = view.quotation[first] if view.quotation[first] >= 0 else view.quotation[last]
    marks = "q" if inside >= 0 and inside != view.quotation[cue] else "-"
    gap = bucket(first - cue if first > cue else cue - last)
    return [
        ("rel", r),
        ("lemma", r, lemma),
        ("kind", r, common.kind),
        ("passive", r, common.passive),
        ("sig-lemma", r, common.signature, lemma),
        ("first", r, word),
        ("bound", r, comma, marks),
        ("head", r, view.lemma[head]),
        ("side", r, "L" if last < cue else "R", common.tag),
        ("head-tag", r, view.tag[head], comma),
        ("first-lemma", r, lemma, word),
        ("who", r, _who(view, head), view.dep[head]),
        ("gap", r, gap, comma, word) if piece.above >= 0 else ("gap", r, gap),
    ]


def _signature(pieces: list[Piece]) -> str:
    """Return which complements a cue has, as one word."""
    names = {_complement(piece.relation) for piece in pieces if piece.above < 0}
    return "+".join(sorted(names - {""})) or "-"


@lru_cache(maxsize=RELATIONS)
def _complement(relation: str) -> str:
    """Return the kind of complement that a relation stands for; empty where it is none."""
    telling = relation[0] in "ch" and "subj" not in relation and "advmod" not in relation
    return ":".join(relation.split(":")[:2]) if telling else ""
