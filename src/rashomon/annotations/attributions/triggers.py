"""Where a search for an attribution begins: words that report now and then, "according to", colons and dashes."""

import functools

from rashomon.annotations.attributions.holders import NAME
from rashomon.annotations.attributions.lexicon import PARTS, TELLING, look_up, read_cues, read_list
from rashomon.annotations.attributions.pieces import MARKS
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.attributions.weights import YES, Feature, Model, odds
from rashomon.annotations.attributions.worded import gives_words, worded_nouns
from rashomon.resources import lexicons
from rashomon.tables import read_table

PASS = -0.7
"""Least log odds that pass the first look. On held-out articles of the train part -1, -0.7, -0.4 and -0.1 reach the same F1 in the speech
core within 0.2 points; the fewer pass, the cheaper."""
LONGEST = 600
"""Tokens of a sentence beyond which it is none but a list, a table or an attack; the longest of the train part has 250."""
MAIN = frozenset({"ROOT", "ccomp", "parataxis"})
"""Relations of a verb that is the main one, or that parsers hang on the main verb of what it says."""


@functools.cache
def read_triggers() -> frozenset[tuple[str, str]]:
    """Return the lemmas, with part of speech, that report now and then: those of the cue lexicon and those counted in gold."""
    columns = ("lemma", "pos", "reports", "of")
    parts = frozenset(PARTS.values())
    counted = read_table(lexicons() / "attribution-triggers.csv", columns, key=("lemma", "pos"), allowed={"pos": parts})
    return frozenset({(row["lemma"], row["pos"]) for row in counted} | {(lemma, pos) for lemma, pos, _ in read_cues() if pos in parts})


def triggers(view: Syntax, gate: Model, known: frozenset[tuple[str, str]] | None = None) -> list[int]:
    """Return the tokens that may be cues, in their order.

    Args:
        view: the document.
        gate: weights of the first look.
        known: the words to look at, where not those of the package.
    """
    known = read_triggers() if known is None else known
    lemmas = lemmas_of(known)
    worded = worded_nouns()
    too_long = [end - start > LONGEST for start, end in view.sentences]
    found = []
    for token in [i for i, lemma in enumerate(view.lemma) if lemma in lemmas]:
        if view.skipped[token] or too_long[view.sentence[token]]:
            continue
        lemma, pos = view.lemma[token], view.pos[token]
        if lemma in MARKS:
            if is_mark(view, token):
                found.append(token)
        elif view.lower[token] == "according":
            if view.lower[token + 1 : token + 2] == ["to"]:
                found.append(token)
        elif view.lower[token] in worded and gives_words(view, token):
            found.append(view.head[token])
        elif pos in PARTS and view.dep[token] not in ("aux", "auxpass") and (lemma, PARTS[pos]) in known and opens(view, token, gate):
            found.append(token)
    return found


@functools.cache
def lemmas_of(known: frozenset[tuple[str, str]]) -> frozenset[str]:
    """Return the lemmas at which a search may begin, whatever their part of speech."""
    return MARKS | {"accord", "according", "word", *worded_nouns()} | {lemma for lemma, _ in known}


def opens(view: Syntax, token: int, gate: Model) -> bool:
    """Return whether a first look lets a word through to the full, much dearer look."""
    return odds(gate, features_of_trigger(view, token)) >= PASS or always_looked_at(view, token)


def always_looked_at(view: Syntax, token: int) -> bool:
    """Return whether a word stands in a construction that reports whatever the gate makes of it.

    A verb with a subject that has hardly another use than to report, puts a figure at a number, or performs a noun of speech ("expressed
    concern"); a noun of speech in "was met with praise"; an adjective for what somebody thinks of a clause ("is confident that ...").
    """
    if view.pos[token] == "ADJ":
        return takes_a_view(view, token)
    if view.pos[token] == "NOUN" and view.dep[token] == "pobj" and view.lower[view.head[token]] == "with":
        return view.child(view.head[view.head[token]], "nsubjpass") >= 0 and look_up(view.lemma[token], "noun", "any") is not None
    if view.pos[token] != "VERB" or view.child(token, "nsubj") < 0:
        return False
    if estimates(view, token):
        return True
    if view.lemma[token] in read_list("light-verbs"):
        noun = view.child(token, "dobj")
        return noun >= 0 and look_up(view.lemma[noun], "noun", "any") is not None
    cue = look_up(view.lemma[token], "verb", "any")
    return cue is not None and cue.kind == "speech" and cue.act in TELLING


