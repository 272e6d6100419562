"""Whether a candidate reports at all: its features for the filter."""

from itertools import islice

from rashomon.annotations.attributions.announced import ANNOUNCED
from rashomon.annotations.attributions.asked import ASKING
from rashomon.annotations.attributions.assembly import SPOKEN_OF
from rashomon.annotations.attributions.clauses import names
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.headlines import TAIL
from rashomon.annotations.attributions.holders import SUBJECTS, groups
from rashomon.annotations.attributions.lexicon import TELLING, WISHES, Cue, look_up, read_list
from rashomon.annotations.attributions.quoted import QUOTED_AS
from rashomon.annotations.attributions.sources import head_of
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.attributions.triggers import estimates, takes_a_view
from rashomon.annotations.attributions.weights import YES, Feature, bucket
from rashomon.annotations.polarity import negation

ACRONYM = 5
"""Most letters of a word in capitals that is likelier a name ("NATO: ...") than a label ("CEASEFIRE: ..."), where nothing is quoted."""
TITLE = 3
"""Most words of a name before a colon for what follows to be its words: "Zelensky: ...", "Foreign Minister Wong: ..."."""
NOBODY = frozenset({"no", "nobody", "none"})
"""Words with which a source that is nobody begins."""
CONTRARY = "contrary"
"""Word before "to what the ministry says"."""
HEARSAY = frozenset({"assert", "report", "accuse"})
"""Acts whose passive tells what nobody in particular says of its subject: "is said to have fled", "is suspected of it"."""
UNNAMED = frozenset({"ask", "request", "insist", "prefer"})
"""Verbs of a source who wants to stay unnamed."""
PLAIN = frozenset({"c:dobj", "c:ccomp", "c:xcomp", "c:dobj+c:prep:of", "c:dobj+c:prep:for", "c:prep:as+c:dobj", "c:dobj+c:prep:as"})


def _is_title(view: Syntax, one: Found) -> bool:
    """Return whether a colon stands between a name, first in its paragraph, and a clause or a quotation.

    In a headline a body or function will do, and anything that it says: "Ministry: gangs behind riot".
    """
    name = [i for i in sorted(one.source) if view.pos[i] != "PUNCT"]
    in_headline = view.lemma[one.head] == ":" and view.headline[0] <= one.head < view.headline[1]
    if in_headline and 0 < len(name) <= TITLE and view.pos[name[-1]] == "NOUN" and view.lemma[name[-1]] in groups():
        return True
    if view.lemma[one.head] != ":" or not 0 < len(name) <= TITLE or any(view.pos[i] != "PROPN" for i in name):
        return False
    return one.quoted or any(view.tag[i] in ("VBZ", "VBP", "VBD", "MD") for i in one.content)


def is_label(view: Syntax, one: Found) -> bool:
    """Return whether what stands before a colon is a label in capitals, or a usual one, and no speaker: "CEASEFIRE: ...", "Update: ..."."""
    if view.lemma[one.head] != ":" or one.quoted:
        return False
    first = view.paragraphs[view.paragraph[one.head]][0]
    if one.head - first <= TITLE and view.lower[first] in read_list("labels"):
        return True
    name = [i for i in one.source if view.pos[i] != "PUNCT"]
    return bool(name) and all(view.end[i] - view.begin[i] > ACRONYM and view.text[view.begin[i] : view.end[i]].isupper() for i in name)


def says_nothing(view: Syntax, one: Found) -> bool:
    """Return whether a content is only a noun for words as such, without what they say: "chanted slogans", "issued a statement"."""
    if one.content and one.pos == "noun" and not one.source and one.rule.startswith("n:acl"):
        return view.tag[min(one.content, key=lambda i: abs(i - one.head))] == "VBN"  # "footage verified by a broadcaster"
    if one.pos != "verb" or one.quoted or view.quotation[one.head] >= 0:
        return False
    telling = list(islice((i for i in one.content if view.pos[i] not in ("DET", "PRON", "ADJ", "NUM", "PUNCT")), 2))
    return len(telling) == 1 and view.pos[telling[0]] == "NOUN" and view.lemma[telling[0]] in read_list("bare-words")


def is_nobody(view: Syntax, one: Found) -> bool:
    """Return whether a source is nobody ("no group", "nobody"); "No 10" is somebody, and so is a party with no seats."""
    first = min(one.source, default=-1)
    return first >= 0 and view.lower[first] in NOBODY and not (first + 1 < len(view) and view.pos[first + 1] == "NUM")


