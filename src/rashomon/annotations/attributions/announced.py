"""Quotations whose place tells who speaks, whatever the verb.

Those in a paragraph of their own that the words before announce ("The ministry said in a statement:"), and those with a speaker and a verb
right behind them ("'We will not yield,' the rebel leader fumed").
"""

from rashomon.annotations.attributions.holders import groups
from rashomon.annotations.attributions.lexicon import look_up, read_list
from rashomon.annotations.attributions.sources import read_kinds
from rashomon.annotations.attributions.syntax import Syntax

ANNOUNCED = "announced quotation"
"""Rule of an attribution to whom the words beside a quotation announce, which always reports."""
FARTHEST = 40
"""Most tokens between the colon and the verb that announces: what stands between says where and to whom. By reasoning."""
FINITE = frozenset({"VBD", "VBZ", "VBP"})
CLOSING = frozenset({",", "?", "!"})
"""Marks at the end of a quotation behind which its sentence goes on; behind "." another one begins."""
STOPS = frozenset({".", "!", "?", ":", ";"})
"""Marks behind which a sentence begins."""
NEAR = 3
"""Most tokens between a speaker and the verb behind: an adverb or an auxiliary."""
STEPS = 12
"""Most steps from the first word of a speaker up the parse: titles and names. By reasoning."""
SPEAKERS = frozenset({"he", "she", "they", "we", "i"})
LEAST = 4
"""Fewest tokens of a quotation, marks included, that the words before a colon in its own paragraph introduce: a sentence and no word."""


def announced(view: Syntax) -> dict[int, int]:
    """Return, for each number of a quotation that the paragraph before it announces with a colon, the verb that does."""
    found = {}
    for number, (start, _) in enumerate(view.quotations):
        verb = -1 if view.skipped[start] else _in_paragraph_before(view, start)
        if verb >= 0:
            found[number] = verb
    return found


def closed(view: Syntax) -> dict[int, int]:
    """Return, for each number of a quotation with a speaker and a verb right behind it, the verb: "'...,' the rebel leader fumed"."""
    found = {}
    for number, (start, end) in enumerate(view.quotations):
        verb = -1 if view.skipped[start] else _right_behind(view, start, end)
        if verb >= 0:
            found[number] = verb
    return found


def introduced(view: Syntax) -> dict[int, int]:
    """Return the words that may report a quotation behind a colon in the same sentence: its last verb with a speaker, or a noun of speech.

    "He continued with an appeal to voters: ..."; "from the governor's letter: ...". Whatever word reports beside it has better claims.
    """
    found = {}
    for number, (start, end) in enumerate(view.quotations):
        colon = start - 1
        if colon <= 0 or view.lower[colon] != ":" or end - start < LEAST or view.skipped[start]:
            continue
        first = max(view.sentences[view.sentence[colon]][0], view.paragraphs[view.paragraph[start]][0], colon - FARTHEST)
        verb = next((i for i in range(colon - 1, first - 1, -1) if _has_subject(view, i)), -1)
        if verb < 0 and colon > first and view.child(colon - 1, "poss") >= 0 and _speaks(view, colon - 1):
            verb = colon - 1
        if verb >= 0:
            found[number] = verb
    return found


def _has_subject(view: Syntax, token: int) -> bool:
    """Return whether a word outside of quotation marks is a finite verb whose subject may speak; in a relative clause, one of speech."""
    if view.tag[token] not in FINITE or view.quotation[token] >= 0 or view.pos[token] != "VERB":
        return False
    if view.dep[token] == "relcl" and not _announces(view, token):
        return False
    who = view.child(token, "nsubj")
    return who >= 0 and (_may_speak(view, who) or _speaks(view, who))


def _speaks(view: Syntax, noun: int) -> bool:
    """Return whether a noun is one of speech, or a document."""
    return look_up(view.lemma[noun], "noun", "any") is not None or read_kinds().get(view.lemma[noun]) in ("artifact", "utterance")


def _in_paragraph_before(view: Syntax, start: int) -> int:
    """Return the verb in the paragraph before, whose last words announce with a colon the quotation that opens this one; or -1."""
    here = view.paragraph[start]
    if not here or start != view.paragraphs[here][0]:
        return -1
    first, end = view.paragraphs[here - 1]
    while end > first and view.pos[end - 1] == "SPACE":
        end -= 1
    colon = end - 1
    if colon < first or view.lower[colon] != ":":
        return -1
    first = max(view.sentences[view.sentence[colon]][0], first, colon - FARTHEST)
    return next((i for i in range(colon - 1, first - 1, -1) if _announces(view, i)), -1)


def _announces(view: Syntax, token: int) -> bool:
    """Return whether a word is "according", or a verb that speaks or performs a noun of speech, with a subject or as a participle."""
    if view.lower[token] == "according":
        return True
    if view.pos[token] != "VERB" or view.quotation[token] >= 0 or (view.child(token, "nsubj") < 0 and view.tag[token] != "VBG"):
        return False
    if view.lemma[token] in read_list("light-verbs"):
        noun = view.child(token, "dobj")
        return noun >= 0 and look_up(view.lemma[noun], "noun", "any") is not None
    cue = look_up(view.lemma[token], "verb", "quote")
    return cue is not None and cue.kind == "speech"


def _right_behind(view: Syntax, start: int, end: int) -> int:
    """Return the verb whose speaker follows a quotation that opens a sentence and ends with a comma or the like; or -1."""
    if end >= len(view) or view.lower[end - 2] not in CLOSING or view.paragraph[end] != view.paragraph[start]:
        return -1
    opens = start == view.paragraphs[view.paragraph[start]][0] or view.lower[start - 1] in STOPS or view.quotation[start - 1] >= 0
    if not opens or view.quotation[end] >= 0:
        return -1
    who = verb = -1
    if view.tag[end] in FINITE:
        verb, who = end, view.child(end, "nsubj")
        who = who if who > end and view.left[who] == end + 1 else -1
    else:
        who = _subject_from(view, end)
        verb = view.head[who] if who >= 0 else -1
    if who < 0 or view.pos[verb] != "VERB" or view.tag[verb] not in FINITE or not _may_speak(view, who):
        return -1
    return verb if _reports(view, verb) else -1


def _subject_from(view: Syntax, first: int) -> int:
    """Return the subject that begins with a word and stands right before its verb, or -1."""
    token = first
    for _ in range(STEPS):
        if view.dep[token] == "nsubj" and view.left[token] == first and 0 < view.head[token] - view.right[token] <= NEAR:
            return token
        if view.head[token] == token:
            break
        token = view.head[token]
    return -1


def _may_speak(view: Syntax, who: int) -> bool:
    """Return whether a subject is a name, a pronoun for people, or a noun for people and bodies."""
    return view.pos[who] == "PROPN" or view.lower[who] in SPEAKERS or view.lemma[who] in groups()


def _reports(view: Syntax, verb: int) -> bool:
    """Return whether a verb beside a quotation takes nothing else: a verb of speech may have an object, but no clause behind it."""
    cue = look_up(view.lemma[verb], "verb", "quote")
    speech = cue is not None and cue.kind == "speech"
    others = ("ccomp",) if speech else ("ccomp", "xcomp", "dobj", "acomp", "attr", "oprd")
    return not any(view.dep[c] in others and c > verb for c in view.children[verb])
