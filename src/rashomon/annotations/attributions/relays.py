"""Who passes on what another says: "state television, citing the army, reported", "it said, according to the news agency"."""

import functools
from bisect import bisect_right

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import CITING, look_up, read_list
from rashomon.annotations.attributions.sources import head_of, read_kinds
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.triggers import lexicon

LATE = 15
"""Words behind "according to" within which the outlet names whom it cites. By reasoning."""
NAMED = frozenset({"PROPN", "PRON"})


def pass_on(view: Syntax, found: list[Found]) -> None:
    """Give the words that one source cites from another to that other, and keep the first as the relay; the list is changed.

    Args:
        view: the document.
        found: the attributions; those that only say who passes on go.
    """
    by_head = {one.head: one for one in found}
    gone: set[int] = set()
    citing = [i for i, lemma in enumerate(view.lemma) if lemma in CITING and view.tag[i] == "VBG" and view.lower[i - 1] == ","]
    for one in found:
        if one.lemma in CITING and view.tag[one.head] == "VBG":
            reporting = _reporting(view, one, by_head)
            cited = _cited(view, one.head)
            if not cited or reporting is None:
                continue
            if is_medium(view, reporting.source):
                reporting.relay, reporting.source = reporting.source, cited
                reporting.content -= _aside(view, one.head)
            gone.add(id(one))
        elif one.frame == "according" and one.source and is_medium(view, one.source) and _speaker_inside(view, one):
            inner = by_head.get(one.head)
            if inner is not None:
                one.content = inner.content or one.content
                gone.add(id(inner))
    told = "according" in view.lower
    for one in found:
        if told:
            _told_by(view, one)
        if citing and one.content and (place := bisect_right(citing, max(one.content))):
            _cited_behind(view, one, citing[place - 1], gone, by_head)
        if one.frame == "according" and one.source and is_medium(view, one.source) and not one.relay:
            _cites_inside(view, one, gone, by_head)
    found[:] = [one for one in found if id(one) not in gone]


def _speaker_inside(view: Syntax, one: Found) -> bool:
    """Let "..., the party said, according to the news agency" be the party's words; return whether the outlet had taken them all."""
    verb = view.head[one.head]
    cue = look_up(view.lemma[verb], "verb", "quote") if view.pos[verb] == "VERB" else None
    who = view.child(verb, "nsubj")
    if cue is None or cue.kind != "speech" or who < 0 or verb not in one.content or not who < one.head > verb:
        return False
    aside = set(view.subtree(one.head))
    one.relay, one.source = one.source, set(view.subtree(who))
    one.content -= aside | one.source | {verb}
    while one.content and view.pos[max(one.content)] == "PUNCT" and view.quotation[max(one.content)] < 0:
        one.content.discard(max(one.content))
    one.head, one.lemma, one.pos, one.frame, one.cue = verb, view.lemma[verb], "verb", "quote" if one.quoted else "that", {verb}
    return True


def _told_by(view: Syntax, one: Found) -> None:
    """Take "according to the news agency" behind a verb of speech from what was said, and keep the agency as the relay."""
    behind = (i for i in one.content if i > one.head and view.lower[i] == "according" and view.quotation[i] < 0)
    phrase = min(behind, default=-1) if one.pos == "verb" else -1
    to = view.child(phrase, "prep") if phrase >= 0 else -1
    noun = view.child(to, "pobj") if to >= 0 else -1
    if noun < 0 or view.left[phrase] < one.head:
        return
    one.content -= set(view.subtree(phrase))
    if is_medium(view, set(view.subtree(noun))):
        one.relay = set(view.subtree(noun))
    while one.content and max(one.content) > one.head and view.pos[max(one.content)] in ("PUNCT", "SPACE"):
        one.content.discard(max(one.content))


def _cited_behind(view: Syntax, one: Found, verb: int, gone: set[int], by_head: dict[int, Found]) -> None:
    """Let what an outlet reports, "quoting survivors" behind a comma at the end, be the words of the survivors."""
    if one.relay or not one.source or not one.head < verb - 1 or verb not in one.content:
        return
    ends = view.quotation[verb] < 0 and view.right[verb] >= max(one.content) - 1
    cited = _cited(view, verb) if ends and is_medium(view, one.source) else set()
    if cited:
        one.relay, one.source = one.source, cited
        one.content = {i for i in one.content if i < verb - 1}
        if verb in by_head:
            gone.add(id(by_head[verb]))