def is_no_saying(view: Syntax, one: Found) -> bool:
    """Return whether a verb of speech tells of no saying: "the storm was to blame", "asked about the toll, the mayor said ...".

    Nor does "did not respond to requests for comment", "no group has claimed the attack" or "the claim could not be verified"; and what
    stands beside "contrary to what the ministry says" is what it does not say.
    """
    if one.pos == "adj" and is_nobody(view, one):
        return True
    if one.pos != "verb":
        return False
    negated = view.child(one.head, "neg") >= 0
    if (not one.source and negated and one.lemma in negation()["confirming"]) or is_nobody(view, one):
        return True
    known = look_up(one.lemma, "verb", one.frame)
    above = view.head[one.head]
    if view.dep[one.head] == "pcomp" and (view.lower[view.head[above]] == CONTRARY or (view.lower[above] == "without" and not one.quoted)):
        return True
    if view.dep[one.head] == "acl" and view.tag[one.head] == "VB" and view.lemma[above] in negation()["absence"]:
        return True  # "no evidence to suggest that ...": evidence would
    judged = view.lemma[above] == "be" or (view.pos[above] == "ADJ" and view.lower[above] not in read_list("readiness"))
    if judged and view.tag[one.head] == "VB" and [view.lower[i] for i in one.source] == ["it"]:
        return True  # "it would be absurd to claim that ...": nobody claims
    to_blame = view.dep[one.head] == "xcomp" and view.lemma[above] == "be" and view.tag[one.head] == "VB"
    if _asked_of(view, one, known) or (one.lemma in UNNAMED and _is_of_name(view, one)):
        return True  # "asked whether he had ordered the raid"; "who asked not to be named"
    if one.lemma in ("respond", "reply") and any(view.lemma[i] == "comment" and view.pos[i] == "NOUN" for i in one.content):
        return True
    questioned = not one.source and view.tag[one.head] == "VBN" and view.dep[one.head] == "advcl"
    return known is not None and ((known.act == "accuse" and to_blame) or (known.act == "ask" and questioned))


def _is_of_name(view: Syntax, one: Found) -> bool:
    """Return whether a source only wishes to stay unnamed: "not to be named", "that her name be withheld"."""
    words = {view.lower[i] for i in one.content}
    return {"not", "named"} <= words or ("name" in words and not words.isdisjoint(("not", "withheld")))


def _asked_of(view: Syntax, one: Found, known: Cue | None) -> bool:
    """Return whether somebody is only asked whether the words of a demand, promise or threat ever fell."""
    above = view.head[one.head]
    asked = view.dep[one.head] == "ccomp" and view.lower[above] in ASKING and view.child(above, "nsubj") < 0
    return asked and known is not None and known.act in WISHES


def always_reports(view: Syntax, one: Found) -> bool:
    """Return whether a candidate stands in a construction that reports whatever its words; with a source, but for hearsay.

    Hearsay ("is said to have fled"); words that somebody is quoted as saying; an apology; a verb of speech in an aside ("..., the minister
    announced"); a noun of speech that a verb performs ("offered its condolences"); a noun of speech with a maker ("was met with praise by
    Y"); an adjective for what somebody thinks of a clause.
    """
    known = look_up(one.lemma, one.pos, one.frame)
    relation, _, held = one.rule.partition(" / ")
    if held == SPOKEN_OF and view.child(one.head, "agent") < 0:
        return known is not None and known.act in HEARSAY and any(name in relation for name in ("c:xcomp", "c:prep:of"))
    if not one.source or view.quotation[one.head] >= 0:
        return False
    apologises = known is not None and known.act == "apologise" and one.pos == "verb"
    if one.placed or one.rule in (QUOTED_AS, TAIL) or relation == ANNOUNCED or (apologises and held in (*SUBJECTS, "nsubj<conj")):
        return True
    if one.pos == "other":
        return relation == "m:quotation" or _is_title(view, one)
    if one.pos == "adj":
        return takes_a_view(view, one.head) and "a:ccomp" in relation
    subject = held in SUBJECTS or held == "nsubj<conj"
    if one.pos == "verb" and known and known.kind == "speech" and known.act in TELLING and subject and relation in PLAIN:
        return True
    if one.pos == "verb" and known and known.kind == "speech" and relation.startswith("h:parataxis") and held == "nsubj":
        return True
    if one.pos == "verb" and known and known.kind == "speech" and relation == "r:before" and held == "nsubj" and _closes(view, one):
        return True
    if one.pos == "verb" and (
        estimates(view, one.head) or (names(view, one.head) and (held.startswith("agent") or _names_its_object(view, one)))
    ):
        return True
    if one.pos == "verb" and one.lemma in read_list("light-verbs") and "c:dobj" in relation:
        noun = view.child(one.head, "dobj")
        return look_up(view.lemma[noun], "noun", "any") is not None if noun >= 0 else False
    return (
        one.pos == "noun"
        and known is not None
        and known.kind == "speech"
        and relation == "v:nsubjpass"
        and view.lower[view.head[one.head]] == "with"
    )


