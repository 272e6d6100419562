"""Loading the model, and what survives processes and serialization."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import DocBin

from rashomon.annotations.document import make_doc
from rashomon.annotations.keys import ATTRIBUTIONS, MENTIONS
from rashomon.annotations.models import find_model
from rashomon.annotations.pipeline import load_pipeline
from rashomon.errors import ModelError
from rashomon.model import Article, Region, TextSpan
from rashomon.settings import DEFAULT_MODEL

TEXT = "Officials deny it\n\nThe mayor of Tollhaven said on Monday that the bridge had fallen.\n\n“Nobody was hurt,” she added."


def test_load_pipeline_refuses_a_model_without_parser(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(ModelError, match="no dependency parser"):
        load_pipeline(find_model(str(tmp_path / "blank")))


@pytest.mark.model
def test_sentences_never_run_over_a_paragraph_break(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert all("\n\n" not in sentence.text.strip() for sentence in doc.sents)


@pytest.mark.model
def test_regions_of_the_article_stand_on_the_doc(nlp: Language) -> None:
    article = Article(id="a", path="a", text=TEXT, regions=(Region(span=TextSpan(0, 17), kind="headline"),))
    doc = make_doc(nlp, article)
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [(span.text, span.label_) for span in doc.spans["rashomon_regions"]] == [("Officials deny it", "headline")]


@pytest.mark.model
def test_annotations_survive_processes_and_docbin(nlp: Language) -> None:
    (one,) = nlp.pipe([TEXT])
    two, _ = nlp.pipe([TEXT, TEXT], n_process=2, batch_size=1)
    (three,) = DocBin(docs=[one], store_user_data=True).get_docs(nlp.vocab)
    for key in (ATTRIBUTIONS, MENTIONS):
        assert one.spans[key].attrs == two.spans[key].attrs == three.spans[key].attrs
    assert one.spans[ATTRIBUTIONS].attrs["records"]


@pytest.mark.model
@pytest.mark.parametrize(
    "name",
    [
        "rashomon_layout",
        "rashomon_quotations",
        "rashomon_names",
        "rashomon_coreference",
        "rashomon_times",
        "rashomon_quantities",
        "rashomon_attribution",
        "rashomon_propositions",
    ],
)
def test_each_component_works_alone_in_somebody_elses_pipeline(nlp: Language, name: str) -> None:
    import spacy

    other = spacy.load(find_model(DEFAULT_MODEL).path)
    if name == "rashomon_layout":
        other.add_pipe(name, first=True)
    else:
        other.add_pipe(name)
    doc = other(TEXT)
    group = doc.spans[
        name.replace("names", "mentions")
        .replace("coreference", "mentions")
        .replace("layout", "regions")
        .replace("attribution", "attributions")
    ]
    assert doc.text == TEXT
    if name == "rashomon_attribution":
        assert [record["act"] for record in group.attrs["records"]]
