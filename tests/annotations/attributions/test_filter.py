"""What stands before a colon is a speaker or a label; a source that begins with no is nobody."""

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.annotations.attributions.filter import is_label, is_nobody, says_nothing
from rashomon.annotations.attributions.found import Found
from rashomon.annotations.attributions.syntax import Syntax, read_syntax


def candidate(source: str, mark: str) -> tuple[Syntax, Found]:
    """Return a candidate whose source is the first words, whose cue comes next, and whose content is "all is quiet"."""
    first, rest = source.split(), ["all", "is", "quiet"]
    words = [*first, mark, *rest]
    cue = len(first)
    doc = Doc(
        spacy.blank("en").vocab,
        words=words,
        lemmas=words,
        pos=["PUNCT" if word in "():" else "PROPN" if word in first else "VERB" for word in words],
        tags=["NNP"] * len(words),
        heads=[cue] * len(words),
        deps=["dep"] * len(words),
    )
    source_words, content = set(range(cue)), set(range(cue + 1, len(words)))
    found = Found(
        head=cue, lemma=mark, pos="other", frame="colon", cue={cue}, source=source_words, content=content, rule="", confidence=0.0
    )
    return read_syntax(doc), found


@pytest.mark.parametrize(
    ("source", "mark", "label"),
    [
        ("CEASEFIRE", ":", True),
        ("BREAKING UPDATE", ":", True),
        ("( HEADLINES )", ":", True),
        ("NORDUN", ":", True),
        ("NORDU", ":", False),
        ("NORLAND ARMY", ":", False),
        ("Brenn", ":", False),
        ("MINISTER Brenn", ":", False),
        ("CEASEFIRE", "said", False),
        ("", ":", False),
        ("Explainer", ":", True),
        ("Editor 's note", ":", True),
        ("Explainer", "said", False),
    ],
)
def test_label_is_a_long_word_in_capitals_or_a_usual_one_before_a_colon(source: str, mark: str, label: bool) -> None:
    view, found = candidate(source, mark)
    assert is_label(view, found) is label


def test_who_is_quoted_is_no_label() -> None:
    view, found = candidate("CEASEFIRE", ":")
    found.quoted = True
    assert not is_label(view, found)


@pytest.mark.parametrize(
    ("source", "nobody"),
    [
        ("No group", True),
        ("Nobody", True),
        ("None of them", True),
        ("No 10", False),
        ("a party with no seats", False),
        ("", False),
    ],
)
def test_source_that_begins_with_no_is_nobody(source: str, nobody: bool) -> None:
    words = [*source.split(), "claimed", "it"]
    pos = ["NUM" if word == "10" else "NOUN" for word in words]
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=words, lemmas=words, pos=pos, tags=["NN"] * len(words), heads=[0] * len(words), deps=["dep"] * len(words))
    cue = len(words) - 2
    found = Found(
        head=cue, lemma="claim", pos="verb", frame="", cue={cue}, source=set(range(cue)), content={cue + 1}, rule="", confidence=0.0
    )
    assert is_nobody(read_syntax(doc), found) is nobody


def test_noun_without_content_is_left_to_the_other_rules() -> None:
    view, found = candidate("", "footage")
    found.pos, found.rule, found.content = "noun", "n:acl", set()
    assert not says_nothing(view, found)
