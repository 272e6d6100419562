"""Who could be the source of a cue: subjects near and far, agents, possessors, the noun that a relative clause belongs to."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.annotations.attributions.lexicon import PARTS, look_up, read_list
from rashomon.annotations.attributions.pieces import MARKS
from rashomon.annotations.attributions.sources import read_kinds
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.attributions.weights import YES, Feature
from rashomon.annotations.triggers import lexicon

SUBJECTS = frozenset({"nsubj", "nsubj<advcl", "nsubj<advcl<xcomp"})
"""How the subject of a verb, or of a participle that goes with it, stands to it."""
STEPS = 5
"""How far up the parse a subject is looked for."""
ANSWERS = frozenset({"deny", "praise", "condemn"})
"""Acts that are done to what somebody else said."""
AGREEING = frozenset({"agree", "disagree", "concur"})
"""Verbs after which "with" is followed by what somebody else said."""
NAME = 12
"""Most tokens of a source before a colon or after a dash."""


@dataclass(slots=True, kw_only=True)
class Holder:
    """A candidate for the source."""

    tokens: Sequence[int]
    head: int
    relation: str


def holders_of(view: Syntax, cue: int) -> list[Holder]:
    """Return the candidates for the source of a cue, the nearest first, none twice."""
    found: dict[int, Holder] = {}
    for relation, head, tokens in _walk(view, cue):
        if head not in found and tokens and view.pos[head] not in ("SPACE", "PUNCT"):
            found[head] = Holder(tokens=tokens, head=head, relation=relation)
    return list(found.values())


def _walk(view: Syntax, cue: int) -> Iterator[tuple[str, int, Sequence[int]]]:
    if view.lemma[cue] in MARKS:
        start, end = view.paragraphs[view.paragraph[cue]]
        for name, side in (("left", range(start, cue)), ("right", range(cue + 1, end))):
            if 0 < len(side) <= NAME and (name == "left") == (view.lemma[cue] == ":"):
                yield name, next((i for i in reversed(side) if view.pos[i] == "PROPN"), side[-1]), side
        return
    for c in view.children[cue]:
        dep = view.dep[c]
        if dep in ("nsubj", "nsubjpass", "poss", "dobj", "attr", "compound", "amod", "nmod", "csubj"):
            if dep not in ("compound", "amod", "nmod") or view.pos[c] == "PROPN" or view.tag[c] == "JJ":
                yield dep, c, view.subtree(c)
        elif dep in ("agent", "prep"):
            for o in view.children[c]:
                if view.dep[o] == "pobj":
                    yield f"{dep}:{view.lower[c]}", o, view.subtree(o)
    here, path = cue, ""
    for _ in range(STEPS):
        above, dep = view.head[here], view.dep[here]
        if above == here:
            break
        path += f"<{dep}"
        if dep in ("relcl", "acl", "appos"):
            own = view.subtree(here)
            yield f"noun{path}", above, [i for i in view.subtree(above) if i < own.start]
        if view.pos[above] in ("VERB", "AUX"):
            for c in view.children[above]:
                if view.dep[c] in ("nsubj", "nsubjpass", "agent", "dobj", "dative") and c != here:
                    o = view.child(c, "pobj") if view.dep[c] == "agent" else c
                    if o >= 0:
                        yield f"{view.dep[c]}{path}", o, view.subtree(o)
        elif view.pos[above] in ("NOUN", "PROPN"):
            for c in view.children[above]:
                if view.dep[c] == "poss":
                    yield f"poss{path}", c, view.subtree(c)
            yield f"self{path}", above, [i for i in view.subtree(above) if i < view.left[here]] or [above]
        here = above


def is_answered_by(view: Syntax, cue: int, holder: Holder) -> bool:
    """Return whether a noun of speech is what somebody answers, and so somebody else's: "welcomed the admission"."""
    above = view.head[cue]
    with_it = holder.relation == "nsubj<pobj<prep" and view.lemma[view.head[above]] in AGREEING
    if holder.relation != "nsubj<dobj" and not with_it:
        return False
    if not with_it and view.lemma[cue] in lexicon().kinds["claim"] and view.lemma[above] not in _making():
        return True  # "threw out the claim that ...", "faced accusations that ..."
    verb = look_up(view.lemma[above], "verb", "any")
    noun = look_up(view.lemma[cue], "noun", "any")
    return (with_it or (verb is not None and verb.act in ANSWERS)) and noun is not None and noun.kind == "speech"


@functools.cache
def _making() -> frozenset[str]:
    """Return the verbs that one does to a claim of one's own."""
    return read_list("making-verbs") | read_list("light-verbs")


def is_heard_by(view: Syntax, cue: int, holder: Holder) -> bool:
    """Return whether a noun of speech is what somebody hears or looks into: "was investigating claims that ...", "aware of reports"."""
    above = view.head[cue]
    if view.pos[above] == "ADP":
        above = view.head[above]
    return "<" in holder.relation and view.lemma[above] in lexicon().kinds["hear"]


def owner_of(view: Syntax, noun: int) -> int:
    """Return the head of whose claim a noun of speech says it is: "Kyiv's claims", "claims by Kyiv", "Greek claims"; -1 for nobody's."""
    holder = view.child(noun, "poss")
    if holder >= 0:
        return holder
    by = next((c for c in view.children[noun] if view.lower[c] == "by"), -1)
    if by >= 0:
        return view.child(by, "pobj")
    return next((c for c in view.children[noun] if c < noun and (_is_demonym(view, c) or _is_group(view, c))), -1)


