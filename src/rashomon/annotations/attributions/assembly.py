"""From a cue with its pieces and possible sources to one candidate: source, cue and content as token positions."""

from collections.abc import Mapping

from rashomon.annotations.attributions.asked import ASKING
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.holders import (
    SUBJECTS,
    Holder,
    features_of_holders,
    holders_of,
    is_answered_by,
    is_heard_by,
    sure_holder,
)
from rashomon.annotations.attributions.lexicon import PARTS, TELLING, look_up, read_list
from rashomon.annotations.attributions.pieces import MARKS, Common, Piece, features_of, pieces_of
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.attributions.triggers import estimates
from rashomon.annotations.attributions.weights import Model, logistic, odds, probability
from rashomon.annotations.attributions.worded import owner_of_words
from rashomon.annotations.outcomes import outcome_verbs

KEEP = 0.5
"""Least probability with which a piece is content."""
LEAST = 0.25
"""Least probability of the best piece, where none reaches KEEP, for the cue to have a content at all; chosen on the dev part."""
CUT = -0.1
"""Log odds below which a piece is taken out of what it was cut from; picked on the dev part. 0, -0.5 and -1 differ by 0.2 points on
held-out articles of the train part, so that the doubt is left to what keeps a content whole."""
ALONE = 0.5
"""Least log odds of a piece that is content although what it was cut from is none; chosen among 0, 0.5, 1 and 1.5 on held-out articles
of the train part."""
SOURCE = 0.12
"""Least probability of a source; below it the attribution has none; chosen on the dev part among 0.12, 0.15, 0.3, 0.45."""
CLOSE = 5
"""Tokens between a cue and an auxiliary, adverb or particle that belongs to it."""
SPOKEN_OF = "no source but hearsay"
"""How the subject of a passive of speech stands to its cue."""


def assemble(view: Syntax, cue: int, weights: Mapping[str, Model]) -> Found:
    """Return the most probable reading of a cue; its content is empty where nothing around it can be content."""
    if view.pos[cue] == "ADP" and owner_of_words(view, cue) >= 0:
        return _worded(view, cue)
    pieces = pieces_of(view, cue)
    content, chosen, top = choose_content(view, cue, pieces, weights["pieces"])
    holders = holders_of(view, cue)
    if view.pos[cue] == "NOUN":
        holders = [one for one in holders if not is_answered_by(view, cue, one) and not is_heard_by(view, cue, one)]
    values = [odds(weights["sources"], row) for row in features_of_holders(view, cue, holders)]
    source, relation, sure = choose_source(holders, values)
    sure_one = sure_holder(view, cue)
    if sure_one is None and not source and view.tag[cue] == "VBG" and view.dep[cue] == "advcl":
        sure_one = next((holder for holder in holders if holder.relation in SUBJECTS), None)
    if sure_one is not None:
        source, relation = set(sure_one.tokens), sure_one.relation
    if is_spoken_of(view, cue):
        told_of = view.child(cue, "nsubjpass")
        subject = set(view.subtree(told_of)) if told_of >= 0 else set()
        if any(piece.relation == "c:xcomp" for piece in chosen):
            content |= subject
        elif any(piece.relation == "c:ccomp" for piece in chosen):
            content -= subject
        if relation == "nsubjpass" or (cue in view.bare and not relation.startswith("agent")):
            source, relation = set(), SPOKEN_OF
    words = cue_words(view, cue)
    content -= words
    source -= words
    content -= source
    return Found(
        head=cue,
        lemma=view.lemma[cue],
        pos=PARTS.get(view.pos[cue], "other"),
        frame=frame_of(view, cue, chosen),
        cue=words,
        source=source,
        content=content,
        rule="+".join(piece.relation for piece in chosen) + " / " + relation,
        confidence=sure,
        sure=top,
    )


def _worded(view: Syntax, cue: int) -> Found:
    """Return the reading of a phrase that gives its sentence to somebody: "in the words of the envoy, ..."."""
    source = set(view.subtree(owner_of_words(view, cue)))
    phrase = set(view.subtree(cue))
    content = {i for piece in pieces_of(view, cue) for i in piece.tokens} - phrase
    return Found(
        head=cue,
        lemma="according",
        pos="other",
        frame="according",
        cue={i for i in phrase - source if view.pos[i] != "PUNCT"},
        source={i for i in source if view.pos[i] not in ("PUNCT", "PART")},
        content=content,
        rule="worded / owner",
        confidence=1.0,
        placed=True,
    )


def choose_content(view: Syntax, cue: int, pieces: list[Piece], model: Model) -> tuple[set[int], list[Piece], float]:
    """Return the tokens of the pieces that are content, the pieces that were taken whole, and the best piece's probability.

    A piece that was cut from another one may be content without it: "said in an interview that ...", where the parse hangs the clause on
    the interview.
    """
    if view.lemma[cue] in MARKS and view.lemma[cue] != ":":
        return {i for piece in pieces for i in piece.tokens}, pieces, 1.0
    common = Common.of(view, cue, pieces)
    whole = [n for n, piece in enumerate(pieces) if piece.above < 0 and piece.tokens and not is_asked(view, piece)]
    chances = {n: probability(model, features_of(common, pieces[n])) for n in whole}
    top = max(chances.values(), default=0.0)
    bar = KEEP if top >= KEEP else max(top, LEAST)
    kept = {n for n, chance in chances.items() if chance >= bar} | {*performed(view, cue, pieces), *estimated(view, cue, pieces)}
    content: set[int] = set()
    for n in sorted(kept):
        content.update(pieces[n].tokens)
    for piece in pieces:
        if piece.above >= 0 and piece.tokens:
            value = odds(model, features_of(common, piece))
            if piece.above in kept and (value < CUT or is_own_act(view, piece)) and not is_outcome(view, piece):
                content.difference_update(piece.tokens)
            elif piece.above not in kept and value > ALONE:
                content.update(piece.tokens)
    return content, [pieces[n] for n in sorted(kept)], top


