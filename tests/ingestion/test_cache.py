"""Parses are kept whole, and given back only to the words that they are of."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.ingestion.cache import Parses

COLUMNS: list[int | str] = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]


def parse(words: list[str]) -> Doc:
    size = len(words)
    return Doc(
        Vocab(),
        words=words,
        tags=["NN"] * size,
        pos=["NOUN"] * size,
        morphs=["Number=Sing"] * size,
        lemmas=words,
        heads=[max(n - 1, 0) for n in range(size)],
        deps=["dep"] * size,
        ents=["B-GPE"] * size,
    )


@pytest.mark.parametrize("words", [[], ["Norland"], ["Norland", "denies", "it", "."]], ids=len)
def test_a_parse_comes_back_in_another_vocabulary(words: list[str], tmp_path: Path) -> None:
    parses, doc, fresh = Parses(tmp_path, "model"), parse(words), Doc(Vocab(), words=words)
    place = parses.place(doc)
    assert not parses.get(fresh, place)
    parses.put(doc, place)
    assert parses.get(fresh, parses.place(fresh))
    assert fresh.to_array(COLUMNS).tolist() == doc.to_array(COLUMNS).tolist()


@pytest.mark.parametrize("cut", [0, 1, 40])
def test_half_a_file_is_no_parse(cut: int, tmp_path: Path) -> None:
    parses, doc = Parses(tmp_path, "model"), parse(["Norland", "denies", "it"])
    place = parses.place(doc)
    parses.put(doc, place)
    place.write_bytes(place.read_bytes()[:cut])
    assert not parses.get(Doc(Vocab(), words=["Norland", "denies", "it"]), place)


def test_a_parse_of_other_words_is_none_of_these(tmp_path: Path) -> None:
    parses, doc = Parses(tmp_path, "model"), parse(["Norland", "denies", "it"])
    place = parses.place(doc)
    parses.put(doc, place)
    assert not parses.get(Doc(Vocab(), words=["Norl", "anddenies", "it"]), place)


def test_each_model_has_its_own_parses(tmp_path: Path) -> None:
    doc = parse(["Norland"])
    assert Parses(tmp_path, "one").place(doc) != Parses(tmp_path, "other").place(doc)


@pytest.mark.model
def test_a_kept_parse_is_that_of_the_model(nlp: Language, tmp_path: Path) -> None:
    text = "Norland's army said on Monday that it hadn't shelled the port of Kessel.\n\nZamora denied the claim."
    parses, doc, fresh = Parses(tmp_path, "model"), nlp(text), nlp.make_doc(text)
    parses.put(doc, parses.place(fresh))
    assert parses.get(fresh, parses.place(fresh))
    assert [str(token.morph) for token in fresh] == [str(token.morph) for token in doc]
    assert [(ent.text, ent.label_) for ent in fresh.ents] == [(ent.text, ent.label_) for ent in doc.ents]
    assert fresh.to_array(COLUMNS).tolist() == doc.to_array(COLUMNS).tolist()
