"""Candidates from syntax and quotation marks, filtered by the cue lexicon, overlaps resolved."""

from collections.abc import Iterator

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import look_up
from rashomon.annotations.attributions.syntax import Syntax

SUBJECTS = ("nsubj", "nsubjpass")
REACH = 12
"""Tokens between a quotation and a verb that may be its cue; beyond that hardly any is (train gold)."""


def subject(view: Syntax, verb: int, depth: int = 0) -> set[int]:
    """Return the tokens of who does what the verb says: its subject, the agent of a passive, or that of the verb above."""
    agents = [o for c in view.children[verb] if view.dep[c] == "agent" for o in view.children[c] if view.dep[o] == "pobj"]
    if agents:
        return {i for a in agents for i in view.subtree(a)}
    own = view.child(verb, "nsubj", "nsubjpass", "expl")
    if own >= 0:
        return set(view.subtree(own)) if view.dep[own] == "nsubj" else set()
    dep, above = view.dep[verb], view.head[verb]
    if dep in ("acl", "relcl"):
        return set(view.subtree(above)) - set(view.subtree(verb))
    if depth < 4 and above != verb and dep in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"):
        return subject(view, above, depth + 1)
    return set()


def cue_words(view: Syntax, verb: int) -> set[int]:
    """Return a verb with its auxiliaries, negation, particle and near adverbs."""
    near = ("aux", "auxpass", "neg", "prt", "advmod")
    return {verb} | {c for c in view.children[verb] if view.dep[c] in near and abs(c - verb) < 5}


def _spans(view: Syntax, tokens: list[int]) -> set[int]:
    return {i for t in tokens for i in view.subtree(t)}


def of_verb(view: Syntax, verb: int) -> Iterator[Found]:
    """Yield the readings of a verb as a cue, most telling first."""
    kids: dict[str, list[int]] = {}
    for c in view.children[verb]:
        kids.setdefault(view.dep[c], []).append(c)
    lemma = view.lemma[verb]

    def make(frame: str, content: set[int], more: tuple[int, ...] = ()) -> Found:
        return Found(
            head=verb, lemma=lemma, pos="verb", frame=frame, cue=cue_words(view, verb) | set(more), source=subject(view, verb),
            content=content, rule=f"{frame}:{lemma}", confidence=0.5,
        )  # fmt: skip

    if "ccomp" in kids:
        yield make("that", _spans(view, kids["ccomp"]))
    elif view.dep[verb] in ("parataxis", "ccomp", "advcl", "dep") and view.head[verb] > verb and "nsubj" in kids:
        yield make("that", set(view.subtree(view.head[verb])) - set(view.subtree(verb)))
    elif "xcomp" in kids:
        yield make("to", _spans(view, kids["xcomp"] + kids.get("dobj", []) + kids.get("nsubjpass", [])))
    else:
        for p in kids.get("prep", []) + kids.get("prt", []):
            deeper = [c for c in view.children[p] if view.dep[c] in ("pobj", "pcomp")]
            if deeper:
                yield make(f"prep:{view.lower[p]}", _spans(view, deeper), (p,))
        objects = kids.get("dobj", []) + kids.get("oprd", []) + kids.get("nsubjpass", [])
        if objects:
            yield make("obj", _spans(view, objects + [p for p in kids.get("prep", []) if view.lower[p] in ("of", "for", "as", "about")]))


def of_noun(view: Syntax, noun: int) -> Iterator[Found]:
    """Yield the readings of a noun as a cue: "Baku's claims about ...", "a statement that ..."."""
    holder = view.child(noun, "poss")
    by = [o for c in view.children[noun] if view.lower[c] in ("by", "from") for o in view.children[c] if view.dep[o] == "pobj"]
    source = _spans(view, [holder] if holder >= 0 else by[:1])
    verb = view.head[noun]
    if not source and view.pos[verb] == "VERB":
        source = subject(view, verb) - set(view.subtree(noun))
    for c in view.children[noun]:
        frame = "that" if view.dep[c] in ("acl", "ccomp") else f"prep:{view.lower[c]}" if view.dep[c] == "prep" else ""
        if frame == "that" or view.lower[c] in ("of", "about", "for", "on", "to"):
            content = set(view.subtree(c)) - ({c} if frame != "that" else set())
            yield Found(
                head=noun, lemma=view.lemma[noun], pos="noun", frame=frame, cue={noun} if frame == "that" else {noun, c},
                source=source, content=content, rule=f"noun-{frame}:{view.lemma[noun]}", confidence=0.4,
            )  # fmt: skip