def _is_group(view: Syntax, token: int) -> bool:
    """Return whether a modifier is a noun for people who speak: "rebel claims", "a union claim", "media accounts"; never "fraud claims"."""
    if view.dep[token] not in ("amod", "compound", "nmod"):
        return False
    return view.lemma[token] in groups() or read_kinds().get(view.lemma[token]) in ("medium", "unnamed")


@functools.cache
def groups() -> frozenset[str]:
    """Return the nouns for people and bodies."""
    kinds = lexicon().kinds
    return kinds["people"] | kinds["body"]


def _is_demonym(view: Syntax, token: int) -> bool:
    """Return whether a modifier names a people or a body: "Greek claims", "a Pentagon claim"."""
    if view.dep[token] not in ("amod", "compound", "nmod") or not view.text[view.begin[token]].isupper():
        return False
    return view.tag[token] == "JJ" or view.pos[token] == "PROPN"


def sure_holder(view: Syntax, cue: int) -> Holder | None:
    """Return the source in a construction that leaves no doubt: "was met with praise by Y", "'...' -- Y"; None in others."""
    if view.lemma[cue] in MARKS and view.lemma[cue] != ":":
        return next((holder for holder in holders_of(view, cue) if view.pos[holder.head] == "PROPN"), None)
    if view.pos[cue] != "NOUN":
        return None
    known = look_up(view.lemma[cue], "noun", "any")
    owner = owner_of(view, cue) if known is not None and known.kind == "speech" and states(view, cue) >= 0 else -1
    if owner >= 0 and view.pos[owner] != "PRON":
        return Holder(tokens=owner_words(view, owner, cue), head=owner, relation="owner")
    carrier = view.head[cue]
    verb = view.head[carrier]
    if view.dep[cue] != "pobj" or view.lower[carrier] != "with" or view.child(verb, "nsubjpass") < 0:
        return None
    agent = view.child(verb, "agent")
    noun = view.child(agent, "pobj") if agent >= 0 else -1
    return Holder(tokens=view.subtree(noun), head=noun, relation="met with") if noun >= 0 else None


def states(view: Syntax, noun: int) -> int:
    """Return the clause that says what a noun of speech states, or -1: "claims that he left", "a claim by them to have won".

    A parser may hang the clause on whose claim it is; there it must have a "that" or a "to" of its own.
    """
    own = next((c for c in view.children[noun] if c > noun and _is_stated(view, c)), -1)
    if own >= 0:
        return own
    verb = view.head[noun]  # "denied Danish claims that ...": the clause may hang on the verb
    beside = view.child(verb, "ccomp") if view.dep[noun] == "dobj" else -1
    if beside > noun and view.left[beside] == view.right[noun] + 1 and view.lower[view.left[beside]] == "that":
        return beside
    of = next((c for c in view.children[noun] if view.lower[c] == "of"), -1)
    deed = view.child(of, "pcomp") if of >= 0 else -1
    if deed >= 0:
        return deed  # "claims of having downed a jet"
    by = next((c for c in view.children[noun] if view.lower[c] == "by"), -1)
    holder = view.child(by, "pobj") if by >= 0 else -1
    if holder < 0:
        return -1
    clauses = (c for c in view.children[holder] if view.dep[c] in ("acl", "relcl") and c > holder)
    return next((c for c in clauses if any(_opens(view, k) for k in view.children[c])), -1)


def _is_stated(view: Syntax, verb: int) -> bool:
    """Return whether a clause under a noun says what is stated; one that is taken for a relative clause must open with "that" alone."""
    if view.dep[verb] == "relcl":
        return view.child(verb, "mark") == view.left[verb] and view.lower[view.left[verb]] == "that"
    return view.dep[verb] in ("acl", "ccomp") and _is_clause(view, verb)


def _is_clause(view: Syntax, verb: int) -> bool:
    """Return whether a verb heads a clause and is no bare participle ("claims made by him")."""
    return view.tag[verb] != "VBN" or view.child(verb, "aux", "auxpass") >= 0


def _opens(view: Syntax, token: int) -> bool:
    """Return whether a word opens a clause that states something: the conjunction "that", or "to" before "have"."""
    return (view.dep[token] == "mark" and view.lower[token] == "that") or view.tag[token] == "TO"


def owner_words(view: Syntax, owner: int, noun: int) -> list[int]:
    """Return the words of whose claim it is, without the clause that a parser may hang on them."""
    cut = min((view.left[c] for c in view.children[owner] if view.dep[c] in ("acl", "relcl", "appos") and c > owner), default=len(view))
    return [i for i in view.subtree(owner) if i < cut and i != noun] or [owner]


def features_of_holders(view: Syntax, cue: int, holders: list[Holder]) -> list[list[Feature]]:
    """Return the features of every candidate for the source of a cue."""
    lemma = view.lemma[cue]
    part = PARTS.get(view.pos[cue], "other")
    passive = YES[view.child(cue, "auxpass", "nsubjpass") >= 0]
    first = holders[0].relation if holders else ""
    rows: list[list[Feature]] = []
    for number, holder in enumerate(holders):
        r, head = holder.relation, holder.head
        rows.append(
            [
                ("rel", part, r),
                ("lemma", part, r, lemma),
                ("passive", part, r, passive),
                ("rel-pos", r, view.pos[head]),
                ("word", view.lemma[head]),
                ("rank", part, str(number), r, first),
                ("passive-lemma", passive, r, lemma),
                ("inside", YES[view.quotation[head] >= 0], YES[view.quotation[cue] == view.quotation[head]]),
                ("tag", view.tag[cue], r),
            ]
        )
    return rows
