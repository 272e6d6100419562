"""Contents that only point to what others claim, and what they call it: "the accusation", "the claim a show", "the report was untrue"."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from spacy.tokens import Doc, Span, Token

from rashomon.annotations.keys import AttributionRecord
from rashomon.annotations.spelled import spelled
from rashomon.annotations.triggers import Lexicon
from rashomon.annotations.untruths import verdicts
from rashomon.annotations.wordlists import one_column

LONGEST: Final = 30
"""Most tokens of a content that is looked at: what is longer says something itself."""
NEAR: Final = 8
"""Words at the beginning of a content among which the claim stands that it is about. By reasoning."""
CLAUSES: Final = frozenset({"ccomp", "csubj", "xcomp", "acl", "relcl", "advcl", "pcomp"})
"""Relations of a clause: a content that holds one says something itself ("it is false that he left")."""
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "DET"})
"""Parts of speech that can stand for a claim: nobody who declines to comment answers a claim."""
LINKS: Final = ("oprd", "acomp", "attr", "amod", "pobj", "dobj", "appos")
"""Relations of the words that say what something is called."""

Verdict = Literal["true", "false", "open"]


@dataclass(frozen=True, slots=True)
class Pointer:
    """The noun or pronoun by which a content points to a claim, and what it calls it."""

    token: Token
    verdict: Verdict | None
    """None where nothing is said of the claim: the cue alone takes the side ("denied the claim")."""


def pointer(doc: Doc, record: AttributionRecord, lexicon: Lexicon) -> Pointer | None:
    """Return how a content only points to a claim, or None where it says something itself."""
    if len(record["content"]) != 1:
        return None
    start, end = record["content"][0]
    words = spelled(doc)
    if bisect_left(words.starts, end) - bisect_right(words.starts, start) >= LONGEST:
        return None
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    root = span.root
    if root.lemma_ == "be" and root.pos_ == "AUX":
        subject = next((child for child in root.children if child.dep_ == "nsubj"), None)
        if subject is None or not _points(subject, lexicon):
            return None
        if _says_itself([token for token in span if not subject.is_ancestor(token)], root):
            return None
        verdict = _verdict(_predicates([root]), negated=any(child.dep_ == "neg" for child in root.children))
        return Pointer(subject, verdict) if verdict != "open" else None
    if _says_itself(span, root):
        return None
    tops = [token for token in span if not span.start <= token.head.i < span.end]
    noun = next((token for token in tops if _points(token, lexicon) or (record["act"] == "deny" and names_deed(token, lexicon))), None)
    if noun is None:
        return None
    called = [token for token in tops if (token.i > noun.i and token.dep_ in LINKS) or token.lower_ == "as"]
    called += [child for child in noun.children if child.lower_ == "as"]
    return Pointer(noun, _verdict(_predicates(called), negated=False) if called else None)


def called_false(doc: Doc, record: AttributionRecord, lexicon: Lexicon) -> bool:
    """Return whether a content names a claim with what it says, and calls it false: "the report that troops had fled a lie".

    What it is called stands behind "as", before or behind the claim, or at the end, right behind a verb that names things.
    """
    if len(record["content"]) != 1:
        return False
    start, end = record["content"][0]
    span = doc.char_span(start, end, alignment_mode="expand")
    words = [token for token in span if not token.is_punct] if span is not None else []
    noun = next(
        (n for n, token in enumerate(words[:NEAR]) if token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.kinds["claim"]), None
    )
    if noun is None or len(words) < noun + 3 or any(token.pos_ in ("VERB", "AUX") for token in words[:noun]):
        return False
    if _judged_false(words[noun]):
        return True
    if words[0].lower_ == "as":
        return not verdicts()["false"].isdisjoint(form for token in words[1:noun] for form in (token.lemma_.lower(), token.lower_))
    if span is not None and span[-1].is_quote and not verdicts()["false"].isdisjoint(_quoted_last(span)):
        return True
    words = words[: _verdict_at(words, noun) + 1]
    if len(words) < noun + 3:
        return False
    before = len(words) - 2
    while before > noun + 1 and words[before].pos_ in ("DET", "ADJ", "ADV"):
        before -= 1
    if words[before].lower_ == "as":
        return True
    first, last = record["cue"][0] if record["cue"] else (0, 0)
    cue = doc.char_span(first, last, alignment_mode="expand") if last else None
    return cue is not None and cue.root.lemma_.lower() in one_column("naming-verbs", "word") and words[before].pos_ != "ADP"


def _judged_false(noun: Token) -> bool:
    """Return whether a clause says that its subject is false: "reports of a strike were a fake produced abroad"."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or any(child.dep_ == "neg" for child in verb.children):
        return False
    called = (child for child in verb.children if child.dep_ in ("attr", "acomp"))
    return any(not verdicts()["false"].isdisjoint((token.lemma_.lower(), token.lower_)) for token in called)


def _verdict_at(words: Sequence[Token], noun: int) -> int:
    """Return the position of the word that calls a claim false: the last, or one before a comma ("a fabrication, spread by"); else -1."""
    false = verdicts()["false"]
    ends = (n for n in range(noun + 2, len(words)) if n == len(words) - 1 or words[n].nbor().text == ",")
    return next((n for n in ends if not false.isdisjoint((words[n].lemma_.lower(), words[n].lower_))), -1)


def _quoted_last(span: Span) -> set[str]:
    """Return the words, in lower case and as lemmas, in the quotation marks at the end of a content; nothing where they open with it."""
    opening = next((token.i for token in reversed(span[:-1]) if token.is_quote), span.start)
    words = span.doc[opening + 1 : span.end - 1] if opening > span.start else ()
    return {form for token in words for form in (token.lemma_.lower(), token.lower_)}


def _says_itself(words: Iterable[Token], root: Token) -> bool:
    """Return whether words hold a figure or a clause, and so say something themselves."""
    return any(token.like_num or (token.dep_ in CLAUSES and token.i != root.i) for token in words)


def _points(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a noun only names a claim ("the claim", never "the claim of victory"), or a pronoun stands for one."""
    if token.pos_ not in NOMINAL:
        return False
    lemma = token.lemma_.lower()
    if token.lower_ in lexicon.kinds["pointer"]:
        return token.dep_ not in ("mark", "det")
    said = any(child.lower_ in ("about", "of", "over") for child in token.children)
    return lemma in lexicon.kinds["guilt"] or (lemma in lexicon.kinds["claim"] and not said)


def names_deed(token: Token, lexicon: Lexicon) -> bool:
    """Return whether a noun only names a deed that was told before: "denied the shelling"; never "the shelling of the port"."""
    alone = [child.lower_ for child in token.children if not child.is_punct]
    return token.pos_ == "NOUN" and alone in (["the"], ["this"]) and (token.lemma_.lower(), "NOUN") in lexicon.frames


def _predicates(tops: Sequence[Token]) -> list[Token]:
    """Return the words below some by which a thing is called something: "a lie", "pure invention", "as false"."""
    found: list[Token] = []
    todo = list(tops)
    while todo and len(found) < LONGEST:
        token = todo.pop()
        found.append(token)
        todo += [child for child in token.children if child.dep_ in LINKS or child.dep_ == "conj" or child.lower_ == "as"]
    return found


def _verdict(words: Sequence[Token], *, negated: bool) -> Verdict:
    lemmas = {form for token in words for form in (token.lemma_.lower(), token.lower_)}
    no = negated or any(child.dep_ == "neg" for token in words for child in token.children)
    if lemmas & verdicts()["false"]:
        return "true" if no else "false"
    if lemmas & verdicts()["true"]:
        return "false" if no else "true"
    return "open"
