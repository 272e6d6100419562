"""A parsed Doc as plain Python lists: the finders look at every word, and asking spaCy word by word would cost as much as the parse."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from rashomon.annotations.attributions import repairs, speakers
from rashomon.annotations.attributions.asked import repair_questions
from rashomon.annotations.attributions.called import repair_called
from rashomon.annotations.attributions.inserted import repair_charges, repair_inserted_sources, repair_inserted_speakers
from rashomon.annotations.attributions.lost import repair_lost_subjects
from rashomon.annotations.attributions.swallowed import (
    repair_cited_names,
    repair_compound_subjects,
    repair_contrary_speakers,
    repair_plural_speech,
    repair_silence,
)
from rashomon.annotations.bare_passives import bare_passives
from rashomon.annotations.keys import QUOTATIONS
from rashomon.annotations.layout import excluded, headline
from rashomon.annotations.spelled import spelled
from rashomon.annotations.strings import LEMMAS, WORDS

COLUMNS: Final[list[int | str]] = ["LEMMA", "TAG", "POS", "DEP", "HEAD", "SENT_START"]
LEAF: list[int] = []
"""The children of every token without children; never changed."""
BREAK = "¶"
"""Form of white space that ends a paragraph."""


@dataclass(slots=True, kw_only=True)
class Syntax:
    """One document; position i in every list is token i."""

    text: str
    """The document, untouched."""
    lower: list[str]
    """Lower case; white space as an underscore, or as BREAK between paragraphs."""
    lemma: list[str]
    """Lower case."""
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    """The token's own position at a root."""
    children: list[list[int]]
    left: list[int]
    """First token of the token's subtree."""
    right: list[int]
    """Last token of the token's subtree."""
    begin: list[int]
    """First character."""
    end: list[int]
    """Last character, exclusive."""
    sentence: list[int]
    """Number of the token's sentence."""
    sentences: list[tuple[int, int]]
    """Token ranges [start, end)."""
    paragraph: list[int]
    """Number of the token's paragraph; white space belongs to the paragraph before."""
    paragraphs: list[tuple[int, int]]
    """Token ranges [start, end), without the white space between."""
    quotation: list[int]
    """Number of the quotation that the token stands in (marks included), or -1."""
    quotations: list[tuple[int, int]]
    """Token ranges [start, end), marks included."""
    closed: list[bool]
    """Whether the quotation has a closing mark."""
    skipped: list[bool]
    """Whether the token is no body and no headline: no attribution is looked for there."""
    headline: tuple[int, int]
    """Token range [start, end) of the headline; empty where there is none."""
    bare: frozenset[int]
    """Participles that are passives without "be"."""

    def __len__(self) -> int:
        return len(self.head)

    def subtree(self, token: int) -> range:
        """Return the positions from the first to the last token under a token."""
        return range(self.left[token], self.right[token] + 1)

    def child(self, token: int, *deps: str) -> int:
        """Return the first child with one of the dependencies, or -1."""
        for c in self.children[token]:
            if self.dep[c] in deps:
                return c
        return -1