def according(view: Syntax, token: int) -> Iterator[Found]:
    """Yield the reading of "according to X"."""
    if token + 1 >= len(view) or view.lower[token + 1] != "to":
        return
    source = _spans(view, [c for c in view.children[token + 1] if view.dep[c] == "pobj"])
    above = view.head[token]
    body = view.subtree(above) if view.pos[above] in ("VERB", "AUX") else range(*view.sentences[view.sentence[token]])
    yield Found(
        head=token, lemma="according", pos="other", frame="according", cue={token, token + 1}, source=source,
        content=set(body) - set(view.subtree(token)), rule="according-to", confidence=0.9,
    )  # fmt: skip


def candidates(view: Syntax) -> Iterator[Found]:
    """Yield all readings that the cue lexicon allows."""
    for token, pos in enumerate(view.pos):
        if view.skipped[token]:
            continue
        if view.lower[token] == "according":
            yield from according(view, token)
        elif pos == "VERB":
            yield from (c for c in of_verb(view, token) if look_up(c.lemma, "verb", c.frame))
        elif pos == "NOUN" and look_up(view.lemma[token], "noun", "any"):
            yield from of_noun(view, token)


def attach_quotations(view: Syntax, chosen: list[Found]) -> None:
    """Give each quotation to the attribution that it touches, to a verb beside it, or to the last speaker."""
    by_head = {c.head: c for c in chosen}
    for number, (a, b) in enumerate(view.quotations):
        inside = set(range(a, b))
        touching = max(chosen, key=lambda c: len(c.content & inside), default=None)
        if touching and len(touching.content & inside) * 2 > b - a:
            touching.content |= inside - touching.cue - touching.source
            continue
        if b - a < 5 or view.skipped[a]:
            continue
        here = view.paragraph[a]
        near = [
            i
            for i in [*range(max(0, a - REACH), a), *range(b, min(b + REACH, len(view)))]
            if view.paragraph[i] == here and view.pos[i] == "VERB" and view.quotation[i] < 0 and look_up(view.lemma[i], "verb", "quote")
        ]
        near.sort(key=lambda i: min(abs(i - a), abs(i - b)))
        if near and near[0] in by_head:
            by_head[near[0]].content |= inside
        elif near:
            verb = near[0]
            made = Found(
                head=verb, lemma=view.lemma[verb], pos="verb", frame="quote", cue=cue_words(view, verb), source=subject(view, verb),
                content=inside, rule=f"quote:{view.lemma[verb]}", confidence=0.8,
            )  # fmt: skip
            chosen.append(made)
            by_head[verb] = made
        elif a == view.paragraphs[here][0]:
            chosen.append(
                Found(
                    head=a, lemma="", pos="other", frame="quote", cue=set(), source=set(), content=inside, rule="floating-quotation",
                    confidence=0.6, basis="previous-speaker", loose=[number],
                )
            )  # fmt: skip


def find(view: Syntax) -> list[Found]:
    """Return the attributions of a document in the order of their heads."""
    chosen: list[Found] = []
    taken: set[tuple[int, int]] = set()
    for c in candidates(view):
        here = view.paragraph[c.head]
        c.content = {i for i in c.content - c.cue - c.source if view.paragraph[i] == here}
        if c.content and (c.head, 0) not in taken:
            taken.add((c.head, 0))
            chosen.append(c)
    attach_quotations(view, chosen)
    chosen.sort(key=lambda c: (c.head, min(c.content)))
    for c in chosen:
        around = [n for n, o in enumerate(chosen) if o is not c and c.head in o.content]
        c.parent = min(around, key=lambda n: len(chosen[n].content), default=None)
    return chosen