def _names_its_object(view: Syntax, one: Found) -> bool:
    """Return whether a verb that names has "what" or a relative word before it: "what officials called a crime"."""
    own = view.child(one.head, "nsubj") in one.source
    return own and any(view.tag[c] in ("WP", "WDT") and c < one.head and c not in one.source for c in view.children[one.head])


def _closes(view: Syntax, one: Found) -> bool:
    """Return whether a verb with its speaker stands behind a comma and what is said, at the end of the sentence."""
    first = min(one.source)
    return first > max(one.content) and view.lower[first - 1] == "," and view.tag[one.head] in ("VBZ", "VBP", "VBD")


def features_of_candidate(view: Syntax, one: Found) -> list[Feature]:
    """Return the features of a candidate with its content and source."""
    cue, lemma, part, frame = one.head, one.lemma, one.pos, one.frame
    known = look_up(lemma, part, frame)
    kind = known.act + "/" + known.kind if known else "?"
    tag, dep = view.tag[cue], view.dep[cue]
    content = sorted(one.content)
    size = bucket(len(content))
    relation, _, held = one.rule.partition(" / ")
    negated = YES[any(view.dep[c] == "neg" for c in view.children[cue])]
    modal = next((view.lower[c] for c in view.children[cue] if view.tag[c] in ("MD", "TO")), "-")
    mark = next((view.lower[c] for c in view.children[cue] if view.dep[c] in ("mark", "advmod") and view.tag[c] in ("IN", "WRB")), "-")
    if one.source:
        top = head_of(view, one.source)
        who = view.lower[top] if view.pos[top] == "PRON" else view.pos[top]
        noun, whose = view.lemma[top], view.tag[top]
    else:
        who, noun, whose = "none", "none", "none"
    quote = YES[one.quoted]
    inside = YES[view.quotation[cue] >= 0]
    first = view.lower[content[0]]
    verb = next((view.tag[i] for i in content if view.pos[i] in ("VERB", "AUX")), "none")
    sure, sourced = str(int(one.sure * 5)), str(int(one.confidence * 5))
    head = "headline" if view.paragraph[cue] == 0 else "body"
    last = view.lower[view.sentences[view.sentence[cue]][1] - 1]
    start, _ = view.paragraphs[view.paragraph[cue]]
    place = bucket(cue - start)
    above = view.lemma[view.head[cue]] if view.head[cue] != cue else "ROOT"
    rows: list[Feature] = [
        ("word", part, lemma),
        ("word-frame", part, lemma, frame),
        ("frame", part, frame),
        ("kind", part, kind),
        ("word-who", part, lemma, who),
        ("rule", part, relation),
        ("who-kind", who, kind),
        ("noun", noun),
        ("noun-kind", noun, kind),
        ("whose", whose, part),
        ("held", held, part),
        ("tag-dep", tag, dep),
        ("dep-kind", dep, part, kind),
        ("dep-above", dep, above),
        ("neg", negated, kind),
        ("modal-kind", modal, kind),
        ("modal-word", modal, lemma),
        ("mark", mark, part),
        ("quote-kind", quote, kind, part),
        ("inside-frame", inside, part, frame),
        ("size-frame", size, frame),
        ("first", first, part, frame),
        ("verb", verb, frame, part),
        ("sure", sure, part),
        ("sourced", sourced, part),
        ("head-tag", head, part, tag),
        ("end", last, part),
        ("word-tag", lemma, tag),
        ("before", view.lower[cue - 1] if cue else "^", part),
        ("side", "L" if content[-1] < cue else "R", frame, quote),
    ]
    if part == "other":
        rows += [("word-place", lemma, place, head), ("word-size", lemma, who, size)]
    else:
        rows += [("place", place, part), ("who-size", who, size)]
    return rows