def _cites_inside(view: Syntax, one: Found, gone: set[int], by_head: dict[int, Found]) -> None:
    """Let "according to the channel, citing residents, ..." be the words of the residents, whatever the participle hangs on."""
    start, end = view.sentences[view.sentence[one.head]]
    for i in range(start, min(end, one.head + LATE)):
        if view.lemma[i] in CITING and view.tag[i] == "VBG" and i > one.head:
            cited = _cited(view, i)
            if cited:
                one.relay, one.source = one.source, cited
                one.content -= _aside(view, i)
                if i in by_head:
                    gone.add(id(by_head[i]))
            return


def _reporting(view: Syntax, one: Found, by_head: dict[int, Found]) -> Found | None:
    """Return the attribution of which a participle says whom it is from: that of the verb above, or of the verb of the noun above."""
    above = view.head[one.head]
    if above not in by_head and view.pos[above] in ("NOUN", "PROPN"):
        above = view.head[above]
    return by_head.get(above) if above != one.head else None


def _cited(view: Syntax, verb: int) -> set[int]:
    """Return the words of who is cited; none where it is a thing ("citing security concerns")."""
    noun = view.child(verb, "dobj")
    if noun < 0:
        return set()
    lemma = view.lemma[noun]
    speaks = view.pos[noun] in NAMED or lemma in _speakers() or read_kinds().get(lemma) == "unnamed"
    cut = min((view.left[c] for c in view.children[noun] if view.dep[c] in ("relcl", "acl", "appos") and c > noun), default=len(view))
    return {i for i in view.subtree(noun) if i < min(cut, view.right[verb] + 1)} if speaks else set()


@functools.cache
def _speakers() -> frozenset[str]:
    """Return the nouns for people and bodies."""
    kinds = lexicon().kinds
    return kinds["people"] | kinds["body"]


def _aside(view: Syntax, verb: int) -> set[int]:
    """Return the words of a participle's aside: from it to the end of whom it names."""
    noun = view.child(verb, "dobj")
    return set(range(verb, view.right[noun] + 1))


def is_medium(view: Syntax, source: set[int]) -> bool:
    """Return whether a source passes on the words of others: "state television", "the Varna news agency", "Radio Harad"."""
    head = head_of(view, source)
    aside = {i for c in view.children[head] if view.dep[c] in ("acl", "relcl") for i in view.subtree(c)}  # "a report seen by the agency"
    if any(read_kinds().get(view.lemma[i]) == "medium" or view.lower[i] in read_list("outlet-words") for i in source - aside):
        return True
    return view.lower[head] in read_list("outlet-words")


def without_echoes(view: Syntax, found: list[Found]) -> list[Found]:
    """Return the attributions without those that only repeat or frame another one.

    "declined to say how many" is one act; before the colon of "Border war: Norland says ..." stands a topic; in "Institute: we warned
    of it" it is the institute that speaks.
    """
    by_head = {one.head: one for one in found}
    return [one for one in found if not (_is_completed(view, one, by_head) or _is_topic(view, one, found) or _is_own(view, one, found))]


def _is_completed(view: Syntax, one: Found, by_head: dict[int, Found]) -> bool:
    """Return whether a cue is the infinitive of another cue of the same source: "declined to say", "promised to announce"."""
    outer = by_head.get(view.head[one.head]) if view.dep[one.head] == "xcomp" and view.tag[one.head] == "VB" else None
    return outer is not None and outer is not one and one.pos == "verb" and one.source == outer.source and one.head in outer.content


def _is_topic(view: Syntax, one: Found, found: list[Found]) -> bool:
    """Return whether a colon parts a topic from a sentence that names its own speaker."""
    if view.lemma[one.head] != ":" or one.quoted or not one.content:
        return False
    inside = (other for other in found if other is not one and other.head in one.content and other.pos == "verb" and other.source)
    return any(_says_most(view, other, one) for other in inside)


def _says_most(view: Syntax, inner: Found, outer: Found) -> bool:
    """Return whether an inner attribution holds most of the outer one's words, and is speech of somebody named."""
    cue = look_up(inner.lemma, "verb", "any")
    spoken = len(inner.content | inner.source | inner.cue) * 2 > len(outer.content)
    return cue is not None and cue.kind == "speech" and spoken and not _first_person(view, inner) and inner.source <= outer.content


def _is_own(view: Syntax, one: Found, found: list[Found]) -> bool:
    """Return whether "we" speak inside what somebody is said to say before a colon, outside of quotation marks."""
    if not _first_person(view, one) or view.quotation[one.head] >= 0:
        return False
    return any(view.lemma[other.head] == ":" and one.head in other.content for other in found)


def _first_person(view: Syntax, one: Found) -> bool:
    return bool(one.source) and {view.lower[i] for i in one.source} <= {"we", "i"}
