"""What kind of act an attribution is, and what its cue does to the content: act, polarity, certainty, kind."""

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import Cue, look_up, read_list
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.polarity import negation
from rashomon.annotations.wordlists import function_words

PLAIN = Cue(act="assert", polarity="positive", certainty="certain", kind="speech")
"""What an attribution is whose cue says nothing else: a colon, a dash, "according to", a quotation without a verb."""

REFUSING = frozenset({"decline", "refuse"})
QUESTIONS = frozenset({"WDT", "WP", "WP$", "WRB"})
"""Tags of words that begin a question."""
PERFORMED = frozenset({"apologise", "condemn", "demand", "promise", "threaten"})
"""Acts that one performs by saying so: "we apologise" is an apology, whatever verb introduces it."""


def manner_of(view: Syntax, found: Found) -> Cue:
    """Return act, polarity, certainty and kind of an attribution.

    The cue's own entry decides, by its frame; a light verb ("offered its condolences") hands over to its noun; then what is said
    may make another act of a plain assertion: a loss of one's own is admitted, an apology is made, readiness is promised.
    """
    cue = _noun_of_light_verb(view, found) or _of_particle(view, found) or _of_preposition(view, found)
    cue = cue or look_up(found.lemma, found.pos, found.frame) or PLAIN
    if keeps_silent(view, found):
        return Cue(act="express", polarity="none", certainty=cue.certainty, kind=cue.kind)
    if cue.kind == "speech" and finds_nothing(view, found.head):
        return Cue(act="deny", polarity=cue.polarity, certainty=cue.certainty, kind=cue.kind)
    if cue.act in ("assert", "announce", "report") and cue.kind == "speech" and found.pos != "noun":
        act = _said(view, found)
        if act:
            return Cue(act=act, polarity="none" if act == "demand" else "positive", certainty=cue.certainty, kind=cue.kind)
    if cue.certainty == "certain" and any(view.lower[i] in read_list("hearsay-adverbs") for i in found.cue):
        return Cue(act=cue.act, polarity=cue.polarity, certainty="underspecified", kind=cue.kind)
    return cue


def keeps_silent(view: Syntax, found: Found) -> bool:
    """Return whether a cue only tells that nothing is said: "declined to comment", "would not say whether it had fired".

    Of what it does not say it neither says that it is so nor that it is not.
    """
    if found.pos != "verb":
        return False
    if found.lemma in REFUSING:
        verb = view.child(found.head, "xcomp")
        return verb >= 0 and view.lemma[verb] in read_list("silence")
    if view.child(found.head, "neg") < 0 or found.lemma not in read_list("silence"):
        return False
    first = min((i for i in found.content if i > found.head and view.pos[i] != "PUNCT"), default=-1)
    return first >= 0 and (view.lower[first] in negation()["condition"] or view.tag[first] in QUESTIONS)


def finds_nothing(view: Syntax, head: int) -> bool:
    """Return whether a cue is "no evidence", or a verb with it as its object: what would show that something is so is said to be absent.

    The clause is denied by these words themselves, so that the cue does not deny it once more.
    """
    noun = head if view.pos[head] == "NOUN" else view.child(head, "dobj") if view.pos[head] == "VERB" else -1
    if noun < 0 or view.lemma[noun] not in negation()["absence"]:
        return False
    return any(view.dep[c] == "det" and view.lower[c] in negation()["determiner"] for c in view.children[noun])


def _noun_of_light_verb(view: Syntax, found: Found) -> Cue | None:
    """Return the cue of the object noun, where the verb only performs it: "expressed concern", "issued a denial"."""
    if found.pos != "verb" or found.lemma not in read_list("light-verbs"):
        return None
    noun = view.child(found.head, "dobj")
    return look_up(view.lemma[noun], "noun", "any") if noun >= 0 else None


def _of_particle(view: Syntax, found: Found) -> Cue | None:
    """Return the cue of a verb with its particle, where that means something else than the verb alone: "ruled out"."""
    particle = view.child(found.head, "prt") if found.pos == "verb" else -1
    return look_up(found.lemma, "verb", f"prt:{view.lower[particle]}", strict=True) if particle >= 0 else None


def _of_preposition(view: Syntax, found: Found) -> Cue | None:
    """Return the cue of a verb with one of its prepositions, where the frame says nothing closer: "called on them to leave".

    Not where something that was said is its object: in "called Western demands for an inquiry absurd" the preposition is the object's.
    """
    if found.pos != "verb" or look_up(found.lemma, "verb", found.frame, strict=True):
        return None
    what = view.child(found.head, "dobj")
    if what > found.head and look_up(view.lemma[what], "noun", "any") is not None:
        return None
    words = (view.lower[c] for c in view.children[found.head] if view.dep[c] == "prep" and c > found.head)
    cues = (look_up(found.lemma, "verb", f"prep:{word}", strict=True) for word in words)
    return next((cue for cue in cues if cue is not None and cue.act == "demand"), None)


def _said(view: Syntax, found: Found) -> str | None:
    """Return the act that the content itself performs, or None."""
    verb = _main_verb(view, found)
    if verb < 0:
        return None
    subject = view.child(verb, "nsubj", "nsubjpass")
    if subject < 0:
        return None
    own = view.lower[subject] in function_words("speaker") or view.lemma[subject] in {view.lemma[i] for i in found.source}
    negated = any(view.dep[c] == "neg" for c in view.children[verb])
    if own and not negated and view.lemma[verb] in read_list("own-losses") and not _bereaved(view, verb):
        return "admit"
    ready = view.child(verb, "acomp")
    if own and not negated and ready >= 0 and view.lemma[ready] in read_list("readiness") and view.child(ready, "xcomp") >= 0:
        return "promise"
    if view.tag[verb] not in ("VBP", "VBZ") or negated or view.quotation[verb] < 0:
        return None
    noun = view.child(verb, "dobj")
    if view.lemma[verb] in read_list("light-verbs") and noun >= 0:
        performed = look_up(view.lemma[noun], "noun", "any")
    else:
        performed = look_up(view.lemma[verb], "verb", "any") if view.lower[subject] in ("we", "i") else None
    return performed.act if performed and performed.act in PERFORMED else None


def _bereaved(view: Syntax, verb: int) -> bool:
    """Return whether a loss is a person's own and no admission: "we lost everything", "I lost my brother"."""
    lost = view.child(verb, "dobj")
    return lost >= 0 and (view.pos[lost] == "PRON" or any(view.lower[c] == "my" for c in view.children[lost]))


def _main_verb(view: Syntax, found: Found) -> int:
    """Return the verb that governs the content, or -1."""
    for i in sorted(found.content):
        if (
            view.pos[i] in ("VERB", "AUX")
            and view.dep[i] not in ("aux", "auxpass")
            and (view.head[i] not in found.content or view.head[i] == i)
        ):
            return i
    return -1