def estimates(view: Syntax, token: int) -> bool:
    """Return whether somebody puts a figure at a number ("put the death toll at 31"), or tells one ("spoke of 300 arrests")."""
    if view.lemma[token] == "speak" and view.pos[token] == "VERB" and view.child(token, "nsubj") >= 0:
        return any(view.pos[k] == "NUM" for c in view.children[token] if view.lower[c] == "of" for k in view.subtree(c))
    if view.lemma[token] != "put" or view.pos[token] != "VERB" or view.child(token, "nsubj") < 0 or view.child(token, "dobj") < 0:
        return False
    above = view.head
    return any(view.pos[k] == "NUM" for k in view.subtree(token) if k and "at" in (view.lower[above[k]], view.lower[above[above[k]]]))


def takes_a_view(view: Syntax, token: int) -> bool:
    """Return whether an adjective tells what its subject thinks of a clause: "is confident that the vote was fair"."""
    if view.dep[token] != "acomp" or view.child(token, "ccomp") < 0 or look_up(view.lemma[token], "adj", "any") is None:
        return False
    who = view.child(view.head[token], "nsubj")
    return who >= 0 and view.lower[who] not in ("it", "this", "that", "which")


def features_of_trigger(view: Syntax, token: int) -> list[Feature]:
    """Return the features of a word for the first look."""
    lemma, part, tag, dep = view.lemma[token], PARTS[view.pos[token]], view.tag[token], view.dep[token]
    kids = [view.dep[c] for c in view.children[token]]
    subject = YES["nsubj" in kids]
    frame = next((k for k in ("ccomp", "xcomp", "dobj", "prep", "acl", "relcl", "acomp", "attr") if k in kids), "-")
    number = view.quotation[token]
    beside = number < 0 and (view.quotation[view.left[token]] >= 0 or view.quotation[view.right[token]] >= 0)
    beside = beside or view.quotation[max(token - 3, 0)] >= 0 or view.quotation[min(token + 3, len(view) - 1)] >= 0
    near = YES[beside]
    return [
        ("word", part, lemma),
        ("frame", part, lemma, frame),
        ("tag", lemma, tag, subject),
        ("dep", part, dep, frame),
        ("quote", part, near, YES[number >= 0]),
        ("lemma-quote", lemma, near),
        ("dep-lemma", lemma, dep),
        ("frame-tag", tag, frame, subject),
    ]


def is_mark(view: Syntax, token: int) -> bool:
    """Return whether a colon stands near the beginning of its paragraph, or a dash between a quotation and the paragraph's last words.

    Not a colon behind a verb of speech, which is the cue then: "the minister replied: ...".
    """
    start, end = view.paragraphs[view.paragraph[token]]
    if view.lemma[token] == ":":
        return token - start <= NAME and end - token > 2 and not _is_spoken_before(view, token)
    if end - token > NAME or not token:
        return False
    return view.quotation[token - 1] >= 0 or (token > 1 and view.pos[token - 1] == "SPACE" and view.quotation[token - 2] >= 0)


def _is_spoken_before(view: Syntax, colon: int) -> bool:
    """Return whether a verb of speech stands right before a colon, or a main verb before it is one: "Doe answered in a message: ..."."""
    if not colon or _speaks(view, colon - 1):
        return colon > 0
    first = max(view.sentences[view.sentence[colon]][0], view.paragraphs[view.paragraph[colon]][0])
    return any(view.dep[i] in MAIN and _speaks(view, i) for i in range(first, colon))


def _speaks(view: Syntax, token: int) -> bool:
    """Return whether a word is a verb of speech with a subject."""
    cue = look_up(view.lemma[token], "verb", "quote") if view.pos[token] == "VERB" else None
    return cue is not None and cue.kind == "speech" and view.child(token, "nsubj") >= 0
