"""Sentences and what is not article."""

import pytest
from spacy.language import Language

from rashomon.annotations.document import make_doc
from rashomon.annotations.layout import paragraphs
from rashomon.model import Article, Region, TextSpan


@pytest.mark.model
def test_dateline_is_no_part_of_the_first_sentence(nlp: Language) -> None:
    text = "TOLLHAVEN, March 3 (Harbour Wire) - Vestmark's army said it had left the town."
    region = Region(span=TextSpan(0, text.index("Vestmark") - 1), kind="dateline")
    doc = make_doc(nlp, Article(id="a", path="a", text=text, regions=(region,)))
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [sentence.text.strip() for sentence in doc.sents][-1].startswith("Vestmark's army")


def test_paragraphs_are_bounded_by_line_breaks(nlp: Language) -> None:
    doc = nlp.make_doc("One line.\nAnother one.\n\n  \nA third.")
    assert [doc[start:end].text.strip() for start, end in paragraphs(doc)] == ["One line.", "Another one.", "A third."]


def test_text_of_a_document_is_untouched_but_for_spaces_of_other_kinds(nlp: Language) -> None:
    text = " \r\n\tOne  two\u00a0three\u202fand \u2028 four\n\n"
    assert make_doc(nlp, Article(id="a", path="a", text=text)).text == " \r\n\tOne  two three and \u2028 four\n\n"
