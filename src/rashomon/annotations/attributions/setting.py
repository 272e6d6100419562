"""When, where, to whom and through whom something was said."""

from bisect import bisect_left

from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.lexicon import read_list
from rashomon.annotations.attributions.sources import NAMES, Resolver, read_kinds, span_of
from rashomon.annotations.attributions.syntax import Syntax
from rashomon.annotations.keys import TimeRecord
from rashomon.annotations.wordlists import function_words

RELAYS = frozenset({"quote", "cite", "report", "carry", "relay"})


def trim(view: Syntax, found: Found, times: list[TimeRecord], starts: list[int]) -> str | None:
    """Take from the end of a content what tells where and when it was said; return the medium as worded.

    "acknowledged the loss on its official page on Monday": parsers hang page and Monday on the loss, readers on the act.
    """
    medium = None
    if found.frame == "obj" and found.pos == "verb" and not found.quoted and found.content:
        noun = view.child(found.head, "dobj", "nsubjpass")
        for c in sorted(view.children[noun] if noun >= 0 else (), reverse=True):
            if view.dep[c] not in ("prep", "npadvmod") or view.right[c] < max(found.content) - 1 or c < noun:
                continue
            carrier = _medium(view, c)
            if carrier is None and not _is_time(view, c, times, starts):
                break
            medium = medium or carrier
            found.content.difference_update(view.subtree(c))
            found.content = _trimmed(view, found.content)
    return medium or _medium_of_cue(view, found)


def _trimmed(view: Syntax, content: set[int]) -> set[int]:
    """Return a content without the punctuation at its end."""
    while content and view.pos[max(content)] in ("PUNCT", "SPACE") and view.quotation[max(content)] < 0:
        content.discard(max(content))
    return content


def _medium(view: Syntax, prep: int) -> str | None:
    """Return the medium that a prepositional phrase names, without article and possessor, or None."""
    noun = view.child(prep, "pobj")
    if view.lower[prep] not in function_words("carrier") or noun < 0 or view.lemma[noun] not in read_list("media"):
        return None
    first = noun
    while first - 1 > prep and view.dep[first - 1] in ("compound", "amod") and view.head[first - 1] == noun:
        first -= 1
    return view.text[view.begin[first] : view.end[noun]]


def _medium_of_cue(view: Syntax, found: Found) -> str | None:
    """Return the medium that hangs on the cue: "said in a statement", "wrote on social media", "tweeted", "the statement said"."""
    if found.pos == "verb":
        for c in view.children[found.head]:
            if view.dep[c] == "prep" and c not in found.content:
                medium = _medium(view, c)
                if medium:
                    return medium
    for i in sorted(found.source):
        if read_kinds().get(view.lemma[i]) == "artifact" and view.head[i] not in found.source:
            return view.text[view.begin[i] : view.end[i]]
    return None


def _is_time(view: Syntax, prep: int, times: list[TimeRecord], starts: list[int]) -> bool:
    """Return whether a phrase is a time expression, but for its preposition."""
    first = view.begin[view.left[prep]]
    n = bisect_left(starts, first)
    return n < len(times) and times[n]["span"][0] - first <= len("during ") and times[n]["span"][1] >= view.end[view.right[prep]]


def time_of(view: Syntax, found: Found, times: list[TimeRecord], starts: list[int]) -> int | None:
    """Return the position of the time at which it was said: one that hangs on the cue and is no part of content or source."""
    if found.pos != "verb" or not times:
        return None
    start, end = view.sentences[view.sentence[found.head]]
    first = bisect_left(starts, view.begin[start])
    taken = {view.begin[i] for i in found.content | found.source}
    best, least = None, len(view)
    for n in range(first, len(times)):
        place = times[n]["span"][0]
        if place >= view.end[end - 1]:
            break
        token = bisect_left(view.begin, place)
        if place in taken or times[n]["kind"] not in ("date", "time") or token >= len(view) or _governor(view, token) != found.head:
            continue
        if abs(token - found.head) < least:
            best, least = n, abs(token - found.head)
    return best


def _governor(view: Syntax, token: int) -> int:
    """Return the verb that a time hangs on; a time inside "in a statement on Monday" hangs on the verb too."""
    here = view.head[token]
    for _ in range(6):
        if view.head[here] == here or (view.pos[here] in ("VERB", "AUX") and view.dep[here] not in ("amod", "compound")):
            break
        here = view.head[here]
    return here


def addressee_of(view: Syntax, found: Found, resolve: Resolver) -> int | None:
    """Return whom it was said to: "told reporters", "said to the council"."""
    if found.pos != "verb":
        return None
    for c in view.children[found.head]:
        to = view.lower[c] == "to" and view.dep[c] in ("prep", "dative")
        noun = view.child(c, "pobj") if to else c if view.dep[c] in ("dobj", "dative") else -1
        if noun >= 0 and noun not in found.content and noun not in found.source:
            return resolve(*span_of(view, list(view.subtree(noun))))
    return None


def accused_of(view: Syntax, found: Found, resolve: Resolver) -> int | None:
    """Return who is accused: the object of the cue, or its subject in the passive."""
    noun = view.child(found.head, "nsubjpass", "dobj") if found.pos == "verb" else -1
    if noun < 0:
        return None
    own = list(view.subtree(noun))
    cut = next((n for n, i in enumerate(own) if view.dep[i] in ("prep", "relcl", "acl") and view.head[i] == noun), len(own))
    return resolve(*span_of(view, own[:cut])) if cut else None


def relay_of(view: Syntax, found: Found, resolve: Resolver) -> int | None:
    """Return who passed it on: "said, as quoted by local media"; "was quoted by the agency as saying"."""
    if found.relay:
        return resolve(*span_of(view, sorted(found.relay)))
    start, end = view.sentences[view.sentence[found.head]]
    for verb in (view.head[found.head], *view.children[found.head]):
        if start <= verb < end and view.lemma[verb] in RELAYS and verb != found.head and verb not in found.content:
            agent = view.child(verb, "agent")
            noun = view.child(agent, "pobj") if agent >= 0 else -1
            if noun >= 0:
                return resolve(*span_of(view, list(view.subtree(noun))))
    return None


def role_of(view: Syntax, found: Found) -> str | None:
    """Return the function of the speaker as the source words it: "Estonian interior minister" before a name or behind it."""
    for i in sorted(found.source):
        if view.dep[i] == "appos" and view.head[i] in found.source and view.pos[i] == "NOUN":
            return _words(view, range(view.left[i], view.right[i] + 1))
    heads = [i for i in sorted(found.source) if view.pos[i] in NAMES and view.head[i] not in found.source]
    if not heads:
        return None
    before = [i for i in range(view.left[heads[0]], heads[0]) if i in found.source]
    last = max((i for i in before if view.pos[i] == "NOUN"), default=-1)
    words = [i for i in before if i <= last]
    return _words(view, range(words[0], words[-1] + 1)) if words else None


def _words(view: Syntax, tokens: range) -> str:
    """Return tokens as words, without the article."""
    first = tokens.start + (view.lower[tokens.start] in ("the", "a", "an"))
    return view.text[view.begin[first] : view.end[tokens.stop - 1]] if first < tokens.stop else ""