def read_syntax(doc: Doc) -> Syntax:
    """Return the view of a parsed document in time proportional to its length."""
    words = spelled(doc)
    text, lower, begin = words.text, words.lower.copy(), words.starts
    table = np.ascontiguousarray(doc.to_array(COLUMNS).T)
    lemmas, tags, parts, deps = table[:4].tolist()
    size = len(doc)
    strings = doc.vocab.strings
    tag, dep, pos = WORDS.of(tags, strings), WORDS.of(deps, strings), WORDS.of(parts, strings)
    head: list[int] = (table[4].astype(np.int64) + np.arange(size)).tolist()
    children: list[list[int]] = [LEAF] * size
    for i, above in enumerate(head):
        if above != i:
            if children[above] is LEAF:
                children[above] = [i]
            else:
                children[above].append(i)
    lemma = LEMMAS.of(lemmas, strings)
    quotations = [(span.start, span.end) for span in doc.spans.get(QUOTATIONS, ())]
    starts = table[5] == 1
    starts[:1] = True
    sentences = _ranges(starts)
    joined = repairs.join_sentences(tag, dep, head, children, sentences)
    if joined:
        starts[joined] = False
        sentences = _ranges(starts)
    sentence: list[int] = (np.cumsum(starts) - 1).tolist()
    paragraph, paragraphs = _paragraphs([i for i in words.blank if "\n" in lower[i]], size)
    finite = [i for i, form in enumerate(tag) if form in repairs.FINITE]
    speaking = [i for i in finite if repairs.speaks(lemma[i])]
    conjoined = [i for i, label in enumerate(dep) if label == "conj"]
    repairs.repair_chains(text, begin, tag, dep, head, children, finite)
    repair_compound_subjects(tag, dep, head, children, finite)
    repairs.repair_second_subject(dep, head, children, finite)
    repairs.repair_coordination(tag, lemma, dep, head, children, conjoined)
    speakers.repair_joined_answer(tag, lemma, dep, head, children, finite)
    repair_silence(lemma, dep, head, children, conjoined)
    repair_contrary_speakers(lower, lemma, dep, head, children, finite)
    repair_cited_names(lower, lemma, dep, head, children)
    repair_called(lower, lemma, tag, pos, dep, head, children)
    speakers.repair_medium(lower, lemma, dep, head, children, speaking)
    speakers.repair_reduced_speakers(tag, lemma, dep, head, children, speaking)
    speakers.repair_titled_speakers(lower, tag, lemma, dep, head, children, speaking)
    speakers.repair_last_speakers(lower, tag, lemma, dep, head, children, speaking)
    speakers.repair_parted_subjects(lower, tag, lemma, dep, head, children, finite)
    speakers.repair_bare_answers(lower, lemma, dep, head, children, finite)
    speakers.repair_bare_replies(lower, lemma, dep, children, speaking)
    repair_lost_subjects(doc, lower, tag, lemma, dep, head, children, sentence, finite)
    repair_questions(lower, tag, dep, head, children)
    repair_inserted_speakers(lemma, dep, head, children, speaking)
    repair_inserted_sources(lower, tag, dep, head, children)
    repair_charges(lower, lemma, dep, head, children)
    repairs.repair_outcomes(lower, lemma, tag, dep, head, children)
    repairs.repair_listed_clauses(lower, lemma, dep, children, speaking)
    repairs.repair_topics(lower, tag, dep, children, finite)
    repairs.repair_semicolons(lower, tag, dep, head, children)
    repairs.repair_rivals(lower, lemma, tag, dep, head, children, speaking)
    bare = bare_passives(lower, lemma, tag, dep, children)
    following = _following(quotations, pos)
    repair_plural_speech(tag, pos, lemma, dep, head, children, following)
    left, right = _edges(head, children)
    speakers.repair_marked_subjects(tag, dep, head, children, right, finite)
    repairs.repair_subjects(tag, dep, children, right, finite)
    repairs.repair_inversion(tag, dep, head, children, following)
    repairs.repair_asides(lemma, dep, head, children, conjoined)
    for i in [i for i, label in enumerate(pos) if label == "SPACE"]:
        lower[i] = BREAK if "\n" in lower[i] else "_"
    quotation = [-1] * size
    for number, (a, b) in enumerate(quotations):
        quotation[a:b] = [number] * (b - a)
    records = doc.spans[QUOTATIONS].attrs.get("records", []) if QUOTATIONS in doc.spans else []
    return Syntax(
        text=text, lower=lower, lemma=lemma, tag=tag, pos=pos, dep=dep, head=head, children=children,
        left=left, right=right, begin=begin, end=words.ends, sentence=sentence, sentences=sentences, paragraph=paragraph,
        paragraphs=paragraphs, quotation=quotation, quotations=quotations, closed=[record["closed"] for record in records],
        skipped=_marked(begin, excluded(doc)), headline=_range(begin, headline(doc)), bare=bare,
    )  # fmt: skip


def _following(quotations: list[tuple[int, int]], pos: list[str]) -> list[tuple[int, int]]:
    """Return the first token of each quotation with the first behind it that is no white space."""
    found = []
    for start, after in quotations:
        while after < len(pos) and pos[after] == "SPACE":
            after += 1
        if after < len(pos):
            found.append((start, after))
    return found


def _edges(head: list[int], children: list[list[int]]) -> tuple[list[int], list[int]]:
    """Return the first and the last token of every subtree, without recursion."""
    size = len(head)
    left, right = list(range(size)), list(range(size))
    order = [i for i in range(size) if head[i] == i]
    for token in order:
        if children[token]:
            order += children[token]
    for token in reversed(order):
        above = head[token]
        if left[token] < left[above]:
            left[above] = left[token]
        if right[token] > right[above]:
            right[above] = right[token]
    return left, right


def _ranges(starts: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the token ranges that begin where it is told."""
    firsts: list[int] = np.flatnonzero(starts).tolist()
    return list(zip(firsts, [*firsts[1:], len(starts)], strict=True)) if firsts else []


def _paragraphs(breaks: list[int], size: int) -> tuple[list[int], list[tuple[int, int]]]:
    """Return each token's paragraph number and the paragraphs' token ranges, from the white space between them."""
    ranges = [(a, b) for a, b in zip([0, *(i + 1 for i in breaks)], [*breaks, size], strict=True) if a < b]
    numbers: list[int] = []
    for number, (following, _) in enumerate([*ranges[1:], (size, size)]):
        numbers += [number] * (following - len(numbers))
    return numbers, ranges


def _marked(begin: list[int], ranges: list[tuple[int, int]]) -> list[bool]:
    """Return for each token whether it begins in one of the sorted character ranges."""
    marks = [False] * len(begin)
    number = 0
    for i, place in enumerate(begin if ranges else ()):
        while number < len(ranges) and ranges[number][1] <= place:
            number += 1
        if number == len(ranges):
            break
        marks[i] = ranges[number][0] <= place
    return marks


def _range(begin: list[int], characters: tuple[int, int] | None) -> tuple[int, int]:
    """Return the token range of a character range, (0, 0) for none."""
    if characters is None:
        return 0, 0
    inside = [i for i, place in enumerate(begin) if characters[0] <= place < characters[1]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