def is_own_act(view: Syntax, piece: Piece) -> bool:
    """Return whether a piece is a further act of whoever speaks: "refused to disarm, accusing the others of bad faith"."""
    if piece.relation != "c:xcomp>advcl" or view.tag[piece.head] != "VBG":
        return False
    known = look_up(view.lemma[piece.head], "verb", "any")
    return known is not None and known.kind == "speech" and known.act in TELLING


def is_outcome(view: Syntax, piece: Piece) -> bool:
    """Return whether a piece is what came of the deed before it: "denied having shelled the town, wounding nine"."""
    return piece.relation.endswith(">advcl") and view.tag[piece.head] == "VBG" and view.lemma[piece.head] in outcome_verbs()


def is_asked(view: Syntax, piece: Piece) -> bool:
    """Return whether a piece is the question to which the cue reports the answer: "asked about the toll, the mayor said ..."."""
    asked = view.lower[piece.head] in ASKING and piece.relation.startswith(("c:advcl", "h:"))
    return asked and view.child(piece.head, "nsubj", "aux") < 0


def tidied(view: Syntax, content: set[int]) -> set[int]:
    """Return a content without the "and" or comma of what was cut off behind it, and with both marks of a quotation that it holds whole."""
    found = {i for i in content if view.dep[i] != "cc" or i + 1 in content}
    while len(found) > 1 and view.quotation[last := max(found)] < 0 and (view.lower[last] == "," or _is_left_over(view, last, found)):
        found.discard(last)
    if len(found) > 1 and view.lower[min(found)] == "it" and min(found) + 1 not in found:
        found.discard(min(found))  # "it is believed that": the word stands for what follows
    for number in {view.quotation[i] for i in found} - {-1}:
        start, end = view.quotations[number]
        if (start in found or start - 1 in found) and end - 2 in found:
            found |= {start, end - 1}
    return found


def _is_left_over(view: Syntax, token: int, content: set[int]) -> bool:
    """Return whether a full stop stands behind words that are no content."""
    return view.lower[token] == "." and token - 1 not in content


def performed(view: Syntax, cue: int, pieces: list[Piece]) -> list[int]:
    """Return the position of the noun of speech that a light verb performs: "expressed concern about the fighting" reports a concern."""
    if view.lemma[cue] not in read_list("light-verbs"):
        return []
    return [n for n, piece in enumerate(pieces) if piece.relation == "c:dobj" and look_up(view.lemma[piece.head], "noun", "any")]


def estimated(view: Syntax, cue: int, pieces: list[Piece]) -> list[int]:
    """Return the positions of what is put at a number, up to the number: "put the losses in the town at 160 men"."""
    if not estimates(view, cue):
        return []
    first = view.child(cue, "dobj")
    last = max((c for c in view.children[cue] if view.lower[c] == "at"), default=first)
    return [n for n, piece in enumerate(pieces) if piece.above < 0 and first <= piece.head <= last]


def is_spoken_of(view: Syntax, cue: int) -> bool:
    """Return whether the subject of a passive is who others speak of: "is said to have fled", "the man accused of it".

    Not where the participle tells of its own mind: "is worried", "is determined to stay".
    """
    if cue in view.bare:
        return True
    if view.child(cue, "auxpass") < 0 or view.child(cue, "nsubjpass") < 0:
        return False
    known = look_up(view.lemma[cue], "verb", "any")
    return known is not None and known.act != "express" and view.lower[cue] not in read_list("readiness")


def choose_source(holders: list[Holder], values: list[float]) -> tuple[set[int], str, float]:
    """Return the tokens of the source with the greatest log odds, how it stands to the cue, and its probability."""
    if not holders:
        return set(), "no source", 1.0
    best = values.index(max(values))
    chance = logistic(values[best])
    if chance < SOURCE:
        return set(), "no source", 1 - chance
    return set(holders[best].tokens), holders[best].relation, chance


def cue_words(view: Syntax, cue: int) -> set[int]:
    """Return a cue with its auxiliaries, negation, particle and near adverbs."""
    near = ("aux", "auxpass", "neg", "prt", "advmod")
    words = {cue} | {
        c
        for c in view.children[cue]
        if view.dep[c] in near and abs(c - cue) < CLOSE and view.left[c] == view.right[c] and view.quotation[c] == view.quotation[cue]
    }
    if view.lower[cue] == "according" and view.lower[cue + 1 : cue + 2] == ["to"]:
        words.add(cue + 1)
    return words


def frame_of(view: Syntax, cue: int, chosen: list[Piece]) -> str:
    """Return the construction that the chosen pieces make, as the cue lexicon names it."""
    if view.lower[cue] == "according":
        return "according"
    relations = {piece.relation: piece for piece in chosen}
    for name in ("c:ccomp", "n:acl", "n:ccomp", "a:ccomp"):
        if name in relations:
            return "to" if view.tag[relations[name].head] == "VB" and name == "n:acl" else "that"
    if any(name.startswith("h:") for name in relations):
        return "that"
    if "c:xcomp" in relations:
        return "ing" if view.tag[relations["c:xcomp"].head] == "VBG" else "to"
    if "c:dobj" in relations or "c:nsubjpass" in relations:
        return "obj"
    for piece in chosen:
        if ":prep:" in piece.relation:
            return piece.relation[piece.relation.index("prep:") :]
    return "obj"
