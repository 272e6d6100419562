"""Who is quoted by an outlet: "the minister was quoted as saying that ...", "state television quoted the governor as saying ..."."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import CITING, look_up
from rashomon.annotations.attributions.syntax import Syntax

QUOTED_AS = "quoted as"
"""Rule of an attribution to whom somebody is quoted, which always reports."""


def quoted_as(view: Syntax, cues: list[Found]) -> list[Found]:
    """Return the candidates, the words given to whoever is quoted as saying them; who quotes them is the relay.

    Args:
        view: the document.
        cues: all candidates, with their quotations; those of "quoted ... as saying" are changed and made one.
    """
    by_head = {one.head: one for one in cues}
    gone: set[int] = set()
    for one in cues:
        saying = _saying(view, one)
        who = _quoted(view, one.head) if saying >= 0 else -1
        if who < 0:
            continue
        inner = by_head.get(saying)
        _quote(view, one, inner, who, saying)
        if inner is not None:
            gone.add(saying)
    return [one for one in cues if one.head not in gone]


def _quoted(view: Syntax, verb: int) -> int:
    """Return the word for who is quoted, rather one that is not in quotation marks; or -1."""
    relation = "nsubjpass" if view.child(verb, "auxpass") >= 0 else "dobj"
    found = [c for c in view.children[verb] if view.dep[c] == relation]
    return next((c for c in found if view.quotation[c] == view.quotation[verb]), found[0] if found else -1)


def _saying(view: Syntax, one: Found) -> int:
    """Return the participle of speech behind "quoted as", or -1."""
    if one.lemma not in CITING or one.pos != "verb":
        return -1
    phrase = next((c for c in view.children[one.head] if view.lower[c] == "as" and c > one.head), -1)
    verb = view.child(phrase, "pcomp") if phrase >= 0 else -1
    cue = look_up(view.lemma[verb], "verb", "any") if verb >= 0 and view.tag[verb] == "VBG" else None
    return verb if cue is not None and cue.kind == "speech" else -1


def _quote(view: Syntax, one: Found, inner: Found | None, who: int, saying: int) -> None:
    """Give an attribution its speaker, its relay and all that is said, wherever that stands."""
    held = one.content | (inner.content if inner is not None else set())
    by = [c for verb in (one.head, saying) for c in view.children[verb] if view.lower[c] == "by"]
    aside = {i for c in by for i in view.subtree(c)}
    noun = view.child(by[0], "pobj") if by else view.child(one.head, "nsubj")
    one.relay = set(view.subtree(noun)) if noun >= 0 else set()
    named = set(view.subtree(who))
    spoken = {view.quotation[i] for i in named if i <= who} - {view.quotation[one.head]}
    if spoken:  # parsers take both for one phrase: "'No talks,' a Kremlin aide was quoted as saying"
        held |= {i for number in spoken for i in range(*view.quotations[number])}
        named -= set(range(max(held & named) + 1))
    one.source = named - aside
    one.cue |= {view.head[saying], saying}
    one.content = _said(view, one, held, who, saying) - aside - one.source - one.cue - one.relay
    one.quoted = one.quoted or (inner is not None and inner.quoted)
    one.lemma, one.frame, one.rule = view.lemma[saying], "quote" if one.quoted else "that", QUOTED_AS


def _said(view: Syntax, one: Found, held: set[int], who: int, saying: int) -> set[int]:
    """Return the words that are quoted: the clause behind "saying", what stands in quotation marks, or what stands before the speaker."""
    clause = view.child(saying, "ccomp")
    if clause >= 0:
        return set(view.subtree(clause))
    verbatim = {i for i in held if view.quotation[i] >= 0 and i != one.head}
    if verbatim:
        return verbatim
    start = view.sentences[view.sentence[one.head]][0]
    end = view.left[who] - 1
    return set(range(start, end)) if view.lower[end] == "," and end - start > 1 else set()
