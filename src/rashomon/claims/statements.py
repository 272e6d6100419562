"""Statements: what a body says in a text of its own, sentence by sentence, where nothing else was made of a sentence.

A ministry's communiqué is no report: "The vessel was not overloaded" is what the ministry claims, whatever verb it has. So are the
sentences of any text that call untrue what others say. They are claims without a proposition, of which their words alone tell.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from spacy.tokens import Doc

from rashomon.annotations.keys import QUOTATIONS
from rashomon.annotations.layout import excluded, headline
from rashomon.annotations.spelled import spelled
from rashomon.annotations.untruths import alternatives, untrue_clause, untrue_verdict
from rashomon.annotations.wordlists import one_column
from rashomon.claims.missed import Stretches
from rashomon.model import Article, Claim, TextSpan

RULE: Final = "statement"
"""Rule of what a body states itself; before the rule of its proposition, where it has one."""
CONFIDENCE: Final = 0.5
"""Extraction confidence: that the outlet says so is sure; what it says was not understood."""
COVERED: Final = 0.5
"""Share of a sentence from which the claims in it tell what it says. By reasoning: a circumstance is less, a main clause more."""
SUBJECTS: Final = ("nsubj", "nsubjpass", "expl")


def statements(doc: Doc, article: Article, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield a claim for each sentence that the outlet itself states and of which nothing was made, in the order of the text."""
    told = [(span.start, span.end) for claim in claims for span in claim.content]
    told += [(span.start, span.end) for claim in claims if claim.source for span in claim.cue]
    covered = Stretches(told)
    spoken = Stretches((span.start, span.end) for claim in claims if claim.source for span in claim.cue)
    title = headline(doc)
    aside = Stretches([*excluded(doc), *([title] if title is not None else [])])
    quoted = Stretches((span.start_char, span.end_char) for span in doc.spans.get(QUOTATIONS, ()))
    words, own = spelled(doc), is_body(article.outlet or "")
    for sentence in doc.sents:
        start = words.starts[sentence.start]
        text = words.of(sentence.start, sentence.end).rstrip()
        end = start + len(text)
        if start >= end or text.endswith("?") or quoted.meet(start, end) or aside.meet(start, end):
            continue
        untrue = _untrue().search(text) is not None
        root = sentence.root.idx
        if not untrue and spoken.meet(root, root + 1):
            continue  # who informs the public says nothing by it
        if untrue or (own and covered.shared(start, end) < COVERED * (end - start) and any(token.dep_ in SUBJECTS for token in sentence)):
            yield Claim(
                content=(TextSpan(start, end),),
                speech_act="narrate",
                kind="own-voice",
                basis="own-voice",
                quoting="own-voice",
                polarity="none",
                rule=RULE,
                confidence=CONFIDENCE,
            )


@cache
def is_body(outlet: str) -> bool:
    """Return whether an outlet is a body that speaks for itself, and no newspaper or agency.

    >>> is_body("Ministry of Health of Norland"), is_body("Norland Police Gazette"), is_body("The Highland Monitor")
    (True, False, False)
    """
    words = {word.strip(".,()").casefold() for word in outlet.split()}
    return not words.isdisjoint(one_column("statement-makers", "word")) and words.isdisjoint(one_column("outlet-words", "word"))


@cache
def _untrue() -> re.Pattern[str]:
    """Return what finds the sentences that call untrue what others say."""
    claims = rf"^(?:the |all |any )?(?:{alternatives('claim')}) (?:that|of|about)\b.{{5,150}}?"
    return re.compile(f"{untrue_clause().pattern}|{claims}{untrue_verdict().pattern}", re.IGNORECASE)
